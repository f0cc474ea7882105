"""What the private notes say about one person."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from notes.interview import Interview, Interviewer, Text
from notes.place import LINE_END, Span
from notes.wording.folding import fold
from notes.wording.names import forms, parts
from notes.wording.words import words

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_LABEL = re.compile(r"[ \t]*(?:\*\*|__)?[^.!?]{1,60}?(?:\*\*|__)?:?(?:\*\*|__)?[ \t]*\Z")
_BOLD = re.compile(r"[ \t]*(?:\*\*|__).*(?:\*\*|__):?[ \t]*\Z")
_LABEL_LEVEL = 7
"""A line such as `Ada:` or `**Ada**` heads what follows, below every real heading."""


class _Block(Struct, frozen=True):
    """A paragraph or list item, and the headings it stands under."""

    text: Text
    headings: tuple[str, ...]


def jottings(interview: Interview, person: Interviewer) -> tuple[Text, ...]:
    """Return the private paragraphs and list items that name a person or stand under a heading that does."""
    people = tuple((one.name, one.goes_by) for one in interview.interviewers)
    mine = _forms_of(person.name, person.goes_by, people)
    return tuple(
        block.text
        for piece in interview.private
        for block in _blocks(piece)
        if any(_names(text, mine) for text in (block.text.value, *block.headings))
    )


@lru_cache(maxsize=512)
def _forms_of(
    name: str, goes_by: tuple[str, ...], people: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[tuple[str, ...], ...]:
    """Return the person's forms of name, in folded words; a first name that two share names neither."""
    given = Counter(fold(parts(one).given) for one, _ in people)
    found = (form for form in forms(name, goes_by) if given[fold(form)] < 2 and len(fold(form)) > 1)
    return tuple(tuple(fold(word.text) for word in words(form)) for form in found)


def _names(text: str, mine: tuple[tuple[str, ...], ...]) -> bool:
    spoken = [fold(word.text).removesuffix("'s") for word in words(text) if not word.text[0].islower()]
    return any(
        tuple(spoken[at : at + len(form)]) == form
        for form in mine
        for at in range(len(spoken) - len(form) + 1)
    )


@lru_cache(maxsize=128)
def _blocks(piece: Text) -> tuple[_Block, ...]:
    return tuple(_read_blocks(piece))


def _read_blocks(piece: Text) -> Iterator[_Block]:
    headings: dict[int, str] = {}
    start = end = None
    for first, last in _lines(piece.value):
        line = piece.value[first:last]
        level = _level(line)
        if start is not None and end is not None and (not line.strip() or level or _ITEM.match(line)):
            yield _block(piece, Span(start, end), headings)
            start = None
        if level:
            headings = {known: text for known, text in headings.items() if known < level} | {level: line}
        elif line.strip():
            start, end = first if start is None else start, last
    if start is not None and end is not None:
        yield _block(piece, Span(start, end), headings)


def _block(piece: Text, span: Span, headings: dict[int, str]) -> _Block:
    text = span.of(piece.value)
    bare = _ITEM.match(text)
    inner = Span(span.start + (bare.end() if bare else 0), span.end)
    return _Block(Text(inner.of(piece.value), inner.shifted(piece.span.start)), tuple(headings.values()))


def _level(line: str) -> int:
    """Return the level of a heading, that of a label for `Ada:`, or 0 for text."""
    heading = _HEADING.match(line)
    if heading:
        return len(heading[1])
    is_label = (
        _LABEL.match(line)
        and not _ITEM.match(line)
        and (line.rstrip(" *_").endswith(":") or _BOLD.match(line))
    )
    return _LABEL_LEVEL if is_label else 0


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
