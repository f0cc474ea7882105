"""The list of a folder kept from one start to the next, so that only files that changed are read for it.

Mail programs keep the headers of a folder like this. The file lies in the state directory, says nothing that
the interviews do not say, and can be deleted at any time.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zlib import crc32

from notes import __version__
from notes.files.folder_scan import found_files, look_at
from notes.files.state_folder import private_folder, state_folder
from notes.moments import in_fixed_zone, local_zone
from notes.reports.summary import Summary, summary_of
from notes.settings import Settings

FORM = 1
"""To be raised whenever something else is said of the same file, or this file is written in another way."""
JUST_NOW_SECONDS = 2
"""A file changed so lately can change again without a new time on it: it is read again at the next start."""
FORGOTTEN_AFTER_DAYS = 180

Stamp = list[int]
"""What tells a file from its earlier self: size, times of change in nanoseconds, and number on the disk."""


class KeptList:
    """What is known of a folder's files from the start before, and what this one adds."""

    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], int] = time.time_ns) -> None:
        self._folder, self._settings, self._clock = folder, settings, clock
        self._meant_for = _meant_for(folder, settings)
        self._path = state_folder() / "lists" / f"{crc32(os.fsencode(folder)):08x}.json"
        self._kept = self._load()
        self._seen: dict[str, list[object]] = {}

    def summaries(self) -> Iterator[Summary]:
        """Yield what the list needs of each file, as `folder_scan.summaries` does; changed files are read."""
        self._seen = {}
        for found in found_files(self._folder):
            summary = self._summary(found) if isinstance(found, Path) else summary_of(found, self._settings)
            if summary is not None:
                yield summary

    def keep(self) -> None:
        """Write down what was seen, if that is new; without room or rights the next start reads all."""
        if self._seen == self._kept:
            return
        data = json.dumps({"for": self._meant_for, "files": self._seen}, separators=(",", ":")).encode()
        from notes.files.durable import replace_private

        try:
            private_folder(self._path.parent)
            replace_private(self._path, data)
            self._clear_old()
        except OSError:
            return

    def _clear_old(self) -> None:
        """Delete the lists of folders that nobody has changed, or opened, for long."""
        for other in self._path.parent.iterdir():
            if other.stat().st_mtime_ns < self._clock() - FORGOTTEN_AFTER_DAYS * 86_400 * 10**9:
                other.unlink()

    def _load(self) -> dict[str, list[object]]:
        try:
            kept = json.loads(self._path.read_bytes())
            files = kept["files"] if kept["for"] == self._meant_for else {}
        except (OSError, ValueError, RecursionError, TypeError, KeyError):
            return {}
        return files if isinstance(files, dict) else {}

    def _summary(self, path: Path) -> Summary | None:
        """Return what is known of a file, from before if it is the same; `None` for no interview."""
        name = str(path)
        stamp = _stamp(name)
        match self._kept.get(name):
            case [kept_stamp, said] if kept_stamp == stamp:
                try:
                    summary = _read(path, said)
                except ValueError:
                    pass  # not as we wrote it
                else:
                    self._seen[name] = [stamp, said]
                    return summary
        content = look_at(path, self._settings)
        summary = summary_of(content, self._settings) if content else None
        if stamp is not None and max(stamp[1:3]) < self._clock() - JUST_NOW_SECONDS * 10**9:
            self._seen[name] = [stamp, _written(summary)]
        return summary


def _meant_for(folder: Path, settings: Settings) -> list[object]:
    """Return all that a list depends on beside its files: another folder, version, zone or deadline."""
    rules = (settings.timezone, settings.deadline_hours, settings.business_days)
    holidays = sorted(map(str, settings.holidays))
    return [__version__, FORM, str(folder), local_zone().name, *rules, holidays]


def _stamp(name: str) -> Stamp | None:
    """Return what is to be the same as long as a file is; `None` for one that is gone."""
    try:
        found = os.stat(name)  # noqa: PTH116 - ten thousand times before the first list
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _written(one: Summary | None) -> list[object] | None:
    if one is None:
        return None
    deadline = one.deadline.isoformat() if one.deadline else ""
    return [one.company, one.role, one.is_broken, one.has_end, deadline, list(one.owed), one.total]


def _read(path: Path, said: object) -> Summary | None:
    """Return the summary that `_written` wrote; raises `ValueError` for anything else."""
    match said:
        case None:
            return None
        case [str(company), str(role), bool(is_broken), bool(has_end), str(deadline), [*owed], int(total)]:
            at = in_fixed_zone(datetime.fromisoformat(deadline)) if deadline else None
            return Summary(path, company, role, is_broken, has_end, at, tuple(map(str, owed)), total)
    raise ValueError(said)
