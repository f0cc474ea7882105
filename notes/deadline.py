"""When a note is due, how much time is left, and whether it was sent in time."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from notes.interview import Interview, Interviewer, Moment
from notes.settings import Settings
from notes.standing import has_outcome, is_done

if TYPE_CHECKING:
    from pendulum import DateTime, FixedTimezone, Timezone

LONGEST_HOURS = 24 * 366.0
"""A deadline further off than this is a slip in the settings; it also keeps the calendar's end away."""
ERROR_AFTER_HOURS = 48
"""A note that much later than the interview is an error: the longest that career offices allow."""
_SATURDAY = 5


def ended_of(interview: Interview, person: Interviewer) -> Moment | None:
    """Return when the conversation with this person ended: their own end, else the interview's."""
    return person.ended or interview.ended


def is_settled(interview: Interview, person: Interviewer) -> bool:
    """Tell whether no reminder is due: sent, not expected, thanked through another, or an outcome known."""
    return has_outcome(interview) or is_done(interview, person)


def deadline_of(interview: Interview, person: Interviewer, settings: Settings) -> "DateTime | None":
    """Return the moment after which this person's note is late; `None` when nobody can say.

    The file's own `deadline` holds if there is one, else the end of the conversation and the hours of the
    settings. A decision told for an earlier moment wins, unless it is not after the conversation.
    """
    ended = ended_of(interview, person)
    deadline = interview.deadline.at if interview.deadline else None
    if deadline is None and ended is not None:
        deadline = hours_after(interview, ended, settings, settings.deadline_hours)
    if deadline is None:
        return None
    decision = interview.decision.at if interview.decision else None
    if decision is None or (ended is not None and decision <= ended.at):
        return deadline
    return min(deadline, decision)


def error_after(interview: Interview, person: Interviewer, settings: Settings) -> "DateTime | None":
    """Return the moment from which an unsent note is an error: 48 hours after the end, by the same clock."""
    ended = ended_of(interview, person)
    return hours_after(interview, ended, settings, ERROR_AFTER_HOURS) if ended else None


def hours_after(interview: Interview, ended: Moment, settings: Settings, hours: float) -> "DateTime":
    """Return the moment so many hours after the end; with business days the clock stops on free days."""
    seconds = round(min(max(hours, 0.0), LONGEST_HOURS) * 3600)
    zone = interview.timezone if settings.business_days else None
    holidays = settings.holidays if settings.business_days else None
    start = ended.at
    return _after(start, (start.timezone_name, start.fold), seconds, zone, holidays)


@lru_cache(maxsize=256)
def _after(
    start: "DateTime",
    written_as: tuple[str | None, int],  # noqa: ARG001 - equal moments may be written differently
    seconds: int,
    zone: str | None,
    holidays: frozenset[date] | None,
) -> "DateTime":
    """Return the moment `seconds` later, counted on a clock that stops on free days in `zone`."""
    try:
        if holidays is None:
            return _later(start, seconds)
        local = _in_zone(start, zone)
        return _in_zone(_business_seconds_later(local, seconds, holidays), start.timezone)
    except OverflowError:  # beyond the year 9999
        return start


def _later(start: "DateTime", seconds: int) -> "DateTime":
    from pendulum import FixedTimezone

    if isinstance(start.tzinfo, FixedTimezone):  # no clock changes: ten thousand deadlines in no time
        return datetime.__add__(start, timedelta(seconds=seconds))
    return start.add(seconds=seconds)


def _in_zone(moment: "DateTime", zone: "str | Timezone | FixedTimezone | None") -> "DateTime":
    return moment if zone is None else moment.in_timezone(zone)


def _business_seconds_later(start: "DateTime", seconds: int, holidays: AbstractSet[date]) -> "DateTime":
    moment, left = start, seconds
    while True:
        midnight = _next_midnight(moment)
        if not _is_free(moment.date(), holidays):
            today = int((midnight - moment).total_seconds())
            if left <= today:
                return moment.add(seconds=left)
            left -= today
        moment = midnight


def _next_midnight(moment: "DateTime") -> "DateTime":
    """Return the start of the next day; where the clocks skip midnight, the first moment after the gap."""
    import pendulum

    tomorrow = moment.date() + timedelta(days=1)
    midnight = pendulum.datetime(tomorrow.year, tomorrow.month, tomorrow.day, tz=moment.timezone or "UTC")
    return midnight if midnight > moment else moment.add(hours=1)


def _is_free(day: date, holidays: AbstractSet[date]) -> bool:
    return day.weekday() >= _SATURDAY or date(day.year, day.month, day.day) in holidays


def is_free_day(interview: Interview, now: "DateTime", settings: Settings) -> bool:
    """Tell whether the clock stands still now: a weekend or a listed holiday where the interview was."""
    zone = interview.timezone or (interview.ended.at.timezone if interview.ended else None)
    return settings.business_days and _is_free(_in_zone(now, zone).date(), settings.holidays)


def time_left(deadline: "DateTime", now: "DateTime") -> str:
    """Return the time to or since a deadline in two words: `6h left`, `45m left`, `2d late`."""
    seconds = deadline.timestamp() - now.timestamp()  # Pendulum's own difference takes much longer
    return f"{duration(abs(seconds))} {'left' if seconds >= 0 else 'late'}"


def duration(seconds: float) -> str:
    """Return a length of time in its greatest unit: `45m`, `26h`, `2d`."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "<1m"
    if minutes < 60:
        return f"{minutes}m"
    hours = minutes // 60
    return f"{hours}h" if hours < 48 else f"{hours // 24}d"


def earliest(moment: Moment) -> "DateTime":
    """Return the first moment that is meant: a date alone may mean any time of its day."""
    return moment.at.start_of("day") if moment.date_only else moment.at


def is_sent_late(sent: Moment, deadline: "DateTime") -> bool:
    """Tell whether a note was certainly sent after its deadline."""
    return earliest(sent) > deadline
