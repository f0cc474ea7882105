"""The notes still owed, nearest deadline first: what `afterword due` lists."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import floor
from pathlib import Path

from msgspec import Struct
from pendulum import DateTime

from notes.deadline import deadline_of, is_settled
from notes.interview import Channel, Interview, Interviewer
from notes.settings import Settings
from notes.standing import through_of

LONG_LATE_SECONDS = 7 * 24 * 3600
"""A note later than this is listed only on request (design, section 4)."""


class State(StrEnum):
    """Where a note stands against its deadline."""

    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    """Nobody wrote down when the conversation ended."""


class OwedNote(Struct, frozen=True):
    """A note that somebody still waits for."""

    path: Path
    company: str
    interviewer: str
    channel: Channel
    deadline: DateTime | None
    seconds_left: int | None
    """Below zero when late; `None` without a deadline."""

    @property
    def state(self) -> State:
        """Whether it is due, overdue, or nobody can say."""
        if self.seconds_left is None:
            return State.UNKNOWN
        return State.DUE if self.seconds_left >= 0 else State.OVERDUE

    @property
    def is_long_late(self) -> bool:
        """Whether it is more than seven days late."""
        return self.seconds_left is not None and self.seconds_left < -LONG_LATE_SECONDS

    def is_within(self, seconds: int) -> bool:
        """Whether it is late already or due within so many seconds; without a deadline nobody can say."""
        return self.seconds_left is not None and self.seconds_left <= seconds


def owed_notes(interviews: Iterable[tuple[Interview, Settings]], now: DateTime) -> list[OwedNote]:
    """Return every note still owed, the nearest deadline first, those without a deadline last."""
    owed = [
        _owed(interview, person, settings, now)
        for interview, settings in interviews
        for person in waiting(interview)
    ]
    return sorted(owed, key=_order)


def settled_notes(interviews: Iterable[tuple[Interview, Settings]], now: DateTime) -> list[OwedNote]:
    """Return the notes that nobody waits for any more, sent or not, with a deadline, the nearest first."""
    settled = [
        _owed(interview, person, settings, now)
        for interview, settings in interviews
        for owed in [{one.name for one in waiting(interview)}]
        for person in interview.interviewers
        if person.name not in owed
    ]
    return sorted((note for note in settled if note.deadline is not None), key=_order)


def waiting(interview: Interview) -> Iterator[Interviewer]:
    """Yield who still waits for a note; whoever is thanked through another waits for the other's."""
    for person in interview.interviewers:
        if is_settled(interview, person):
            continue
        through = through_of(interview, person).person if person.thanked_through else None
        if through is None or through.thanked_through or is_settled(interview, through):
            yield person


def _owed(interview: Interview, person: Interviewer, settings: Settings, now: DateTime) -> OwedNote:
    deadline = deadline_of(interview, person, settings)
    return OwedNote(
        interview.path,
        interview.company.value,
        person.name,
        person.channel or settings.channel,
        deadline,
        None if deadline is None else floor(deadline.timestamp() - now.timestamp()),
    )


def _order(note: OwedNote) -> tuple[bool, float, str, str]:
    at = note.deadline.timestamp() if note.deadline else 0.0
    return note.deadline is None, at, str(note.path), note.interviewer
