"""A small file changed as a whole, and put back as it was: for undo of what is no document."""

from pathlib import Path

from msgspec import Struct

from notes.errors import NotesError
from notes.files.on_disk import load
from notes.files.removing import remove
from notes.files.saving import save
from notes.files.shown_path import shown


class FileChange(Struct, frozen=True):
    """What a file held before a change, and what it held after it."""

    path: Path
    before: bytes | None
    """`None` when there was no file."""
    after: bytes


class ChangedSince(NotesError):  # noqa: N818 - the name says what happened
    """A file that is not as the change left it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{shown(self.path)} was changed since, so it stays as it is; change it by hand."


def take_change_back(change: FileChange) -> None:
    """Put back exactly what the file held; raises `ChangedSince` or a `FileError`, and nothing is changed."""
    now = load(change.path)
    if now.data != change.after:
        raise ChangedSince(change.path)
    if change.before is None:
        remove(change.path, change.after)
    else:
        save(change.path, change.before, now.fingerprint)


def make_change_again(change: FileChange) -> None:
    """Make a change again that was taken back; raises `ChangedSince` or a `FileError`."""
    if change.before is None:
        save(change.path, change.after, None)
        return
    take_change_back(FileChange(change.path, change.after, change.before))
