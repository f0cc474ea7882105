"""Notes that were sent and whose `sent` line is gone: a checkout or a stash took it, or a hand."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from notes.interview import Interview, Interviewer
from notes.mail.outbox import Outbox
from notes.mail.plan import address_of, subject_of
from notes.mail.precedents import MarkIsMissing, past_of
from notes.mail.record import Record, State


class LostMark(Struct, frozen=True):
    """A note that the outbox knows to be sent and the file does not. It is to be marked, never sent again."""

    interview: Interview
    person: Interviewer
    record: Record

    def __str__(self) -> str:
        return str(MarkIsMissing(self.record))


def lost_marks(interviews: Iterable[Interview], outbox: Outbox) -> tuple[LostMark, ...]:
    """Return the notes whose mark went missing; quick for many interviews. Raises `NoOutbox`."""
    sent = [record for record in outbox.records() if record.state in (State.SENT, State.RECORDED)]
    addresses = {record.subject.recipient.casefold() for record in sent}
    paths = {record.subject.path for record in sent}
    return tuple(
        LostMark(interview, person, record)
        for interview in interviews
        for person in _unmarked(interview, addresses, paths)
        if (record := past_of(subject_of(interview, person), sent, outbox.is_being_sent).sent) is not None
    )


def _unmarked(interview: Interview, addresses: set[str], paths: set[str]) -> Iterator[Interviewer]:
    """Yield who may be meant by a record: by address, or by file."""
    if not paths:
        return
    is_known = str(interview.path.resolve()) in paths
    for person in interview.interviewers:
        if person.sent is None and (is_known or address_of(person).casefold() in addresses):
            yield person
