"""Opens the overview over the desk: at once, with the folder read behind it; then goes where it leads."""

import asyncio
from collections.abc import Iterator
from functools import partial

from notes.files.folder_scan import glances
from notes.interview import BrokenInterview, Interview
from notes.overview.summing_up import Overview, overview
from tui.desk_files import Files
from tui.overview.reading import Reading
from tui.overview.screen import OverviewScreen

AT_ONCE_SECONDS = 0.1
"""A folder that takes longer is read while the overview already says so."""


async def show_overview(desk: Files) -> None:
    """Show the overview, and bring to the front what the person picks there."""
    reading = Reading(len(desk.workspace.summaries))
    summing_up = asyncio.ensure_future(desk.in_thread(partial(_sum_up, desk, reading)))
    await asyncio.wait({summing_up}, timeout=AT_ONCE_SECONDS)
    place = await desk.app.push_screen_wait(OverviewScreen(reading, summing_up))
    if place is not None:
        desk.open_path(*place)


def _sum_up(desk: Files, reading: Reading) -> Overview:
    """Read the folder and sum it up, as far as somebody waits for it; runs in a thread."""
    return overview(_interviews(desk, reading), desk.workspace.settings, desk.clock())


def _interviews(desk: Files, reading: Reading) -> Iterator[Interview]:
    workspace = desk.workspace
    for content in workspace.with_edits(glances(workspace.root, workspace.settings)):
        reading.count += 1
        if reading.is_called_off:
            return
        if isinstance(content, Interview):
            yield content
        elif isinstance(content, BrokenInterview):
            reading.to_mend += 1
