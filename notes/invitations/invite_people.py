"""Whom an invitation invites: people by name and address, without the candidate, rooms and lists."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from notes.invitations.invite_systems import is_nobody, recruits
from notes.invitations.invite_text import named_in
from notes.invitations.invite_title import ROLE
from notes.settings import Me
from notes.shown_text import one_line, typed
from notes.wording.mail_domains import is_public
from notes.wording.names import fits, key, parts

if TYPE_CHECKING:
    from icalendar import Event

_NO_PEOPLE = {"ROOM", "RESOURCE", "GROUP"}
_ROOM_NAME = re.compile(
    r"(?:conf(?:erence)?\.?|meeting|huddle|board)\s*-?rooms?\b|^rooms?\b|^(?:besprechungs|sitzungs|konferenz)raum"
    r"|^salle\b|^sala\b",
    re.IGNORECASE,
)
_LAST_FIRST = re.compile(r"([^\s,][^,]*),\s*([^,]+)")
_ASIDE = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|<[^>]*>)\s*")
_SHOUTED_LAST = re.compile(r"([^\W\d_a-z]{3,}) ([^\W\d_a-z][^\W\d_A-Z]+)")
"""`PARK Ada`, as some companies list their people."""
_AFTER_NAMES = re.compile(r"(?:ph\.?\s?d|m\.?d|mba|jr|sr|esq|cpa|ii|iii)\.?", re.IGNORECASE)


class Guest(Struct, frozen=True):
    """A person invited."""

    name: str
    email: str
    arranges: bool = False
    """Sent the invitation, and likely takes no part."""


def people_of(event: "Event", me: Me, *, organizer_is_listed: bool = False) -> tuple[Guest, ...]:
    """Return the interviewers of an event, each once, guests before whoever sent the invitation.

    Who sent it is told apart where the guest list would name them had they part in it, as Google's does, or
    where their name says that they recruit. Lists, rooms, programs and the candidate are left out; where the
    guest list names nobody, the text may.
    """
    guests = [guest for guest in _attendees(event) if not _is_me(guest, me)]
    if not guests:
        named = (Guest(name, email) for name, email in named_in(str(event.get("DESCRIPTION", ""))))
        guests = [guest for guest in named if not _is_me(guest, me)]
    organizer = (guest for guest in _organizer(event, is_listed=organizer_is_listed) if not _is_me(guest, me))
    found: list[Guest] = []
    for guest in (*guests, *organizer):
        if not any(_same(guest, other) for other in found):
            found.append(guest)
    return tuple(found)


def invites(event: "Event", me: Me) -> bool:
    """Tell whether the candidate is among those whom an event names."""
    return any(_is_me(guest, me) for guest in (*_attendees(event), *_organizer(event, is_listed=False)))


def _same(guest: Guest, other: Guest) -> bool:
    return guest.name.casefold() == other.name.casefold() or (guest.email == other.email != "")


def _attendees(event: "Event") -> Iterator[Guest]:
    listed = event.get("ATTENDEE", [])
    for value in listed if isinstance(listed, list) else [listed]:
        role, answer = _parameter(value, "ROLE"), _parameter(value, "PARTSTAT")
        if role != "NON-PARTICIPANT" and answer != "DECLINED":
            yield from _person(value)


def _organizer(event: "Event", *, is_listed: bool) -> Iterator[Guest]:
    value = event.get("ORGANIZER")
    if value is not None and not isinstance(value, list):
        for guest in _person(value):
            yield replace(guest, arranges=is_listed or recruits(_parameter(value, "CN", raw=True)))


def _person(value: Any) -> Iterator[Guest]:
    email = _address(value)
    name = _name(_readable(_parameter(value, "CN", raw=True)), email)
    if not name or _parameter(value, "CUTYPE") in _NO_PEOPLE or is_nobody(email):
        return
    if not _ROOM_NAME.search(name):
        yield Guest(name, email)


def _parameter(value: Any, key: str, *, raw: bool = False) -> str:
    text = str(getattr(value, "params", {}).get(key, ""))
    return text if raw else text.upper()


def _address(value: Any) -> str:
    """Return the mail address; Exchange and Apple put others in its place, which lead nowhere."""
    for given in (typed(str(value)), typed(_parameter(value, "EMAIL", raw=True))):
        text = re.sub(r"^mailto:", "", given.strip(), flags=re.IGNORECASE).strip("<> ")
        plain = re.fullmatch(r"[^\s@<>:/]+@[^\s@<>:/]+", text)
        if plain and not text.lower().endswith(".invalid"):
            return text.lower()
    return ""


def _readable(name: str) -> str:
    """Return a name that an older program encoded as in a mail header, `=?utf-8?Q?Ren=C3=A9e?=`."""
    if "=?" not in name:
        return name
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(name))).replace("\n", " ")
    except (HeaderParseError, ValueError, LookupError):
        return name


def _name(given: str, email: str) -> str:
    """Return a name as one says it: not an address, not "Park, Ada", without brackets and functions."""
    name = _ASIDE.sub(" ", one_line(typed(given)).strip("\"' ")).strip().partition(" - ")[0]
    if not name or "@" in name:
        return _name_in(email or name)
    turned = _LAST_FIRST.fullmatch(name)
    if turned and (recruits(turned[2]) or ROLE.search(turned[2])):
        return turned[1].strip()
    if turned and not _AFTER_NAMES.fullmatch(turned[2].strip()):
        return f"{turned[2].strip()} {turned[1].strip()}"
    shouted = _SHOUTED_LAST.fullmatch(name)
    return f"{shouted[2]} {shouted[1].title()}" if shouted else name


def _name_in(email: str) -> str:
    """Return the name that an address spells: `ben.ortiz2@…` is Ben Ortiz."""
    words = re.split(r"[._\-]+", email.partition("@")[0].partition("+")[0])
    return " ".join(word.rstrip("0123456789").capitalize() for word in words if not word.isdecimal()).strip()


def _is_me(guest: Guest, me: Me) -> bool:
    """Tell the candidate by address; by the name too, since many have several addresses."""
    if me.email and guest.email == me.email.strip().lower():
        return True
    if " " not in me.name.strip():
        return False
    return (" " in guest.name and fits(guest.name, me.name)) or _spells(guest.email, me.name)


def _spells(email: str, name: str) -> bool:
    """Tell whether an address that anybody can have is made of a name: `srivera7@…` of Sam Rivera."""
    local, _, domain = email.partition("@")
    given, family = key(parts(name).given), key(parts(name).family)
    if not (given and family and is_public(domain)):
        return False
    made = {given + family, family + given, given[0] + family, given + family[0], family + given[0]}
    return key(local.partition("+")[0]).rstrip("0123456789") in made
