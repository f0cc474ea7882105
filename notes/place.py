"""Places in a file's text: spans of code points, and lines and columns counted from 1."""

import re
from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line: as git and editors count; never U+2028, form feeds and their like."""


class Span(Struct, frozen=True, order=True):
    """A half-open range of code points in a file's text (without its byte-order mark)."""

    start: int
    end: int

    def shifted(self, by: int) -> "Span":
        """Return the same range `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return what stands here in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share a code point, or one is empty and inside the other."""
        return self.start < other.end and other.start < self.end


class Lines(Struct, frozen=True, dict=True):
    """The lines of a text: turns offsets into lines and columns, both counted from 1."""

    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets at which the lines start."""
        return (0, *(found.end() for found in LINE_END.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of a code point offset; the end of the text is a valid place."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of (line, column), cut to what the text has."""
        line = min(max(line, 1), len(self.starts))
        return min(self.starts[line - 1] + column - 1, len(self.text))

    def line_span(self, line: int) -> Span:
        """Return the range of one line without its line end."""
        start = self.offset(line)
        found = LINE_END.search(self.text, start)
        return Span(start, found.start() if found else len(self.text))
