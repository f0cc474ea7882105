"""A file's body taken apart: notes under `## To NAME`, and the private text around them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from notes.format.recipients import is_near_miss, resolve
from notes.interview import Interviewer, Note, Text
from notes.place import Span

_MARK = re.compile(
    r"(?:\A|(?<=[\r\n]))[ ]{0,3}(?:"
    r"(?P<fence>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})(?P<info>[^\r\n]*)"
    r"|(?P<level>\#{1,2})(?:[ \t]+(?P<title>[^\r\n]*))?(?=[\r\n]|\Z))"
)
"""Lines that shape the body: fences of code, headings of level 1 and 2."""
_TO = re.compile(r"To(?::[ \t]*|[ \t]+)(?P<name>[^\r\n]*\S)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_SUBJECT = re.compile(r"[ \t]*Subject:[ \t]*(?P<value>[^\r\n]*)", re.IGNORECASE)
_BLANKS = " \t\r\n"
_MOST_COMPARISONS = 5000
"""Headings times people; a second or so."""


class _Heading(Struct, frozen=True):
    """A heading of level 1 or 2."""

    start: int
    end: int
    """Where its line ends, the line end left out."""
    name: Text | None
    """NAME, when it is `## To NAME`."""


class _Guesses:
    """Looks for mistyped names, but not for ever: each look compares with everybody listed."""

    def __init__(self, people: Sequence[Interviewer]) -> None:
        self.people = people
        self._left = _MOST_COMPARISONS

    def is_near_miss(self, name: str) -> bool:
        """Tell whether a name is almost that of somebody listed; no longer, once that took long enough."""
        self._left -= len(self.people)
        return self._left > 0 and is_near_miss(name, self.people)


def take_apart(
    text: str, start: int, people: Sequence[Interviewer]
) -> tuple[tuple[Note, ...], tuple[Text, ...]]:
    """Return the notes and the pieces of private text of a body that starts at offset `start`."""
    notes: list[Note] = []
    private: list[Text] = []
    headings = list(_headings(text, start))
    guesses = _Guesses(people)
    begin = start
    for index, heading in enumerate(headings):
        end = headings[index + 1].start if index + 1 < len(headings) else len(text)
        note = _note(text, heading, end, guesses) if heading.name else None
        if note is not None:
            private += _piece(text, begin, heading.start)
            notes.append(note)
            begin = end
    return tuple(notes), (*private, *_piece(text, begin, len(text)))


def _piece(text: str, start: int, end: int) -> Iterator[Text]:
    """Yield the text between two notes without the blank lines around it, if there is any."""
    span = _trimmed(text, start, end)
    if span.start < span.end:
        yield Text(span.of(text), span)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out blank lines at both ends; an empty range stays at its start."""
    blank = _BLANK_LINES.match(text, start, end)
    first = blank.end() if blank else start
    last = first + len(text[first:end].rstrip(_BLANKS))
    return Span(first, last) if first < last else Span(start, start)


def _headings(text: str, start: int) -> Iterator[_Heading]:
    """Yield the headings outside code. A code fence that is never closed fences nothing."""
    marks = list(_MARK.finditer(text, start))
    longest = _longest_closers(marks)
    index = 0
    while index < len(marks):
        mark = marks[index]
        fence = mark["fence"]
        if fence is None:
            yield _heading(mark)
        elif longest[index + 1].get(fence[0], 0) >= len(fence):
            index = next(at for at in range(index + 1, len(marks)) if _closes(marks[at], fence))
        index += 1


def _longest_closers(marks: Sequence[re.Match[str]]) -> list[dict[str, int]]:
    """Return, for each place in the row, the longest line of either kind that closes code from there on."""
    found: list[dict[str, int]] = [{}]
    for mark in reversed(marks):
        fence, later = mark["fence"], found[-1]
        if fence and not mark["info"].strip() and len(fence) > later.get(fence[0], 0):
            later = {**later, fence[0]: len(fence)}
        found.append(later)
    return found[::-1]


def _closes(mark: re.Match[str], fence: str) -> bool:
    return bool(mark["fence"]) and mark["fence"].startswith(fence) and not mark["info"].strip()


def _heading(mark: re.Match[str]) -> _Heading:
    title = _without_closing_marks((mark["title"] or "").rstrip())
    found = _TO.fullmatch(title) if len(mark["level"]) == 2 else None
    name = None
    if found:
        at = mark.start("title") + found.start("name")
        name = Text(found["name"], Span(at, at + len(found["name"])))
    return _Heading(mark.start(), mark.end(), name)


def _without_closing_marks(title: str) -> str:
    bare = title.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else title


def _note(text: str, heading: _Heading, end: int, guesses: _Guesses) -> Note | None:
    """Return the note of a `## To NAME` section; `None` when it is private text such as `## To do`."""
    assert heading.name  # noqa: S101 - the caller has looked
    after = _line_end(text, heading.start, end)
    first = _trimmed(text, after, end).start
    subject_line = _SUBJECT.match(text, first, end)
    recipients = resolve(heading.name.value, guesses.people)
    if not recipients and not subject_line and not _is_meant(text, heading.name.value, first, end, guesses):
        return None
    subject = None
    body = after
    if subject_line:
        value = subject_line["value"].rstrip()
        at = subject_line.start("value")
        subject, body = Text(value, Span(at, at + len(value))), _line_end(text, first, end)
    span = _trimmed(text, body, end)
    return Note(
        heading.name,
        Span(heading.start, end),
        Span(_without_blank_line(text, after, end), end),
        subject,
        Text(span.of(text), span),
        recipients,
    )


def _is_meant(text: str, name: str, first: int, end: int, guesses: _Guesses) -> bool:
    """Tell whether a section for nobody on the list is meant as a note."""
    from notes.wording.greeting import find_greeting

    line = text[first : _line_end(text, first, end)].strip()
    return find_greeting(line[:200], is_first=False) is not None or guesses.is_near_miss(name)


def _line_end(text: str, start: int, end: int) -> int:
    """Return where the line after this one starts."""
    line = _LINE.match(text, start, end)
    return line.end() if line else end


def _without_blank_line(text: str, start: int, end: int) -> int:
    after = _line_end(text, start, end)
    return after if after < end and not text[start:after].strip(_BLANKS) else start
