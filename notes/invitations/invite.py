"""An interview from the invitation to it: an .ics file as Google, Outlook, Apple and Calendly write it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from notes.editing.new_interview import NewInterview
from notes.errors import NotesError
from notes.invitations.invite_parts import (
    Part,
    arranged_by,
    companies_of,
    company_of,
    met_in,
    without_candidate,
)
from notes.invitations.invite_people import invites, people_of
from notes.invitations.invite_title import read_title
from notes.invitations.invite_zone import zone_of
from notes.settings import Me
from notes.shown_text import one_line

if TYPE_CHECKING:
    from icalendar import Calendar, Event
    from pendulum import DateTime, FixedTimezone, Timezone

LARGEST_BYTES = 5_000_000
_MOST_EVENTS = 25
"""One interview has fewer parts than this; whatever has more is somebody's whole calendar."""
_LONGEST = timedelta(days=60)


class NoInvitation(NotesError):  # noqa: N818 - the name says what it is
    """A file that does not say when an interview was and with whom."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"No interview can be read from this invitation: {self.reason}."


class TooLargeForOne(NoInvitation):
    """A file too large to be about one interview."""

    def __init__(self) -> None:
        super().__init__("it is larger than 5 MB; export only the interview")


def read_invite(data: bytes, me: Me, zone: "Timezone | FixedTimezone") -> NewInterview:
    """Return the interview that an invitation is about; `zone` is for times that name none.

    The company is empty where nothing tells it. Raises `NoInvitation`.
    """
    calendar = _calendar(data)
    _refuse_answers(calendar)
    parts = sorted(_parts(calendar, me, zone), key=lambda part: part.ended.timestamp())
    if not parts:
        raise NoInvitation("it holds no event")
    last = parts[-1]
    if last.ended - parts[0].ended > _LONGEST:
        raise NoInvitation("its events are months apart; export only those of one interview")
    names = companies_of(parts)
    if len(names) > 1:
        raise NoInvitation(f"it holds interviews at {' and '.join(names)}; export one company's at a time")
    return NewInterview(
        company=company_of(parts),
        role=next((part.title.role for part in parts if part.title.role), ""),
        ended=last.ended,
        timezone=last.zone_name,
        met=met_in(parts),
        private=arranged_by(parts),
    )


def _calendar(data: bytes) -> "Calendar":
    from icalendar import Calendar

    if len(data) > LARGEST_BYTES:
        raise TooLargeForOne
    try:
        calendars = Calendar.from_ical(_decoded(data), multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise NoInvitation(f"it is no calendar file ({one_line(str(error))[:100]})") from error
    found = [one for one in calendars if isinstance(one, Calendar)]
    if not found:
        raise NoInvitation("it is no calendar file; save the invitation as .ics")
    for other in found[1:]:
        found[0].subcomponents.extend(other.subcomponents)
    return found[0]


def _decoded(data: bytes) -> str:
    """Return the text; older programs write what their system writes, and some the mark of UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _refuse_answers(calendar: "Calendar") -> None:
    method = str(calendar.get("METHOD", "")).upper()
    if method == "CANCEL":
        raise NoInvitation("it calls the interview off")
    if method in {"REPLY", "REFRESH", "DECLINECOUNTER"}:
        raise NoInvitation("it is somebody's answer; save the invitation itself")


def _parts(calendar: "Calendar", me: Me, zone: "Timezone | FixedTimezone") -> list[Part]:
    taking_place = [event for event in _occurrences(calendar) if not _is_off(event)]
    if not taking_place and list(calendar.walk("VEVENT")):
        raise NoInvitation("it calls the interview off")
    parts = [_part(event, me, zone, calendar) for event in taking_place]
    return parts if any(invites(event, me) for event in taking_place) else without_candidate(parts)


def _is_off(event: "Event") -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _occurrences(calendar: "Calendar") -> "Sequence[Event]":
    """Return every time something takes place: repeated, moved and called off as the invitation says."""
    import recurring_ical_events  # type: ignore[import-untyped]

    try:
        found = list(islice(recurring_ical_events.of(calendar).all(), _MOST_EVENTS + 1))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, NotImplementedError) as error:
        raise NoInvitation(f"its dates make no sense ({one_line(str(error))[:100]})") from error
    if len(found) > _MOST_EVENTS:
        raise NoInvitation(f"it holds more than {_MOST_EVENTS} events; export only those of the interview")
    return [_as_event(one) for one in found]


def _as_event(component: Any) -> "Event":
    event: Event = component
    return event


def _part(event: "Event", me: Me, zone: "Timezone | FixedTimezone", calendar: "Calendar") -> Part:
    named = zone_of(event, str(calendar.get("X-WR-TIMEZONE", "")), zone)
    guests = people_of(event, me, organizer_is_listed=_lists_organizer(calendar))
    addresses = [guest.email for guest in guests]
    title = read_title(str(event.get("SUMMARY", "")), me, [guest.name for guest in guests], addresses)
    zone_name = named.name if named else ""
    return Part(title, _end(event, named or zone), zone_name, guests)


def _lists_organizer(calendar: "Calendar") -> bool:
    """Tell whether an organizer with part in the interview would be among the guests, as in Google's."""
    return "google" in str(calendar.get("PRODID", "")).lower()


def _end(event: "Event", zone: "Timezone | FixedTimezone") -> "DateTime":
    """Return when it ended; a whole day ends with its last second."""
    import pendulum

    try:
        end: date = event.end
    except (ValueError, AttributeError) as error:
        raise NoInvitation("it does not say when it takes place") from error
    if not isinstance(end, datetime):
        return _last_second(end, zone)
    if str(event.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE" and end.time() == time():
        return _last_second(end.date(), zone)
    if end.tzinfo is None:
        return pendulum.instance(end, tz=zone)
    return pendulum.instance(end.astimezone(UTC)).in_timezone(zone)


def _last_second(day_after: date, zone: "Timezone | FixedTimezone") -> "DateTime":
    import pendulum

    midnight = pendulum.datetime(day_after.year, day_after.month, day_after.day, tz=zone)
    return midnight.subtract(seconds=1)
