"""Other programs that edit the same file at random moments, in every way that editors save."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from random import Random

from notes.files.file_errors import FileError
from notes.files.leftovers import clear_leftovers
from notes.files.on_disk import load
from notes.files.recovery import discard, pending
from notes.files.saving import save
from tests.faults.children import start
from tests.faults.tally import Tally

SETTLING = 0.3
"""Seconds until a swap that is taken back is over at the latest."""


def by_renaming(path: Path, data: bytes, chance: Random) -> None:
    """Write beside and rename over, as vim with backups, Emacs and git do."""
    other = path.with_name("other.tmp")
    other.write_bytes(data)
    other.replace(path)


def in_place(path: Path, data: bytes, chance: Random) -> None:
    """Truncate and write, as simple programs do, with a moment in between."""
    with path.open("wb", buffering=0) as file:
        time.sleep(chance.uniform(0, 0.002))
        file.write(data)


def without_truncating(path: Path, data: bytes, chance: Random) -> None:
    """Open, think, write over, cut: the file is open for a while before anything changes."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        time.sleep(chance.uniform(0, 0.002))
        os.pwrite(descriptor, data, 0)
        os.ftruncate(descriptor, len(data))
    finally:
        os.close(descriptor)


def by_moving_away(path: Path, data: bytes, chance: Random) -> None:
    """Move the old file away and create a new one, as vim and Helix do: the name is gone for a moment."""
    backup = path.with_name("backup~")
    path.rename(backup)
    time.sleep(chance.uniform(0, 0.001))
    path.write_bytes(data)
    backup.unlink()


Editor = Callable[[Path, bytes, Random], None]
EDITORS: tuple[Editor, ...] = (by_renaming, in_place, without_truncating, by_moving_away)


class Saver:
    """Another process that saves the file without pause, until it ends or is killed."""

    def __init__(self, path: Path, state: Path) -> None:
        self.reading, writing = os.pipe()
        self.child = start(lambda: _save_forever(path, state, writing))
        os.close(writing)

    def end(self, number: signal.Signals) -> bytes:
        """End it with a signal; return what it has said: an `s` for each save, a `c` for each refusal."""
        os.kill(self.child, number)
        with os.fdopen(self.reading, "rb") as pipe:
            said = pipe.read()
        os.waitpid(self.child, 0)
        return said


def _save_forever(path: Path, state: Path, say: int) -> None:
    """Put a line of ours below those of the others, again and again."""
    ending = False

    def end(*_: object) -> None:
        nonlocal ending
        ending = True

    signal.signal(signal.SIGTERM, end)
    for number in count():
        try:
            now = load(path)
            theirs = b"".join(line for line in now.data.splitlines(True) if line.startswith(b"edit"))
            save(path, theirs + f"our line {number}\n".encode(), now.fingerprint, state=state)
            os.write(say, b"s")
        except FileError:
            os.write(say, b"c")
        if ending:
            return


def racing(folder: Path, times: int, chance: Random) -> Tally:
    """Save without pause while another process edits: each of its edits stays in the file."""
    return _race(folder, times, chance, deadly=0.0)


def racing_and_dying(folder: Path, times: int, chance: Random) -> Tally:
    """Kill the saving process now and then: each edit stays in the file, or is offered afterwards."""
    return _race(folder, times, chance, deadly=0.3)


def _race(folder: Path, times: int, chance: Random, deadly: float) -> Tally:
    tally, said, kills = Tally(), b"", 0
    for number, editor in enumerate(EDITORS):
        path, state = folder / str(number) / "a.md", folder / "state"
        path.parent.mkdir()
        path.write_bytes(b"start\n")
        saver = Saver(path, state)
        for edit in range(max(times // len(EDITORS), 1)):
            time.sleep(chance.uniform(0, 0.004))
            line = f"edit {edit}\n".encode()
            editor(path, line, chance)
            if chance.random() < deadly:
                time.sleep(chance.uniform(0, 0.002))
                said += saver.end(signal.SIGKILL)
                kills += 1
                tally.count(_loss(path, editor, line, _rescued(path, state)))
                saver = Saver(path, state)
            else:
                tally.count(_loss(path, editor, line))
        said += saver.end(signal.SIGTERM)
    deaths = f", {kills} kills" if deadly else ""
    tally.note = f"{said.count(b's')} saves, {said.count(b'c')} refusals{deaths}"
    return tally


def _rescued(path: Path, state: Path) -> list[bytes]:
    """Do what the next start does: clear up, and see what can be offered."""
    clear_leftovers([path.parent], state)
    offered = pending(path.parent, state).unsaved
    for one in offered:
        discard(one)
    return [one.text for one in offered]


def _loss(path: Path, editor: Editor, line: bytes, rescued: Iterable[bytes] = ()) -> str | None:
    """Tell what is lost if an edit is neither in the file, whoever saved after it, nor offered."""
    until = time.monotonic() + SETTLING
    while True:
        data = path.read_bytes() if path.exists() else b""
        if line in data or any(line in text for text in rescued):
            return None
        if time.monotonic() > until:
            return f"{editor.__name__}: {line!r} is not in {data!r:.80}"
        time.sleep(0.005)
