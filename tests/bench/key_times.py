"""Types into apps without a terminal and measures from the key to what it changes on screen."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.bench.blank_app import BlankApp

if TYPE_CHECKING:
    from tui.desk import Desk

SIZE = (140, 40)
PATIENCE_SECONDS = 60
KEYS = "then we looked at the planner "


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for something, turning to the app between looks."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit("The app did not get there in time.")
        await asyncio.sleep(0)


async def key_times(pilot: Pilot[None]) -> list[float]:
    """Return the seconds from each key to the frame that shows it."""
    area = pilot.app.screen.query_one("#editor", TextArea)
    return [await _key_time(pilot, area, char) for char in KEYS]


async def _key_time(pilot: Pilot[None], area: TextArea, char: str) -> float:
    drawn: list[float] = []
    before = area.cursor_location
    start = time.perf_counter()
    _press(pilot.app, char)
    await until(pilot, lambda: area.cursor_location != before)
    area.call_after_refresh(lambda: drawn.append(time.perf_counter()))
    await until(pilot, lambda: bool(drawn))
    return drawn[0] - start


async def blank_keys() -> list[float]:
    """Return the times of keys in a blank text area."""
    app = BlankApp()
    async with app.run_test(size=SIZE) as pilot:
        app.query_one("#editor").focus()
        await pilot.pause()
        return await key_times(pilot)


async def afterword_keys(file: Path) -> tuple[list[float], list[float]]:
    """Return the times of keys in the editor, and from the last key to the checklist that follows it."""
    from tui.app import make_app

    app = make_app(file)
    desk = app.desk
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: desk.is_scanned and desk.report is not None and not desk.is_busy)
        await until(pilot, lambda: desk.proofreading.proofreader is not None)
        desk.editor.focus()
        desk.editor.action_cursor_page_down()
        await pilot.pause(0.5)
        keys = await key_times(pilot)
        return keys, [await _check_time(pilot, desk, char) for char in KEYS]


async def _check_time(pilot: Pilot[None], desk: "Desk", char: str) -> float:
    """Return the seconds from a key to the checklist that knows of it."""
    await until(pilot, lambda: not desk.is_busy)
    await pilot.pause(0.02)
    before = desk.interview
    start = time.perf_counter()
    _press(pilot.app, char)
    await until(pilot, lambda: desk.interview is not before and not desk.is_busy)
    return time.perf_counter() - start


def _press(app: App[None], char: str) -> None:
    app.post_message(events.Key("space" if char == " " else char, char))
