"""Removing a file that Afterword made itself, while it still is what was made."""

from contextlib import suppress
from pathlib import Path

from notes.files.durable import put_new, sync_folder
from notes.files.file_errors import ChangedOnDisk, saving_error
from notes.files.on_disk import fingerprint, load
from notes.files.temporary import temporary_beside


def remove(path: Path, made: bytes) -> None:
    """Remove a file that holds exactly `made`; else it stays, and `ChangedOnDisk` is raised.

    The file first gets another name and is looked at under that one, so that what another program writes at
    the last moment is never what is removed. Raises a `FileError`.
    """
    now = load(path, limit=None)
    if now.data != made:
        raise ChangedOnDisk(path, now.data)
    aside = temporary_beside(path, fingerprint(made), fingerprint(b""))
    try:
        path.rename(aside)
        found = load(aside, limit=None).data
        if found != made:
            with suppress(FileExistsError):  # then the name is taken again, and the older text stays aside
                put_new(aside, path)
            raise ChangedOnDisk(path, found)
        aside.unlink()
        with suppress(OSError):  # the name is gone; that the disk has not confirmed it harms nobody
            sync_folder(path.parent)
    except OSError as error:
        raise saving_error(path, error) from error
