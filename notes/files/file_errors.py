"""What can go wrong with a file on disk; every text is one sentence that ends with what to do."""

# ruff: noqa: N818 - the names say what happened: `except Vanished` reads better than `except VanishedError`
# ruff: noqa: D102 - each `sentence` does what the one in `FileError` says

import errno
import os
from pathlib import Path

from notes.errors import NotesError
from notes.files.shown_path import escaped, shown


class FileError(NotesError):
    """A file that cannot be read or saved."""

    def __init__(self, path: Path, number: int = 0) -> None:
        super().__init__(path, number)
        self.path = path
        self.errno = number
        """The system's error number, or 0."""

    def __str__(self) -> str:
        return self.sentence(shown(self.path))

    def sentence(self, name: str) -> str:
        """Return the sentence with the file called `name`."""
        return f"{name} cannot be used{self.reason}."

    @property
    def reason(self) -> str:
        """The system's own words, in brackets; empty without an error number."""
        return f" ({os.strerror(self.errno)})" if self.errno else ""


class NoSuchFolder(FileError):
    """The folder to look into does not exist."""

    def sentence(self, name: str) -> str:
        return f"{name} does not exist, or is no folder; check the name."


class CannotRead(FileError):
    """The system refuses to give the content."""

    def sentence(self, name: str) -> str:
        return f"{name} cannot be read{self.reason}; check that you may read it, then try again."


class NotAFile(FileError):
    """A folder, pipe, socket or device where a file is expected."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(path)
        self.kind = kind
        """What it is, with its article: `a pipe`."""

    def sentence(self, name: str) -> str:
        return f"{name} is {self.kind}, not a plain file; Afterword leaves it alone."


class TooLarge(FileError):
    """A file beyond any interview's size."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(path)
        self.size = size
        self.limit = limit

    def sentence(self, name: str) -> str:
        size, limit = f"{self.size / 1e6:.1f} MB", f"{self.limit / 1e6:.0f} MB"
        return f"{name} is {size} long and the limit is {limit}; move what is no interview out of it."


class DanglingLink(FileError):
    """A symbolic link whose target does not exist."""

    def __init__(self, path: Path, target: str) -> None:
        super().__init__(path)
        self.target = target

    def sentence(self, name: str) -> str:
        target = escaped(self.target)
        return f"{name} links to {target}, which does not exist; restore that file or remove the link."


class LinkLoop(FileError):
    """Symbolic links that lead in a circle."""

    def sentence(self, name: str) -> str:
        return f"{name} is a link that leads back to itself; remove the link."


class Vanished(FileError):
    """The file was deleted or renamed."""

    def sentence(self, name: str) -> str:
        return f"{name} is no longer there; save it as a new file, or bring the old one back first."


class FolderGone(FileError):
    """The folder of the file was deleted or renamed."""

    def sentence(self, name: str) -> str:
        return f"{name} has lost its folder; bring the folder back and save again."


class ChangedOnDisk(FileError):
    """Another program changed the file since it was read; `theirs` is what it holds now."""

    def __init__(self, path: Path, theirs: bytes) -> None:
        super().__init__(path)
        self.theirs = theirs

    def sentence(self, name: str) -> str:
        return f"{name} was changed by another program meanwhile; compare the two before saving."


class AlreadyThere(ChangedOnDisk):
    """A new file's name is taken."""

    def sentence(self, name: str) -> str:
        return f"{name} already exists; choose another name or open that file."


class BeingWritten(FileError):
    """Another program has the file open for writing at this moment."""

    def sentence(self, name: str) -> str:
        return f"{name} is being written by another program; wait until that is done and save again."


class ReadOnlyFile(FileError):
    """The file is marked read-only; saving needs the person's word."""

    def sentence(self, name: str) -> str:
        return f"{name} is marked read-only; allow writing to it, or choose to save it anyway."


class CannotSave(FileError):
    """The system refuses the writing; the file on disk is the old one."""

    def sentence(self, name: str) -> str:
        return f"{name} was not saved{self.reason}; the file is as it was, and you can try again."


class NoPermission(CannotSave):
    """Neither the folder nor the file may be written."""

    def sentence(self, name: str) -> str:
        return f"{name} may not be changed by you{self.reason}; check who owns it and its folder."


class ReadOnlyDisk(CannotSave):
    """The file system is mounted read-only."""

    def sentence(self, name: str) -> str:
        return f"{name} is on a read-only disk{self.reason}; copy the folder elsewhere and work there."


class DiskFull(CannotSave):
    """No space, or no quota, is left."""

    def sentence(self, name: str) -> str:
        return f"{name} was not saved{self.reason}; make room on the disk and save again."


class DiskFailed(CannotSave):
    """The device reports an error."""

    def sentence(self, name: str) -> str:
        return f"{name} was not saved: the disk failed{self.reason}; check the disk, or save elsewhere."


class HalfWritten(CannotSave):
    """A write in place broke off and could not be taken back; a journal keeps the whole text."""

    def sentence(self, name: str) -> str:
        return (
            f"{name} is only partly written{self.reason}; a whole copy is kept, "
            "and Afterword offers it when you open the folder again."
        )


_KINDS: dict[int, type[CannotSave]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyDisk,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EIO: DiskFailed,
}


def gone(path: Path) -> Vanished | FolderGone:
    """Return the error for a path that leads nowhere: the file is missing, or its folder."""
    return Vanished(path) if path.parent.is_dir() else FolderGone(path)


def saving_error(path: Path, error: OSError) -> FileError:
    """Return the typed error for a system error met while saving `path`."""
    number = error.errno or 0
    if number in (errno.ENOENT, errno.ENOTDIR):
        return gone(path)
    if number == errno.ELOOP:
        return LinkLoop(path)
    return _KINDS.get(number, CannotSave)(path, number)
