"""YAML in the plain form that Afterword itself writes, read line by line: the usual case, without a parser.

A parser takes longer to load than such a frontmatter takes to read, and the first note waits for it. Anything
that is not surely of this form is left to `yaml_frontmatter`; tests hold the two trees against each other.
"""

from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from notes.format.located import Mapping, Scalar, Sequence, Value
from notes.place import Span

_DEEPEST = 6
"""Levels of nesting; an interview has four."""
_LONGEST = 19_900
"""Characters; an interview has a few hundred. So many hold no more values than a parser would take: a value
of a list takes two, and the parser counts what stands around them too."""
_LONGEST_KEY = 100
_BRACKETS_AND_QUOTES = frozenset("[]{},\"'")

Pairs = list[tuple[Scalar, Value]]


class _NotPlain(Exception):  # noqa: N818 - the name says what it is
    """A form that takes a parser."""


class _Line(Struct):
    """A line without its indentation."""

    text: str
    indent: int
    """Columns before the text."""
    at: int
    """Offset of the text in the file."""
    end: int
    """Offset of the next line."""

    @property
    def is_item(self) -> bool:
        return self.text.startswith("- ")

    def enter_item(self) -> None:
        """Go behind the dash, where a value or the first key of a table stands."""
        inner = self.text[2:].lstrip(" ")
        skipped = len(self.text) - len(inner)
        self.text, self.indent, self.at = inner, self.indent + skipped, self.at + skipped


def read_plain(front: str, at: int) -> Mapping | None:
    """Return the tree of YAML text that stands at offset `at` of its file; `None` if it takes a parser."""
    if len(front) > _LONGEST or front.endswith("\r"):  # an old line end, which the lines below do not know
        return None
    try:
        return _Reader(list(_lines(front, at))).whole()
    except _NotPlain:
        return None


def _lines(front: str, at: int) -> Iterator[_Line]:
    for raw in front.split("\n"):
        line = raw.removesuffix("\r")
        if not line.isprintable():  # no tabs, controls or marks that YAML may read in its own way
            raise _NotPlain
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        end = at + len(raw) + 1
        yield _Line(text, indent, at + indent, end)
        at = end


class _Reader:
    """Goes through the lines once, from each block into those that stand further in."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._next = 0

    def whole(self) -> Mapping:
        """Return the tree of all lines."""
        tree = self._table(0, _DEEPEST)
        if self._ahead() is not None:
            raise _NotPlain
        return tree

    def _ahead(self) -> _Line | None:
        """Return the next line that says something."""
        for at in range(self._next, len(self._lines)):
            if not _is_silent(self._lines[at]):
                self._next = at
                return self._lines[at]
        return None

    def _line(self, indent: int) -> _Line | None:
        """Return the next line if it stands exactly so far in, `None` if it stands further out."""
        line = self._ahead()
        if line is None or line.indent < indent:
            return None
        if line.indent > indent:
            raise _NotPlain
        return line

    def _table(self, indent: int, levels: int) -> Mapping:
        pairs: Pairs = []
        while (line := self._line(indent)) and not line.is_item:
            pairs.append(self._pair(line, levels))
        if not pairs or len({key.value for key, _ in pairs}) < len(pairs):
            raise _NotPlain
        return Mapping(tuple(pairs), Span(pairs[0][0].span.start, pairs[-1][1].span.end))

    def _pair(self, line: _Line, levels: int) -> tuple[Scalar, Value]:
        name, value = _parted(line)
        if not name:
            raise _NotPlain
        key = Scalar(name, Span(line.at, line.at + len(name)))
        said = value.lstrip(" ")
        self._next += 1
        if said == "|":
            return key, self._literal(line)
        if said and said[0] != "#":
            return key, _value(said, line.at + len(line.text) - len(said))
        return key, self._block(line.indent, levels - 1)

    def _block(self, indent: int, levels: int) -> Value:
        """Return the list or table below a key that stands so far in."""
        line = self._ahead()
        if line is None or levels <= 0 or line.indent < indent + (not line.is_item):
            raise _NotPlain  # a key without a value, or too deep
        return self._list(line.indent, levels) if line.is_item else self._table(line.indent, levels)

    def _literal(self, head: _Line) -> Scalar:
        """Return the lines below `key: |`, if all are as far in as the first."""
        below = list(takewhile(lambda line: line.indent > head.indent, self._lines[self._next :]))
        after = self._lines[self._next + len(below) :]
        is_last = len(after) == 1 and not after[0].text
        if not below or not after or any(_is_silent(line) for line in (*below, *after[: not is_last])):
            raise _NotPlain
        if any(line.indent != below[0].indent for line in below):
            raise _NotPlain
        self._next += len(below)
        text = "".join(f"{line.text}\n" for line in below)
        return Scalar(text, Span(head.at + len(head.text) - 1, below[-1].end), "", True)

    def _list(self, indent: int, levels: int) -> Sequence:
        items: list[Value] = []
        start = self._lines[self._next].at
        while (line := self._line(indent)) and line.is_item:
            line.enter_item()
            items.append(self._item(line, levels - 1))
        return Sequence(tuple(items), Span(start, items[-1].span.end))

    def _item(self, line: _Line, levels: int) -> Value:
        if _parted(line)[0]:
            return self._table(line.indent, levels)
        self._next += 1
        return _value(line.text, line.at)


def _is_silent(line: _Line) -> bool:
    """Tell whether a line is blank or a remark."""
    return not line.text or line.text[0] == "#"


def _parted(line: _Line) -> tuple[str, str]:
    """Return the key that a line starts with and what follows its colon; no key for any other line."""
    name, colon, value = line.text.partition(":")
    is_key = colon and name.isidentifier() and name.isascii() and len(name) <= _LONGEST_KEY
    return (name, value) if is_key and value[:1] in ("", " ") else ("", "")


def _value(text: str, at: int) -> Value:
    """Return the value that a text is, up to the end of its line."""
    first = text[:1]
    if not first:
        raise _NotPlain
    if first in "\"'":
        inner, quote, rest = text[1:].partition(first)
        if not quote or "\\" in inner or not _is_remark(rest):
            raise _NotPlain
        span = Span(at, at + len(inner) + 2)
        return Scalar(inner, span, "", True, Span(span.start + 1, span.end - 1))
    if first == "[":
        return _flow_list(text, at)
    written, mark, remark = text.partition(" #")
    written = written.rstrip(" ")
    return Scalar(_plain(written), Span(at, at + len(written)), (mark + remark).strip())


def _plain(written: str) -> str:
    """Return a text that YAML takes as it stands: from a letter or digit on, a colon only inside a word."""
    if not written[:1].isalnum() or ": " in written or written.endswith(":"):
        raise _NotPlain
    return written


def _flow_list(text: str, at: int) -> Sequence:
    inside, bracket, rest = text[1:].partition("]")
    if not bracket or not _is_remark(rest) or "#" in inside or ":" in inside:
        raise _NotPlain
    items: list[Value] = []
    place = at + 1
    for piece in inside.split(",") if inside.strip(" ") else ():
        word = piece.strip(" ")
        if not _BRACKETS_AND_QUOTES.isdisjoint(word):
            raise _NotPlain
        start = place + len(piece) - len(piece.lstrip(" "))
        items.append(Scalar(_plain(word), Span(start, start + len(word))))
        place += len(piece) + 1
    return Sequence(tuple(items), Span(at, at + len(inside) + 2))


def _is_remark(rest: str) -> bool:
    """Tell whether nothing but a remark stands behind a value."""
    bare = rest.lstrip(" ")
    return not bare or (bare[0] == "#" and bare != rest)
