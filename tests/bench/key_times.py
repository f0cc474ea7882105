"""Types into apps without a terminal and measures from the key to what it changes on screen."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.app import App
from textual.widgets import TextArea

from tests.bench.blank_app import BlankApp

SIZE = (140, 40)
PATIENCE_SECONDS = 60
KEYS = " Then we looked at the planner."
KEY_SECONDS = 0.12
"""From one key to the next, as fast typists type; closer keys would wait for the screen's own clock."""


@dataclass
class Times:
    """What was measured, in seconds."""

    screen: list[float] = field(default_factory=list)
    """From each key to the frame that shows it."""
    checklist: list[float] = field(default_factory=list)
    """From each key to the frame with the checklist that knows of it."""
    turns: list[float] = field(default_factory=list)
    """How long the app computed at a stretch, the longest after each key: nothing is drawn meanwhile."""

    def add(self, other: "Times") -> None:
        """Take in another round."""
        self.screen += other.screen
        self.checklist += other.checklist
        self.turns += other.turns


class _Watch:
    """Waits in the app's own thread, and notes how long it had to wait for a turn."""

    def __init__(self, app: App[None]) -> None:
        self.frames: list[float] = []
        app.post_display_hook = lambda: self.frames.append(time.perf_counter())  # type: ignore[method-assign]
        self.longest_turn = 0.0
        self._computed = time.thread_time()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise SystemExit("The app did not get there in time.")
            self._computed = time.thread_time()
            await asyncio.sleep(0.0005)  # without a pause it would hold up the thread of the checks
            self.longest_turn = max(self.longest_turn, time.thread_time() - self._computed)

    async def pause(self, until: float) -> None:
        """Wait for a moment of the performance counter."""
        await self.until(lambda: time.perf_counter() >= until)


async def blank_keys() -> Times:
    """Return the times of keys in a blank text area."""
    app = BlankApp()
    async with app.run_test(size=SIZE) as pilot:
        area = app.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.pause(0.5)
        return await _type(app, area)


async def afterword_keys(file: Path) -> Times:
    """Return the times of keys in the middle of a note, with the folder read and the proofreader loaded."""
    from tui.app import make_app

    app = make_app(file)
    desk = app.desk
    async with app.run_test(size=SIZE) as pilot:
        watch = _Watch(app)
        await watch.until(lambda: desk.is_scanned and desk.proofreading.proofreader is not None)
        await pilot.pause(0.5)
        await watch.until(lambda: desk.report is not None and not desk.is_busy)
        desk.editor.focus()
        row = next(at for at, line in enumerate(desk.editor.document.lines) if ". " in line)
        desk.editor.move_cursor((row, desk.editor.document.lines[row].index(". ") + 1))
        await pilot.pause(0.5)
        return await _type(app, desk.editor, lambda: None if desk.is_busy else desk.report)


async def _type(app: App[None], area: TextArea, report: Callable[[], object] | None = None) -> Times:
    """Type; `report` tells what the checklist shows, and nothing while it is about to change."""
    times, watch = Times(), _Watch(app)
    for char in KEYS:
        before, old = area.cursor_location, report() if report else None
        watch.longest_turn = 0.0
        start = time.perf_counter()
        app.post_message(events.Key("space" if char == " " else char, char))
        await watch.until(lambda before=before: area.cursor_location != before)  # type: ignore[misc]
        drawn = len(watch.frames)
        await watch.until(lambda drawn=drawn: len(watch.frames) > drawn)  # type: ignore[misc]
        times.screen.append(watch.frames[drawn] - start)
        if report:
            await watch.until(lambda old=old: report() not in (None, old))  # type: ignore[misc]
            shown: list[float] = []
            app.screen.call_after_refresh(lambda shown=shown: shown.append(time.perf_counter()))
            await watch.until(lambda shown=shown: bool(shown))  # type: ignore[misc]
            times.checklist.append(shown[0] - start)
        await watch.pause(start + KEY_SECONDS)
        times.turns.append(watch.longest_turn)
    return times
