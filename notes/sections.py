"""A file's body taken apart: notes under `## To NAME`, and the private text around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notes.interview import Interviewer, Note, Text
from notes.place import LINE_END, Span
from notes.recipients import is_near_miss, resolve

_HEADING = re.compile(r" {0,3}(#{1,2})(?:[ \t]+(?P<title>[^\r\n]*?))?(?:[ \t]+#+)?[ \t]*\Z")
_TO = re.compile(r"To:?[ \t]+(?P<name>\S.*)", re.IGNORECASE | re.DOTALL)
_CODE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SUBJECT = re.compile(r"[ \t]*Subject:[ \t]*(?P<value>[^\r\n]*?)[ \t]*\Z", re.IGNORECASE)
_GREETING = re.compile(r"[ \t]*(?:Dear|Hi|Hello|Hey|Good (?:morning|afternoon|evening))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    """Without its line end."""
    next: int
    """Where the next line starts."""

    def of(self, text: str) -> str:
        return self.span.of(text)


@dataclass(frozen=True, slots=True)
class _Section:
    """A stretch from a level-1 or level-2 heading (or the start) to the next."""

    heading: _Line | None
    name: Text | None
    """NAME, when the heading is `## To NAME`."""
    span: Span


def take_apart(
    text: str, start: int, people: Sequence[Interviewer]
) -> tuple[tuple[Note, ...], tuple[Text, ...]]:
    """Return the notes and the pieces of private text of a body that starts at offset `start`."""
    notes: list[Note] = []
    private: list[Text] = []
    for section in _sections(text, start):
        note = _note(text, section, people)
        if note:
            notes.append(note)
        elif private and private[-1].span.end == section.span.start:
            span = Span(private[-1].span.start, section.span.end)
            private[-1] = Text(span.of(text), span)
        else:
            private.append(Text(section.span.of(text), section.span))
    return tuple(notes), tuple(piece for piece in private if piece.value.strip())


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    while at < end:
        found = LINE_END.search(text, at, end)
        line_end, following = (found.start(), found.end()) if found else (end, end)
        yield _Line(Span(at, line_end), following)
        at = following


def _sections(text: str, start: int) -> Iterator[_Section]:
    heading, name, begins = None, None, start
    code = ""
    for line in _lines(text, start, len(text)):
        content = line.of(text)
        code, in_code = _inside_code(content, code)
        found = None if in_code else _HEADING.match(content)
        if found is None:
            continue
        if line.span.start > begins or heading:
            yield _Section(heading, name, Span(begins, line.span.start))
        heading, begins = line, line.span.start
        name = _recipient(found, line) if len(found[1]) == 2 else None
    if begins < len(text):
        yield _Section(heading, name, Span(begins, len(text)))


def _inside_code(line: str, fence: str) -> tuple[str, bool]:
    """Return the code fence open after this line, and whether the line belongs to code."""
    found = _CODE.match(line)
    if not fence:
        return (found[1], True) if found else ("", False)
    closes = found and found[1].startswith(fence) and not line[found.end() :].strip()
    return ("" if closes else fence), True


def _recipient(heading: re.Match[str], line: _Line) -> Text | None:
    found = _TO.match(heading["title"] or "")
    if found is None:
        return None
    start = line.span.start + heading.start("title") + found.start("name")
    name = found["name"].rstrip()
    return Text(name, Span(start, start + len(name)))


def _note(text: str, section: _Section, people: Sequence[Interviewer]) -> Note | None:
    if section.name is None or section.heading is None:
        return None
    recipients = resolve(section.name.value, people)
    content = Span(section.heading.next, section.span.end)
    lines = [line for line in _lines(text, content.start, content.end) if line.of(text).strip()]
    subject_line = _SUBJECT.match(lines[0].of(text)) if lines else None
    starts_like_note = subject_line or (lines and _GREETING.match(lines[0].of(text)))
    if not recipients and not starts_like_note and not is_near_miss(section.name.value, people):
        return None
    subject = None
    if subject_line:
        at = lines[0].span.start + subject_line.start("value")
        subject = Text(subject_line["value"], Span(at, at + len(subject_line["value"])))
    body_lines = lines[1:] if subject_line else lines
    body = Span(body_lines[0].span.start, body_lines[-1].span.end) if body_lines else None
    empty = Span(content.end, content.end) if not lines else Span(lines[0].next, lines[0].next)
    span = body or empty
    return Note(section.name, section.span, content, subject, Text(span.of(text), span), recipients)
