"""The overview in exact figures: when conversations ended, when notes were due and sent, and the hours."""

from datetime import datetime

from notes.overview.pace import Pace
from notes.overview.summing_up import Overview
from notes.shown_text import one_line
from tui.cells import column
from tui.overview.drawing import SIGNS, STYLES, Line
from tui.overview.row_list import Row, RowList

HOURS_CELLS = 13
THIS_YEAR, SHORT_YEAR, WHOLE_YEAR = "%d %b %H:%M", "%d %b %y %H:%M", "%d %b %Y %H:%M"
CELLS = {THIS_YEAR: 12, SHORT_YEAR: 15, WHOLE_YEAR: 17}
"""How moments are written, and the cells they take."""
WIDE_CELLS = 100


class NumbersList(RowList):
    """Lists every note owed, the most urgent first, then every note sent, the latest interviews first."""

    def show_numbers(self, overview: Overview) -> None:
        """List the notes."""
        owed, sent, share = overview.owed, overview.sent, overview.share
        self.show(
            overview,
            [*owed, *sent] or ["No note is owed or sent yet."],
            f"Numbers · {len(owed):,} owed, {len(sent):,} sent, {overview.total:,} interviews",
            f"{share.in_time:,} of {share.total:,} in time ({share.percent} %)" if share.total else "",
        )

    @property
    def _form(self) -> str:
        """How moments are written here: without the year where all is of this one."""
        overview = self.overview
        busy = overview.calendar.busy if overview else ()
        if overview and all(day.year == overview.now.year for day in (busy[:1] + busy[-1:])):
            return THIS_YEAR
        return SHORT_YEAR if self.size.width < WIDE_CELLS else WHOLE_YEAR

    @property
    def _gap(self) -> str:
        """What stands between the columns."""
        return " " if self.size.width < WIDE_CELLS else "   "

    @property
    def _who_cells(self) -> int:
        moments = 3 * (CELLS[self._form] + len(self._gap))
        return max(self.size.width - 4 - moments - len(self._gap) - HOURS_CELLS, 10)

    @property
    def heading(self) -> Line:
        """The names of the columns."""
        gap, cells = self._gap, CELLS[self._form]
        names = gap.join(f"{name:<{cells}}" for name in ("Ended", "Deadline", "Sent"))
        return [(f"   {'Note':<{self._who_cells}}{gap}{names}{gap}{'Hours':>{HOURS_CELLS}}", "head")]

    def line(self, row: Row) -> Line:
        """Return who, three moments and the hours used of those allowed."""
        if not isinstance(row, Pace):
            return []
        style, gap, form = STYLES[row.timing], self._gap, self._form
        who = column(f"{one_line(row.interviewer)}, {one_line(row.company)}", self._who_cells)
        moments = gap.join(self._shown(one, form) for one in (row.ended, row.deadline, row.sent))
        hours = f"{exact_hours(row):>{HOURS_CELLS}}"
        return [(f" {SIGNS[row.timing]} ", style), (f"{who}{gap}{moments}{gap}", ""), (hours, style)]

    def _shown(self, moment: datetime | None, form: str) -> str:
        if moment is None or self.overview is None:
            return f"{'–':<{CELLS[form]}}"
        return moment.astimezone(self.overview.now.tzinfo).strftime(form)


def exact_hours(pace: Pace) -> str:
    """Return the hours used and allowed: `26.5 of 24.0`; without an end there are neither."""
    if pace.hours_used is None and pace.hours_allowed is None:
        return "–"
    return f"{_exact(pace.hours_used)} of {_exact(pace.hours_allowed)}"


def _exact(hours: float | None) -> str:
    if hours is None:
        return "–"
    return f"{hours:.1f}" if hours < 1000 else f"{hours:.0f}"
