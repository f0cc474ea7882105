"""What one sees when looking at a folder twice: files that came, went, changed or got another name.

An editor that saves by renaming makes a file vanish for a moment, and that is no deletion: a missing name is
looked for again before its file counts as deleted.
"""

import os
import stat
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from notes.files.file_errors import NoSuchFolder
from notes.files.folder_walk import has_interview_name, walk
from notes.settings import SETTINGS_FILE

DELETION_WAIT = 0.2
"""Seconds a name may be missing before its file counts as deleted."""


class Kind(StrEnum):
    """What happened."""

    CREATED = "created"
    MODIFIED = "modified"
    DELETED = "deleted"
    RENAMED = "renamed"


class Change(Struct, frozen=True):
    """One thing that happened to a file."""

    kind: Kind
    path: Path
    """Where the file is now; for a deletion, where it was."""
    before: Path | None = None
    """Where a renamed file was."""


class _Identity(NamedTuple):
    """What tells a file from others; the first part stays the same when it gets another name."""

    file: tuple[int, int, int]
    """Inode, time of the last write, and size."""
    changed: int
    is_elsewhere: bool
    """Its content can change without an event here: a symbolic link, or one of several names."""


class Sight:
    """What was last seen of a folder's Markdown files and settings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[Path, _Identity] = {}
        self._folders: set[Path] = set()
        self._elsewhere: set[Path] = set()
        """Files to look at each time, since no event tells of them."""
        self._missing: dict[Path, float] = {}
        """Files whose name is gone, and when that will count as a deletion."""
        self.look({folder}, 0.0)

    def look(self, touched: Iterable[Path], seconds: float) -> frozenset[Change]:
        """Return what has changed; something happened to `touched`, and `seconds` is a running clock."""
        touched = {self._named(path) for path in touched}
        is_whole = any(self._is_folder(path) for path in touched)
        paths = self._all() if is_whole else {path for path in touched if self._matters(path)}
        paths |= self._missing.keys()
        paths |= self._elsewhere
        changes, new = set(), {}
        for path in paths:
            now, before = _identity(path), self._files.get(path)
            if now is None:
                if before is not None:
                    self._missing.setdefault(path, seconds + DELETION_WAIT)
                continue
            self._missing.pop(path, None)
            if before is None:
                new[path] = now
                continue
            self._note(path, now)
            if path in touched or now != before:
                changes.add(Change(Kind.MODIFIED, path))
        return frozenset(changes | self._take_in(new) | self._let_go(seconds))

    def _take_in(self, new: dict[Path, _Identity]) -> set[Change]:
        """Note new names; one whose file is known under a name that is gone is a renaming."""
        known = {identity.file: path for path, identity in self._files.items()} if new else {}
        changes = set()
        for path, identity in new.items():
            before = known.get(identity.file)
            self._note(path, identity)
            if before is None or os.path.lexists(before):
                changes.add(Change(Kind.CREATED, path))
                continue
            self._forget(before)
            changes.add(Change(Kind.RENAMED, path, before))
        return changes

    def _let_go(self, seconds: float) -> set[Change]:
        gone = {path for path, until in self._missing.items() if until <= seconds}
        for path in gone:
            self._forget(path)
        return {Change(Kind.DELETED, path) for path in gone}

    def _note(self, path: Path, identity: _Identity) -> None:
        self._files[path] = identity
        (self._elsewhere.add if identity.is_elsewhere else self._elsewhere.discard)(path)

    def _forget(self, path: Path) -> None:
        del self._files[path]
        self._missing.pop(path, None)
        self._elsewhere.discard(path)

    def _all(self) -> set[Path]:
        """Return all names, known ones and those that the folder holds now."""
        settings = self._folder / SETTINGS_FILE
        paths, self._folders = {settings, *self._files}, {self._folder}
        try:
            for listing in walk(self._folder):
                self._folders.add(listing.folder)
                paths.update(listing.files)
        except NoSuchFolder:
            pass
        return paths

    def _named(self, path: Path) -> Path:
        """Return a path as the folder names it; some systems tell real paths."""
        if path.is_relative_to(self._folder):
            return path
        real = Path(os.path.realpath(self._folder))
        return self._folder / path.relative_to(real) if path.is_relative_to(real) else path

    def _is_folder(self, path: Path) -> bool:
        if path in self._folders or path == self._folder:
            return True
        hidden = any(part.startswith(".") for part in self._below(path))
        return not hidden and path.is_dir() and not path.is_symlink()

    def _matters(self, path: Path) -> bool:
        if path == self._folder / SETTINGS_FILE:
            return True
        return has_interview_name(path.name) and path.parent in self._folders and not path.is_dir()

    def _below(self, path: Path) -> tuple[str, ...]:
        return path.relative_to(self._folder).parts if path.is_relative_to(self._folder) else ()


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.lstat()
        is_link = stat.S_ISLNK(found.st_mode)
        if is_link and path.exists():
            found = path.stat()
    except OSError:
        return None
    file = (found.st_ino, found.st_mtime_ns, found.st_size)
    return _Identity(file, found.st_ctime_ns, is_link or found.st_nlink > 1)
