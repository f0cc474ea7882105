"""The same faults by the kernel's own means, where `strace` is there: nothing of Python's is in between."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

from notes.files.leftovers import clear_leftovers
from tests.faults.steps import NEW, OLD
from tests.faults.tally import Tally

SAVE = """
import os, sys
from pathlib import Path
from notes.files.saving import load, save
path = Path(sys.argv[1])
new = sys.stdin.buffer.read()
expected = load(path).fingerprint
os.getppid()
save(path, new, expected)
"""
MARK = "getppid"
"""The call that says in the trace where the save begins."""
CALLS = ("openat", "pwrite64", "ftruncate", "fchmod", "fsync", "rename", "renameat2", "unlink", "close")
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES")
_CALL = re.compile(r"^(\w+)\(", re.MULTILINE)


def injected_by_kernel(folder: Path, times: int, chance: Random) -> Tally:
    """Trace one save, check its order, and then strike its calls one by one."""
    tally = Tally()
    if not shutil.which("strace"):
        tally.note = "skipped: there is no strace here"
        return tally
    calls = _traced(_place(folder / "dry"))
    if MARK not in calls:
        tally.note = "skipped: strace may not trace here"
        return tally
    tally.count(_wrong_order(calls))
    strikes = [(call, when, fault) for call in CALLS for when in _whens(calls, call) for fault in FAULTS]
    for number, (call, when, fault) in enumerate(chance.sample(strikes, min(times, len(strikes)))):
        path = _place(folder / str(number))
        _traced(path, "-e", f"inject={call}:{fault}:when={when}")
        tally.count(_loss(path, f"{call} {when} {fault}"))
    return tally


def _place(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "a.md"
    path.write_bytes(OLD)
    return path


def _traced(path: Path, *injection: str) -> list[str]:
    """Run a save under strace; return the names of the calls it made."""
    log = path.parent.with_suffix(".trace")
    command: list[str | Path] = ["strace", "-o", log, "-e", f"trace={MARK},{','.join(CALLS)}", *injection]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [*command, sys.executable, "-c", SAVE, path], input=NEW, env=environment, capture_output=True
    )
    return _CALL.findall(log.read_text(errors="replace")) if log.exists() else []


def _whens(calls: list[str], call: str) -> list[int]:
    """Return which occurrences of a call belong to the save, counted from 1 as strace does."""
    begin = calls.index(MARK)
    before = calls[:begin].count(call)
    return [before + number for number in range(1, calls[begin:].count(call) + 1)]


def _wrong_order(calls: list[str]) -> str | None:
    """Tell if the content is not synced before the exchange, or the folder not after it."""
    kinds = ("pwrite64", "fsync", "renameat2")
    order = [call for call in calls[calls.index(MARK) :] if call in kinds]
    return None if order == ["pwrite64", "fsync", "renameat2", "fsync"] else f"the order is {order}"


def _loss(path: Path, what: str) -> str | None:
    clear_leftovers([path.parent], path.parent / "state")
    data = path.read_bytes() if path.exists() else b""
    if data not in (OLD, NEW):
        return f"{what}: the file holds {data!r:.60}"
    left = [entry.name for entry in path.parent.glob(".afterword-*")]
    return f"{what}: something stays behind: {left}" if left else None
