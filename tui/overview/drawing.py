"""What the parts of the overview are drawn with: pieces of text that name their style, on lines of a pane."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from notes.overview.pace import Pace, Timing
from tui import icons

Piece = tuple[str, str]
"""Text and the name of its style; an empty name means the pane's own."""
Line = list[Piece]

SIGNS = {
    Timing.IN_TIME: icons.DONE,
    Timing.LATE: icons.WARNING,
    Timing.SENT: icons.DONE,
    Timing.DUE: icons.DEADLINE,
    Timing.OVERDUE: icons.WRONG,
    Timing.UNKNOWN: icons.UNKNOWN,
}
STYLES = {
    Timing.IN_TIME: "good",
    Timing.LATE: "late",
    Timing.SENT: "",
    Timing.DUE: "",
    Timing.OVERDUE: "bad",
    Timing.UNKNOWN: "late",
}

OF_BARS = ("done", "going", "spent", "beyond", "rest", "limit")
"""The styles of bars, which keep them also under the cursor: reversed, what is full would look empty."""
NAMES = ("good", "late", "bad", "quiet", "head", "chosen", "cursor", *OF_BARS)
"""The styles a pane knows; `app.tcss` says how they look."""


class Drawing(ScrollView):
    """A pane that draws its lines itself, only those in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"drawing--{name}" for name in NAMES}

    def paint(self, line: Iterable[Piece], *, under_cursor: bool = False) -> Strip:
        """Return a line as it comes on screen, as wide as the pane.

        Under the cursor of the pane in focus it begins with a mark, without colours that would break it up.
        """
        base = self.rich_style
        if under_cursor and self.has_focus:
            base = self.style_named("cursor")
            line = [(icons.HERE, ""), *_without_first_cell(line)]
            strip = Strip(
                [Segment(text, self.style_named(name) if name in OF_BARS else base) for text, name in line]
            )
        else:
            strip = Strip([Segment(text, self.style_named(name)) for text, name in line])
        return strip.adjust_cell_length(self.size.width, base)

    def style_named(self, name: str) -> Style:
        """Return the style of that name."""
        if name == "cursor":
            return self.rich_style + self.get_component_rich_style("drawing--cursor", partial=True)
        return self.get_component_rich_style(f"drawing--{name}") if name else self.rich_style


def _without_first_cell(line: Iterable[Piece]) -> Line:
    """Return a line without the blank that it begins with."""
    (first, name), *rest = line
    return [(first[1:], name), *rest]


def bar(pace: Pace, cells: int) -> Line:
    """Return the time used of the time allowed, the deadline, and what goes beyond; always so many cells.

    The deadline stands at the same place in every bar; three quarters of the cells come before it.
    """
    before = max(cells * 3 // 4 - 1, 1)
    beyond = cells - before - 1
    share = pace.share_used
    if share is None:
        return [(" " * cells, "rest")]
    filled = min(round(share * before), before)
    over = round(max(share - 1, 0) * before)
    if pace.timing in (Timing.LATE, Timing.OVERDUE):
        over = max(over, 1)
    cut = over > beyond
    tail = icons.OVER * (beyond - 1) + icons.ONWARDS if cut else icons.OVER * over + " " * (beyond - over)
    return [
        (icons.FULL * filled, "spent" if over else "going" if pace.timing.is_owed else "done"),
        (icons.EMPTY * (before - filled), "rest"),
        (icons.LIMIT, "limit"),
        (tail, "beyond"),
    ]


def share_bar(parts: Iterable[tuple[int, str, str]], cells: int) -> Line:
    """Return counts side by side, each with a pattern and a style of its own, in so many cells in all."""
    counts = [part for part in parts if part[0]]
    total = sum(count for count, _, _ in counts)
    line, drawn, seen = Line(), 0, 0
    for at, (count, sign, style) in enumerate(counts):
        seen += count
        least, most = drawn + 1, cells - (len(counts) - at - 1)  # one of a thousand is seen, too
        end = max(min(max(round(cells * seen / total), least), most), drawn)
        line.append((sign * (end - drawn), style))
        drawn = end
    return line
