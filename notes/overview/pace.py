"""How long a note took, or takes, from the end of the conversation, against its deadline."""

from enum import Enum
from pathlib import Path

from msgspec import Struct
from pendulum import DateTime

from notes.deadline import deadline_of, ended_of, is_sent_late
from notes.interview import Interview, Interviewer
from notes.settings import Settings


class Timing(Enum):
    """Where a note stands against its deadline."""

    IN_TIME = "in time"
    LATE = "late"
    """Sent after the deadline."""
    SENT = "sent"
    """Sent, and nobody can say whether in time."""
    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "no end time"
    """Owed, and nobody can say until when."""

    @property
    def is_owed(self) -> bool:
        """Whether somebody still waits for the note."""
        return self in (Timing.DUE, Timing.OVERDUE, Timing.UNKNOWN)


class Pace(Struct, frozen=True):
    """One note on its way from the end of a conversation to its deadline, as seen at one moment."""

    path: Path
    company: str
    interviewer: str
    timing: Timing
    ended: DateTime | None
    deadline: DateTime | None
    sent: DateTime | None
    until: DateTime
    """When it was sent; while it is owed, the moment of looking."""

    @property
    def hours_allowed(self) -> float | None:
        """Hours from the end of the conversation to the deadline."""
        return _hours(self.ended, self.deadline)

    @property
    def hours_used(self) -> float | None:
        """Hours from the end of the conversation to the sending, or to the moment of looking."""
        hours = _hours(self.ended, self.until)
        return None if hours is None else max(hours, 0.0)

    @property
    def share_used(self) -> float | None:
        """The time used as a part of the time allowed: above 1 beyond the deadline."""
        used, allowed = self.hours_used, self.hours_allowed
        if used is None or allowed is None:
            return None
        return used / allowed if allowed > 0 else 1.0 + used


class InterviewPace(Struct, frozen=True):
    """The notes of one interview that are sent or owed; never without one."""

    path: Path
    company: str
    notes: tuple[Pace, ...]

    @property
    def slowest(self) -> Pace:
        """The note that says how it stands with the interview: one still owed, else the one sent last."""
        return max(self.notes, key=_slowness)

    @property
    def sent(self) -> int:
        """How many of the notes went out."""
        return sum(not note.timing.is_owed for note in self.notes)


def pace_of(interview: Interview, person: Interviewer, settings: Settings, now: DateTime) -> Pace:
    """Return how it stands with the note to one person, who is owed one or was sent one."""
    ended, deadline = ended_of(interview, person), deadline_of(interview, person, settings)
    sent = person.sent
    if sent is None:
        timing = Timing.UNKNOWN if deadline is None else Timing.OVERDUE if deadline < now else Timing.DUE
    elif deadline is None:
        timing = Timing.SENT
    else:
        timing = Timing.LATE if is_sent_late(sent, deadline) else Timing.IN_TIME
    return Pace(
        interview.path,
        interview.company.value,
        person.name,
        timing,
        ended.at if ended else None,
        deadline,
        sent.at if sent else None,
        sent.at if sent else now,
    )


def _hours(start: DateTime | None, end: DateTime | None) -> float | None:
    if start is None or end is None:
        return None
    return (end.timestamp() - start.timestamp()) / 3600


def _slowness(note: Pace) -> tuple[bool, bool, float]:
    """Order owed notes after sent ones, among them those without a known end first."""
    share = note.share_used
    return note.timing.is_owed, share is not None, share or 0.0
