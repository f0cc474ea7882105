"""How it stands with the note owed to one interviewer: owed, sent, or not expected, and why."""

from enum import Enum

from msgspec import Struct

from notes.interview import Interview, Interviewer

WAITING = "waiting"
"""The one value of `outcome` that keeps reminders going."""


class Standing(Enum):
    """What has become of a note."""

    OWED = "owed"
    SENT = "sent"
    NOT_EXPECTED = "not expected"
    """`no_note: reason`."""
    THANKED_THROUGH = "thanked through"
    """`thanked_through: NAME`, whose note is sent and names this person."""
    WAITS_FOR = "waits for"
    """`thanked_through: NAME`, whose note is not sent yet or does not name this person."""


class Through(Struct, frozen=True):
    """Whom the thanks go through, as far as the file tells."""

    person: Interviewer | None
    """`None` when the name given is nobody on the list, or this very person."""
    names_them: bool | None = None
    """Whether that person's note names the one who waits; `None` without a note to look at."""

    @property
    def is_fulfilled(self) -> bool:
        """Whether that note is sent and, as far as it can be seen, names the one who waits."""
        return self.person is not None and self.person.sent is not None and self.names_them is not False


def standing_of(interview: Interview, person: Interviewer) -> Standing:
    """Return what has become of the note to this person."""
    if person.sent is not None:
        return Standing.SENT
    if person.no_note is not None and person.no_note.value.strip():
        return Standing.NOT_EXPECTED
    if person.thanked_through is None:
        return Standing.OWED
    through = through_of(interview, person)
    return Standing.THANKED_THROUGH if through.is_fulfilled else Standing.WAITS_FOR


def is_done(interview: Interview, person: Interviewer) -> bool:
    """Tell whether nothing is owed to this person any more."""
    return standing_of(interview, person) not in (Standing.OWED, Standing.WAITS_FOR)


def has_outcome(interview: Interview) -> bool:
    """Tell whether the outcome is known, which ends all reminders."""
    outcome = interview.outcome.value.strip().casefold() if interview.outcome else ""
    return outcome not in ("", WAITING)


def through_of(interview: Interview, person: Interviewer) -> Through:
    """Return whom the thanks to this person go through, and whether that note names them."""
    from notes.format.recipients import resolve

    wanted = person.thanked_through.value if person.thanked_through else ""
    found = resolve(wanted, interview.interviewers)
    other = interview.interviewer(found[0]) if len(found) == 1 else None
    if other is None or other.name == person.name:
        return Through(None)
    note = interview.note_to(other.name)
    if note is None or note.is_empty:
        return Through(other)
    return Through(other, _names(note.body.value, person))


def _names(text: str, person: Interviewer) -> bool:
    """Tell whether a text has a form of this person's name, word for word."""
    from notes.wording.names import forms

    said = f" {_spelled(text)} "
    return any(f" {_spelled(form)} " in said for form in forms(person.name, person.goes_by))


def _spelled(text: str) -> str:
    from notes.wording.folding import fold
    from notes.wording.words import words

    return " ".join(fold(word.text) for word in words(text))
