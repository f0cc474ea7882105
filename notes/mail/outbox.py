"""The outbox: a durable record of every sending, made before the first byte goes out.

A record is held locked by whoever is sending. So two Afterwords never send one note at the same time, and
what a dead one left is told from what a living one is doing.
"""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace
from pendulum import DateTime

from notes.errors import NotesError
from notes.files.durable import new_file, put_new, sync_folder, write_whole
from notes.files.shown_path import shown
from notes.files.state_folder import private_folder, state_folder
from notes.mail.record import RESERVED, Record, State, Step, Subject

Allow = Callable[[Sequence[Record]], None]
_HALF_MADE, _LOCK = ".new-", ".lock"
_OVER = frozenset({State.NOT_SENT, State.RECORDED, State.RETRACTED})
"""States after which the exact message is not needed any more."""


class NoOutbox(NotesError):  # noqa: N818 - the name says what happened
    """The outbox cannot be read or written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(folder, error.errno)
        self.folder = folder
        self.error = error

    def __str__(self) -> str:
        reason = self.error.strerror or "the system refuses"
        return (
            f"What is sent cannot be recorded in {shown(self.folder)} ({reason}), "
            "so nothing is sent; mend that and try again."
        )


class Taken(NotesError):  # noqa: N818 - the name says what happened
    """Another Afterword was faster."""

    def __str__(self) -> str:
        return "Another Afterword is sending this note right now; wait until it is done."


class Damaged(NotesError):  # noqa: N818 - the name says what happened
    """A record that cannot be read stands where this person's records are."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.place = place

    def __str__(self) -> str:
        return (
            f"The record {shown(self.place)} is damaged, so nobody knows whether a note to this address "
            "went out; look into your sent mail, then delete that file."
        )


@dataclass
class Claim:
    """A record held by this sender alone. Use it as a context manager."""

    record: Record
    descriptor: int
    end: int
    """Where the next step is written."""

    def add(self, state: State, at: DateTime, words: str = "") -> None:
        """Write one step, durably; raises `NoOutbox`."""
        step = Step(state, at, words)
        # A line end first: should a crash have torn the last line, this one still stands by itself.
        line = b"\n" + step.to_line()
        try:
            if os.pwrite(self.descriptor, line, self.end) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self.descriptor)
        except OSError as error:
            raise NoOutbox(self.record.place.parent, error) from error
        self.end += len(line)
        self.record = replace(self.record, steps=(*self.record.steps, step))
        if state in _OVER:
            with suppress(OSError):
                self.record.message.unlink(missing_ok=True)

    def keep_message(self, data: bytes) -> None:
        """Write the exact message where it is missing; raises `NoOutbox`."""
        try:
            with suppress(FileExistsError):
                new_file(self.record.message, data)
        except OSError as error:
            self.close()
            raise NoOutbox(self.record.place.parent, error) from error

    def close(self) -> None:
        """Let go of the record."""
        os.close(self.descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Outbox:
    """The folder of records below the state directory."""

    def __init__(self, state: Path | None = None) -> None:
        self.folder = (state or state_folder()) / "outbox"

    def records(self) -> tuple[Record, ...]:
        """Return all readable records, the oldest first; raises `NoOutbox`."""
        found = (_load(place) for place in self._places("*.jsonl"))
        return tuple(sorted((one for one in found if one is not None), key=lambda one: one.started))

    def damaged(self, recipient: str | None = None) -> tuple[Path, ...]:
        """Return the records that cannot be read: all, or those about one address."""
        pattern = "*.jsonl" if recipient is None else f"{_slot(recipient)}.*.jsonl"
        return tuple(place for place in self._places(pattern) if _load(place) is None)

    def is_being_sent(self, record: Record) -> bool:
        """Tell whether somebody who lives holds the record."""
        try:
            descriptor = os.open(record.place, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise NoOutbox(self.folder, error) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # no locks on this file system
            return _is_running(record.pid)
        finally:
            os.close(descriptor)
        return False

    def claim(
        self, subject: Subject, message_id: str, via: str, now: DateTime, data: bytes, allow: Allow
    ) -> Claim:
        """Record durably that a message is about to be sent, and hold the record.

        `allow` looks at all records, and raises when one of them stands against it. Raises `NoOutbox` when
        the record cannot be written, `Taken` when another sender was faster.
        """
        try:
            private_folder(self.folder)
            with self._alone() as is_alone:
                if is_alone:
                    self._remove_half_made()
                records, number = self.records(), self._next_number(subject.recipient)
                allow(records)
                place = self.folder / f"{_slot(subject.recipient)}.{number}.jsonl"
                return self._create(Record(place, subject, message_id, via, now, os.getpid()), data)
        except FileExistsError as error:
            raise Taken from error
        except OSError as error:
            raise NoOutbox(self.folder, error) from error

    def _create(self, record: Record, data: bytes) -> Claim:
        line = record.first_line()
        hidden = record.place.with_name(f"{_HALF_MADE}{os.urandom(8).hex()}")
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(hidden, flags, 0o600)
        try:
            _lock(descriptor)  # before the name can be seen
            write_whole(descriptor, line.ljust(RESERVED, b" "))
            record.message.unlink(missing_ok=True)
            new_file(record.message, data)
            # The name must be free: where locks do not work, it alone keeps a second sender away.
            put_new(hidden, record.place)
            sync_folder(self.folder)
        except BaseException as error:
            hidden.unlink(missing_ok=True)
            if not isinstance(error, FileExistsError):
                record.place.unlink(missing_ok=True)
            os.close(descriptor)
            raise
        return Claim(record, descriptor, len(line))

    def reopen(self, record: Record) -> Claim:
        """Hold a record again as it stands now; raises `Taken` while another sender holds it."""
        try:
            descriptor = os.open(record.place, os.O_RDWR | os.O_CLOEXEC)
            try:
                if not _lock(descriptor):
                    raise Taken
                data = os.pread(descriptor, os.fstat(descriptor).st_size, 0)
            except BaseException:
                os.close(descriptor)
                raise
        except OSError as error:
            raise NoOutbox(self.folder, error) from error
        now = Record.read(record.place, data)
        if now is None:
            os.close(descriptor)
            raise Damaged(record.place)
        return Claim(now, descriptor, len(data.rstrip()) + 1)

    def _places(self, pattern: str) -> list[Path]:
        try:
            return sorted(self.folder.glob(pattern)) if self.folder.is_dir() else []
        except OSError as error:
            raise NoOutbox(self.folder, error) from error

    def _next_number(self, recipient: str) -> int:
        numbers = [place.name.split(".")[1] for place in self._places(f"{_slot(recipient)}.*.jsonl")]
        return max((int(number) for number in numbers if number.isdigit()), default=0) + 1

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Let nobody else make a record meanwhile; yields False where the file system has no locks."""
        descriptor = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                is_alone = True
            except OSError:
                is_alone = False
            yield is_alone
        finally:
            os.close(descriptor)

    def _remove_half_made(self) -> None:
        """Remove what senders left that died while making their record."""
        for left in self._places(f"{_HALF_MADE}*"):
            left.unlink(missing_ok=True)


def _load(place: Path) -> Record | None:
    try:
        return Record.read(place, place.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NoOutbox(place.parent, error) from error


def _lock(descriptor: int) -> bool:
    """Lock a record; False when somebody else holds it. Without locks the record's name must do."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid > 0


def _slot(recipient: str) -> str:
    """Return what the names of all records about one address begin with."""
    return sha256(recipient.casefold().encode()).hexdigest()[:16]
