"""A new note: heading, usual subject, greeting and sign-off, and its place among the other notes."""

import re

from msgspec import Struct

from notes.editing.edit_errors import EditRefused
from notes.format.sections import take_apart
from notes.interview import Channel, Formality, Interview, Interviewer
from notes.place import LINE_END, Lines, Span
from notes.replacement import Replacement, apply
from notes.shown_text import line_end_of
from notes.wording.formality import expected_formality
from notes.wording.names import parts
from notes.wording.usual_subject import usual_subject

_CLOSINGS = {Formality.INFORMAL: "Best,", Formality.NEUTRAL: "Best,", Formality.FORMAL: "Kind regards,"}


class StartedNote(Struct, frozen=True):
    """A note to be put into a file."""

    replacement: Replacement
    cursor: int
    """Where to go on writing, in the text with the note in it."""


def start_note(
    text: str, interview: Interview, person: Interviewer, channel: Channel, sender: str
) -> StartedNote:
    """Return the start of the note to this person, placed among the others; raise `EditRefused`."""
    subject = usual_subject(interview) if channel is Channel.EMAIL else ""
    section = note_text(person, sender, expected_formality(interview), subject)
    replacement = insert_section(text, interview, person.name, section)
    new = apply(text, [replacement])
    notes, _ = take_apart(new, interview.body_start, interview.interviewers)
    started = next((note for note in notes if person.name in note.recipients), None)
    if started is None:
        line = Lines(text).position(replacement.span.start)[0]
        raise EditRefused(
            line, f"A heading “To {person.name}” would not be read so; simplify the name first."
        )
    return StartedNote(replacement, _writing_place(new, started.body.span))


def note_text(person: Interviewer, sender: str, formality: Formality, subject: str) -> str:
    """Return the section of a note that waits for its words; what is no email has no subject."""
    above = f"Subject: {subject}\n" if subject else ""
    signature = f"{' '.join(sender.split())}\n" if sender.strip() else ""
    name = " ".join(person.name.split())
    greeting = greeting_of(person.name, formality)
    return f"## To {name}\n{above}\n{greeting}\n\n\n\n{_CLOSINGS[formality]}\n{signature}"


def greeting_of(name: str, formality: Formality) -> str:
    """Return the greeting line: `Hi Ada,`, or formally `Dear Ada Park,` and `Dear Dr. Park,`."""
    person = parts(name)
    if not person.given or not person.family:
        whole = " ".join(name.split())
        return f"Dear {whole}," if formality is Formality.FORMAL else f"Hi {whole},"
    if formality is Formality.FORMAL:
        return f"Dear {person.title} {person.family}," if person.title else f"Dear {_in_order(name)},"
    called = person.called or person.given
    return f"Hi {_in_order(name) if _is_initials(called) else called},"


def _in_order(name: str) -> str:
    """Return a name with the given name first (`Berg, Jan` is Jan Berg), without title and nickname."""
    person = parts(name)
    if "," in name and person.full.startswith(person.family):
        return " ".join(f"{person.given} {person.middle} {person.family}".split())
    return person.full


def _is_initials(given: str) -> bool:
    return all(len(piece) <= 1 for piece in re.split(r"[.\s-]+", given))


def insert_section(text: str, interview: Interview, name: str, section: str) -> Replacement:
    """Return what puts a section behind the notes to those listed before this person.

    Nothing that is there changes; blank lines are added where one is missing.
    """
    at = _place(interview, name, len(text))
    line_end = line_end_of(text)
    before, after = text[:at], text[at:]
    gap = line_end * max(0, 2 - _line_ends(before)) if before else ""
    tail = line_end if after.strip() and not LINE_END.match(after) else ""
    return Replacement(Span(at, at), gap + LINE_END.sub(line_end, section) + tail)


def _place(interview: Interview, name: str, end: int) -> int:
    order = [person.name for person in interview.interviewers]
    own = order.index(name)
    notes = {order.index(one): note for note in reversed(interview.notes) for one in note.recipients}
    earlier = [note.span.end for index, note in notes.items() if index < own]
    later = [note.span.start for index, note in notes.items() if index > own]
    return max(earlier) if earlier else min(later, default=end)


def _line_ends(text: str) -> int:
    """Return how many line ends, at most two, close the text; blanks between them do not count."""
    count = 0
    for found in reversed(list(LINE_END.finditer(text))):
        if text[found.end() :].strip(" \t\r\n"):
            break
        count += 1
    return min(count, 2)


def _writing_place(text: str, body: Span) -> int:
    """Return the offset of the empty line between greeting and closing."""
    first = LINE_END.search(text, body.start)
    second = LINE_END.search(text, first.end()) if first else None
    return second.end() if second else body.end
