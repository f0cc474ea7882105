"""Writing into a file as it stands: for hard links, and where the folder or the owner forbids a replacement.

A crash in the middle would leave part of the text, so the whole of it is kept in a journal first.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE, S_IWUSR

from notes.files.durable import lease, write_whole
from notes.files.file_errors import BeingWritten, CannotSave, ChangedOnDisk, FileError, HalfWritten
from notes.files.journal import Journals, NoJournal, keep_copy
from notes.files.on_disk import fingerprint, load, read_all, read_settled
from notes.files.unsaved import Kind


def write_in_place(path: Path, target: Path, data: bytes, expected: str, state: Path | None = None) -> None:
    """Give `target` new content, keeping the file itself; it must still be `expected`."""
    found, busy = read_settled(target)
    if busy:
        raise BeingWritten(path)
    with _copy_kept(path, found, data, state), _writable(target) as descriptor:
        # Programs that open the file from here on wait until it is whole; the lease ends with the descriptor.
        lease(descriptor, fcntl.F_WRLCK)
        _write(path, target, descriptor, data, expected)


@contextmanager
def _copy_kept(path: Path, base: bytes, data: bytes, state: Path | None) -> Iterator[None]:
    """Keep the text in a journal until the file holds either all of it or its old content again."""
    copy, needed = _keep(path, base, data, state), True
    try:
        yield
        needed = False
    except HalfWritten:
        raise
    except (FileError, OSError):
        needed = False
        raise
    finally:
        if not needed:
            copy.drop(path)
        copy.close()


def _keep(path: Path, base: bytes, data: bytes, state: Path | None) -> Journals:
    try:
        return keep_copy(path, base, data, Kind.SAVING, state)
    except NoJournal as error:
        raise CannotSave(path, error.error.errno or 0) from error


@contextmanager
def _writable(target: Path) -> Iterator[int]:
    """Open the file for writing, a read-only one too: the caller has asked the person."""
    mode = S_IMODE(target.stat().st_mode)
    if not mode & S_IWUSR:
        target.chmod(mode | S_IWUSR)
    try:
        descriptor = os.open(target, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            yield descriptor
        finally:
            os.close(descriptor)
    finally:
        if not mode & S_IWUSR:
            target.chmod(mode)


def _write(path: Path, target: Path, descriptor: int, data: bytes, expected: str) -> None:
    base = read_all(descriptor)
    if fingerprint(base) != expected:
        raise ChangedOnDisk(path, base)
    try:
        write_whole(descriptor, data)
        replaced = target.stat().st_ino != os.fstat(descriptor).st_ino
    except OSError as error:
        _undo(path, descriptor, base, error)
        raise
    if replaced:  # another program put a new file at the name meanwhile: ours went into the old one
        _undo(path, descriptor, base, None)
        raise ChangedOnDisk(path, load(target, limit=None).data)


def _undo(path: Path, descriptor: int, base: bytes, cause: OSError | None) -> None:
    try:
        write_whole(descriptor, base)
    except OSError as error:
        raise HalfWritten(path, error.errno or 0) from (cause or error)
