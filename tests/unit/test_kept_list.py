"""The list kept between starts: what it says is what the files say, however they changed meanwhile."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notes.files.folder_scan import look_at, summaries
from notes.files.kept_list import FORGOTTEN_AFTER_DAYS, KeptList
from notes.reports.summary import Summary
from notes.settings import Settings
from tests.generators import grown, orderly

Looked = list[str]
"""Names of the files that were opened for the list."""


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Looked:
    """Return the names of files as they are looked into; the state directory is an empty one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    names: Looked = []

    def note_down(path: Path, settings: Settings) -> object:
        names.append(path.name)
        return look_at(path, settings)

    monkeypatch.setattr("notes.files.kept_list.look_at", note_down)
    return names


def in_a_minute() -> int:
    """Return a time at which everything that a test wrote is no news any more."""
    return time.time_ns() + 60 * 10**9


def start(
    folder: Path, settings: Settings | None = None, clock: Callable[[], int] = in_a_minute
) -> list[Summary]:
    """Return the list as a start of the app sees it, and keep it as the app does."""
    kept = KeptList(folder, settings or Settings(), clock)
    found = list(kept.summaries())
    kept.keep()
    return found


def kept_file(tmp_path: Path) -> Path:
    """Return the one file in which a list is kept."""
    (found,) = (tmp_path / "state" / "afterword" / "lists").iterdir()
    return found


def test_a_second_start_reads_no_file(looked: Looked, tmp_path: Path) -> None:
    """Ordinary, broken and foreign files alike are known from the start before, and said the same of."""
    grown(tmp_path / "interviews", 200)
    read = list(summaries(tmp_path / "interviews", Settings()))
    assert start(tmp_path / "interviews") == read
    assert len(looked) > 200
    looked.clear()
    assert start(tmp_path / "interviews") == read
    assert looked == []


def test_only_what_changed_is_read(looked: Looked, tmp_path: Path) -> None:
    """A new file, a changed one and one that another took the place of; what is gone is not listed."""
    folder = tmp_path / "interviews"
    orderly(folder, 5)
    start(folder)
    looked.clear()
    changed, replaced, gone, *_ = sorted(folder.iterdir())
    changed.write_text(changed.read_text().replace("company: ", "company: New "))
    before = replaced.stat()
    other = folder / "other.tmp"
    other.write_text(replaced.read_text().replace("company: ", "company: N")[: before.st_size])
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(replaced)
    gone.unlink()
    (folder / "2030-01-01-late.md").write_text("---\ncompany: Late\ninterviewers:\n  - name: Ada\n---\n")
    found = start(folder)
    assert sorted(looked) == sorted([changed.name, replaced.name, "2030-01-01-late.md"])
    assert found == list(summaries(folder, Settings()))
    assert not any(one.path == gone for one in found)


def test_a_file_changed_a_moment_ago_is_not_trusted(looked: Looked, tmp_path: Path) -> None:
    """It may change again within the same tick of the disk's clock."""
    folder = tmp_path / "interviews"
    orderly(folder, 2)
    start(folder, clock=time.time_ns)
    looked.clear()
    start(folder, clock=time.time_ns)
    assert len(looked) == 2


@pytest.mark.parametrize(
    "other",
    [Settings(deadline_hours=48), Settings(timezone="Asia/Tokyo"), Settings(business_days=True)],
)
def test_other_settings_make_another_list(looked: Looked, tmp_path: Path, other: Settings) -> None:
    """Deadlines depend on hours, zone and free days."""
    folder = tmp_path / "interviews"
    orderly(folder, 4)
    start(folder)
    looked.clear()
    assert start(folder, other) == list(summaries(folder, other))
    assert len(looked) == 4


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"for": []}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
    ids=["empty", "cut off", "a list", "null", "without files", "endless", "no text"],
)
def test_a_damaged_list_is_as_good_as_none(looked: Looked, tmp_path: Path, damage: bytes) -> None:
    """Everything is read, and the list is written anew."""
    folder = tmp_path / "interviews"
    orderly(folder, 3)
    read = start(folder)
    kept_file(tmp_path).write_bytes(damage)
    looked.clear()
    assert start(folder) == read
    assert len(looked) == 3
    looked.clear()
    assert start(folder) == read
    assert looked == []


@pytest.mark.parametrize("entry", [1, [], [[1, 2, 3, 4]], "x", {}, None])
@pytest.mark.parametrize("part", ["entry", "said", "files"])
def test_odd_entries_are_read_from_their_files(
    looked: Looked, tmp_path: Path, entry: object, part: str
) -> None:
    """Well-formed JSON that is no list of ours, in whole or in part."""
    folder = tmp_path / "interviews"
    orderly(folder, 3)
    read = start(folder)
    path = kept_file(tmp_path)
    kept = json.loads(path.read_text())
    name = next(iter(kept["files"]))
    if part == "files":
        kept["files"] = entry
    elif part == "entry":
        kept["files"][name] = entry
    else:
        kept["files"][name][1] = entry or [1]
    path.write_text(json.dumps(kept))
    assert start(folder) == read


def test_it_is_private(looked: Looked, tmp_path: Path) -> None:
    """It names companies and people."""
    orderly(tmp_path / "interviews", 1)
    start(tmp_path / "interviews")
    path = kept_file(tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_when_nothing_changed(looked: Looked, tmp_path: Path) -> None:
    """Most starts leave the disk alone."""
    orderly(tmp_path / "interviews", 3)
    start(tmp_path / "interviews")
    before = kept_file(tmp_path).stat()
    start(tmp_path / "interviews")
    assert kept_file(tmp_path).stat().st_ino == before.st_ino


def test_without_a_place_to_keep_it_everything_is_read(looked: Looked, tmp_path: Path) -> None:
    """A state directory that cannot be written costs time, and nothing else."""
    (tmp_path / "state").write_text("in the way")
    folder = tmp_path / "interviews"
    orderly(folder, 3)
    assert start(folder) == start(folder) == list(summaries(folder, Settings()))


def test_lists_of_folders_long_left_are_forgotten(looked: Looked, tmp_path: Path) -> None:
    """Half a year on, the next list that is written clears them away."""
    orderly(tmp_path / "left", 1)
    start(tmp_path / "left")
    old = kept_file(tmp_path)
    half_a_year_ago = time.time() - (FORGOTTEN_AFTER_DAYS + 1) * 86_400
    os.utime(old, (half_a_year_ago, half_a_year_ago))
    orderly(tmp_path / "interviews", 1)
    start(tmp_path / "interviews")
    assert not old.exists()
    assert kept_file(tmp_path).exists()
