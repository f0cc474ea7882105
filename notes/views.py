"""The views of one document: a tab for each interviewer's note, the private notes, and the whole file."""

from enum import Enum

from msgspec import Struct

from notes.interview import BrokenInterview, Interview
from notes.place import LINE_END, Span


class ViewKind(Enum):
    """What a view shows."""

    NOTE = "note"
    PRIVATE = "private"
    FILE = "file"


class View(Struct, frozen=True):
    """One view of a document."""

    kind: ViewKind
    interviewer: str = ""
    """For a note: whose."""


PRIVATE = View(ViewKind.PRIVATE)
FILE = View(ViewKind.FILE)


def views_of(content: Interview | BrokenInterview) -> tuple[View, ...]:
    """Return the views in tab order; a broken file can only be seen whole."""
    if isinstance(content, BrokenInterview):
        return (FILE,)
    notes = (View(ViewKind.NOTE, person.name) for person in content.interviewers)
    return (*notes, PRIVATE, FILE)


def region_of(view: View, content: Interview | BrokenInterview, text: str) -> Span | None:
    """Return the part of the text a view shows; `None` for a note that has not been started."""
    if view.kind is ViewKind.FILE:
        return Span(0, len(text))
    if isinstance(content, BrokenInterview):
        return None
    if view.kind is ViewKind.NOTE:
        note = content.note_to(view.interviewer)
        return _trimmed(text, note.content) if note else None
    first_note = content.notes[0].span.start if content.notes else len(text)
    return _trimmed(text, Span(content.body_start, first_note))


def view_at(offset: int, content: Interview | BrokenInterview, text: str) -> View:
    """Return the narrowest view in which a place of the text is seen."""
    for view in views_of(content):
        region = region_of(view, content, text)
        if region and region.start <= offset <= region.end:
            return view
    return FILE


def _trimmed(text: str, span: Span) -> Span:
    """Leave out one blank line before the text and all line ends after it."""
    start = span.start
    blank = LINE_END.match(text, start, span.end)
    if blank and blank.end() < span.end:
        start = blank.end()
    end = span.end
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return Span(start, end)
