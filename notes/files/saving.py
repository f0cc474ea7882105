"""Saving a file whole or not at all, whoever else writes it, and keeping everything about it but its text."""

import errno
import os
from contextlib import nullcontext, suppress
from pathlib import Path
from stat import S_IMODE

from msgspec import Struct

from notes.files.durable import new_file, put_new, sync_folder, write_whole
from notes.files.file_errors import (
    AlreadyThere,
    ChangedOnDisk,
    DanglingLink,
    FileError,
    NoPermission,
    ReadOnlyFile,
    saving_error,
)
from notes.files.in_place import write_in_place
from notes.files.on_disk import SIZE_LIMIT, OnDisk, fingerprint, load, resolved
from notes.files.shown_path import shown
from notes.files.swapping import swap_in
from notes.files.temporary import being_written, temporary_beside

__all__ = ["SIZE_LIMIT", "OnDisk", "Saved", "fingerprint", "load", "save"]

_ACCESS_LIST = "system.posix_acl_access"


class Saved(Struct, frozen=True):
    """A save that worked."""

    path: Path
    fingerprint: str
    """Of what the file holds now: what the next save expects."""
    written: bool
    """False when the file held exactly this already, and was not touched."""
    warning: str = ""
    """A sentence when the text is in the file but the disk has not confirmed it."""


def save(
    path: Path, data: bytes, expected: str | None, *, even_read_only: bool = False, state: Path | None = None
) -> Saved:
    """Save `data` at `path`: the file holds the old or the new content at any moment, also after a crash.

    Raises a `FileError` when it cannot be done; the file then holds what it held before, or another program's
    newer version.

    Args:
        path: Symbolic links are followed and stay links.
        data: The whole new content.
        expected: Fingerprint of the version that `data` was made from; None when the file must not exist yet.
        even_read_only: The person wants it although the file is marked read-only.
        state: The state directory, where a copy is kept while a file with hard links is written in place.

    """
    try:
        if expected is None:
            return _create(path, data)
        return _update(path, data, expected, even_read_only, state)
    # A step can work although it reports an error: the answers of network disks get lost.
    except ChangedOnDisk as error:
        if error.theirs != data:
            raise
        return _saved(path, path, data)
    except OSError as error:
        if not _holds(path, data):
            raise saving_error(path, error) from error
        return Saved(path, fingerprint(data), written=True, warning=_not_confirmed(path, error))


def _create(path: Path, data: bytes) -> Saved:
    if path.is_symlink() and not path.exists():
        raise DanglingLink(path, os.path.realpath(path))
    part = being_written(temporary_beside(path, fingerprint(data), fingerprint(b"")))
    new_file(part, data, mode=0o666)  # the system takes the user's umask off
    try:
        put_new(part, path)
    except FileExistsError as error:
        raise AlreadyThere(path, load(path, limit=None).data) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return _saved(path, path, data)


def _update(path: Path, data: bytes, expected: str, even_read_only: bool, state: Path | None) -> Saved:
    target = resolved(path)
    now = load(path, limit=None)
    if now.data == data:
        return Saved(path, now.fingerprint, written=False)
    if now.fingerprint != expected:
        raise ChangedOnDisk(path, now.data)
    found = target.stat()
    _refuse_read_only(path, target, found, even_read_only)
    if found.st_nlink > 1 or not _replace(path, target, data, expected, found):
        write_in_place(path, target, data, expected, state)
    return _saved(path, target, data)


def _refuse_read_only(path: Path, target: Path, found: os.stat_result, even_read_only: bool) -> None:
    if os.statvfs(target).f_flag & os.ST_RDONLY:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
    marked = not found.st_mode & 0o222
    if not marked and os.access(target, os.W_OK):
        return
    if os.geteuid() not in (found.st_uid, 0):
        raise NoPermission(path, errno.EACCES)
    if not even_read_only:
        raise ReadOnlyFile(path)


def _replace(path: Path, target: Path, data: bytes, expected: str, found: os.stat_result) -> bool:
    """Put a new file, dressed like the old one, in its place; return False where that cannot be."""
    ours = fingerprint(data)
    temporary = temporary_beside(target, ours, expected)
    try:
        if not _write_temporary(temporary, target, data, found):
            return False
        swap_in(path, target, temporary, ours, expected)
    except PermissionError:  # a read-only folder, or a sticky one and the file of somebody else
        return False
    finally:
        _remove_if(temporary, ours)
    return True


def _write_temporary(temporary: Path, target: Path, data: bytes, found: os.stat_result) -> bool:
    """Write the new content under a temporary name; return False if it cannot look like the old file."""
    part = being_written(temporary)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(part, flags, 0o600)
    try:
        dressed = _dress(descriptor, target, found)
        if dressed:
            write_whole(descriptor, data)
            part.rename(temporary)
    finally:
        os.close(descriptor)
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return dressed


def _dress(descriptor: int, target: Path, found: os.stat_result) -> bool:
    """Give the new file the owner, attributes and mode of the old; never is it open to more people."""
    made = os.fstat(descriptor)
    try:
        if (made.st_uid, made.st_gid) != (found.st_uid, found.st_gid):
            os.fchown(descriptor, found.st_uid, found.st_gid)
        _copy_attributes(descriptor, target)
    except PermissionError:
        return False
    os.fchmod(descriptor, S_IMODE(found.st_mode))
    return True


def _copy_attributes(descriptor: int, target: Path) -> None:
    if not hasattr(os, "listxattr"):
        return
    try:
        wanted = {name: os.getxattr(target, name) for name in os.listxattr(target)}
        surplus = set(os.listxattr(descriptor)) - set(wanted)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.ENOSYS):
            return
        raise
    for name, value in wanted.items():
        # The system gives security labels itself and lets nobody else set them.
        with suppress(OSError) if name.startswith(("security.", "trusted.")) else nullcontext():
            os.setxattr(descriptor, name, value)
    if _ACCESS_LIST in surplus:  # inherited from the folder; the old file had none
        os.removexattr(descriptor, _ACCESS_LIST)


def _remove_if(temporary: Path, ours: str) -> None:
    """Remove the temporary file of a failed save if it holds our text; all else belongs to others."""
    with suppress(OSError, FileError):
        if fingerprint(load(temporary, limit=None).data) == ours:
            temporary.unlink()


def _saved(path: Path, target: Path, data: bytes) -> Saved:
    """Make the name safe too; when that fails the text is in the file, and the person is told."""
    warning = ""
    try:
        sync_folder(target.parent)
    except OSError as error:
        warning = _not_confirmed(path, error)
    return Saved(path, fingerprint(data), written=True, warning=warning)


def _not_confirmed(path: Path, error: OSError) -> str:
    reason = error.strerror or "no reason given"
    return f"{shown(path)} is saved, but the disk did not confirm it ({reason}); keep another copy."


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError, FileError):
        return load(path, limit=None).data == data
    return False
