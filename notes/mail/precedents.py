"""What earlier sendings mean for a note: by recipient and company, wherever its file lies now."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from msgspec import Struct

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.record import Record, State, Subject
from notes.wording.folding import fold

IsAlive = Callable[[Record], bool]
"""Tells whether a living sender holds a record."""

_OUT = frozenset({State.SENT, State.RECORDED})
_OPEN = frozenset({State.SENDING, State.UNKNOWN})


class Kin(Enum):
    """How a record relates to a note."""

    SAME = "same"
    """It is about this note."""
    MAYBE = "maybe"
    """It is about a note to this person at this company, and nothing tells which round."""
    NONE = "none"


def kin(record: Record, subject: Subject) -> Kin:
    """Tell whether a record is about this note. The path counts for it, never against it."""
    theirs = record.subject
    if theirs.path == subject.path and fold(theirs.interviewer) == fold(subject.interviewer):
        return Kin.SAME
    if not _to_same_person(theirs, subject):
        return Kin.NONE
    if theirs.fingerprint == subject.fingerprint:
        return Kin.SAME
    if theirs.ended is None or subject.ended is None:
        return Kin.MAYBE
    if theirs.ended == subject.ended:
        return Kin.SAME
    # What went out before this conversation ended was for an earlier round.
    return Kin.NONE if record.started < subject.ended else Kin.MAYBE


def _to_same_person(one: Subject, other: Subject) -> bool:
    return (
        bool(other.recipient)
        and one.recipient.casefold() == other.recipient.casefold()
        and fold(one.company) == fold(other.company)
    )


class Past(Struct, frozen=True):
    """What has become of earlier attempts at one note."""

    being_sent: Record | None = None
    unknown: Record | None = None
    sent: Record | None = None
    """The latest that was accepted and not taken back."""
    retracted: Record | None = None
    """The latest whose mark the person took back."""
    maybe: tuple[Record, ...] = ()
    """Sendings to this person that may have been for this note or for another round."""


def past_of(subject: Subject, records: Sequence[Record], is_alive: IsAlive) -> Past:
    """Sort the records about a note by what they mean for it."""
    same = [record for record in records if kin(record, subject) is Kin.SAME]
    maybe = [record for record in records if kin(record, subject) is Kin.MAYBE]
    alive = (record for record in (*same, *maybe) if record.state not in _CLOSED and is_alive(record))
    being_sent = next(alive, None)
    return Past(
        being_sent,
        _latest(record for record in same if record.state in _OPEN and record != being_sent),
        _latest(record for record in same if record.state in _OUT and record != being_sent),
        _latest(record for record in same if record.state is State.RETRACTED),
        tuple(record for record in maybe if record.state in _OUT | _OPEN),
    )


_CLOSED = frozenset({State.RECORDED, State.NOT_SENT, State.RETRACTED})


def edited_since(subject: Subject, records: Sequence[Record]) -> Record | None:
    """Return the record of a note that was sent, if its text is not the one that went out."""
    same = (one for one in records if one.state in _OUT and kin(one, subject) is Kin.SAME)
    latest = _latest(same)
    return latest if latest is not None and latest.subject.fingerprint != subject.fingerprint else None


def _latest(records: Iterable[Record]) -> Record | None:
    return max(records, key=lambda record: record.started, default=None)


class NotAgain(NotesError):  # noqa: N818 - the name says what happened
    """A note that must not go out, because of what its records say."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.message_id)
        self.record = record

    @property
    def when(self) -> str:
        """When it was tried, in the zone it was recorded in."""
        return (self.record.sent_at or self.record.started).format("YYYY-MM-DD HH:mm")

    @property
    def to(self) -> str:
        """Who it was for."""
        return f"{escaped(self.record.subject.interviewer)} <{escaped(self.record.subject.recipient)}>"


class Unsettled(NotAgain):
    """One that the person has to settle."""

    @property
    def what(self) -> str:
        """What is known, without what to type about it."""
        raise NotImplementedError


class BeingSent(NotAgain):
    """Another Afterword is at it."""

    def __str__(self) -> str:
        return f"Another Afterword is sending the note to {self.to} right now; wait until it is done."


class StillUnknown(Unsettled):
    """An earlier attempt may have gone out."""

    @property
    def what(self) -> str:
        """That nobody knows, and where to look."""
        return (
            f"It is not known whether the note to {self.to} went out on {self.when}; look for Message-ID "
            f"{escaped(self.record.message_id)} in your sent mail."
        )

    def __str__(self) -> str:
        return (
            f"{self.what} If it is there, record it with: afterword sent; "
            "if not, send it once more with: afterword send --again, or drop it with: afterword sent --undo."
        )


class MarkIsMissing(Unsettled):
    """It was sent, and the file does not say so any more."""

    @property
    def what(self) -> str:
        """That it was sent, when and how."""
        return (
            f"The note to {self.to} was sent on {self.when} ({escaped(self.record.via)}), but its sent line "
            "is missing in the file."
        )

    def __str__(self) -> str:
        at = (self.record.sent_at or self.record.started).format("YYYY-MM-DDTHH:mmZ")
        return (
            f"{self.what} Put it back with: afterword sent --at {at}; if it was not sent after all, "
            "drop the record with: afterword sent --undo."
        )


def stand_against(past: Past, *, again: bool) -> None:
    """Raise what keeps a note from going out: it was sent, is being sent, or nobody knows."""
    if past.being_sent is not None:
        raise BeingSent(past.being_sent)
    if past.sent is not None:
        raise MarkIsMissing(past.sent)
    if past.unknown is not None and not again:
        raise StillUnknown(past.unknown)
