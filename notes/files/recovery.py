"""What the last crash left: journals of dead instances, found, compared with the disk, and let go."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from notes.errors import NotesError
from notes.files.durable import replace_private
from notes.files.file_errors import FileError
from notes.files.folder_walk import walk
from notes.files.journal import NoJournal, is_dead, tidy
from notes.files.leftovers import clear_leftovers
from notes.files.on_disk import load
from notes.files.state_folder import private_folder, state_folder
from notes.files.unsaved import DamagedJournal, Record, Unsaved


class Pending(Struct, frozen=True):
    """Everything that can be offered back."""

    unsaved: tuple[Unsaved, ...] = ()
    """Newest first."""
    damaged: tuple[DamagedJournal, ...] = ()


def pending(folder: Path, state: Path | None = None) -> Pending:
    """Find the unsaved text of dead instances for the files of `folder`, and of folders that are gone.

    Text that the file on disk holds already is saved: its journal is removed. What broken-off saves left in
    the folder is cleared away first.
    """
    with suppress(NotesError):  # a folder that is gone, or a state directory that takes nothing: ask again
        clear_leftovers((listing.folder for listing in walk(folder)), state)
    unsaved, damaged = [], []
    for journal in _abandoned((state or state_folder()) / "journals"):
        try:
            found = _unsaved(journal)
        except DamagedJournal as error:
            damaged.append(error)
            continue
        if found.on_disk == found.text:
            _discard(journal)
        elif _belongs(found.path, folder):
            unsaved.append(found)
    return Pending(tuple(sorted(unsaved, key=lambda one: -one.kept_at)), tuple(damaged))


def discard(unsaved: Unsaved) -> None:
    """Remove a journal for good: its text was taken into the editor and is kept there, or is not wanted."""
    _discard(unsaved.journal)


def put_back(unsaved: Unsaved) -> None:
    """Write a journal again that was removed: the person wants to decide anew. Raises `NoJournal`."""
    home = unsaved.journal.parent
    record = Record(unsaved.path, unsaved.kind, unsaved.base, unsaved.text)
    try:
        private_folder(home)
        replace_private(unsaved.journal, record.to_json())
    except OSError as error:
        raise NoJournal(home.parent, error) from error


def _discard(journal: Path) -> None:
    with suppress(OSError):
        journal.unlink(missing_ok=True)
    tidy(journal.parent)


def _abandoned(journals: Path) -> Iterator[Path]:
    try:
        homes = sorted(journals.iterdir())
    except OSError:
        return
    for home in homes:
        if is_dead(home):
            found = sorted(home.glob("*.json"))
            yield from found
            if not found:
                tidy(home)


def _unsaved(journal: Path) -> Unsaved:
    try:
        kept_at = journal.stat().st_mtime
        record = Record.from_json(journal.read_bytes())
    except (OSError, ValueError) as error:
        raise DamagedJournal(journal, _reason(error)) from error
    try:
        on_disk: bytes | None = load(record.path, limit=None).data
    except FileError:
        on_disk = None
    return Unsaved(journal, record.path, record.kind, record.base, record.text, kept_at, on_disk)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return error.strerror or "it cannot be read"
    return str(error) if type(error) is ValueError else "it is cut off or no longer JSON"


def _belongs(path: Path, folder: Path) -> bool:
    return path.is_relative_to(os.path.realpath(folder)) or not path.parent.is_dir()
