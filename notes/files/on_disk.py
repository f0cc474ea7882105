"""Reading one file from disk: plain files only, never hanging, with the fingerprint of what was read."""

import errno
import fcntl
import os
import stat
import time
from pathlib import Path

from msgspec import Struct

from notes.files.durable import end_lease, lease
from notes.files.file_errors import CannotRead, DanglingLink, FileError, LinkLoop, NotAFile, TooLarge, gone

SIZE_LIMIT = 4 * 1024 * 1024
"""Bytes that Afterword opens at most; an interview is a few thousand."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class OnDisk(Struct, frozen=True):
    """A file as it was read."""

    path: Path
    """As asked for: links not followed."""
    data: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of `data` in hex; what `save` wants to see again."""
        return fingerprint(self.data)


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of a file's content: the only thing that tells whether it changed."""
    from hashlib import sha256  # which loads OpenSSL; who only reads has no need of it

    return sha256(data).hexdigest()


def load(path: Path, limit: int | None = SIZE_LIMIT) -> OnDisk:
    """Read a file; anything that is no readable plain file is a typed error, and nothing hangs."""
    return OnDisk(path, data_of(path, limit))


def data_of(path: Path, limit: int | None = SIZE_LIMIT) -> bytes:
    """Read a file as `load` does, for those who will not save it."""
    try:
        return _read(path, limit)
    except OSError as error:
        raise _reading_error(path, error) from error


def resolved(path: Path) -> Path:
    """Follow every symbolic link to the file they stand for."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except OSError as error:
        raise _reading_error(path, error) from error


def _read(path: Path, limit: int | None) -> bytes:
    refuse_special(path, path.stat().st_mode)  # before opening: opening a device can already do something
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        refuse_special(path, found.st_mode)
        if limit is not None and found.st_size > limit:
            raise TooLarge(path, found.st_size, limit)
        return read_all(descriptor)
    finally:
        os.close(descriptor)


def refuse_special(path: Path, mode: int) -> None:
    """Raise `NotAFile` for a folder, pipe, socket or device."""
    if stat.S_ISREG(mode):
        return
    for is_kind, kind in _KINDS:
        if is_kind(mode):
            raise NotAFile(path, kind)


def read_all(descriptor: int) -> bytes:
    """Return the whole content of an open file."""
    data = b""
    while part := os.pread(descriptor, max(os.fstat(descriptor).st_size - len(data), 0) + 1, len(data)):
        data += part
    return data


def read_settled(path: Path, patience_seconds: float = 0.25) -> tuple[bytes, bool]:
    """Read a file once nobody writes it any more; the flag tells whether it was still being written."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        until = time.monotonic() + patience_seconds
        while (granted := lease(descriptor, fcntl.F_RDLCK)) is False and time.monotonic() < until:
            time.sleep(0.01)
        data = read_all(descriptor)
        if granted:
            end_lease(descriptor)
        return data, granted is False
    finally:
        os.close(descriptor)


def _reading_error(path: Path, error: OSError) -> FileError:
    if error.errno == errno.ENOENT and path.is_symlink():
        return DanglingLink(path, os.path.realpath(path))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return gone(path)
    if error.errno == errno.ELOOP:
        return LinkLoop(path)
    return CannotRead(path, error.errno or 0)
