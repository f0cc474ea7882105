"""A list of the overview: draws the rows in sight, however many there are, and tells which to open."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from notes.overview.calendar import Ended
from notes.overview.pace import InterviewPace, Pace
from notes.overview.summing_up import Overview
from tui import dialog_keys
from tui.overview.drawing import Drawing, Line

Row = Pace | InterviewPace | Ended | str
"""What a line stands for; a text is a remark or a heading, which the cursor passes over."""


class RowList(Drawing, can_focus=True):
    """Rows with a cursor, under a heading that stays in sight. Posts `Chosen` for the row to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.OVERVIEW_LIST]

    @dataclass
    class Chosen(Message):
        """The person wants to see this interview, and in it the note to this person, if one is named."""

        path: Path
        interviewer: str

    def __init__(self, identity: str) -> None:
        super().__init__(id=identity)
        self.overview: Overview | None = None
        self.rows: Sequence[Row] = ()
        self._cursor = 0

    @property
    def heading(self) -> Line | None:
        """What stands over the rows."""
        return None

    def line(self, row: Row) -> Line:
        """Return the pieces of a row."""
        raise NotImplementedError

    def show(self, overview: Overview, rows: Sequence[Row], title: str, subtitle: str = "") -> None:
        """Show these rows, the cursor on the first of them."""
        self.overview, self.rows = overview, rows
        self.border_title, self.border_subtitle = Content(title), Content(subtitle)
        self.virtual_size = Size(0, len(rows) + self._above)
        self._cursor = next((at for at, row in enumerate(rows) if not isinstance(row, str)), -1)
        self.scroll_home(animate=False)
        self.refresh()

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self._cursor] if 0 <= self._cursor < len(self.rows) else None

    @property
    def _above(self) -> int:
        """Lines that the heading takes."""
        return 0 if self.heading is None else 1

    # -- moving -----------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Move the cursor to the next row up or down; at the top, show the remarks above it, too."""
        at = self._cursor + step
        while 0 <= at < len(self.rows) and isinstance(self.rows[at], str):
            at += step
        if 0 <= at < len(self.rows):
            self._move_to(at)
        elif step < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        at = self._cursor + step * max(self.size.height - 1 - self._above, 1)
        self._cursor = min(max(at, 0), len(self.rows)) - step
        self.action_move(step)
        if isinstance(self.chosen, str) or self.chosen is None:
            self.action_edge(step)

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self._cursor = len(self.rows) if direction > 0 else -1
        self.action_move(-direction)
        if direction < 0:
            self.scroll_home(animate=False)

    def action_choose(self) -> None:
        """Open what is under the cursor."""
        row = self.chosen
        if isinstance(row, InterviewPace):
            row = row.slowest
        if isinstance(row, Pace):
            self.post_message(self.Chosen(row.path, row.interviewer))
        elif isinstance(row, Ended):
            self.post_message(self.Chosen(row.path, ""))

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked."""
        content = event.get_content_offset(self)
        at = content.y + self.scroll_offset.y - self._above if content else -1
        if content and 0 <= at < len(self.rows) and content.y >= self._above and self._can_open(at):
            self._move_to(at)
            self.action_choose()

    def _can_open(self, at: int) -> bool:
        return not isinstance(self.rows[at], str)

    def _move_to(self, index: int) -> None:
        self._cursor = index
        self.scroll_to_region(Region(0, index, 1, 1 + self._above), animate=False, force=True)
        self.refresh()

    # -- drawing ----------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        heading = self.heading
        if heading is not None and y == 0:
            return self.paint(heading)
        at = y + self.scroll_offset.y - self._above
        if not 0 <= at < len(self.rows):
            return self.paint(())
        row = self.rows[at]
        if isinstance(row, str):
            return self.paint([(f" {row}", "head")])
        return self.paint(self.line(row), under_cursor=at == self._cursor)
