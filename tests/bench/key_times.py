"""Types into apps without a terminal and measures from the key to what it changes on screen."""

import asyncio
import selectors
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.widget import Widget
from textual.widgets import TextArea

from tests.bench.blank_app import BlankApp

if TYPE_CHECKING:
    from tui.desk import Desk

SIZE = (140, 40)
PATIENCE_SECONDS = 60
KEYS = " Then we looked at the planner."
KEY_SECONDS = 0.12
"""From one key to the next, as fast typists type."""


@dataclass
class Times:
    """What was measured, in seconds."""

    screen: list[float] = field(default_factory=list)
    """From each key to the frame that shows it."""
    checklist: list[float] = field(default_factory=list)
    """From each key to the frame with the checklist that knows of it."""
    work: list[float] = field(default_factory=list)
    """What all threads computed until then, which a busy machine makes no longer."""
    turns: list[float] = field(default_factory=list)
    """How long the app computed at a stretch, the longest after each key: nothing is drawn meanwhile."""
    waits: list[float] = field(default_factory=list)
    """The same by the clock: also while another thread or program had the processor."""

    def add(self, other: "Times") -> None:
        """Take in another round."""
        self.screen += other.screen
        self.checklist += other.checklist
        self.work += other.work
        self.turns += other.turns
        self.waits += other.waits


def blank_keys() -> Times:
    """Return the times of keys in a blank text area."""
    return _run(_type_into_blank)


def afterword_keys(file: Path) -> Times:
    """Return the times of keys in the middle of a note, with the folder read and the proofreader loaded."""
    return _run(lambda turns: _type_into_note(file, turns))


class _Turns(selectors.DefaultSelector):
    """What an event loop waits with: all that it does between two waits is one turn."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.longest_by_the_clock = 0.0
        self._begun = time.thread_time(), time.perf_counter()

    def start_over(self) -> None:
        """Forget what was longest."""
        self.longest = self.longest_by_the_clock = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait, and note how long the turn before took."""
        computed, passed = time.thread_time() - self._begun[0], time.perf_counter() - self._begun[1]
        self.longest = max(self.longest, computed)
        self.longest_by_the_clock = max(self.longest_by_the_clock, passed)
        found = super().select(timeout)
        self._begun = time.thread_time(), time.perf_counter()
        return found


def _run(measure: Callable[[_Turns], Coroutine[None, None, Times]]) -> Times:
    turns = _Turns()
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(turns)) as runner:
        return runner.run(measure(turns))


class _Stage:
    """Something that a key brings about, and the moment at which it came."""

    def __init__(self) -> None:
        self.at = self.computed_until = 0.0
        self._came = asyncio.Event()

    def comes(self, at: float | None = None) -> None:
        """Note that it is there, unless it was there before."""
        if not self._came.is_set():
            self.at = time.perf_counter() if at is None else at
            self.computed_until = time.process_time()
            self._came.set()

    async def wait(self) -> float:
        """Return when it came."""
        try:
            await asyncio.wait_for(self._came.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            raise SystemExit("The app did not get there in time.") from None
        return self.at


class _Watch:
    """Knows which frame shows a key, and which the checklist that knows of it.

    A row is asked for exactly when it goes into the next frame anew; what a row says then is on screen as
    soon as that frame is drawn. Nothing is polled: that would take turns from the threads of the app.
    """

    def __init__(self, app: App[None], area: TextArea, desk: "Desk | None" = None) -> None:
        self._area, self._desk = area, desk
        self._cursor = area.cursor_location
        """Where the cursor stood before the key."""
        self.key, self.checklist = _Stage(), _Stage()
        self._has_key = self._has_checklist = False
        """Whether the frame being made shows them."""
        self._is_drawn = False
        """Whether the checklist's pane was told what to show, and needs a frame for it."""
        app.post_display_hook = self._display  # type: ignore[method-assign]
        _when_row_is_drawn(area, self._draw_area)
        if desk is not None:
            _when_row_is_drawn(desk.checklist, self._draw_checklist)
            self._told = desk.draw
            desk.draw = self._tell  # type: ignore[method-assign]

    def await_key(self) -> None:
        """Get ready for the next key."""
        self._cursor = self._area.cursor_location
        self.key, self.checklist = _Stage(), _Stage()
        self._has_key = self._has_checklist = self._is_drawn = False

    def _draw_area(self) -> None:
        self._has_key = self._has_key or self._area.cursor_location != self._cursor

    def _draw_checklist(self) -> None:
        self._has_checklist = self._has_checklist or self._is_drawn

    def _tell(self) -> None:
        desk = self._desk
        assert desk is not None
        before = [option.prompt for option in desk.checklist.options]
        self._told()
        after = [option.prompt for option in desk.checklist.options]
        if desk.report is None or desk.draft is None or desk.report.interview.text is not desk.draft.text:
            return
        if self._area.cursor_location == self._cursor:
            return
        self._is_drawn = True
        if len(before) == len(after) and all(old is new for old, new in zip(before, after, strict=True)):
            self.checklist.comes()  # what it says holds for the new text, too

    def _display(self) -> None:
        now = time.perf_counter()
        if self._has_key:
            self.key.comes(now)
        if self._has_checklist:
            self.checklist.comes(now)


def _when_row_is_drawn(widget: Widget, act: Callable[[], None]) -> None:
    draw = widget.render_line

    def noted(y: int) -> object:
        act()
        return draw(y)

    widget.render_line = noted  # type: ignore[method-assign,assignment]


async def _type_into_blank(turns: _Turns) -> Times:
    app = BlankApp()
    async with app.run_test(size=SIZE) as pilot:
        area = app.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.pause(0.5)
        return await _type(app, _Watch(app, area), turns)


async def _type_into_note(file: Path, turns: _Turns) -> Times:
    from tui.app import make_app

    app = make_app(file)
    desk = app.desk
    async with app.run_test(size=SIZE) as pilot:
        await _until(lambda: desk.is_scanned and desk.proofreading.proofreader is not None)
        await pilot.pause(0.5)
        await _until(lambda: desk.report is not None and not desk.is_busy)
        desk.editor.focus()
        row = next(at for at, line in enumerate(desk.editor.document.lines) if ". " in line)
        desk.editor.move_cursor((row, desk.editor.document.lines[row].index(". ") + 1))
        await pilot.pause(0.5)
        return await _type(app, _Watch(app, desk.editor, desk), turns, has_checklist=True)


async def _until(is_so: Callable[[], bool]) -> None:
    """Wait for the app to get ready; nothing is measured yet."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit("The app did not get ready in time.")
        await asyncio.sleep(0.01)


async def _type(app: App[None], watch: _Watch, turns: _Turns, *, has_checklist: bool = False) -> Times:
    times = Times()
    for char in KEYS:
        watch.await_key()
        turns.start_over()
        start, computed = time.perf_counter(), time.process_time()
        app.post_message(events.Key("space" if char == " " else char, char))
        times.screen.append(await watch.key.wait() - start)
        last = watch.key
        if has_checklist:
            last = watch.checklist
            times.checklist.append(await last.wait() - start)
        times.work.append(last.computed_until - computed)
        await asyncio.sleep(max(start + KEY_SECONDS - time.perf_counter(), 0))
        times.turns.append(turns.longest)
        times.waits.append(turns.longest_by_the_clock)
    return times
