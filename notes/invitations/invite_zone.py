"""The time zone that an invitation means, whatever its program calls it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from notes.moments import NoZone, zone_named

if TYPE_CHECKING:
    from icalendar import Event
    from pendulum import FixedTimezone, Timezone

    Zone = Timezone | FixedTimezone

_USUAL = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Europe/London")
_NO_ZONE = {"", "UTC", "GMT", "ETC/UTC", "Z"}
_STEPS = 24
"""How many moments of a year two zones are compared at."""


def zone_of(event: "Event", usual: str, here: "Zone") -> "Zone | None":
    """Return the zone of an event, else the calendar's usual one; `None` where no known one is given.

    A zone under a name of its own, such as Outlook's "(UTC-05:00) Eastern Time (US & Canada)", is known by
    the rules that the invitation gives for it: `here` if that has the same, else a city in the name.
    """
    names = [_zone_name(event, field) for field in ("DTEND", "DTSTART")]
    for name in names:
        found = _known(name)
        if found is not None:
            return found
    start = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(start, datetime) and start.tzinfo and any(name.upper() not in _NO_ZONE for name in names):
        return _with_the_rules(start, names[-1], here)
    return _known(usual)


def _zone_name(event: "Event", field: str) -> str:
    value = event.get(field)
    return str(value.params.get("TZID", "")) if hasattr(value, "params") else ""


def _known(name: str) -> "Zone | None":
    """Return the zone of an IANA name, of a Windows name, or of a path that ends in an IANA name."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    bare = name.strip().strip('"')
    for candidate in (bare, WINDOWS_TO_OLSON.get(bare, ""), *_endings(bare)):
        if candidate.upper() in _NO_ZONE:
            continue
        try:
            return zone_named(candidate)
        except NoZone:
            continue
    return None


def _endings(path: str) -> tuple[str, ...]:
    """Return the last parts of a name such as /example.org/Olson_1/America/New_York, longest first."""
    parts = path.strip("/").split("/")
    return tuple("/".join(parts[-count:]) for count in (3, 2) if len(parts) > count)


def _with_the_rules(start: datetime, name: str, here: "Zone") -> "Zone | None":
    """Return a zone whose clocks show the same all the year around this start."""
    if start.tzinfo is None:
        return None
    wanted = _offsets(start.tzinfo, start.year)
    if _offsets(here, start.year) == wanted:
        return here
    for candidate in _candidates(name):
        if _offsets(ZoneInfo(candidate), start.year) == wanted:
            return zone_named(candidate)
    return None


def _candidates(name: str) -> Iterator[str]:
    """Yield IANA names: of the cities in a name first, then of one zone for each that Windows knows."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = tuple(dict.fromkeys((*_USUAL, *WINDOWS_TO_OLSON.values())))
    cities = set(re.findall(r"[^\W\d_]+(?: [^\W\d_]+)*", name.casefold()))
    yield from (zone for zone in known if zone.rpartition("/")[2].replace("_", " ").casefold() in cities)
    yield from known


def _offsets(zone: tzinfo, year: int) -> list[timedelta | None]:
    first = datetime(year, 1, 1, 12, tzinfo=UTC)
    moments: Iterable[datetime] = (first + timedelta(days=15 * step) for step in range(_STEPS))
    return [moment.astimezone(zone).utcoffset() for moment in moments]
