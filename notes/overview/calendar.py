"""The days on which something happened or is due, for a calendar that can be looked through."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

from msgspec import Struct, field

from notes.interview import Interview, Moment
from notes.overview.pace import Pace

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = timedelta(days=7)


class Ended(Struct, frozen=True):
    """An interview on the day its last conversation ended."""

    path: Path
    company: str
    at: datetime


class Day(Struct, frozen=True):
    """What is on one day."""

    interviews: tuple[Ended, ...] = ()
    due: tuple[Pace, ...] = ()
    """Notes still owed whose deadline is on this day, past or ahead."""
    sent: tuple[Pace, ...] = ()


NOTHING = Day()


class Calendar(Struct, frozen=True):
    """The days with something on them."""

    days: Mapping[date, Day] = field(default_factory=dict)
    busy: tuple[date, ...] = ()
    """Those days in order."""

    def on(self, day: date) -> Day:
        """Return what is on a day."""
        return self.days.get(day, NOTHING)

    def before(self, day: date) -> int:
        """Count the days before this one that have something on them."""
        return bisect_left(self.busy, day)

    def after(self, day: date) -> int:
        """Count the days after this one that have something on them."""
        return len(self.busy) - bisect_right(self.busy, day)

    def next_busy(self, day: date, step: int) -> date:
        """Return the nearest day with something on it, later or earlier; this day when there is none."""
        at = bisect_right(self.busy, day) if step > 0 else bisect_left(self.busy, day) - 1
        return self.busy[at] if 0 <= at < len(self.busy) else day


def ends_of(interview: Interview, zone: tzinfo | None) -> dict[date, Ended]:
    """Return the days on which conversations of an interview ended: one, or several for a long round."""
    moments = [interview.ended, *(person.ended for person in interview.interviewers)]
    return {
        day_of(moment, zone): Ended(interview.path, interview.company.value, moment.at)
        for moment in moments
        if moment is not None
    }


def calendar_of(ends: Iterable[tuple[date, Ended]], paces: Iterable[Pace], zone: tzinfo | None) -> Calendar:
    """Return the calendar of these interviews and notes, in the zone of who looks at it."""
    ended: dict[date, list[Ended]] = {}
    due: dict[date, list[Pace]] = {}
    sent: dict[date, list[Pace]] = {}
    for day, one in ends:
        ended.setdefault(day, []).append(one)
    for pace in paces:
        if pace.sent is not None:
            sent.setdefault(_plain_day(pace.sent, zone), []).append(pace)
        elif pace.deadline is not None:
            due.setdefault(_plain_day(pace.deadline, zone), []).append(pace)
    busy = sorted({*ended, *due, *sent})
    days = {
        day: Day(tuple(ended.get(day, ())), tuple(due.get(day, ())), tuple(sent.get(day, ()))) for day in busy
    }
    return Calendar(days, tuple(busy))


def day_of(moment: Moment, zone: tzinfo | None) -> date:
    """Return the day of a moment where the person is; one written without a time is that day anywhere."""
    return moment.at.date() if moment.date_only else _plain_day(moment.at, zone)


def monday_of(day: date) -> date:
    """Return the Monday of its week."""
    return day - timedelta(days=day.weekday())


def _plain_day(at: datetime, zone: tzinfo | None) -> date:
    local = at.astimezone(zone)
    return date(local.year, local.month, local.day)
