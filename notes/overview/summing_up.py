"""Sums up the folder as it stands at one moment."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field
from pendulum import DateTime

from notes.interview import Interview
from notes.overview.calendar import Calendar, Ended, calendar_of, ends_of
from notes.overview.pace import InterviewPace, Pace, Timing, pace_of
from notes.overview.share import Share, share_of, shares_by_month
from notes.owed import LONG_LATE_SECONDS, waiting
from notes.settings import Settings


class Overview(Struct, frozen=True):
    """What the overview shows."""

    now: DateTime
    total: int = 0
    """Interviews in all, those without a note sent or owed included."""
    interviews: tuple[InterviewPace, ...] = ()
    """Interviews with notes sent or owed, the latest first; those without a known end last."""
    owed: tuple[Pace, ...] = ()
    """Notes still owed, the most urgent first: see `urgency`."""
    long_late: int = 0
    """How many of them, the last ones, are late for so long that they never come first."""
    sent: tuple[Pace, ...] = ()
    """Notes sent, those of the latest interviews first."""
    calendar: Calendar = field(default_factory=Calendar)
    share: Share = field(default_factory=Share)
    months: tuple[tuple[date, Share], ...] = ()
    """The share of each month, the latest first."""


def overview(interviews: Iterable[Interview], settings: Settings, now: DateTime) -> Overview:
    """Sum up the interviews as they stand at `now`."""
    zone, total = now.tzinfo, 0
    rounds: list[InterviewPace] = []
    ends: list[tuple[date, Ended]] = []
    for interview in interviews:
        total += 1
        ends += ends_of(interview, zone).items()
        owed = {person.name for person in waiting(interview)}
        people = [one for one in interview.interviewers if one.sent is not None or one.name in owed]
        if people:
            notes = tuple(pace_of(interview, person, settings, now) for person in people)
            rounds.append(InterviewPace(interview.path, interview.company.value, notes))
    rounds.sort(key=_latest_end, reverse=True)
    paces = [note for one in rounds for note in one.notes]
    still_owed = sorted((pace for pace in paces if pace.timing.is_owed), key=lambda pace: urgency(pace, now))
    return Overview(
        now,
        total,
        tuple(rounds),
        tuple(still_owed),
        sum(is_long_late(pace, now) for pace in still_owed),
        tuple(pace for pace in paces if not pace.timing.is_owed),
        calendar_of(ends, paces, zone),
        share_of(paces),
        shares_by_month(paces, zone),
    )


def urgency(pace: Pace, now: DateTime) -> tuple[int, float, str]:
    """Order owed notes: nearest deadline first, then those without one, then the long late ones."""
    if pace.deadline is None:
        return 1, 0.0, pace.path.name
    at = pace.deadline.timestamp()
    return (2, -at, pace.path.name) if is_long_late(pace, now) else (0, at, pace.path.name)


def is_long_late(pace: Pace, now: DateTime) -> bool:
    """Tell whether a note is owed for so long that it is never what comes first."""
    return (
        pace.timing is Timing.OVERDUE
        and pace.deadline is not None
        and now.timestamp() - pace.deadline.timestamp() > LONG_LATE_SECONDS
    )


def _latest_end(one: InterviewPace) -> float:
    return max((note.ended.timestamp() for note in one.notes if note.ended), default=float("-inf"))
