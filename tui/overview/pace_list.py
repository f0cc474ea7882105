"""From interview to note: a bar for each interview, or for each person, against the deadline."""

from notes.deadline import duration
from notes.overview.pace import InterviewPace, Pace, Timing
from notes.overview.summing_up import Overview
from notes.shown_text import one_line
from tui import icons
from tui.cells import column
from tui.overview.drawing import SIGNS, STYLES, Line, bar
from tui.overview.row_list import Row, RowList

COUNT_CELLS, TIME_CELLS = 6, 11
LEAST_NAME, MOST_NAME, MOST_BAR = 14, 36, 60


class PaceList(RowList):
    """Lists the interviews, the latest first, with the time their slowest note took or takes."""

    by_person = False

    def show_pace(self, overview: Overview, *, by_person: bool) -> None:
        """List interviews, or the people met in them."""
        self.by_person = by_person
        rows: list[Row] = [*overview.interviews]
        if by_person:
            rows = [note for one in overview.interviews for note in one.notes]
        self.show(
            overview,
            rows or ["No note is owed or sent yet."],
            f"From interview to note · {len(rows):,}" if rows else "From interview to note",
            f"{icons.FULL} used {icons.EMPTY} left {icons.LIMIT} deadline {icons.OVER} beyond",
        )

    def line(self, row: Row) -> Line:
        """Return sign, name, how many of the notes are sent, bar and hours."""
        if not isinstance(row, (Pace, InterviewPace)):
            return []
        pace = row.slowest if isinstance(row, InterviewPace) else row
        room = self.size.width - 5 - TIME_CELLS - (COUNT_CELLS if isinstance(row, InterviewPace) else 0)
        name_cells = min(max(room * 9 // 20, LEAST_NAME), MOST_NAME)
        bar_cells = max(min(room - name_cells - 1, MOST_BAR), 4)
        style = STYLES[pace.timing]
        line = [(f" {SIGNS[pace.timing]} ", style)]
        if isinstance(row, InterviewPace):
            line.append((column(one_line(row.company), name_cells), ""))
            line.append((f" {f'{row.sent}/{len(row.notes)}':>{COUNT_CELLS - 1}}", "quiet"))
        else:
            line += _who(row, name_cells)
        return [*line, (" ", ""), *bar(pace, bar_cells), (f" {hours(pace):>{TIME_CELLS}}", style)]


def _who(pace: Pace, cells: int) -> Line:
    """Return a person and, as far as it fits, the company."""
    return [(column(f"{one_line(pace.interviewer)}, {one_line(pace.company)}", cells), "")]


def hours(pace: Pace) -> str:
    """Return `18h of 24h`, short enough to stand beside every bar."""
    used, allowed = pace.hours_used, pace.hours_allowed
    if used is None or allowed is None:
        return "no end time" if pace.timing in (Timing.UNKNOWN, Timing.SENT) else "?"
    if pace.ended is not None and pace.ended > pace.until and pace.timing.is_owed:
        return "to come"
    return f"{duration(used * 3600)} of {duration(max(allowed, 0) * 3600)}"
