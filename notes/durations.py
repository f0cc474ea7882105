"""Lengths of time as people type them: `24h`, `90m`, `2d`, `1d12h`."""

import re

from notes.errors import NotesError
from notes.files.shown_path import escaped

_SECONDS = {"m": 60, "min": 60, "h": 3600, "d": 24 * 3600, "w": 7 * 24 * 3600}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(min|[mhdw])", re.IGNORECASE)


class NotADuration(NotesError):  # noqa: N818 - the name says what it is
    """A text that says no length of time."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f'"{escaped(self.text)}" is no length of time; write it like 24h, 90m or 2d.'


def parse_duration(text: str) -> int:
    """Return the seconds of a length of time; a bare number means hours. Raises `NotADuration`."""
    bare = text.strip()
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", bare):
        bare += "h"
    parts = _PART.findall(bare)
    if not parts or _PART.sub("", bare).strip() or not bare.isascii():
        raise NotADuration(text)
    seconds = sum(float(number) * _SECONDS[unit.lower()] for number, unit in parts)
    if seconds > 1e10:  # some three hundred years
        raise NotADuration(text)
    return round(seconds)
