"""The folder at a glance: what was sent when, what is owed, and how much of it in time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pendulum import DateTime

from notes.deadline import deadline_of, ended_of, is_settled
from notes.interview import Interview, Interviewer
from notes.settings import Settings


@dataclass(frozen=True, slots=True)
class Pace:
    """One note on its way from the end of a conversation to its deadline."""

    path: Path
    company: str
    interviewer: str
    ended: DateTime
    deadline: DateTime
    sent: DateTime | None

    @property
    def hours_allowed(self) -> float:
        """Hours from the end of the conversation to the deadline."""
        return (self.deadline - self.ended).total_seconds() / 3600

    def hours_used(self, now: DateTime) -> float:
        """Hours from the end of the conversation to the sending, or to now while it is owed."""
        return max(((self.sent or now) - self.ended).total_seconds() / 3600, 0.0)

    @property
    def was_in_time(self) -> bool:
        """Whether it was sent by its deadline."""
        return self.sent is not None and self.sent <= self.deadline


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip."""

    day: date
    interviews: int = 0
    deadlines: int = 0
    """Deadlines of notes still owed."""


@dataclass(frozen=True)
class Overview:
    """What the overview shows."""

    owed: tuple[Pace, ...]
    """Notes still owed whose time is known, nearest deadline first."""
    sent: tuple[Pace, ...]
    """Notes sent, latest first."""
    undated: tuple[tuple[str, str], ...]
    """Company and interviewer of notes owed without a known end."""
    days: tuple[Day, ...]

    @property
    def in_time(self) -> int:
        """How many of the notes sent went out by their deadline."""
        return sum(pace.was_in_time for pace in self.sent)


def overview(
    interviews: Iterable[Interview],
    settings: Settings,
    now: DateTime,
    days_back: int = 14,
    days_ahead: int = 7,
) -> Overview:
    """Sum up the interviews as they stand at `now`, with a strip of days around today."""
    owed: list[Pace] = []
    sent: list[Pace] = []
    undated: list[tuple[str, str]] = []
    ends: dict[date, int] = {}
    for interview in interviews:
        if interview.ended:
            _count(ends, interview.ended.at.astimezone(now.tzinfo).date())
        for person in interview.interviewers:
            pace = _pace(interview, person, settings)
            if person.sent is not None:
                sent += [pace] if pace else []
            elif is_settled(interview, person):
                continue
            elif pace is None:
                undated.append((interview.company.value, person.name))
            else:
                owed.append(pace)
    deadlines: dict[date, int] = {}
    for pace in owed:
        _count(deadlines, pace.deadline.astimezone(now.tzinfo).date())
    return Overview(
        tuple(sorted(owed, key=lambda pace: pace.deadline)),
        tuple(sorted(sent, key=lambda pace: pace.sent or pace.ended, reverse=True)),
        tuple(undated),
        _strip(ends, deadlines, now.date() - timedelta(days=days_back), days_back + days_ahead + 1),
    )


def _pace(interview: Interview, person: Interviewer, settings: Settings) -> Pace | None:
    ended, deadline = ended_of(interview, person), deadline_of(interview, person, settings)
    if ended is None or deadline is None:
        return None
    sent = person.sent.at if person.sent else None
    return Pace(interview.path, interview.company.value, person.name, ended.at, deadline, sent)


def _strip(
    ends: Mapping[date, int], deadlines: Mapping[date, int], first: date, count: int
) -> tuple[Day, ...]:
    days = (first + timedelta(days=offset) for offset in range(count))
    return tuple(Day(day, ends.get(day, 0), deadlines.get(day, 0)) for day in days)


def _count(days: dict[date, int], day: date) -> None:
    plain = date(day.year, day.month, day.day)
    days[plain] = days.get(plain, 0) + 1
