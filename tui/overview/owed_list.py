"""Who is still owed a note, the most urgent first; or what is on one day."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from notes.deadline import duration
from notes.overview.calendar import MONTHS, WEEKDAYS, Day, Ended
from notes.overview.pace import Pace, Timing
from notes.overview.summing_up import Overview
from notes.shown_text import one_line
from tui import icons
from tui.cells import column
from tui.held_keys import keyed
from tui.overview.drawing import SIGNS, STYLES, Line
from tui.overview.row_list import Row, RowList

RIGHT_CELLS = 11
SEEN = 100
"""Rows looked at to see how much room names need."""
LONG_LATE = "More than 7 days late"


class OwedList(RowList):
    """Lists the notes that somebody waits for, or the interviews and notes of a day."""

    day: date | None = None
    """The day that is shown; `None` for what is owed."""
    _longest_name = _longest_company = 0
    """Cells that the first rows need, to share the line out between the two."""

    def show_owed(self, overview: Overview) -> None:
        """List what is owed."""
        self.day = None
        owed = overview.owed
        recent = len(owed) - overview.long_late
        late: list[Row] = [LONG_LATE, *owed[recent:]] if overview.long_late else []
        overdue = overview.share.overdue
        self.show(
            overview,
            [*owed[:recent], *late] or ["Nobody waits for a note."],
            f"Still owed · {len(owed):,}" if owed else "Still owed",
            f"{icons.WRONG} {overdue:,} overdue" if overdue else "",
        )

    def show_day(self, overview: Overview, day: date) -> None:
        """List what is on a day."""
        self.day = day
        found = overview.calendar.on(day)
        back = keyed(self.app, "{overview-back}: still owed")
        self.show(overview, _rows_of(found) or ["Nothing on this day."], shown_day(day), back)

    def show(self, overview: Overview, rows: Sequence[Row], title: str, subtitle: str = "") -> None:
        """Show these rows."""
        seen = [row for row in rows[:SEEN] if isinstance(row, Pace)]
        self._longest_name = max((cell_len(one_line(row.interviewer)) for row in seen), default=0)
        self._longest_company = max((cell_len(one_line(row.company)) for row in seen), default=0)
        super().show(overview, rows, title, subtitle)

    def line(self, row: Row) -> Line:
        """Return sign, name, company and time."""
        width = self.size.width - 1
        if isinstance(row, Ended):
            right = row.at.astimezone(self.overview.now.tzinfo).strftime("%H:%M") if self.overview else ""
            company = column(one_line(row.company), max(width - 4 - RIGHT_CELLS, 4))
            return [(f" {icons.DUE} {company} ", ""), (f"{right:>{RIGHT_CELLS}}", "quiet")]
        if not isinstance(row, Pace):
            return []
        room = max(width - 5 - RIGHT_CELLS, 10)
        name = self._longest_name + 1
        if name + self._longest_company > room:
            name = max(min(self._longest_name, room * 3 // 5), room - self._longest_company)
        style = STYLES[row.timing]
        return [
            (f" {SIGNS[row.timing]} ", style),
            (column(one_line(row.interviewer), name), ""),
            (f" {column(one_line(row.company), room - name)} ", "quiet"),
            (f"{time_of(row):>{RIGHT_CELLS}}", style),
        ]


def time_of(pace: Pace) -> str:
    """Return the time left, the time it is late, or the time it took."""
    if pace.timing is Timing.UNKNOWN:
        return "no end time"
    if pace.timing.is_owed and pace.deadline is not None:
        seconds = pace.deadline.timestamp() - pace.until.timestamp()
        return f"{duration(abs(seconds))} {'left' if seconds >= 0 else 'late'}"
    used = pace.hours_used
    return "" if used is None else f"after {duration(used * 3600)}"


def shown_day(day: date) -> str:
    """Return `Friday 20 November 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _rows_of(day: Day) -> list[Row]:
    rows: list[Row] = []
    for title, found in (("Interviews", day.interviews), ("Notes due", day.due), ("Notes sent", day.sent)):
        if found:
            rows += [f"{title} · {len(found)}" if len(found) > 1 else title, *found]
    return rows
