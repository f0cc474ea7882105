"""An invitation on disk, wherever the person keeps or drops it."""

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from notes.configuration.whereabouts import NoSuchPath
from notes.editing.new_interview import NewInterview
from notes.files.on_disk import data_of
from notes.invitations.invite import LARGEST_BYTES, TooLargeForOne, read_invite
from notes.settings import Me

if TYPE_CHECKING:
    from pendulum import FixedTimezone, Timezone

_ENDING = re.compile(r"\.(?:ics|ical|icalendar)", re.IGNORECASE)
_LONGEST_DROP = 20_000


def read_invite_file(path: Path, me: Me, zone: "Timezone | FixedTimezone") -> NewInterview:
    """Return the interview that the invitation in a file is about; whatever is wrong is one sentence."""
    if not path.exists():
        raise NoSuchPath(str(path))
    if path.is_file() and path.stat().st_size > LARGEST_BYTES:
        raise TooLargeForOne
    return read_invite(data_of(path, None), me, zone)


def dropped(text: str) -> tuple[Path, ...]:
    """Return the invitations whose paths a terminal pastes when files are dropped on it, else nothing.

    Terminals write a path as it is, in quotes, with backslashes, or as `file://`, often with a blank after.
    Whatever is not from start to end the full paths of invitations is ordinary text.
    """
    if len(text) > _LONGEST_DROP or not _ENDING.search(text):
        return ()
    paths = [_full_path(word) for word in _words(text)]
    found = tuple(path for path in paths if path and _ENDING.fullmatch(path.suffix))
    if found and len(found) == len(paths):
        return found
    whole = _full_path(text.strip())
    return (whole,) if whole and _ENDING.fullmatch(whole.suffix) and "\n" not in str(whole) else ()


def path_typed(text: str, folder: Path) -> Path:
    """Return what a path typed or dropped into a field stands for; a relative one is below `folder`."""
    found = dropped(text)
    if found:
        return found[0]
    bare = Path(text.strip().strip("\"'")).expanduser()
    return bare if bare.is_absolute() else folder / bare


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # an apostrophe in an unquoted path
        return []


def _full_path(word: str) -> Path | None:
    if word.startswith("file://"):
        parts = urlsplit(word)
        return Path(unquote(parts.path)) if parts.path else None
    try:
        path = Path(word).expanduser()
    except RuntimeError:  # nobody's home
        return None
    return path if path.is_absolute() else None
