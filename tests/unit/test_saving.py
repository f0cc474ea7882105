"""Saving: whole or not at all, everything about the file kept, nobody's edit overwritten."""

import errno
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.files import durable, saving, swapping
from notes.files.file_errors import (
    AlreadyThere,
    BeingWritten,
    CannotSave,
    ChangedOnDisk,
    DanglingLink,
    DiskFailed,
    DiskFull,
    FileError,
    FolderGone,
    HalfWritten,
    LinkLoop,
    NoPermission,
    NotAFile,
    ReadOnlyFile,
    TooLarge,
    Vanished,
)
from notes.files.recovery import pending
from notes.files.saving import Saved, fingerprint, load, save

OLD, NEW = b"the old text\n", b"the new text, a bit longer\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an interview file with the old text in a folder of its own."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    path = folder / "a.md"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Give a state directory that does not exist yet."""
    return tmp_path / "state"


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def failing(number: int, after: int = 0, effect: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """Return a system call that works `after` times and then fails with an error number."""
    calls = iter(range(after + 10_000))

    def call(*arguments: Any, **named: Any) -> Any:
        if next(calls) < after and effect is not None:
            return effect(*arguments, **named)
        raise OSError(number, os.strerror(number))

    return call


def test_a_saved_file_holds_the_new_text_and_nothing_else_stays(path: Path) -> None:
    """A save leaves the new content, its fingerprint, and no temporary file."""
    saved = save(path, NEW, fingerprint(OLD))
    assert saved == Saved(path, fingerprint(NEW), written=True)
    assert (path.read_bytes(), names(path.parent)) == (NEW, ["a.md"])


def test_unchanged_bytes_are_not_written_at_all(path: Path) -> None:
    """Saving what the file holds touches neither its inode nor its time."""
    before = path.stat()
    saved = save(path, OLD, fingerprint(OLD))
    after = path.stat()
    assert not saved.written
    assert (before.st_ino, before.st_mtime_ns, before.st_ctime_ns) == (
        after.st_ino,
        after.st_mtime_ns,
        after.st_ctime_ns,
    )


def test_text_that_another_program_has_saved_already_is_no_conflict(path: Path) -> None:
    """When the disk holds exactly what is to be saved, there is nothing to decide."""
    path.write_bytes(NEW)
    assert not save(path, NEW, fingerprint(OLD)).written


def test_a_change_from_outside_is_never_overwritten(path: Path) -> None:
    """The check is on content: an edit of the same size, with the old time put back, is seen."""
    times = path.stat()
    path.write_bytes(theirs := OLD.replace(b"old", b"odd"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, fingerprint(OLD))
    assert (caught.value.theirs, path.read_bytes()) == (theirs, theirs)


def test_a_new_file_never_replaces_an_old_one(path: Path) -> None:
    """Saving under a new name stops at a name that is taken."""
    with pytest.raises(AlreadyThere) as caught:
        save(path, NEW, None)
    assert (caught.value.theirs, path.read_bytes(), names(path.parent)) == (OLD, OLD, ["a.md"])


def test_a_new_file_gets_the_mode_the_user_gives_new_files(tmp_path: Path) -> None:
    """New files follow the umask, as those of any editor do."""
    before = os.umask(0o027)
    try:
        save(tmp_path / "new.md", NEW, None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == 0o640
    assert names(tmp_path) == ["new.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_mode_owner_and_attributes_are_kept(path: Path, mode: int) -> None:
    """What the file system knows about a file survives a save."""
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, 1234, 5678)
    os.setxattr(path, "user.origin", b"by hand")
    before = path.stat()
    save(path, NEW, fingerprint(OLD))
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert os.getxattr(path, "user.origin") == b"by hand"


def test_the_text_is_at_no_moment_open_to_more_people(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The temporary file of a private interview is private from its creation on."""
    path.chmod(0o600)
    seen = []
    for name in ("pwrite", "fsync", "fchmod", "ftruncate"):
        real = getattr(os, name)

        def watched(descriptor: int, *rest: Any, real: Callable[..., Any] = real) -> Any:
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o077)
            return real(descriptor, *rest)

        monkeypatch.setattr(os, name, watched)
    os_umask = os.umask(0)
    try:
        save(path, NEW, fingerprint(OLD))
    finally:
        os.umask(os_umask)
    assert seen[:3] == [0, 0, 0]


def test_the_content_is_synced_before_the_name_and_the_folder_after_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After power loss the name leads to whole content: write, sync, exchange, sync of the real folder."""
    link = path.parent.parent / "link.md"
    link.symlink_to(path)
    order: list[str] = []
    real_fsync, real_pwrite, real_exchange = os.fsync, os.pwrite, durable.exchange

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        order.append("sync folder" if is_folder else "sync file")
        assert not is_folder or os.fstat(descriptor).st_ino == path.parent.stat().st_ino
        real_fsync(descriptor)

    def pwrite(*arguments: Any) -> int:
        order.append("write")
        return real_pwrite(*arguments)

    def exchange(one: Path, other: Path) -> bool:
        order.append("exchange")
        return real_exchange(one, other)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "pwrite", pwrite)
    monkeypatch.setattr(swapping, "exchange", exchange)
    save(link, NEW, fingerprint(OLD))
    assert order == ["write", "sync file", "exchange", "sync folder"]


def test_links_stay_links_and_their_target_is_saved(path: Path) -> None:
    """Plain, relative and chained links are followed to the file and kept."""
    chain = [path.parent / f"{number}.md" for number in range(5)]
    chain[0].symlink_to("a.md")
    for link, before in zip(chain[1:], chain, strict=False):
        link.symlink_to(before)
    text = OLD
    for link in chain:
        new = text + link.name.encode()
        save(link, new, fingerprint(text))
        assert (link.is_symlink(), path.read_bytes(), path.is_symlink()) == (True, new, False)
        text = new


def test_a_link_to_another_file_system_is_followed(path: Path) -> None:
    """The temporary file is made beside the target, not beside the link."""
    other = Path("/dev/shm")  # noqa: S108 - another file system is wanted
    if not os.access(other, os.W_OK) or other.stat().st_dev == path.stat().st_dev:
        pytest.skip("there is no second file system here")
    target = other / f"afterword-test-{os.getpid()}.md"
    target.write_bytes(OLD)
    try:
        path.unlink()
        path.symlink_to(target)
        save(path, NEW, fingerprint(OLD))
        assert (path.is_symlink(), target.read_bytes()) == (True, NEW)
    finally:
        target.unlink()


def test_dangling_and_circular_links_are_named(path: Path) -> None:
    """A link to nothing, or to itself, is a sentence, for reading, saving and creating."""
    (path.parent / "nowhere.md").symlink_to("gone.md")
    (path.parent / "circle.md").symlink_to("circle.md")
    for attempt in (
        lambda: load(path.parent / "nowhere.md"),
        lambda: save(path.parent / "nowhere.md", NEW, fingerprint(OLD)),
        lambda: save(path.parent / "nowhere.md", NEW, None),
    ):
        with pytest.raises(DanglingLink, match=r"nowhere\.md links to .*gone\.md, which does not exist; "):
            attempt()
    with pytest.raises(LinkLoop, match="leads back to itself"):
        load(path.parent / "circle.md")


def test_hard_links_stay_one_file(path: Path, state: Path) -> None:
    """Both names lead to the same file with the new text, and the copy kept meanwhile is gone."""
    other = path.parent / "b.md"
    os.link(path, other)
    inode = path.stat().st_ino
    save(path, NEW, fingerprint(OLD), state=state)
    assert (path.stat().st_ino, path.stat().st_nlink) == (inode, 2)
    assert other.read_bytes() == NEW
    assert names(state / "journals") == []


def test_a_file_with_hard_links_has_a_copy_while_it_is_written(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a crash in the middle would leave half is whole in a synced journal first."""
    os.link(path, path.parent / "b.md")
    real = os.ftruncate
    found: list[str] = []

    def ftruncate(descriptor: int, size: int) -> None:
        if os.fstat(descriptor).st_nlink > 1:
            found.extend(journal.read_text() for journal in state.glob("journals/*/*.json"))
        real(descriptor, size)

    monkeypatch.setattr(os, "ftruncate", ftruncate)
    save(path, NEW, fingerprint(OLD), state=state)
    assert len(found) == 1
    assert "the new text" in found[0]
    assert "the old text" in found[0]


def test_a_failed_write_in_place_is_taken_back(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full in the middle of a file with hard links, the old text is put back."""
    os.link(path, path.parent / "b.md")
    real = os.pwrite
    inode, calls = path.stat().st_ino, iter(range(100))

    def pwrite(descriptor: int, data: bytes, offset: int) -> int:
        if os.fstat(descriptor).st_ino != inode:
            return real(descriptor, data, offset)
        call = next(calls)
        if call == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data[:5] if call == 0 else data, offset)

    monkeypatch.setattr(os, "pwrite", pwrite)
    with pytest.raises(DiskFull):
        save(path, NEW, fingerprint(OLD), state=state)
    assert path.read_bytes() == OLD
    assert not pending(path.parent, state).unsaved


def test_a_half_written_file_is_offered_whole_at_the_next_start(
    path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the old text cannot be put back either, the copy stays and is found."""
    os.link(path, path.parent / "b.md")
    real, inode = os.pwrite, path.stat().st_ino
    calls = iter(range(100))

    def pwrite(descriptor: int, data: bytes, offset: int) -> int:
        if os.fstat(descriptor).st_ino != inode:
            return real(descriptor, data, offset)
        if next(calls) == 0:
            return real(descriptor, data[:5], offset)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "pwrite", pwrite)
    with pytest.raises(HalfWritten):
        save(path, NEW, fingerprint(OLD), state=state)
    monkeypatch.undo()
    (found,) = pending(path.parent, state).unsaved
    assert (found.path, found.base, found.text) == (path, OLD, NEW)
    assert found.on_disk == path.read_bytes() != OLD


def test_a_read_only_file_needs_the_persons_word_and_stays_read_only(path: Path) -> None:
    """A file marked read-only is refused; saved anyway, it keeps its mark."""
    path.chmod(0o444)
    with pytest.raises(ReadOnlyFile, match="is marked read-only"):
        save(path, NEW, fingerprint(OLD))
    assert path.read_bytes() == OLD
    save(path, NEW, fingerprint(OLD), even_read_only=True)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (NEW, 0o444)


def test_a_read_only_file_with_hard_links_can_be_saved_anyway(path: Path, state: Path) -> None:
    """The same choice holds for a file that is written in place."""
    other = path.parent / "b.md"
    os.link(path, other)
    path.chmod(0o444)
    save(path, NEW, fingerprint(OLD), even_read_only=True, state=state)
    assert (other.read_bytes(), stat.S_IMODE(other.stat().st_mode)) == (NEW, 0o444)


def test_pipes_sockets_devices_and_folders_are_refused_without_hanging(tmp_path: Path) -> None:
    """Only plain files are opened, read and saved."""
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "device.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.md"))
        for kind in ("pipe", "folder", "device", "socket"):
            with pytest.raises(NotAFile, match=f"{kind}.md is a {kind}, not a plain file"):
                load(tmp_path / f"{kind}.md")
            with pytest.raises(NotAFile):
                save(tmp_path / f"{kind}.md", NEW, fingerprint(OLD))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file far beyond any interview is named with its size."""
    with (tmp_path / "big.md").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLarge, match=r"big\.md is 50\.0 MB long and the limit is 4 MB"):
        load(tmp_path / "big.md")


def test_a_vanished_file_and_a_vanished_folder_are_told_apart(path: Path) -> None:
    """What to do differs: save as a new file, or bring the folder back."""
    path.unlink()
    with pytest.raises(Vanished, match="no longer there"):
        save(path, NEW, fingerprint(OLD))
    assert names(path.parent) == []
    save(path, NEW, None)
    assert path.read_bytes() == NEW
    path.unlink()
    path.parent.rmdir()
    with pytest.raises(FolderGone, match="has lost its folder"):
        save(path, NEW, None)
    with pytest.raises(FolderGone):
        save(path, NEW, fingerprint(OLD))


def test_two_writers_at_the_same_moment_lose_nothing(path: Path) -> None:
    """Of two saves from the same version exactly one succeeds; the other gets the winner's text."""
    outcomes: list[Saved | FileError] = []
    texts = [b"one\n", b"two\n"]
    barrier = threading.Barrier(2)

    def writer(text: bytes) -> None:
        barrier.wait()
        try:
            outcomes.append(save(path, text, fingerprint(OLD)))
        except FileError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=writer, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (won,) = (one for one in outcomes if isinstance(one, Saved))
    assert won.fingerprint == fingerprint(path.read_bytes())
    assert names(path.parent) == ["a.md"]


def edit_in_the_gap(path: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[], None]) -> None:
    """Let another program edit between the last look at the file and the exchange."""
    real, first = durable.exchange, [True]

    def exchange(one: Path, other: Path) -> bool:
        if first.pop() if first else False:
            edit()
        return real(one, other)

    monkeypatch.setattr(swapping, "exchange", exchange)


@pytest.mark.parametrize("by_rename", [True, False])
def test_an_edit_in_the_gap_before_the_exchange_is_not_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, by_rename: bool
) -> None:
    """The exchange shows what was there in the very moment; theirs gets its name back."""

    def edit() -> None:
        other = path.with_name("b.tmp") if by_rename else path
        other.write_bytes(b"theirs\n")
        if by_rename:
            other.rename(path)

    edit_in_the_gap(path, monkeypatch, edit)
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, fingerprint(OLD))
    assert (caught.value.theirs, path.read_bytes(), names(path.parent)) == (
        b"theirs\n",
        b"theirs\n",
        ["a.md"],
    )


def test_an_edit_while_a_swap_is_taken_back_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Theirs, saved over ours in the blink that ours was there, is the newest and stays."""
    real, calls = durable.exchange, iter(range(100))

    def exchange(one: Path, other: Path) -> bool:
        call = next(calls)
        if call < 3:
            path.with_name("b.tmp").write_bytes(f"theirs {call}\n".encode())
            path.with_name("b.tmp").rename(path)
        return real(one, other)

    monkeypatch.setattr(swapping, "exchange", exchange)
    with pytest.raises(ChangedOnDisk) as caught:
        save(path, NEW, fingerprint(OLD))
    assert caught.value.theirs == path.read_bytes() == b"theirs 2\n"
    assert names(path.parent) == ["a.md"]


def test_a_file_deleted_in_the_gap_is_not_brought_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deletion is an edit too: the person is asked whether to create the file anew."""
    edit_in_the_gap(path, monkeypatch, path.unlink)
    with pytest.raises(Vanished):
        save(path, NEW, fingerprint(OLD))
    assert names(path.parent) == []


def test_a_program_in_the_middle_of_writing_is_left_to_finish(path: Path) -> None:
    """A file that another program holds open for writing is not swapped away under it."""
    with path.open("r+b") as other:
        with pytest.raises(BeingWritten, match="is being written by another program"):
            save(path, NEW, fingerprint(OLD))
        other.seek(0, os.SEEK_END)
        other.write(b"their last words\n")
    assert path.read_bytes() == OLD + b"their last words\n"
    assert names(path.parent) == ["a.md"]


class TestWithoutExchange:
    """File systems that cannot swap two names: look, rename, look again, with the old file held on to."""

    @pytest.fixture(autouse=True)
    def no_exchange(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take `renameat2` away."""
        monkeypatch.setattr(durable, "_renameat2", lambda: None)

    def test_saving_works(self, path: Path) -> None:
        """The new text is there and nothing else stays."""
        save(path, NEW, fingerprint(OLD))
        assert (path.read_bytes(), names(path.parent)) == (NEW, ["a.md"])

    def test_creating_works_and_stops_at_a_taken_name(self, path: Path) -> None:
        """A new file is linked to its name, which must be free."""
        save(path.with_name("b.md"), NEW, None)
        with pytest.raises(AlreadyThere):
            save(path, NEW, None)
        assert names(path.parent) == ["a.md", "b.md"]

    def test_creating_works_without_second_names(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where files cannot have two names, the new one is created under its own."""
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
        save(path.with_name("b.md"), NEW, None)
        with pytest.raises(AlreadyThere):
            save(path, NEW, None)
        save(path, NEW, fingerprint(OLD))
        assert {name: (path.parent / name).read_bytes() for name in names(path.parent)} == {
            "a.md": NEW,
            "b.md": NEW,
        }

    @pytest.mark.parametrize("call", ["link", "replace"])
    def test_an_edit_around_the_rename_is_not_lost(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, call: str
    ) -> None:
        """An edit written into the old file before or after the rename is found and kept."""
        real = getattr(os, call)
        old_file = path.open("r+b", buffering=0)

        def edit(*arguments: Any, **named: Any) -> Any:
            result = real(*arguments, **named)
            if not old_file.closed:
                old_file.write(b"THEIRS")
                old_file.close()
            return result

        monkeypatch.setattr(os, call, edit)
        with pytest.raises((ChangedOnDisk, BeingWritten)):
            save(path, NEW, fingerprint(OLD))
        old_file.close()
        assert path.read_bytes() in (OLD, b"THEIRS" + OLD[6:])
        assert names(path.parent) == ["a.md"]


@pytest.mark.parametrize(
    ("call", "number", "kind"),
    [
        ("pwrite", errno.ENOSPC, DiskFull),
        ("pwrite", errno.EDQUOT, DiskFull),
        ("pwrite", errno.EIO, DiskFailed),
        ("ftruncate", errno.EIO, DiskFailed),
        ("fsync", errno.EIO, DiskFailed),
        ("fchmod", errno.EROFS, CannotSave),
    ],
)
def test_a_failing_disk_keeps_the_old_text_and_says_why(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, kind: type[CannotSave]
) -> None:
    """Each failure is one sentence with the system's reason; the old text stands and nothing lies about."""
    monkeypatch.setattr(os, call, failing(number))
    with pytest.raises(kind) as caught:
        save(path, NEW, fingerprint(OLD))
    assert (path.read_bytes(), names(path.parent)) == (OLD, ["a.md"])
    assert os.strerror(number) in str(caught.value)
    assert caught.value.errno == number


def test_a_write_that_claims_more_than_it_wrote_is_caught(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size on disk is compared before the new file gets the name."""
    monkeypatch.setattr(os, "pwrite", lambda *arguments: len(arguments[1]))
    monkeypatch.setattr(os, "ftruncate", lambda *_: None)
    with pytest.raises(DiskFailed):
        save(path, NEW, fingerprint(OLD))
    assert (path.read_bytes(), names(path.parent)) == (OLD, ["a.md"])


def test_a_folder_that_cannot_be_synced_means_saved_but_not_yet_safe(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is in the file, so it is not called a failure; the sentence tells the rest."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    saved = save(path, NEW, fingerprint(OLD))
    assert "is saved, but the disk did not confirm it (Input/output error)" in saved.warning
    assert path.read_bytes() == NEW


def test_a_really_full_disk_keeps_the_old_text(tmp_path: Path) -> None:
    """On a file system of 64 kB, with no error injected."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    try:
        path = disk / "a.md"
        path.write_bytes(OLD)
        with pytest.raises(DiskFull, match="No space left on device"):
            save(path, b"x" * 100_000, fingerprint(OLD))
        assert (path.read_bytes(), names(disk)) == (OLD, ["a.md"])
    finally:
        subprocess.run(["umount", disk], check=True)


AS_NOBODY = """
import os, sys
from pathlib import Path
import ctypes, platformdirs, unicodedata, notes.files.saving
os.setgid(65534); os.setuid(65534)
from notes.files.file_errors import FileError
from notes.files.saving import load, save
path = Path(sys.argv[1])
try:
    print(save(path, b"new", load(path).fingerprint, even_read_only=True, state=Path(sys.argv[2])).written)
except FileError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="changing the user needs root")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "owner", "outcome"),
    [
        (0o755, 0o666, 0, "True"),  # a folder that may not be written: the file is written in place
        (0o777, 0o644, 0, "NoPermission"),  # another's file
        (0o777, 0o666, 0, "True"),  # another's file that all may write keeps its owner
        (0o777, 0o400, 65534, "True"),  # one's own, read-only, saved anyway
        (0o777, 0o600, 0, "CannotRead"),
    ],
)
def test_permissions_of_an_ordinary_user(
    open_folder: Path, folder_mode: int, file_mode: int, owner: int, outcome: str
) -> None:
    """Without root's rights: what may be written is, in the way that keeps the owner; else a typed error."""
    path = open_folder / "interviews" / "a.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    path.parent.chmod(folder_mode)
    os.chown(path, owner, owner)
    path.chmod(file_mode)
    state = path.parent.parent / "state"
    state.mkdir()
    os.chown(state, 65534, 65534)
    run = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, path, state], capture_output=True, text=True, cwd=Path.cwd()
    )
    assert run.stdout.strip() == outcome, run.stderr
    assert path.read_bytes() == (b"new" if outcome == "True" else OLD)
    assert (path.stat().st_uid, stat.S_IMODE(path.stat().st_mode)) == (owner, file_mode)
    assert names(path.parent) == ["a.md"]


def test_names_with_control_characters_are_escaped_in_sentences(tmp_path: Path) -> None:
    """A file's name cannot drive the terminal that shows an error about it."""
    with pytest.raises(Vanished) as caught:
        load(tmp_path / "\x1b]0;evil\x07\n\u202e\udcff.md")
    assert r"\x1b]0;evil\x07\x0a\u202e\xff.md" in str(caught.value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4))
def test_any_bytes_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, versions: list[bytes]
) -> None:
    """Whatever is saved, in any order of versions, is what is read, byte for byte."""
    path = tmp_path_factory.mktemp("any") / "a.md"
    expected = None
    for version in versions:
        expected = save(path, version, expected).fingerprint
        assert load(path).data == version
        assert load(path).fingerprint == expected


def test_every_error_is_one_sentence(path: Path) -> None:
    """An error's text starts with the file and is a single sentence with an end."""
    errors: list[FileError] = [
        kind(path) for kind in (Vanished, FolderGone, LinkLoop, BeingWritten, ReadOnlyFile)
    ]
    errors += [
        kind(path, errno.EIO) for kind in (CannotSave, NoPermission, DiskFull, DiskFailed, HalfWritten)
    ]
    errors += [ChangedOnDisk(path, b""), AlreadyThere(path, b""), NotAFile(path, "a pipe")]
    errors += [TooLarge(path, 5_000_000, 4_000_000), DanglingLink(path, "x")]
    for error in errors:
        text = str(error)
        assert text.startswith(str(path))
        assert text.endswith(".")
        assert text.count("\n") == 0
        assert ";" in text
    assert saving.SIZE_LIMIT >= 4_000_000
