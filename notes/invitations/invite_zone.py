"""The time zone that an invitation means, whatever its program calls it."""

from typing import TYPE_CHECKING

from notes.moments import NoZone, zone_named

if TYPE_CHECKING:
    from icalendar import Event
    from pendulum import FixedTimezone, Timezone


def zone_of(event: "Event", usual: str = "") -> "Timezone | FixedTimezone | None":
    """Return the zone of an event, else the calendar's usual one; `None` where no known name is given."""
    for key in ("DTEND", "DTSTART"):
        found = _known(_zone_name(event, key))
        if found is not None:
            return found
    return _known(usual)


def _zone_name(event: "Event", key: str) -> str:
    value = event.get(key)
    return str(value.params.get("TZID", "")) if hasattr(value, "params") else ""


def _known(name: str) -> "Timezone | FixedTimezone | None":
    """Return the zone of an IANA name, of a Windows name, or of a path that ends in an IANA name."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    bare = name.strip().strip('"')
    for candidate in (bare, WINDOWS_TO_OLSON.get(bare, ""), *_endings(bare)):
        if not candidate or candidate.upper() in {"UTC", "GMT", "ETC/UTC", "Z"}:
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
