"""Watching: what editors, git and people do to the folder is seen within a second, and only that."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread
from typing import Any

import pytest
import watchfiles

from notes.files.sight import DELETION_WAIT, Sight
from notes.files.watching import Change, Kind, watch

PATIENCE = 5.0
"""Seconds until a test gives up; the promise of one second is measured on its own."""


class Watcher:
    """A running watch of a folder, with what it has seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stop = Event()
        self.batches: Queue[frozenset[Change]] = Queue()
        self.thread = Thread(target=self.run, daemon=True)
        self.thread.start()
        self.batches.get(timeout=PATIENCE)  # watching has begun

    def run(self) -> None:
        """Pass every batch on."""
        for batch in watch(self.folder, self.stop):
            self.batches.put(batch)

    def expect(self, *wanted: tuple[Kind, str]) -> dict[tuple[Kind, str], Change]:
        """Wait until all `wanted` kinds and names were seen; return the changes."""
        seen: dict[tuple[Kind, str], Change] = {}
        until = time.monotonic() + PATIENCE
        while not seen.keys() >= set(wanted):
            try:
                batch = self.batches.get(timeout=max(until - time.monotonic(), 0.01))
            except Empty:
                pytest.fail(f"seen only {sorted(seen)}")
            seen |= {(change.kind, str(change.path.relative_to(self.folder))): change for change in batch}
        return seen

    def seen_in(self, seconds: float) -> set[tuple[Kind, str]]:
        """Return everything that is seen during some time."""
        seen = set()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                batch = self.batches.get(timeout=left)
            except Empty:
                break
            seen |= {(change.kind, str(change.path.relative_to(self.folder))) for change in batch}
        return seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two interviews."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    (folder / "a.md").write_text("a\n")
    (folder / "b.md").write_text("b\n")
    return folder


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    """Watch the folder during a test."""
    watcher = Watcher(folder)
    yield watcher
    watcher.stop.set()
    watcher.thread.join(PATIENCE)
    assert not watcher.thread.is_alive()


def git(folder: Path, *arguments: str, check: bool = True) -> None:
    """Run git in a folder, with nobody's own settings."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_EDITOR": "true"}
    who = ["-c", "user.name=Sam", "-c", "user.email=sam@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=check, capture_output=True, env={**os.environ, **alone}
    )


def test_a_change_is_seen_within_a_second(folder: Path, watcher: Watcher) -> None:
    """The promise: an edit in another editor appears within a second."""
    started = time.monotonic()
    (folder / "a.md").write_text("edited\n")
    watcher.expect((Kind.MODIFIED, "a.md"))
    assert time.monotonic() - started < 1


def test_created_deleted_and_renamed_files_are_told_apart(folder: Path, watcher: Watcher) -> None:
    """A renamed file is neither a new one nor a loss: the open draft moves along."""
    (folder / "new.md").write_text("new\n")
    watcher.expect((Kind.CREATED, "new.md"))
    (folder / "b.md").unlink()
    watcher.expect((Kind.DELETED, "b.md"))
    (folder / "a.md").rename(folder / "c.md")
    seen = watcher.expect((Kind.RENAMED, "c.md"))
    assert seen[Kind.RENAMED, "c.md"].before == folder / "a.md"
    assert (Kind.DELETED, "a.md") not in watcher.seen_in(2 * DELETION_WAIT)


def test_an_editor_that_saves_by_renaming_deletes_nothing(folder: Path, watcher: Watcher) -> None:
    """Vim's way: the name is away for a moment, the backup goes; all that is a modification."""
    path, backup = folder / "a.md", folder / "a.md~"
    (folder / "4913").touch()
    (folder / "4913").unlink()
    path.rename(backup)
    time.sleep(DELETION_WAIT / 2)
    path.write_text("saved by vim\n")
    backup.unlink()
    seen = watcher.seen_in(4 * DELETION_WAIT)
    assert seen == {(Kind.MODIFIED, "a.md")}


def test_what_editors_and_git_keep_for_themselves_is_not_told(folder: Path, watcher: Watcher) -> None:
    """Swap files, backups, lock links, our own temporary files and hidden directories are nobody's news."""
    for name in ("4913", "a.md~", ".a.md.swp", "._a.md", ".afterword-x.tmp", "notes.txt", "#a.md#"):
        (folder / name).write_text("x")
    (folder / ".#a.md").symlink_to("nowhere")
    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "x.md").write_text("x")
    assert watcher.seen_in(4 * DELETION_WAIT) == set()


def test_our_own_save_looks_like_one_modification(folder: Path, watcher: Watcher) -> None:
    """The exchange of names shows as a change of that one file."""
    from notes.files.saving import load, save

    save(folder / "a.md", b"ours\n", load(folder / "a.md").fingerprint)
    assert watcher.seen_in(4 * DELETION_WAIT) == {(Kind.MODIFIED, "a.md")}


def test_folders_that_come_go_and_move_bring_their_files_along(folder: Path, watcher: Watcher) -> None:
    """Each file of a folder is told by itself, also when only the folder was renamed."""
    (folder / "2026").mkdir()
    (folder / "2026" / "x.md").write_text("x\n")
    watcher.expect((Kind.CREATED, "2026/x.md"))
    (folder / "2026").rename(folder / "old")
    seen = watcher.expect((Kind.RENAMED, "old/x.md"))
    assert seen[Kind.RENAMED, "old/x.md"].before == folder / "2026" / "x.md"
    (folder / "old" / "x.md").write_text("edited\n")
    watcher.expect((Kind.MODIFIED, "old/x.md"))
    (folder / "old" / "x.md").unlink()
    (folder / "old").rmdir()
    watcher.expect((Kind.DELETED, "old/x.md"))


def test_the_folders_settings_are_watched(folder: Path, watcher: Watcher) -> None:
    """Settings changed by a pull or by hand take effect at once."""
    (folder / "afterword.toml").write_text("")
    watcher.expect((Kind.CREATED, "afterword.toml"))


def test_a_linked_file_is_watched_where_it_really_is(folder: Path, tmp_path: Path, watcher: Watcher) -> None:
    """A change of a link's target, or through another hard link, outside the folder is seen too."""
    target = tmp_path / "elsewhere.md"
    target.write_text("x\n")
    (folder / "link.md").symlink_to(target)
    os.link(tmp_path / "elsewhere.md", tmp_path / "other.md")
    os.link(tmp_path / "other.md", folder / "hard.md")
    watcher.expect((Kind.CREATED, "link.md"), (Kind.CREATED, "hard.md"))
    target.write_text("edited outside\n")
    watcher.expect((Kind.MODIFIED, "link.md"), (Kind.MODIFIED, "hard.md"))


def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path, watcher: Watcher) -> None:
    """Its files are deleted, and later new ones are seen."""
    folder.rename(folder.with_name("away"))
    watcher.expect((Kind.DELETED, "a.md"), (Kind.DELETED, "b.md"))
    folder.with_name("away").rename(folder)
    watcher.expect((Kind.CREATED, "a.md"), (Kind.CREATED, "b.md"))
    time.sleep(2 * DELETION_WAIT)
    (folder / "a.md").write_text("edited\n")
    watcher.expect((Kind.MODIFIED, "a.md"))


def test_a_folder_reached_by_a_link_is_watched(folder: Path) -> None:
    """The paths told are those below the name the person gave."""
    link = folder.with_name("link")
    link.symlink_to(folder)
    watcher = Watcher(link)
    (folder / "a.md").write_text("edited\n")
    watcher.expect((Kind.MODIFIED, "a.md"))
    watcher.stop.set()
    watcher.thread.join(PATIENCE)
    assert not watcher.thread.is_alive()


def test_without_the_systems_watches_the_folder_is_looked_through(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that has run out of watches is no reason to miss a change."""

    def scarce(*_: Any, **__: Any) -> Any:
        raise OSError(28, "OS file watch limit reached")

    monkeypatch.setattr(watchfiles, "watch", scarce)
    watcher = Watcher(folder)
    (folder / "a.md").write_text("edit\n")
    watcher.expect((Kind.MODIFIED, "a.md"))
    watcher.stop.set()
    watcher.thread.join(PATIENCE)
    assert not watcher.thread.is_alive()


@pytest.fixture
def repository(folder: Path) -> Path:
    """Make the folder a git repository whose branch `other` edits a.md, lacks b.md and has c.md."""
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "first")
    git(folder, "checkout", "-b", "other")
    (folder / "a.md").write_text("other a\n")
    (folder / "b.md").unlink()
    (folder / "c.md").write_text("other c\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "other")
    git(folder, "checkout", "main")
    return folder


def test_switching_branches_is_seen_file_by_file(repository: Path) -> None:
    """`git checkout` under the open folder: what changed, came and went, and nothing of `.git`."""
    watcher = Watcher(repository)
    git(repository, "checkout", "other")
    seen = watcher.expect((Kind.MODIFIED, "a.md"), (Kind.DELETED, "b.md"), (Kind.CREATED, "c.md"))
    assert {name for _, name in seen} == {"a.md", "b.md", "c.md"}
    git(repository, "checkout", "main")
    watcher.expect((Kind.MODIFIED, "a.md"), (Kind.CREATED, "b.md"), (Kind.DELETED, "c.md"))
    watcher.stop.set()
    watcher.thread.join(PATIENCE)


def test_a_rebase_with_a_conflict_is_seen_and_so_is_its_end(repository: Path) -> None:
    """The file with conflict markers arrives as a modification, and again when the rebase is given up."""
    (repository / "a.md").write_text("main a\n")
    git(repository, "commit", "-am", "main")
    watcher = Watcher(repository)
    git(repository, "rebase", "other", check=False)
    watcher.expect((Kind.MODIFIED, "a.md"))
    until = time.monotonic() + PATIENCE
    while "<<<<<<< " not in (repository / "a.md").read_text() and time.monotonic() < until:
        time.sleep(0.01)
    assert "<<<<<<< " in (repository / "a.md").read_text()
    watcher.seen_in(4 * DELETION_WAIT)
    git(repository, "rebase", "--abort")
    watcher.expect((Kind.MODIFIED, "a.md"))
    assert (repository / "a.md").read_text() == "main a\n"
    watcher.stop.set()
    watcher.thread.join(PATIENCE)


class TestSight:
    """Looking twice, with the time given by the test."""

    def test_a_missing_name_is_a_deletion_only_after_the_wait(self, folder: Path) -> None:
        """Before that it may come back."""
        sight = Sight(folder)
        (folder / "a.md").unlink()
        assert sight.look({folder / "a.md"}, 10.0) == frozenset()
        assert sight.look((), 10.0 + DELETION_WAIT / 2) == frozenset()
        assert sight.look((), 10.0 + DELETION_WAIT) == {Change(Kind.DELETED, folder / "a.md")}
        assert sight.look((), 20.0) == frozenset()

    def test_a_touched_file_is_told_although_it_looks_the_same(self, folder: Path) -> None:
        """Two writes within one tick of the disk's clock look alike; the event tells them apart."""
        sight = Sight(folder)
        assert sight.look({folder / "a.md"}, 1.0) == {Change(Kind.MODIFIED, folder / "a.md")}

    def test_a_new_file_with_a_used_inode_is_no_renaming(self, folder: Path) -> None:
        """File systems give a deleted file's inode to the next new file."""
        sight = Sight(folder)
        (folder / "a.md").unlink()
        (folder / "z.md").write_text("another text\n")
        changes = sight.look({folder / "a.md", folder / "z.md"}, 1.0)
        assert changes == {Change(Kind.CREATED, folder / "z.md")}

    def test_files_of_nested_repositories_and_hidden_folders_are_not_ours(self, folder: Path) -> None:
        """As in the list of interviews."""
        for place in ("nested/.git", ".hidden"):
            (folder / place).mkdir(parents=True)
        (folder / "nested" / "n.md").write_text("n\n")
        (folder / ".hidden" / "h.md").write_text("h\n")
        sight = Sight(folder)
        assert sight.look({folder / "nested" / "n.md", folder / ".hidden" / "h.md"}, 1.0) == frozenset()
