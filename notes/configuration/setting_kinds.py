"""What a setting's value may be: each kind turns a TOML value into the one used, or says what it expected."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
_MOST_HOURS = 24 * 365
_MOST_WORDS = 100_000
_PORTS = range(1, 65536)


class Unsuitable(ValueError):  # noqa: N818 - the name says what it is
    """A value that is not of its kind; `kept` is what of it can be used all the same."""

    def __init__(self, kept: object = None) -> None:
        super().__init__()
        self.kept = kept


class Kind(Struct, frozen=True):
    """A kind of value."""

    expected: str
    """What to write, as the end of a sentence that begins with "expected"."""
    read: Callable[[object], Any]
    """Returns the value as it is used, or raises `Unsuitable`."""


def choice(*allowed: str) -> Kind:
    """Return the kind whose values are these words."""
    quoted = [f'"{word}"' for word in allowed]
    return Kind(f"{', '.join(quoted[:-1])} or {quoted[-1]}", _accept(lambda value: value in allowed, str))


def list_of(item: Kind, expected: str) -> Kind:
    """Return the kind of lists of another kind; good items are kept beside a bad one."""

    def read(value: object) -> frozenset[Any]:
        if not isinstance(value, list):
            raise Unsuitable
        kept, is_whole = set(), True
        for one in value:
            try:
                kept.add(item.read(one))
            except Unsuitable:
                is_whole = False
        if not is_whole:
            raise Unsuitable(frozenset(kept))
        return frozenset(kept)

    return Kind(expected, read)


def _accept(is_right: Callable[[Any], object], *types: type) -> Callable[[object], Any]:
    def read(value: object) -> object:
        if type(value) not in types or not is_right(value):  # type(): True is no number here
            raise Unsuitable
        return value

    return read


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unsuitable from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Unsuitable
    return value


def _zone(value: object) -> str:
    from notes.moments import NoZone, zone_named

    if not isinstance(value, str):
        raise Unsuitable
    try:
        zone_named(value)
    except NoZone:
        raise Unsuitable from None
    return value


def _command(value: object) -> str | list[str]:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return value
    return str(_accept(str.strip, str)(value))


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
        raise Unsuitable
    return value


TEXT = Kind("text in quotes", _accept(lambda _: True, str))
FLAG = Kind("true or false", _accept(lambda _: True, bool))
HOURS = Kind("a number of hours above 0, such as 24", _accept(lambda n: 0 < n <= _MOST_HOURS, int, float))
WORD_COUNT = Kind(
    "a whole number of words above 0, such as 150", _accept(lambda n: 0 < n <= _MOST_WORDS, int)
)
PORT = Kind("a port number, such as 465", _accept(lambda n: n in _PORTS, int))
EMAIL = Kind('an email address, such as "sam@example.org"', _accept(_EMAIL.fullmatch, str))
ZONE = Kind('the name of a time zone, such as "Europe/Berlin"', _zone)
DAYS = list_of(Kind("", _day), "a list of dates, such as [2026-12-25, 2027-01-01]")
WORDS = list_of(Kind("", _accept(str.strip, str)), 'a list of words in quotes, such as ["Kubernetes"]')
COMMAND = Kind('a command in quotes, such as "pass show mail"', _command)
KEYS = Kind('a table of keys by action, such as {save = "ctrl+s"}', _keys)
