"""The list kept between starts: what it says is what the files say, however they changed meanwhile."""

import errno
import json
import os
import time
from collections.abc import Callable
from datetime import timedelta
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zoneinfo import TZPATH

import pytest
from pendulum import Timezone

from notes.files.file_errors import Vanished
from notes.files.folder_scan import Refused, given, summaries
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

    def note_down(path: Path) -> bytes | Refused:
        names.append(path.name)
        return given(path)

    monkeypatch.setattr("notes.files.kept_list.given", note_down)
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


def test_a_file_that_could_not_be_read_once_is_read_again(
    looked: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that did not answer, or rights given by a group, leave no trace on the file itself."""
    folder = tmp_path / "interviews"
    orderly(folder, 3)
    with monkeypatch.context() as broken_disk:
        broken_disk.setattr("notes.files.on_disk.read_all", refuse)
        assert all(one.is_broken for one in start(folder))
    assert start(folder) == list(summaries(folder, Settings()))
    assert len(looked) == 6


def test_a_folder_that_was_away_for_a_moment_comes_back_whole(
    looked: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moved away while it was listed and put back: its files are the same to the last tick, and all there."""
    folder = tmp_path / "interviews"
    orderly(folder, 3)
    with monkeypatch.context() as moved:
        moved.setattr("notes.files.folder_scan.data_of", vanish)
        assert start(folder) == []
    assert start(folder) == list(summaries(folder, Settings()))
    assert len(looked) == 6


def refuse(_descriptor: int) -> bytes:
    """Fail as a disk does."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def vanish(path: Path) -> bytes:
    """Be gone between the listing and the reading."""
    raise Vanished(path)


def test_a_zone_without_a_name_is_not_taken_for_another(
    looked: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine's zone can be a mere file, and another one in its place looks the same."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    (folder / "2026-11-20-one.md").write_text(
        "---\ncompany: One\nended: 2026-11-20 15:30\ninterviewers:\n  - name: Ada\n---\n"
    )
    deadlines = []
    for zone in ("Asia/Tokyo", "America/New_York"):
        monkeypatch.setattr("notes.files.glance.local_zone", lambda zone=zone: unnamed(zone))
        monkeypatch.setattr("notes.files.kept_list.local_zone", lambda zone=zone: unnamed(zone))
        (one,) = start(folder)
        assert one.deadline is not None
        deadlines.append(one.deadline.utcoffset())
    assert deadlines == [timedelta(hours=9), timedelta(hours=-5)]


def unnamed(name: str) -> Timezone:
    """Return a zone as it is read from a file such as `/etc/localtime`."""
    for folder in TZPATH:
        file = Path(folder) / name
        if file.exists():
            return Timezone.from_file(BytesIO(file.read_bytes()))
    return Timezone.from_file(BytesIO(files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()))
