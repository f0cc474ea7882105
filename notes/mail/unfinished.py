"""What an Afterword that ended in the middle of a send left behind, and how it is settled."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct
from pendulum import DateTime

from notes.files.shown_path import escaped
from notes.mail.outbox import Claim, Damaged, Outbox, Taken
from notes.mail.precedents import Kin, MarkIsMissing, StillUnknown, kin
from notes.mail.record import Record, State, Subject
from notes.mail.stepping_back import Stepped, message_of

_CLOSED = frozenset({State.RECORDED, State.NOT_SENT, State.RETRACTED})


class End(Enum):
    """What is known of a send that broke off."""

    NEVER_LEFT = "surely not sent"
    SENT = "surely sent"
    UNKNOWN = "unknown"


class Unfinished(Struct, frozen=True):
    """A send that broke off."""

    record: Record
    end: End

    def __str__(self) -> str:
        who, company = escaped(self.record.subject.interviewer), escaped(self.record.subject.company)
        if self.end is End.NEVER_LEFT:
            return f"The note to {who} ({company}) was not sent: Afterword ended before that. Send it again."
        if self.end is End.SENT:
            return str(MarkIsMissing(self.record))
        return str(StillUnknown(self.record))


def unfinished(outbox: Outbox, now: DateTime) -> tuple[Unfinished, ...]:
    """Return the sends that broke off, the oldest first; what never left is closed as not sent.

    Those that are still going on are not among them. Raises `NoOutbox`.
    """
    found = (_end_of(record, outbox, now) for record in outbox.records() if record.state not in _CLOSED)
    return tuple(one for one in found if one is not None)


def _end_of(record: Record, outbox: Outbox, now: DateTime) -> Unfinished | None:
    try:
        claim = outbox.reopen(record)
    except (Taken, Damaged):
        return None
    with claim:  # as it stands now that nobody else holds it
        state = claim.record.state
        if state in _CLOSED:
            return None
        if state is State.INTENT:
            claim.add(State.NOT_SENT, now, "Afterword ended before anything left")
            return Unfinished(claim.record, End.NEVER_LEFT)
        return Unfinished(claim.record, End.SENT if state is State.SENT else End.UNKNOWN)


def finish(
    outbox: Outbox, record: Record, mark_sent: Callable[[DateTime], None], now: DateTime
) -> tuple[Stepped, ...]:
    """Write the missing `sent` line of a note that was surely sent, and close its record; return what it did.

    Raises what `mark_sent` raises, `Taken` and `NoOutbox`; the record then stays as it was.
    """
    with outbox.reopen(record) as claim:
        before, message = claim.record, message_of(claim.record)
        mark_sent(before.sent_at or before.started)
        if before.state is not State.SENT:
            return ()
        claim.add(State.RECORDED, now)
        return (Stepped.of(claim, before, message),)


def settle_as_sent(outbox: Outbox, about: Subject, at: DateTime, now: DateTime) -> tuple[Stepped, ...]:
    """Close the open records of a note whose `sent` line the person wrote; return what became of which.

    Call it after the line is in the file: by `afterword sent`, in the app, or by hand.
    """

    def close(claim: Claim) -> None:
        if claim.record.state is not State.SENT:
            claim.add(State.SENT, at, "by the word of the person")
        claim.add(State.RECORDED, now)

    return _each(outbox, about, frozenset({State.SENDING, State.UNKNOWN, State.SENT}), close)


def take_back(outbox: Outbox, about: Subject, now: DateTime) -> tuple[Stepped, ...]:
    """Note that the mark of a note was wrong: it may be sent again; return what became of which record.

    The records are kept. Call it after the line is out of the file (`afterword sent --undo`).
    """
    states = frozenset({State.SENDING, State.UNKNOWN, State.SENT, State.RECORDED})
    return _each(outbox, about, states, lambda claim: claim.add(State.RETRACTED, now, "by the person"))


def _each(
    outbox: Outbox, about: Subject, states: frozenset[State], change: Callable[[Claim], None]
) -> tuple[Stepped, ...]:
    done: list[Stepped] = []
    for record in outbox.records():
        if record.state not in states or kin(record, about) is not Kin.SAME:
            continue
        with outbox.reopen(record) as claim:
            if claim.record.state in states:
                before, message = claim.record, message_of(claim.record)
                change(claim)
                done.append(Stepped.of(claim, before, message))
    return tuple(done)
