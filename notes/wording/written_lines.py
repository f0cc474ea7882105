"""The lines of a note that its sender wrote: what is quoted from other mail is left out."""

import re
from itertools import pairwise

from msgspec import Struct

from notes.interview import Text
from notes.place import LINE_END, Span

_QUOTE_INTRODUCTION = re.compile(
    r"(?:on|am|le|el|il)\b.{5,160}\b(?:wrote|schrieb|écrit|escribió|scritto)\b.{0,60}:", re.IGNORECASE
)
_ORIGINAL = re.compile(r"-{2,}\s*(?:original message|forwarded message)\b", re.IGNORECASE)


class Line(Struct, frozen=True):
    """One line without its outer white space; a quoted line is blank."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)

    @property
    def whole(self) -> Text:
        """The line with its place."""
        return Text(self.text, Span(self.start, self.end))

    def cut(self, start: int, end: int) -> Text:
        """Return a part of the line, outer white space left out; offsets count from the line's start."""
        part = self.text[start:end]
        first = self.start + start + len(part) - len(part.lstrip())
        return Text(part.strip(), Span(first, first + len(part.strip())))

    def without(self, length: int) -> "Line":
        """Return the line with its first `length` characters left out."""
        rest = self.cut(length, len(self.text))
        return Line(rest.value, rest.span.start)


def written_lines(body: str) -> list[Line]:
    """Return the lines of a body, blank where they are blank or quoted."""
    lines: list[Line] = []
    start = 0
    for end in (*(found.span() for found in LINE_END.finditer(body)), (len(body), len(body))):
        raw = body[start : end[0]]
        text = raw.strip()
        lines.append(Line(text, start + len(raw) - len(raw.lstrip())))
        start = end[1]
    return _without_quotes(lines)


def _without_quotes(lines: list[Line]) -> list[Line]:
    kept: list[Line] = []
    quoted_below = False
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        is_quoted = line.text.startswith(">") or (
            quoted_below and _QUOTE_INTRODUCTION.fullmatch(line.text) is not None
        )
        if line.text:
            quoted_below = is_quoted
        kept.append(Line("", line.start) if is_quoted else line)
    kept.reverse()
    return kept


def blocks(body: str, lines: list[Line]) -> list[Text]:
    """Return the runs of lines without a blank one between them, each as it stands in the body."""
    found: list[Text] = []
    first: Line | None = None
    for line, following in pairwise([*lines, Line("", len(body))]):
        if not line.text:
            continue
        first = first or line
        if not following.text:
            found.append(Text(body[first.start : line.end], Span(first.start, line.end)))
            first = None
    return found
