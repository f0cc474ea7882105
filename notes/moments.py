"""Date-times as people write them, made aware: in files, and on the command line.

Naive times are read in a given zone. On the night the clocks go forward, a time that does not exist is moved
on by the hour left out; on the night they go back, a time that happens twice is its first occurrence,
so that a deadline is never an hour late by accident.
"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from notes.errors import NotesError

if TYPE_CHECKING:
    from pendulum import DateTime, FixedTimezone, Timezone

_DATE = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_OFFSET = r"\s*(?P<offset>[Zz]|[+-]\d{2}(?::?\d{2})?)"
_IN_FILE = re.compile(rf"{_DATE}(?:(?:[Tt]|[ \t]+){_TIME}(?:{_OFFSET})?)?")
_TYPED_DAY = re.compile(rf"(?:(?P<day_word>today|yesterday)\s+)?{_TIME}", re.IGNORECASE)

FORMS = "2026-11-20 15:30, 2026-11-20T15:30:00-05:00 or 2026-11-20"
"""Examples for messages."""


class NoMoment(NotesError):  # noqa: N818 - the name says what it is
    """Text that is no date or date-time."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        why = f" ({self.reason})" if self.reason else ""
        return f"“{self.text}” is no date and time{why}; write it like {FORMS}."


class NoZone(NotesError):  # noqa: N818 - the name says what it is
    """A name that is no time zone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"“{self.name}” is no time zone; write an IANA name such as Europe/Berlin or America/New_York."


def zone_named(name: str) -> "Timezone | FixedTimezone":
    """Return the time zone of an IANA name; raise `NoZone`."""
    from pendulum.tz.exceptions import InvalidTimezone
    from pendulum.tz.timezone import Timezone

    if not re.fullmatch(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*", name):
        raise NoZone(name)
    try:
        return Timezone(name)
    except (InvalidTimezone, ValueError, OSError) as error:
        raise NoZone(name) from error


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
        raise NoMoment(text)
    try:
        if found["hour"] is None:
            return _aware(found, zone, "23", "59", "59"), True
        tz = _fixed(found["offset"]) if found["offset"] else zone
        return _aware(found, tz, found["hour"], found["minute"], found["second"] or "0"), False
    except ValueError as error:
        raise NoMoment(text, str(error)) from error


def parse_typed_moment(text: str, now: "DateTime") -> "DateTime":
    """Return the moment meant on the command line, in the zone of `now`.

    Takes `now`, `15:30`, `today 9:00`, `yesterday 15:30`, and what files take; raises `NoMoment`.
    """
    bare = text.strip()
    if bare.casefold() == "now":
        return now
    found = _TYPED_DAY.fullmatch(bare)
    if found is None:
        return parse_moment(bare, now.timezone or local_zone())[0]
    day = now.date() - timedelta(days=1 if (found["day_word"] or "").casefold() == "yesterday" else 0)
    clock = (int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    try:
        return _local((day.year, day.month, day.day), clock, now.timezone or local_zone())
    except ValueError as error:
        raise NoMoment(text, str(error)) from error


def _aware(
    found: re.Match[str], zone: "Timezone | FixedTimezone", hour: str, minute: str, second: str
) -> "DateTime":
    day = (int(found["year"]), int(found["month"]), int(found["day"]))
    return _local(day, (int(hour), int(minute), int(second)), zone)


def _local(
    day: tuple[int, int, int], clock: tuple[int, int, int], zone: "Timezone | FixedTimezone"
) -> "DateTime":
    import pendulum

    first = pendulum.datetime(*day, *clock, tz=zone, fold=0)
    if (first.hour, first.minute) == clock[:2]:
        return first
    return pendulum.datetime(*day, *clock, tz=zone, fold=1)  # the hour that was left out


def _fixed(offset: str) -> "Timezone | FixedTimezone":
    import pendulum

    if offset in "Zz":
        return pendulum.UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"no place has the offset {offset}")
    seconds = hours * 3600 + minutes * 60
    return pendulum.FixedTimezone(-seconds if offset[0] == "-" else seconds)


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown_moment(moment: "DateTime", now: "DateTime") -> str:
    """Return a moment in the zone of `now`, with the year only when it is another one."""
    local = moment.astimezone(now.tzinfo)
    year = f" {local.year}" if local.year != now.year else ""
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}{year}"
    return f"{day} {local.hour:02}:{local.minute:02}"
