"""Three-way merge: two versions of a text grown from one base, line by line, every line end kept.

Own code on difflib: the one kept-up library for this, merge3, is under the GPL and Afterword is not.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from notes.place import LINE_END, Lines, Span
from notes.replacement import Replacement
from notes.shown_text import line_end_of

_MOST_LINES = 20_000
"""Differing lines that are compared one by one; beyond that they count as one change."""


class Choice(Enum):
    """What may become of a conflict, besides a text of the person's own."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """Mine, then theirs."""


class Piece(Struct, frozen=True):
    """A stretch of lines: what the three versions say there."""

    base: str
    mine: str
    theirs: str
    start: int
    """Where `mine` stands in the whole text of mine."""

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it, in different ways."""
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)

    @property
    def span(self) -> Span:
        """The place in mine."""
        return Span(self.start, self.start + len(self.mine))

    def resolved(self, choice: Choice | str) -> str:
        """Return the text that a choice gives; a text of one's own stands as it is."""
        if isinstance(choice, str):
            return choice
        if choice is Choice.BOTH:
            return _glued(self.mine, self.theirs)
        return self.mine if choice is Choice.MINE else self.theirs

    def taken(self) -> str:
        """Return the text of a piece without conflict: the side that changed."""
        return self.theirs if self.mine == self.base else self.mine


class Merge(Struct, frozen=True, dict=True):
    """Two versions laid together; the pieces of each side, joined, are that side."""

    mine: str
    pieces: tuple[Piece, ...]

    @cached_property
    def conflicts(self) -> tuple[Piece, ...]:
        """The pieces that a person has to decide, in order."""
        return tuple(piece for piece in self.pieces if piece.is_conflict)

    def line(self, conflict: Piece) -> int:
        """Return the line of mine, from 1, where a conflict starts."""
        return Lines(self.mine).position(conflict.start)[0]

    def replacements(self, choices: Sequence[Choice | str] = ()) -> tuple[Replacement, ...]:
        """Return the edits that turn mine into the merged text; one choice for each conflict, in order."""
        edits: list[Replacement] = []
        for span, text in self._parts(choices):
            if span.of(self.mine) == text:
                continue
            touching = edits and edits[-1].span.end == span.start
            before = edits.pop() if touching else Replacement(Span(span.start, span.start), "")
            edits.append(Replacement(Span(before.span.start, span.end), before.text + text))
        return tuple(edits)

    def text(self, choices: Sequence[Choice | str] = ()) -> str:
        """Return the merged text; one choice for each conflict, in order."""
        return "".join(text for _, text in self._parts(choices))

    def _parts(self, choices: Sequence[Choice | str]) -> Iterator[tuple[Span, str]]:
        if len(choices) != len(self.conflicts):
            raise ValueError(f"{len(self.conflicts)} conflicts need as many choices, not {len(choices)}")
        left, before = iter(choices), ""
        for piece in self.pieces:
            text = piece.resolved(next(left)) if piece.is_conflict else piece.taken()
            if text:
                # A last line without line end may have got a successor.
                text = _glued(before, text)[len(before) :]
                before = text
            yield piece.span, text


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Merge two versions of `base`; what does not overlap is taken from both sides."""
    versions = tuple(_lines(text) for text in (base, mine, theirs))
    pieces, start = [], 0
    for piece_base, piece_mine, piece_theirs in _regions(*versions):
        pieces.append(Piece(piece_base, piece_mine, piece_theirs, start))
        start += len(piece_mine)
    return Merge(mine, tuple(pieces))


def _lines(text: str) -> list[str]:
    ends = [found.end() for found in LINE_END.finditer(text)]
    bounds = [0, *ends] if ends and ends[-1] == len(text) else [0, *ends, len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


class _Hunk(Struct, frozen=True):
    """Lines `start:end` of the base gave way to `size` lines of a side."""

    start: int
    end: int
    size: int
    is_mine: bool

    def touches(self, start: int, end: int) -> bool:
        """Tell whether the changes share base lines, or one inserts where the other changes."""
        if start == end or self.start == self.end:
            return self.start <= end and start <= self.end
        return self.start < end and start < self.end


Region = tuple[str, str, str]


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """Walk along the base: stretches no side touched, and groups of changes that touch each other."""
    at_base = at_mine = at_theirs = 0
    for group in _groups([*_hunks(base, mine, True), *_hunks(base, theirs, False)]):
        start, end = min(hunk.start for hunk in group), max(hunk.end for hunk in group)
        still = start - at_base
        yield from _untouched(
            base[at_base:start], mine[at_mine : at_mine + still], theirs[at_theirs : at_theirs + still]
        )
        at_mine, at_theirs = at_mine + still, at_theirs + still
        end_mine = at_mine + _length(group, start, end, True)
        end_theirs = at_theirs + _length(group, start, end, False)
        yield from _changed(base[start:end], mine[at_mine:end_mine], theirs[at_theirs:end_theirs])
        at_base, at_mine, at_theirs = end, end_mine, end_theirs
    yield from _untouched(base[at_base:], mine[at_mine:], theirs[at_theirs:])


def _length(group: list[_Hunk], start: int, end: int, is_mine: bool) -> int:
    growth = sum(hunk.size - (hunk.end - hunk.start) for hunk in group if hunk.is_mine == is_mine)
    return end - start + growth


def _groups(hunks: list[_Hunk]) -> Iterator[list[_Hunk]]:
    group: list[_Hunk] = []
    end = 0
    for hunk in sorted(hunks, key=lambda one: (one.start, one.end)):
        if group and not hunk.touches(group[0].start, end):
            yield group
            group = []
        end = max(end, hunk.end) if group else hunk.end
        group.append(hunk)
    if group:
        yield group


def _hunks(base: list[str], side: list[str], is_mine: bool) -> list[_Hunk]:
    """Return what a side changed, line ends aside: those are compared where nothing else changed."""
    old, new = _bare(base), _bare(side)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) + len(new) > _MOST_LINES:
        return [_Hunk(head, head + len(old), len(new), is_mine)]
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        _Hunk(head + start, head + end, last - first, is_mine)
        for kind, start, end, first, last in changes
        if kind != "equal"
    ]


def _bare(lines: list[str]) -> list[str]:
    return [line.rstrip("\r\n") for line in lines]


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many lines two lists share at their start."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _untouched(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """Yield lines that are equal but for their ends: in one piece as far as the ends are equal too."""
    if base == mine == theirs:
        if base:
            yield _joined(base, mine, theirs)
        return
    yield from zip(base, mine, theirs, strict=True)


def _changed(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """Yield a group of changes; lines that both sides wrote alike are no part of a conflict."""
    if mine == theirs or base in (mine, theirs):
        yield _joined(base, mine, theirs)
        return
    head = _shared(mine, theirs)
    tail = _shared(mine[head:][::-1], theirs[head:][::-1])
    if head:
        yield _joined([], mine[:head], theirs[:head])
    yield _joined(base, mine[head : len(mine) - tail], theirs[head : len(theirs) - tail])
    if tail:
        yield _joined([], mine[len(mine) - tail :], theirs[len(theirs) - tail :])


def _joined(base: list[str], mine: list[str], theirs: list[str]) -> Region:
    return "".join(base), "".join(mine), "".join(theirs)


def _glued(first: str, second: str) -> str:
    """Join two texts so that the second starts on a line of its own."""
    if not first or not second or LINE_END.fullmatch(first[-1]):
        return first + second
    return first + line_end_of(second) + second
