"""The benchmark: `python -m tests.bench`. Every time stands beside a blank Textual app of the same run."""

# ruff: noqa: T201 - its output is what it is for

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pendulum

import tui  # noqa: F401 - first, as in the program itself: it tells Textual how often to draw

# isort: split
from notes.agenda import agenda
from notes.files.folder_scan import read_file, summaries
from notes.files.kept_list import KeptList
from notes.interview import Interview
from notes.settings import Settings
from notes.standing import is_done
from tests.bench.key_times import Times, afterword_keys, blank_keys
from tests.bench.letters import round_of_eight
from tests.bench.on_screen import Shown, shown
from tests.bench.starting import start
from tests.generators import BODY, orderly

STARTS = 7
"""Starts of each kind, taken in turn; the medians are shown."""
ROWS = 20
"""Rows of the list that are waited for."""
FIRST_WORDS = BODY[0].partition(" with me")[0]
"""What every note of these folders begins with."""
BIG, EARLIER = 10_000, 500
ROUNDS = 3
"""Turns of typing in a blank app and in ours."""


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
    for first in (_blank_shown, _ours_shown):
        first(folder)  # which compiles what it imports
    starts = [
        (_blank_shown(folder), _ours_shown(folder), _ours_shown(folder, is_new=True)) for _ in range(STARTS)
    ]
    blank = median(one.ready for one, _, _ in starts)
    _row("blank app on screen", blank, None)
    _row("100 interviews: first frame", median(ours.frame for _, ours, _ in starts), blank)
    _row("100 interviews: list and first note", median(ours.ready for _, ours, _ in starts), blank)
    _row("100 interviews: the very first time", median(ours.ready for *_, ours in starts), blank)
    loaded = [start("afterword", folder)["complete"] for _ in range(STARTS)]
    _row("100 interviews: all loaded", median(loaded), blank)


def _blank_shown(folder: Path) -> Shown:
    words = "Dear reader,"
    return shown("tests.bench.blank_app", (), folder.parent / "settings", words, (words,))


def _ours_shown(folder: Path, *, is_new: bool = False) -> Shown:
    """Start Afterword as its command does, for a person who has written their name into their settings.

    A folder that is new was never opened before; of any other the list is kept, as each start does.
    """
    home = folder.parent / "settings"
    shutil.rmtree(home, ignore_errors=True)
    if not is_new:
        _keep_list(folder, home)
    config = home / "afterword" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[me]\nname = "Sam Rivera"\nemail = "sam@example.org"\n')
    return shown("notes.cli", (str(folder),), home, "Interviews", _first_words(folder))


def _keep_list(folder: Path, state: Path) -> None:
    """Keep the list of a folder as a start of the app does, a while after its files were written."""
    own, os.environ["XDG_STATE_HOME"] = os.environ["XDG_STATE_HOME"], str(state)
    kept = KeptList(folder, Settings(), lambda: time.time_ns() + 60 * 10**9)
    assert len(list(kept.summaries())) >= 100
    kept.keep()
    os.environ["XDG_STATE_HOME"] = own


@cache
def _first_words(folder: Path) -> tuple[str, ...]:
    """Return the companies that the list shows first, and words of the first note."""
    now = pendulum.now()
    groups = agenda(summary.entry(now) for summary in summaries(folder, Settings()))
    entries = [entry for _, group in groups for entry in group][:ROWS]
    return (*(entry.company for entry in entries), _words_of_note(entries[0].path))


def _words_of_note(path: Path) -> str:
    """Return words of the note that the app opens a file at, or of what stands in its place."""
    interview = read_file(path, Settings())
    assert isinstance(interview, Interview)
    people = interview.interviewers
    name = next((person.name for person in people if not is_done(interview, person)), people[0].name)
    return FIRST_WORDS if interview.note_to(name) else f"No note to {name} yet"


def _typing(folder: Path) -> None:
    """Keys in a note of 200 words, eight interviewers, five hundred earlier notes; blank and ours in turn."""
    orderly(folder, EARLIER)
    file = folder / "2027-01-01-round-of-eight.md"
    file.write_text(round_of_eight())
    blank, ours = Times(), Times()
    for _ in range(ROUNDS):
        blank.add(blank_keys())
        ours.add(afterword_keys(file))
    key, late_key = median(blank.screen), _late(blank.screen)
    _row("a key on screen, blank", key, None)
    _row("a key on screen, Afterword", median(ours.screen), key)
    _row("a key on screen, blank, 95 of 100", late_key, None)
    _row("a key on screen, Afterword, 95 of 100", _late(ours.screen), late_key)
    _row("key to checklist, median", median(ours.checklist), key)
    _row("key to checklist, 95 of 100", _late(ours.checklist), key)
    work = median(blank.work)
    _row("computed for a key, blank", work, None)
    _row("computed for key and checklist", median(ours.work), work)
    _row("computed, 95 of 100", _late(ours.work), work)
    _row("longest turn while typing, blank", max(blank.turns), None)
    _row("longest turn while typing, Afterword", max(ours.turns), max(blank.turns))
    _row("the same by the clock, blank", max(blank.waits), None)
    _row("the same by the clock, Afterword", max(ours.waits), max(blank.waits))


def _late(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 keep."""
    return quantiles(times, n=20)[-1]


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
    blank = median(_blank_shown(folder).ready for _ in range(ROUNDS))
    ours = [_ours_shown(folder) for _ in range(ROUNDS)]
    _row(f"{BIG} interviews: first frame", median(one.frame for one in ours), blank)
    _row(f"{BIG} interviews: list and first note", median(one.ready for one in ours), blank)
    _row(f"{BIG} interviews: the very first time", _ours_shown(folder, is_new=True).ready, blank)
    times = start("afterword", folder, until="filtered")
    for stage, name in (
        ("listed", "complete list"),
        ("complete", "and what notes are compared with"),
        ("filter", "filter, slowest of ten keys"),
    ):
        _row(f"{BIG} interviews: {name}", times[stage], blank)
    over = start("afterword", folder, until="overview")
    for stage, name in (
        ("overview frame", "overview opens"),
        ("overview", "overview"),
        ("overview turn", "longest turn while it opens"),
    ):
        _row(f"{BIG} interviews: {name}", over[stage], blank)
    most = start("afterword", folder, until="proofread")["megabytes"]
    print(f"{f'{BIG} interviews: memory':42} {most:8.0f} MB", flush=True)


def _row(name: str, seconds: float, blank: float | None) -> None:
    ratio = f"{seconds / blank:6.2f} ×" if blank else ""
    print(f"{name:42} {seconds * 1000:8.1f} ms {ratio}", flush=True)


if __name__ == "__main__":
    main()
