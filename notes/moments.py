"""Date-times as people write them, made aware: in files, and on the command line.

Naive times are read in a given zone. On the night the clocks go forward, a time that does not exist is moved
on by the hour left out; on the night they go back, a time that happens twice is its first occurrence,
so that a deadline is never an hour late by accident. The end of a day is its very last second.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from notes.errors import NotesError
from notes.shown_text import one_line

if TYPE_CHECKING:
    from pendulum import DateTime, FixedTimezone, Timezone

_DATE = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_OFFSET = r"[ \t]*(?P<offset>[Zz]|[+-]\d{1,2}(?::?\d{2})?)"
_IN_FILE = re.compile(rf"{_DATE}(?:(?:[Tt]|[ \t]+){_TIME}(?:{_OFFSET})?)?")
_TYPED_TIME = rf"(?:{_TIME}|(?P<bare>\d{{1,2}})(?=\s*[ap]\.?m))(?:\s*(?P<half>[ap])\.?m\.?)?"
_TYPED = rf"(?P<word>today|yesterday|tomorrow)(?:\s+{_TYPED_TIME})?"
"""Like what follows compiled at its first use: most starts see no time that was typed, or is none."""
_DAYS_ON = {"yesterday": -1, "today": 0, "tomorrow": 1}
_HALF_DAY = r"\d\s*[ap]\.?m\.?(?!\w)"
_ABBREVIATION = r":\d{2}[ \t]*(?P<zone>[A-Z]{2,5}|[A-Za-z_]+/[A-Za-z_/]+)$"
_OTHER_DATE = r"\d{1,4}[./]\d{1,2}[./]\d{1,4}|[A-Za-z]{3,9}\.? \d{1,2}|\d{1,2}\.? [A-Za-z]{3,9}"
_YEARS = range(1900, 3000)

FORMS = "2026-11-20 15:30, 2026-11-20T15:30:00-05:00 or 2026-11-20"
"""Examples for messages."""
TYPED_FORMS = f"15:30, yesterday 15:30, {FORMS}"
_LONGEST_SHOWN = 60


class NoMoment(NotesError):  # noqa: N818 - the name says what it is
    """Text that is no date or date-time."""

    def __init__(self, text: str, reason: str = "", forms: str = FORMS) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason
        self.forms = forms

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"“{_short(self.text)}” is no date and time{why}; write it like {self.forms}."


class NoZone(NotesError):  # noqa: N818 - the name says what it is
    """A name that is no time zone."""

    def __init__(self, name: str, close: str | None = None) -> None:
        super().__init__(name, close)
        self.name = name
        self.close = close
        """The name of a zone that may be meant."""

    def __str__(self) -> str:
        hint = f"did you mean {self.close}?" if self.close else "write an IANA name such as America/New_York."
        return f"“{_short(self.name)}” is no time zone; {hint}"


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def zone_named(name: str) -> "Timezone | FixedTimezone":
    """Return the time zone of an IANA name; raise `NoZone`."""
    from pendulum.tz.exceptions import InvalidTimezone
    from pendulum.tz.timezone import Timezone

    if not re.fullmatch(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", name):
        raise NoZone(name, _zone_like(name))
    try:
        return Timezone(name)
    except (InvalidTimezone, ValueError, OSError) as error:
        raise NoZone(name, _zone_like(name)) from error


@lru_cache(maxsize=128)
def _zone_like(name: str) -> str | None:
    """Return the zone that a city, or a name with a slip or two, may mean."""
    from zoneinfo import available_timezones

    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = "_".join(name.casefold().split())
    zones = {zone.casefold(): zone for zone in sorted(available_timezones()) if "/" in zone}
    cities = {folded.rpartition("/")[2]: zone for folded, zone in zones.items()}
    for names in (zones, cities):
        found = process.extractOne(wanted, list(names), scorer=OSA.distance, score_cutoff=len(wanted) // 5)
        if found:
            return names[found[0]]
    return None


def local_zone() -> "Timezone | FixedTimezone":
    """Return the machine's own zone."""
    from pendulum.tz.local_timezone import get_local_timezone

    return get_local_timezone()


def parse_moment(text: str, zone: "Timezone | FixedTimezone") -> "tuple[DateTime, bool]":
    """Return the moment a file's text says, and whether it is a date alone (then: the end of that day).

    Raises `NoMoment`.
    """
    found = _IN_FILE.fullmatch(text.strip())
    if found is None:
        raise NoMoment(text, _why_not(text))
    try:
        day = _day(found)
        if found["hour"] is None:
            return _end_of(day, zone), True
        return _at(day, _clock(found), _fixed(found["offset"]) if found["offset"] else zone), False
    except ValueError as error:
        raise NoMoment(text, str(error)) from error


def parse_typed_moment(text: str, now: "DateTime") -> "DateTime":
    """Return the moment meant on the command line, in the zone of `now`.

    Takes `now`, `15:30`, `3:30 pm`, `today 9:00`, `yesterday 15:30`, and what files take; a day alone means
    its end. Raises `NoMoment`.
    """
    bare = " ".join(text.split())
    zone = now.timezone or local_zone()
    if bare.casefold() == "now":
        return now
    found = re.fullmatch(_TYPED, bare, re.IGNORECASE) or re.fullmatch(_TYPED_TIME, bare, re.IGNORECASE)
    try:
        if found is None:
            return parse_moment(bare, zone)[0]
        groups = found.groupdict()
        day = now.date() + timedelta(days=_DAYS_ON[groups.get("word", "today").casefold()])
        has_time = groups["hour"] or groups["bare"]
        return _at(day, _clock(found), zone) if has_time else _end_of(day, zone)
    except NoMoment as error:
        raise NoMoment(text, error.reason, TYPED_FORMS) from error
    except ValueError as error:
        raise NoMoment(text, str(error), TYPED_FORMS) from error


def clock_doubt(text: str, zone: "Timezone | FixedTimezone") -> Literal["twice", "never"] | None:
    """Tell whether the clocks showed a naive time of a file twice that night, or never."""
    found = _IN_FILE.fullmatch(text.strip())
    if found is None or found["hour"] is None or found["offset"]:
        return None
    first, second = (datetime.combine(_day(found), _time(found), zone).replace(fold=fold) for fold in (0, 1))
    before, after = first.utcoffset(), second.utcoffset()
    if before is None or after is None or before == after:
        return None
    return "twice" if before > after else "never"


def _day(found: re.Match[str]) -> date:
    year = int(found["year"])
    if year not in _YEARS:
        raise ValueError(f"the year {year} cannot be meant")
    return date(year, int(found["month"]), int(found["day"]))


def _time(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    groups = found.groupdict()
    hour, minute = int(found["hour"] or groups["bare"]), int(found["minute"] or 0)
    if groups.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError(f"there is no {hour} o'clock {groups['half'].lower()}m")
        hour = hour % 12 + (12 if groups["half"] in "pP" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("hours go from 0 to 23, minutes from 0 to 59")
    return hour, minute, int(found["second"] or 0)


def _end_of(day: date, zone: "Timezone | FixedTimezone") -> "DateTime":
    """Return the last second of a day: where the clocks go back at midnight, the second one of that name."""
    import pendulum

    return pendulum.datetime(day.year, day.month, day.day, 23, 59, 59, tz=zone, fold=1)


def _at(day: date, clock: tuple[int, int, int], zone: "Timezone | FixedTimezone") -> "DateTime":
    import pendulum

    first = pendulum.datetime(day.year, day.month, day.day, *clock, tz=zone, fold=0)
    if (first.hour, first.minute) == clock[:2]:
        return first
    return pendulum.datetime(
        day.year, day.month, day.day, *clock, tz=zone, fold=1
    )  # the hour that was left out


def _fixed(offset: str) -> "Timezone | FixedTimezone":
    import pendulum

    if offset in "Zz":
        return pendulum.UTC
    digits = offset[1:].replace(":", "")
    hours, minutes = (
        int(digits[:-2] if len(digits) > 2 else digits),
        int(digits[-2:] if len(digits) > 2 else 0),
    )
    if hours > 14 or minutes > 59:
        raise ValueError(f"no place has the offset {offset}")
    seconds = hours * 3600 + minutes * 60
    return pendulum.FixedTimezone(-seconds if offset[0] == "-" else seconds)


def _why_not(text: str) -> str:
    """Return what is wrong with a text, where it is one of the usual ways to write a time."""
    if re.search(_HALF_DAY, text, re.IGNORECASE):
        return "hours count from 0 to 23: 15:30 for 3:30 pm"
    zone = re.search(_ABBREVIATION, text.strip())
    if zone:
        return f"write the offset, such as -05:00, instead of {zone['zone']}"
    return "the year comes first, then month and day as numbers" if re.search(_OTHER_DATE, text) else ""


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown_moment(moment: "DateTime", now: "DateTime") -> str:
    """Return a moment in the zone of `now`, with the year only when it is another one."""
    local = moment.astimezone(now.tzinfo)
    year = f" {local.year}" if local.year != now.year else ""
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}{year}"
    return f"{day} {local.hour:02}:{local.minute:02}"
