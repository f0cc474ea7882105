"""Records as they were before the person settled them: for undo. No step is ever taken out of a record."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from msgspec import Struct
from pendulum import DateTime

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.outbox import Claim, Outbox
from notes.mail.precedents import Kin, kin
from notes.mail.record import Record, State, Subject

Standing = frozenset[tuple[Path, State]]
"""Records of a note that may be out, and what they say."""
_LIFTED = frozenset({State.NOT_SENT, State.RETRACTED})


class Stepped(Struct, frozen=True):
    """A record that was settled, with what is needed to open it again."""

    before: Record
    after: State
    message: bytes | None
    """The exact message, which goes once a record is closed; `None` where it was gone already."""

    @classmethod
    def of(cls, claim: Claim, before: Record, message: bytes | None) -> Self:
        """Return what was done to a record that is held."""
        return cls(before, claim.record.state, message)


class SettledSince(NotesError):  # noqa: N818 - the name says what happened
    """A record that somebody has settled in another way meanwhile."""

    def __init__(self, record: Record) -> None:
        super().__init__(record.message_id)
        self.record = record

    def __str__(self) -> str:
        name = escaped(self.record.subject.interviewer)
        return f"The sending to {name} was settled anew since, so its record stays as it is."


class SettledMeanwhile(NotesError):  # noqa: N818 - the name says what happened
    """A note of which another Afterword said what became of it while the person was asked."""

    def __init__(self, about: Subject) -> None:
        super().__init__(about)
        self.about = about

    def __str__(self) -> str:
        name = escaped(self.about.interviewer)
        return f"What became of the note to {name} was settled elsewhere meanwhile; look at it once more."


def standing(outbox: Outbox, about: Subject) -> Standing:
    """Return the records that stand against sending a note, and what they say; raises `NoOutbox`."""
    same = (one for one in outbox.records() if one.state not in _LIFTED and kin(one, about) is Kin.SAME)
    return frozenset((one.place, one.state) for one in same)


def refuse_settled_meanwhile(outbox: Outbox, about: Subject, seen: Standing) -> None:
    """Raise `SettledMeanwhile` if the records of a note are not those that the person was asked about."""
    if standing(outbox, about) != seen:
        raise SettledMeanwhile(about)


def said_before(stepped: Iterable[Stepped]) -> Standing:
    """Return what records said before they were settled: all that taking back once more may be about."""
    return frozenset((one.before.place, one.before.state) for one in stepped)


def refuse_sent_since(outbox: Outbox, about: Subject, seen: Standing) -> None:
    """Raise `SettledMeanwhile` if a record stands that was not seen: what is taken back is none of it."""
    if standing(outbox, about) - seen:
        raise SettledMeanwhile(about)


def message_of(record: Record) -> bytes | None:
    """Return the exact message of a record, as long as it lies there."""
    with suppress(OSError):
        return record.message.read_bytes()
    return None


def refuse_settled_since(outbox: Outbox, stepped: Collection[Stepped]) -> None:
    """Raise `SettledSince` if a record cannot be stepped back: before the file is changed with it."""
    if not stepped:
        return
    states = {one.place: one.state for one in outbox.records()}
    for one in stepped:
        if states.get(one.before.place) not in (one.after, one.before.state):
            raise SettledSince(one.before)


def step_back(outbox: Outbox, stepped: Iterable[Stepped], now: DateTime) -> None:
    """Let records say again what they said before they were settled; raises `SettledSince`, `NoOutbox`."""
    for one in stepped:
        claim = outbox.reopen(one.before)
        if claim.record.state is one.before.state:  # done already, by a try that broke off
            claim.close()
            continue
        if claim.record.state is not one.after:
            claim.close()
            raise SettledSince(one.before)
        if one.message is not None:
            claim.keep_message(one.message)
        with claim:
            at = one.before.sent_at if one.before.state is State.SENT else None
            claim.add(one.before.state, at or now, "as before: the person took it back")
