"""The share of notes sent in time: in all on one line, and month by month where there is room."""

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from notes.overview.calendar import MONTHS
from notes.overview.share import Share
from notes.overview.summing_up import Overview
from tui import dialog_keys, icons
from tui.cells import column
from tui.overview.drawing import Drawing, Line, share_bar

LEAST_BAR, MOST_BAR = 10, 48
LABEL_CELLS, COURSE_CELLS = 14, 26
LEGEND = f"{icons.FULL} in time  {icons.OVER} late  {icons.EMPTY} overdue"
ENOUGH_MONTHS = 2
"""From so many months on there is a course to be seen."""
ALL = "Sent in time"


class SharePanel(Drawing):
    """Draws the shares, as high as it needs to be; takes the focus only when there is more than fits."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.OVERVIEW_MONTHS]

    overview: Overview | None = None

    def show(self, overview: Overview) -> None:
        """Show the shares."""
        self.overview = overview
        lines = len(self._rows)
        self.styles.height = lines + self.gutter.height
        self.virtual_size = Size(0, lines)
        self.border_subtitle = Content(LEGEND)
        self.on_resize()
        self.refresh()

    def on_resize(self) -> None:
        """Let the focus come where there is something to scroll to."""
        self.can_focus = len(self._rows) > self.size.height > 0

    @property
    def _rows(self) -> list[tuple[str, Share]]:
        if self.overview is None:
            return []
        months = [(f"{MONTHS[at.month - 1][:3]} {at.year}", share) for at, share in self.overview.months]
        return [(ALL, self.overview.share), *(months if len(months) >= ENOUGH_MONTHS else ())]

    def render_line(self, y: int) -> Strip:
        """Draw the share of all, or of a month."""
        rows, at = self._rows, y + self.scroll_offset.y
        if at >= len(rows):
            return self.paint(())
        label, share = rows[at]
        is_single = self.size.height == 1
        style = "cursor" if is_single and self.has_focus else "head" if label == ALL else ""
        line: Line = [(" ", ""), (label, style), (" " * (LABEL_CELLS - len(label)), "")]
        if not share.total:
            return self.paint([*line, ("No note was due yet.", "quiet")])
        overall = rows[0][1]  # no month has greater numbers
        cells = cell_len(_numbers(Share(in_time=overall.total)))
        room = self.size.width - LABEL_CELLS - cells - 2
        beside = COURSE_CELLS if is_single else sum(cell_len(text) + 2 for text, _ in _misses(overall))
        bar_cells = min(max(room - beside, LEAST_BAR), MOST_BAR)
        line += [*_bar(share, bar_cells), (f"{_numbers(share):<{cells}}", "")]
        rest = self._course() if is_single and label == ALL else _misses(share)
        return self.paint([*line, *_fitting(rest, room - bar_cells)])

    def _course(self) -> Line:
        """Return the latest months in numbers, for a pane that has one line."""
        return [(f"{label[:3]} {share.percent} %", "") for label, share in self._rows[1:]]


def _numbers(share: Share) -> str:
    return f"{share.percent:>4} %  {share.in_time:,} of {share.total:,}  "


def _bar(share: Share, cells: int) -> Line:
    return share_bar(
        (
            (share.in_time, icons.FULL, "done"),
            (share.late, icons.OVER, "spent"),
            (share.overdue, icons.EMPTY, "beyond"),
        ),
        cells,
    )


def _misses(share: Share) -> Line:
    late: Line = [(f"{icons.WARNING} {share.late:,} late", "late")] if share.late else []
    return late + ([(f"{icons.WRONG} {share.overdue:,} overdue", "bad")] if share.overdue else [])


def _fitting(pieces: Iterable[tuple[str, str]], cells: int) -> Line:
    """Return as many pieces as fit whole."""
    line, left = Line(), cells
    for text, style in pieces:
        left -= cell_len(text) + 2
        if left < 0:
            break
        line.append((column(text, cell_len(text)) + "  ", style))
    return line
