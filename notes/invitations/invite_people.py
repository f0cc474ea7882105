"""Whom an invitation invites: people by name and address, without the candidate, rooms and lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from notes.settings import Me
from notes.shown_text import one_line, typed
from notes.wording.names import fits

if TYPE_CHECKING:
    from icalendar import Event

_NO_PEOPLE = {"ROOM", "RESOURCE", "GROUP"}
_SYSTEMS = re.compile(
    r"@(?:(?:resource|group|import)\.calendar\.google\.com|(?:[\w-]+\.)*(?:calendly|greenhouse|lever|ashbyhq"
    r"|goodtime|zoom|zoomcrc|cronofy|reply)\.(?:com|io|co|us))$",
    re.IGNORECASE,
)
"""Calendars of rooms, and the programs that send invitations for people."""
_FUNCTIONS = re.compile(
    r"(?:no-?reply|do-?not-?reply|notifications?|calendar|scheduling|schedule|recruiting|recruitment|recruiters?"
    r"|careers?|jobs?|hiring|talent|talent-?acquisition|people(?:-?ops)?|hr|interviews?|interviewers|panel"
    r"|team|all|staff|everyone|info|office|hello|contact|support|rooms?|conf(?:erence)?-?room)"
    r"(?:[-_.+](?:team|all|list|bot|us|eu|emea|apac|[0-9]+))*",
    re.IGNORECASE,
)
"""What mailing lists and shared boxes are called before the @."""
_ROOM_NAME = re.compile(
    r"(?:conf(?:erence)?\.?|meeting|huddle|board)\s*-?rooms?\b|^rooms?\b|^(?:besprechungs|sitzungs|konferenz)raum"
    r"|^salle\b|^sala\b",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"([^\s,][^,]*),\s*([^,]+)")
_ASIDE = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|<[^>]*>)\s*")


@dataclass(frozen=True, slots=True)
class Guest:
    """A person invited."""

    name: str
    email: str


def people_of(event: "Event", me: Me) -> tuple[Guest, ...]:
    """Return the interviewers of an event, each once, in the order of the invitation.

    Who sent it belongs to them unless it is a list, a program or the candidate: a person too many can be
    seen and taken out, one too few gets no thanks.
    """
    found: dict[str, Guest] = {}
    for guest in (*_attendees(event), *_organizer(event)):
        if not _is_me(guest, me) and not _is_known(guest, found.values()):
            found[guest.email or guest.name.casefold()] = guest
    return tuple(found.values())


def _is_known(guest: Guest, others: Iterable[Guest]) -> bool:
    return any(
        guest.email == other.email or guest.name.casefold() == other.name.casefold() for other in others
    )


def _attendees(event: "Event") -> Iterator[Guest]:
    listed = event.get("ATTENDEE", [])
    for value in listed if isinstance(listed, list) else [listed]:
        role, answer = _parameter(value, "ROLE"), _parameter(value, "PARTSTAT")
        if role != "NON-PARTICIPANT" and answer != "DECLINED":
            yield from _person(value)


def _organizer(event: "Event") -> Iterator[Guest]:
    value = event.get("ORGANIZER")
    if value is not None and not isinstance(value, list):
        yield from _person(value)


def _person(value: Any) -> Iterator[Guest]:
    email = _address(value)
    name = _name(_parameter(value, "CN", raw=True), email)
    kind = _parameter(value, "CUTYPE")
    local = email.partition("@")[0]
    if not name or kind in _NO_PEOPLE or _SYSTEMS.search(email) or _FUNCTIONS.fullmatch(local):
        return
    if not _ROOM_NAME.search(name):
        yield Guest(name, email)


def _parameter(value: Any, key: str, *, raw: bool = False) -> str:
    text = str(getattr(value, "params", {}).get(key, ""))
    return text if raw else text.upper()


def _address(value: Any) -> str:
    """Return the mail address; Exchange and Apple put others there, which lead nowhere."""
    text = typed(str(value)).strip()
    text = text[7:] if text.lower().startswith("mailto:") else text
    plain = re.fullmatch(r"[^\s@<>:/]+@[^\s@<>:/]+", text.strip("<> "))
    return plain[0].lower() if plain and not plain[0].lower().endswith(".invalid") else ""


def _name(given: str, email: str) -> str:
    """Return a name as one says it: not an address, not "Park, Ada", without what stands in brackets."""
    name = _ASIDE.sub(" ", one_line(typed(given)).strip("\"' ")).strip()
    if not name or "@" in name:
        return _name_in(email or name)
    turned = _LAST_FIRST.fullmatch(name)
    return f"{turned[2].strip()} {turned[1].strip()}" if turned and not _is_title(turned[2]) else name


def _is_title(text: str) -> bool:
    return (
        re.fullmatch(r"(?:ph\.?\s?d|m\.?d|mba|jr|sr|esq|cpa|ii|iii)\.?", text.strip(), re.IGNORECASE)
        is not None
    )


def _name_in(email: str) -> str:
    words = re.split(r"[._\-]+", email.partition("@")[0].partition("+")[0])
    return " ".join(word.capitalize() for word in words if word and not word.isdecimal())


def _is_me(guest: Guest, me: Me) -> bool:
    """Tell the candidate by address; by the full name too, since many have several addresses."""
    if me.email and guest.email == me.email.strip().lower():
        return True
    return " " in me.name.strip() and " " in guest.name and fits(guest.name, me.name)
