"""The list of a folder kept from one start to the next, so that only files that changed are read for it.

Mail programs keep the headers of a folder like this. The file lies in the state directory, says nothing that
the interviews do not say, and can be deleted at any time.
"""

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zlib import crc32

from msgspec import DecodeError, Struct, field, json

from notes import __version__
from notes.files.folder_scan import Refused, found_files, given, look_into
from notes.files.state_folder import private_folder, state_folder
from notes.fixed_zone import in_fixed_zone
from notes.moments import local_zone
from notes.reports.summary import Summary, summary_of
from notes.settings import Settings

FORM = 1
"""To be raised whenever something else is said of the same file, or this file is written in another way."""
JUST_NOW_SECONDS = 2
"""A file changed so lately can change again without a new time on it: it is read again at the next start."""
FORGOTTEN_AFTER_DAYS = 180


class _Stamp(Struct, frozen=True, array_like=True):
    """What tells a file from its earlier self."""

    size: int
    modified: int
    """In nanoseconds since 1970, like the next."""
    changed: int
    number: int
    """Of the file on its disk."""


class _Said(Struct, frozen=True, array_like=True):
    """A summary as it is written."""

    company: str
    role: str
    is_broken: bool
    has_end: bool
    deadline: datetime | None
    owed: tuple[str, ...]
    total: int


class _Kept(Struct, frozen=True, array_like=True):
    """One file; nothing is said of Markdown that is no interview."""

    stamp: _Stamp
    said: _Said | None


class _Contents(Struct):
    """What stands in the file of a list."""

    meant_for: str
    files: dict[str, _Kept] = field(default_factory=dict)


class KeptList:
    """What is known of a folder's files from the start before, and what this one adds."""

    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], int] = time.time_ns) -> None:
        self._folder, self._settings, self._clock = folder, settings, clock
        self._path = state_folder() / "lists" / f"{crc32(os.fsencode(folder)):08x}.json"
        self._kept = _contents(self._path, _meant_for(folder, settings))
        self._seen = _Contents(self._kept.meant_for)

    def summaries(self) -> Iterator[Summary]:
        """Yield what the list needs of each file, as `folder_scan.summaries` does; changed files are read."""
        self._seen.files.clear()
        for found in found_files(self._folder):
            summary = self._summary(found) if isinstance(found, Path) else summary_of(found, self._settings)
            if summary is not None:
                yield summary

    def keep(self) -> None:
        """Write down what was seen, if that is new; without room or rights the next start reads all."""
        if self._seen == self._kept or not _can_be_told(self._settings):
            return
        from notes.files.durable import replace_private

        try:
            private_folder(self._path.parent)
            replace_private(self._path, json.encode(self._seen))
            self._clear_old()
        except OSError:
            return

    def _clear_old(self) -> None:
        """Delete the lists of folders that nobody has changed, or opened, for long."""
        for other in self._path.parent.iterdir():
            if other.stat().st_mtime_ns < self._clock() - FORGOTTEN_AFTER_DAYS * 86_400 * 10**9:
                other.unlink()

    def _summary(self, path: Path) -> Summary | None:
        """Return what is known of a file, from before if it is the same; `None` for no interview."""
        name = str(path)
        stamp = _stamp(name)
        kept = self._kept.files.get(name)
        if kept is not None and kept.stamp == stamp:
            self._seen.files[name] = kept
            return _read(path, kept.said)
        data = given(path)
        is_read = not isinstance(data, Refused)  # else the very same file may well be read at the next start
        content = data.said if isinstance(data, Refused) else look_into(path, data, self._settings)
        summary = summary_of(content, self._settings) if content else None
        if is_read and stamp is not None and self._can_be_kept(name, stamp):
            self._seen.files[name] = _Kept(stamp, _written(summary))
        return summary

    def _can_be_kept(self, name: str, stamp: _Stamp) -> bool:
        latest = self._clock() - JUST_NOW_SECONDS * 10**9
        return max(stamp.modified, stamp.changed) < latest and _is_unicode(name)


def _contents(path: Path, meant_for: str) -> _Contents:
    """Return what is kept, if it is whole and meant for this folder and these settings; else nothing."""
    try:
        found = json.decode(path.read_bytes(), type=_Contents)
    except (OSError, DecodeError, RecursionError):
        return _Contents(meant_for)
    return found if found.meant_for == meant_for else _Contents(meant_for)


def _meant_for(folder: Path, settings: Settings) -> str:
    """Return all that a list depends on beside its files: another folder, version, zone or deadline."""
    rules = (settings.timezone, settings.deadline_hours, settings.business_days, *sorted(settings.holidays))
    return repr((__version__, FORM, str(folder), local_zone().name, *map(str, rules)))


def _can_be_told(settings: Settings) -> bool:
    """Tell whether the zone of times has a name; one that a file alone describes can become another."""
    return bool(settings.timezone or local_zone().name)


def _stamp(name: str) -> _Stamp | None:
    """Return what is to be the same as long as a file is; `None` for one that is gone."""
    try:
        found = os.stat(name)  # noqa: PTH116 - ten thousand times before the first list
    except OSError:
        return None
    return _Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _is_unicode(name: str) -> bool:
    """Tell whether a name can be written down; a few file systems allow others."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _written(one: Summary | None) -> _Said | None:
    if one is None:
        return None
    at = datetime.fromisoformat(one.deadline.isoformat()) if one.deadline else None
    return _Said(one.company, one.role, one.is_broken, one.has_end, at, one.owed, one.total)


def _read(path: Path, said: _Said | None) -> Summary | None:
    if said is None:
        return None
    at = in_fixed_zone(said.deadline) if said.deadline else None
    return Summary(path, said.company, said.role, said.is_broken, said.has_end, at, said.owed, said.total)
