"""The overview: a strip of days, each note's time against its deadline, who is owed, how much was in time."""

from typing import ClassVar

from pendulum import DateTime
from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from notes.deadline import time_left
from notes.overview import Day, Overview, Pace
from notes.shown_text import one_line
from tui import dialog_keys, icons
from tui.dialog import Dialog

BAR_CELLS = 24
"""Length of the bar that stands for the whole time allowed."""
_OVER_CELLS = 8
_NAME_CELLS = 38
_BESIDE_NAME = BAR_CELLS + _OVER_CELLS + 14
"""Cells of a bar and its number, which are never cut."""
_FRAME = 8
"""Cells that border, padding and scroll bar of the dialog take."""
_HEAD_CELLS, _DAY_CELLS = 13, 3
MOST_SENT = 30
"""Sent notes listed, the latest first."""

Part = str | tuple[str, str]


class OverviewScreen(Dialog[None]):
    """Shows the overview; readable without colour, every bar with its number."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.OVERVIEW, *dialog_keys.TEXT]

    def __init__(self, summed_up: Overview, now: DateTime) -> None:
        super().__init__()
        self._overview, self._now = summed_up, now

    @property
    def _room(self) -> int:
        """Cells of a line."""
        return min(self.app.size.width * 95 // 100, 120) - _FRAME

    def _who(self, name: str, company: str) -> str:
        """Return a person in as many cells as leave room for the bar."""
        cells = max(min(_NAME_CELLS, self._room - _BESIDE_NAME), 8)
        return set_cell_size(f"{one_line(name)}, {one_line(company)}", cells)

    def compose(self) -> ComposeResult:
        """Lay out strip, owed notes and sent notes."""
        with VerticalScroll(classes="dialog -wide", can_focus=False) as body:
            body.border_title = Content("Overview")
            body.border_subtitle = Content("escape closes")
            yield Static(Content.assemble(*_strip(self._days, self._now)))
            yield Static(Content.assemble(*self._owed()))
            yield Static(Content.assemble(*self._sent()))

    @property
    def _days(self) -> tuple[Day, ...]:
        """The days that fit; the oldest give way first."""
        return self._overview.days[-max((self._room - _HEAD_CELLS) // _DAY_CELLS, 1) :]

    def _owed(self) -> list[Part]:
        parts: list[Part] = [("\nStill owed\n", "bold")]
        if not self._overview.owed and not self._overview.undated:
            return [*parts, "Nobody waits for a note.\n"]
        for pace in self._overview.owed:
            parts += [*self._line(pace), f"  {time_left(pace.deadline, self._now)}\n"]
        for company, name in self._overview.undated:
            parts.append(f"{self._who(name, company)} ? no end time in the file\n")
        return parts

    def _sent(self) -> list[Part]:
        sent = self._overview.sent
        parts: list[Part] = [("\nSent\n", "bold")]
        if not sent:
            return [*parts, "Nothing yet.\n"]
        share = round(100 * self._overview.in_time / len(sent))
        parts.append(f"{self._overview.in_time} of {len(sent)} in time ({share} %)\n")
        for pace in sent[:MOST_SENT]:
            hours = pace.hours_used(self._now)
            parts += [*self._line(pace), f"  {hours:.0f}h of {pace.hours_allowed:.0f}h\n"]
        return parts

    def _line(self, pace: Pace) -> list[Part]:
        """Return who, and a bar: the time used of the time allowed, and what goes beyond."""
        share = pace.hours_used(self._now) / pace.hours_allowed if pace.hours_allowed > 0 else 1.0
        filled = min(round(share * BAR_CELLS), BAR_CELLS)
        over = min(round(max(share - 1, 0) * BAR_CELLS), _OVER_CELLS)
        bar = icons.FULL * filled + icons.EMPTY * (BAR_CELLS - filled)
        return [
            f"{self._who(pace.interviewer, pace.company)} ",
            (bar, "$text-success" if share <= 1 else "$text-warning"),
            (icons.LIMIT + icons.OVER * over + " " * (_OVER_CELLS - over), "$text-error"),
        ]


def _strip(days: tuple[Day, ...], now: DateTime) -> list[Part]:
    """Return the days as three rows: week days, interviews, deadlines still to be met."""
    today = now.date()
    heads: list[Part] = [("Days         ", "bold")]
    for one in days:
        style = "reverse" if one.day == today else "dim" if one.day.weekday() >= 5 else ""
        heads.append((f"{one.day.day:>2} ", style))
    interviews = "".join(f"{_count(one.interviews, icons.DUE)} " for one in days)
    deadlines = "".join(f"{_count(one.deadlines, icons.DEADLINE)} " for one in days)
    return [*heads, f"\nInterviews   {interviews}", f"\nNotes due    {deadlines}\n"]


def _count(number: int, sign: str) -> str:
    if number == 0:
        return " ·"
    return f" {sign}" if number == 1 else f"{min(number, 9)}{sign}"
