"""Recovery journals: unsaved text, kept in the state directory until it is saved or let go.

Every running Afterword has a directory of its own below `journals/`, with a file that it holds locked as long
as it lives. So two of them never touch each other's journals, and what a dead one left is told from what a
living one keeps.
"""

import fcntl
import json
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Self

from notes.errors import NotesError
from notes.files.durable import replace_private
from notes.files.shown_path import shown
from notes.files.state_folder import private_folder, state_folder
from notes.files.unsaved import Kind, Record, home_of

ALIVE = "alive"
"""The locked file of an instance; it says who that is."""


class NoJournal(NotesError):  # noqa: N818 - the name says what happened
    """Unsaved text cannot be kept; writing goes on without the safety net."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(folder, error.errno)
        self.folder = folder
        self.error = error

    def __str__(self) -> str:
        reason = self.error.strerror or "the system refuses"
        return f"Unsaved text cannot be kept in {shown(self.folder)} ({reason}); mend that, and save often."


class Journals:
    """The journals of one running Afterword. Use it as a context manager, or `close` it."""

    def __init__(self, folder: Path, state: Path | None = None) -> None:
        """Announce that `folder` is open here; raise `NoJournal` when the state directory cannot be used."""
        self.folder = folder
        self._all = (state or state_folder()) / "journals"
        self._kept: dict[Path, tuple[bytes, bytes]] = {}
        token = secrets.token_hex(8)
        self.home = self._all / token
        try:
            self._lock = _announce(private_folder(self._all), token, os.path.realpath(folder))
        except OSError as error:
            raise NoJournal(self._all, error) from error

    def keep(self, path: Path, base: bytes, text: bytes, kind: Kind = Kind.TYPED) -> None:
        """Keep `text`, which stands in no file yet; `base` is the file's content it was written from.

        Atomic and synced. A text equal to its base is nothing to keep: its journal goes.
        """
        home = home_of(path)
        if text == base:
            self.drop(path)
        elif self._kept.get(home) != (base, text):
            try:
                private_folder(self.home)
                replace_private(self._record(home), Record(home, kind, base, text).to_json())
            except OSError as error:
                raise NoJournal(self._all, error) from error
            self._kept[home] = (base, text)

    def drop(self, path: Path) -> None:
        """Remove the journal of a file: its text is saved, or the person let it go."""
        home = home_of(path)
        self._kept.pop(home, None)
        with suppress(OSError):
            self._record(home).unlink(missing_ok=True)

    def others(self) -> tuple[int, ...]:
        """Return the process ids of other living Afterwords whose folder overlaps with this one."""
        return tuple(
            pid
            for home in self._all.iterdir()
            if home != self.home and not is_dead(home) and (pid := _shares(home, self.folder)) is not None
        )

    def close(self) -> None:
        """Stop living: journals still there become recoverable; without any, nothing stays behind."""
        os.close(self._lock)
        tidy(self.home)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _record(self, home: Path) -> Path:
        return self.home / f"{sha256(os.fsencode(home)).hexdigest()[:24]}.json"


def _announce(journals: Path, token: str, folder: str) -> int:
    """Make an instance's directory with its lock held from the first moment it can be seen."""
    hidden = journals / f".{token}"
    hidden.mkdir(mode=0o700)
    descriptor = os.open(hidden / ALIVE, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        # Where locks do not work the journals still do; a second Afterword may then offer them too early.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.write(descriptor, json.dumps({"pid": os.getpid(), "folder": folder}).encode())
        hidden.rename(journals / token)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def is_dead(home: Path) -> bool:
    """Tell whether nobody holds the lock of an instance's directory any more."""
    if home.name.startswith("."):  # just being made
        return False
    try:
        descriptor = os.open(home / ALIVE, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def tidy(home: Path) -> None:
    """Remove the directory of a dead instance once it holds no journal."""
    if any(home.glob("*.json")):
        return
    with suppress(OSError):
        for left in home.iterdir():
            left.unlink()
        home.rmdir()


def _shares(home: Path, folder: Path) -> int | None:
    """Return the process id of an instance whose folder overlaps with `folder`."""
    try:
        about = json.loads((home / ALIVE).read_bytes())
        theirs, pid = Path(about["folder"]), int(about["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    ours = Path(os.path.realpath(folder))
    return pid if theirs.is_relative_to(ours) or ours.is_relative_to(theirs) else None


def keep_copy(path: Path, base: bytes, text: bytes, kind: Kind, state: Path | None = None) -> Journals:
    """Keep one text by itself, until the result's `drop` and `close`: for a save that could break off."""
    journals = Journals(path.parent, state)
    journals.keep(path, base, text, kind)
    return journals
