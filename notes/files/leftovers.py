"""What a killed save leaves beside an interview, and what becomes of it at the next start.

Most temporary files hold nothing new: the text that was being saved, or part of it (its journal has it all),
or the old version. One kind matters: another program's edit, swapped out in that moment. It is never deleted.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from notes.files.file_errors import FileError
from notes.files.journal import keep_copy
from notes.files.on_disk import fingerprint, load
from notes.files.temporary import Traces, digest, traces
from notes.files.unsaved import Kind


def clear_leftovers(folders: Iterable[Path], state: Path | None = None) -> None:
    """Remove the temporary files of dead saves in these folders; what holds news becomes a journal first."""
    for folder in folders:
        for name in _names(folder):
            found = traces(name)
            if found is not None and found.abandoned:
                _clear(folder / name, found, state)


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _clear(leftover: Path, found: Traces, state: Path | None) -> None:
    with suppress(OSError, FileError):  # what cannot be read or removed waits for the next start
        if not found.is_part:
            held = load(leftover, limit=None).data
            if fingerprint(held)[:16] not in (found.ours, found.base):
                _rescue(leftover, held, found, state)
        leftover.unlink()


def _rescue(leftover: Path, held: bytes, found: Traces, state: Path | None) -> None:
    folder = leftover.parent
    named = (folder / name for name in _names(folder) if digest(name) == found.target)
    path = next(named, folder / "recovered.md")
    try:
        standing = load(path, limit=None).data
    except FileError:
        standing = b""
    keep_copy(path, standing, held, Kind.RESCUED, state).close()
