"""The benchmark: `python -m tests.bench`. Every time stands beside a blank Textual app of the same run."""

# ruff: noqa: T201 - its output is what it is for

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from tests.bench.key_times import afterword_keys, blank_keys
from tests.bench.starting import start
from tests.generators import START, orderly

STARTS = 7
"""Starts of each kind, taken in turn; the medians are shown."""
BIG, EARLIER = 10_000, 500
PEOPLE = (
    "Ada Park",
    "Ben Ortiz",
    "Chloe Wu",
    "Dmitri Novak",
    "Elif Silva",
    "Farah Tanaka",
    "Goro Lee",
    "Hanna Ek",
)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = str(Path(home) / "own")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs start from compiled bytecode
        hundred, big = Path(home) / "hundred", Path(home) / "big"
        orderly(hundred, 100)
        _starting(hundred)
        _typing(Path(home) / "typing")
        _commands(hundred)
        _memory(hundred)
        orderly(big, BIG)
        _many(big)


def _starting(folder: Path) -> None:
    """Start both in turn, so that a busy machine is busy for both."""
    for kind in ("blank", "afterword"):
        start(kind, folder)
    pairs = [(start("blank", folder), start("afterword", folder)) for _ in range(STARTS)]
    blank = median(one["ready"] for one, _ in pairs)
    _row("blank app on screen", blank, None)
    for stage, name in (
        ("frame", "first frame"),
        ("ready", "list and first note"),
        ("complete", "all loaded"),
    ):
        _row(f"100 interviews: {name}", median(one[stage] for _, one in pairs), blank)


def _typing(folder: Path) -> None:
    """Keys in a note of 200 words, eight interviewers, five hundred earlier notes."""
    orderly(folder, EARLIER)
    file = folder / "2027-01-01-round-of-eight.md"
    file.write_text(_round_of_eight())
    blank = median(asyncio.run(blank_keys()))
    keys, checks = asyncio.run(afterword_keys(file))
    _row("a key on screen, blank", blank, None)
    _row("a key on screen, Afterword", median(keys), blank)
    _row("key to checklist, median", median(checks), blank)
    _row("key to checklist, 95 of 100", quantiles(checks, n=20)[-1], blank)


def _round_of_eight() -> str:
    ended = (START + timedelta(days=1100)).isoformat()
    lines = ["---", "company: Kestrel Freight", "role: Analyst", f"ended: {ended}", "interviewers:"]
    for name in PEOPLE:
        lines += [f"  - name: {name}", f"    email: {name.split()[0].lower()}@kestrel.example"]
        lines += ["    talked_about: [the night shift, the choir on Thursdays]"]
    lines += ["---", ""]
    for at, name in enumerate(PEOPLE):
        body = " ".join(
            f"We spoke of route {at}{number} and how the night shift hands it over." for number in range(16)
        )
        first = name.split()[0]
        lines += [f"## To {name}", "Subject: Thank you", "", f"Hi {first},", "", body, "", "Best,", "Sam", ""]
    return "\n".join(lines)


def _commands(folder: Path) -> None:
    """`afterword due` beside an interpreter that does nothing."""
    nothing = _seconds([sys.executable, "-c", "pass"])
    command = [sys.executable, "-m", "notes.cli", "due", "--all", str(folder)]
    listed = subprocess.run(command, capture_output=True, check=False).stdout.splitlines()
    assert listed, "`due` printed nothing, so there is nothing to time"
    due = _seconds(command)
    _row("python -c pass", nothing, None)
    _row("afterword due, 100 interviews", due, nothing)


def _seconds(command: Sequence[str]) -> float:
    return median(
        _timed(lambda: subprocess.run(command, capture_output=True, check=False)) for _ in range(STARTS)
    )


def _timed(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def _memory(folder: Path) -> None:
    """Show the most memory each process has held."""
    for name, kind in (("memory, blank app", "blank"), ("memory with the proofreader", "afterword")):
        print(f"{name:42} {start(kind, folder, until='proofread')['megabytes']:8.0f} MB")


def _many(folder: Path) -> None:
    """Ten thousand interviews."""
    blank = start("blank", folder)["ready"]
    times = start("afterword", folder, until="filtered")
    for stage, name in (
        ("frame", "first frame"),
        ("listed", "complete list"),
        ("ready", "list and first note"),
        ("complete", "and what notes are compared with"),
        ("filter", "filter, slowest of ten keys"),
    ):
        _row(f"{BIG} interviews: {name}", times[stage], blank)
    most = start("afterword", folder, until="proofread")["megabytes"]
    print(f"{f'{BIG} interviews: memory':42} {most:8.0f} MB", flush=True)


def _row(name: str, seconds: float, blank: float | None) -> None:
    ratio = f"{seconds / blank:6.2f} ×" if blank else ""
    print(f"{name:42} {seconds * 1000:8.1f} ms {ratio}", flush=True)


if __name__ == "__main__":
    main()
