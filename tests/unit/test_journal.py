"""Recovery journals: unsaved text survives the program, stays private, and goes when no longer needed."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.files import durable
from notes.files.journal import Journals, NoJournal
from notes.files.leftovers import clear_leftovers
from notes.files.on_disk import fingerprint
from notes.files.recovery import discard, pending
from notes.files.state_folder import state_folder
from notes.files.temporary import being_written, temporary_beside, traces
from notes.files.unsaved import DamagedJournal, Kind, Record

BASE, TEXT = b"the saved text\n", b"the saved text\nand what was typed since\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one interview."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    (folder / "a.md").write_bytes(BASE)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Give a state directory that does not exist yet."""
    return tmp_path / "state"


TYPE_AND_WAIT = """
import sys, time
from pathlib import Path
from notes.files.journal import Journals
folder, state = Path(sys.argv[1]), Path(sys.argv[2])
journals = Journals(folder, state)
journals.keep(folder / "a.md", (folder / "a.md").read_bytes(), sys.argv[3].encode())
print("kept", flush=True)
time.sleep(60)
"""


def start_typing(folder: Path, state: Path, text: str) -> subprocess.Popen[str]:
    """Start another Afterword that has typed `text` and lives on."""
    command: list[str | Path] = [sys.executable, "-c", TYPE_AND_WAIT, folder, state, text]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    """End a process as a crash does."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def test_text_of_a_killed_program_is_offered_back_with_a_diff(folder: Path, state: Path) -> None:
    """After `kill -9` the next start knows the file, its base, the text, and what would change."""
    kill(start_typing(folder, state, "the saved text\nand more\n"))
    (found,) = pending(folder, state).unsaved
    assert (found.path, found.base, found.text) == (folder / "a.md", BASE, b"the saved text\nand more\n")
    assert not found.changed_meanwhile
    assert "+and more" in found.diff().splitlines()
    assert abs(found.kept_at - time.time()) < 60


def test_a_living_program_keeps_its_journals_to_itself(folder: Path, state: Path) -> None:
    """What another running Afterword has not saved is neither offered nor touched."""
    process = start_typing(folder, state, "theirs\n")
    try:
        assert not pending(folder, state).unsaved
        with Journals(folder, state) as journals:
            journals.keep(folder / "a.md", BASE, TEXT)
            journals.drop(folder / "a.md")
    finally:
        kill(process)
    assert [one.text for one in pending(folder, state).unsaved] == [b"theirs\n"]


def test_a_second_program_on_one_folder_is_told(folder: Path, state: Path) -> None:
    """It learns the other's process; one on another folder does not count, one around it does."""
    process = start_typing(folder, state, "theirs\n")
    try:
        with Journals(folder, state) as here, Journals(folder.parent, state) as around:
            assert here.others() == (process.pid, os.getpid()) or here.others() == (os.getpid(), process.pid)
            assert process.pid in around.others()
        (folder.parent / "elsewhere").mkdir()
        with Journals(folder.parent / "elsewhere", state) as elsewhere:
            assert elsewhere.others() == ()
    finally:
        kill(process)
    with Journals(folder, state) as later:
        assert later.others() == ()


def test_journals_are_private(folder: Path, state: Path) -> None:
    """Directories are 0700 and files 0600, whatever the umask."""
    before = os.umask(0)
    try:
        with Journals(folder, state) as journals:
            journals.keep(folder / "a.md", BASE, TEXT)
            modes = {
                stat.S_IMODE(path.stat().st_mode) for path in [state, *state.rglob("*")] if path.is_dir()
            }
            files = {stat.S_IMODE(path.stat().st_mode) for path in state.rglob("*") if path.is_file()}
    finally:
        os.umask(before)
    assert (modes, files) == ({0o700}, {0o600})


def test_a_journal_goes_when_its_text_is_saved_or_let_go(folder: Path, state: Path) -> None:
    """Dropping it, or typing back to the saved text, removes it; a clean end leaves nothing at all."""
    with Journals(folder, state) as journals:
        journals.keep(folder / "a.md", BASE, TEXT)
        journals.drop(folder / "a.md")
        assert not list(state.rglob("*.json"))
        journals.keep(folder / "a.md", BASE, TEXT)
        journals.keep(folder / "a.md", BASE, BASE)
        assert not list(state.rglob("*.json"))
    assert not list((state / "journals").iterdir())


def test_text_that_was_saved_after_all_is_not_offered(folder: Path, state: Path) -> None:
    """A kill between saving and dropping leaves a journal of what the disk holds: it is removed."""
    kill(start_typing(folder, state, "typed and saved\n"))
    (folder / "a.md").write_text("typed and saved\n")
    assert not pending(folder, state).unsaved
    assert not list((state / "journals").iterdir())


def test_a_file_changed_meanwhile_is_told_apart(folder: Path, state: Path) -> None:
    """Recovered text needs a merge when the file is no longer what it was written from, or is gone."""
    kill(start_typing(folder, state, "typed\n"))
    (folder / "a.md").write_text("edited elsewhere\n")
    (found,) = pending(folder, state).unsaved
    assert (found.changed_meanwhile, found.on_disk) == (True, b"edited elsewhere\n")
    (folder / "a.md").unlink()
    (found,) = pending(folder, state).unsaved
    assert (found.changed_meanwhile, found.on_disk) == (True, None)


def test_discarded_text_is_gone_for_good(folder: Path, state: Path) -> None:
    """Letting recovered text go removes its journal and the dead program's directory."""
    kill(start_typing(folder, state, "typed\n"))
    (found,) = pending(folder, state).unsaved
    discard(found)
    assert not pending(folder, state).unsaved
    assert not list((state / "journals").iterdir())


def test_only_the_journals_of_this_folder_are_offered(folder: Path, state: Path) -> None:
    """Text of another folder waits for that folder, unless that folder is gone."""
    kill(start_typing(folder, state, "typed\n"))
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    assert not pending(elsewhere, state).unsaved
    folder.rename(folder.parent / "renamed")
    assert [one.text for one in pending(elsewhere, state).unsaved] == [b"typed\n"]


def test_a_folder_reached_by_a_link_is_the_same_folder(folder: Path, state: Path) -> None:
    """A journal belongs to the real file, whichever way led to it."""
    link = folder.parent / "link"
    link.symlink_to(folder)
    kill(start_typing(link, state, "typed\n"))
    assert len(pending(folder, state).unsaved) == 1
    assert len(pending(link, state).unsaved) == 1


DAMAGES = {
    "empty": b"",
    "zeros": b"\0" * 200,
    "cut off": b"{",
    "a list": b"[]",
    "deep": b"[" * 200_000,
    "unknown version": b'{"version": 2}',
    "nothing in it": b'{"version": 1}',
    "altered": None,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_journal_is_reported_and_kept(folder: Path, state: Path, damage: bytes | None) -> None:
    """It is a sentence, never a traceback; the other journals are still offered."""
    kill(start_typing(folder, state, "good\n"))
    kill(start_typing(folder, state, "bad\n"))
    journal = next(path for path in state.rglob("*.json") if b"bad" in path.read_bytes())
    journal.write_bytes(journal.read_bytes().replace(b"bad", b"sad") if damage is None else damage)
    found = pending(folder, state)
    assert [one.text for one in found.unsaved] == [b"good\n"]
    (damaged,) = found.damaged
    assert "is damaged (" in str(damaged)
    assert journal.exists()


def test_a_killed_write_of_a_journal_leaves_the_last_whole_one(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal is replaced in one step: what was typed a second before is still there."""
    journals = Journals(folder, state)
    journals.keep(folder / "a.md", BASE, TEXT)
    monkeypatch.setattr(durable, "sync_folder", os.sync)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        journals.keep(folder / "a.md", BASE, b"later\n")
    monkeypatch.undo()
    journals.close()
    assert [one.text for one in pending(folder, state).unsaved] == [TEXT]


def test_a_state_directory_that_cannot_be_used_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    """Without journals Afterword still works, and says so."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NoJournal, match=r"Unsaved text cannot be kept in .* save often"):
        Journals(folder, tmp_path / "file")


def test_a_full_disk_while_journalling_is_one_sentence(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last whole journal stays, and the person is told."""

    def full(*_: object) -> int:
        raise OSError(28, os.strerror(28))

    with Journals(folder, state) as journals:
        journals.keep(folder / "a.md", BASE, TEXT)
        monkeypatch.setattr(os, "pwrite", full)
        with pytest.raises(NoJournal, match="No space left on device"):
            journals.keep(folder / "a.md", BASE, b"later\n")
        monkeypatch.undo()
    assert [one.text for one in pending(folder, state).unsaved] == [TEXT]


def test_the_state_directory_follows_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Linux it is `$XDG_STATE_HOME/afterword`."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "afterword"


@settings(max_examples=100, deadline=None)
@given(st.binary(), st.binary(), st.sampled_from(Kind))
def test_a_journal_gives_back_exactly_what_it_was_given(base: bytes, text: bytes, kind: Kind) -> None:
    """Any bytes, UTF-8 or not, and any path."""
    record = Record(Path("/home/\udcff\n/a.md"), kind, base, text)
    assert Record.from_json(record.to_json()) == record


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_other_content_is_refused(data: bytes) -> None:
    """What no journal wrote is never taken for text of the person."""
    with pytest.raises(ValueError, match=r".*"):
        Record.from_json(data)


def test_a_journal_can_be_read_without_afterword(folder: Path, state: Path) -> None:
    """UTF-8 text stands in it as text."""
    with Journals(folder, state) as journals:
        journals.keep(folder / "a.md", BASE, "Grüße, 你好\n".encode())
        (journal,) = state.rglob("*.json")
        assert "Grüße, 你好" in journal.read_text()


def leftover(path: Path, ours: bytes, base: bytes, held: bytes, pid: int, *, is_part: bool = False) -> Path:
    """Leave a temporary file of a save as a killed process does."""
    name = temporary_beside(path, fingerprint(ours), fingerprint(base))
    dead = name.with_name(name.name.replace(f"-{os.getpid()}-", f"-{pid}-"))
    dead = being_written(dead) if is_part else dead
    dead.write_bytes(held)
    return dead


@pytest.fixture
def dead_pid() -> int:
    """Give the id of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


@pytest.mark.parametrize("held", [BASE, TEXT])
def test_a_leftover_without_news_is_removed(folder: Path, state: Path, dead_pid: int, held: bytes) -> None:
    """The old version, or the text that was being saved, is known elsewhere."""
    leftover(folder / "a.md", TEXT, BASE, held, dead_pid)
    clear_leftovers([folder], state)
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert not pending(folder, state).unsaved


def test_a_half_written_text_is_removed(folder: Path, state: Path, dead_pid: int) -> None:
    """Part of what was being saved is no version of anybody: it is not offered as one."""
    leftover(folder / "a.md", TEXT, BASE, TEXT[:20], dead_pid, is_part=True)
    clear_leftovers([folder], state)
    assert [path.name for path in folder.iterdir()] == ["a.md"]
    assert not pending(folder, state).unsaved


def test_another_programs_edit_in_a_leftover_is_offered(folder: Path, state: Path, dead_pid: int) -> None:
    """An edit that a killed save had swapped out is never deleted: it becomes a journal."""
    leftover(folder / "a.md", TEXT, BASE, b"theirs\n", dead_pid)
    clear_leftovers([folder], state)
    (found,) = pending(folder, state).unsaved
    assert (found.path, found.kind, found.base, found.text) == (
        folder / "a.md",
        Kind.RESCUED,
        BASE,
        b"theirs\n",
    )
    assert [path.name for path in folder.iterdir()] == ["a.md"]


def test_an_edit_whose_file_is_gone_is_offered_too(folder: Path, state: Path, dead_pid: int) -> None:
    """Without the file its name is unknown, and the text is still offered."""
    leftover(folder / "gone.md", TEXT, BASE, b"theirs\n", dead_pid)
    clear_leftovers([folder], state)
    assert [one.text for one in pending(folder, state).unsaved] == [b"theirs\n"]


def test_looking_for_unsaved_text_clears_up_first(folder: Path, state: Path, dead_pid: int) -> None:
    """One call at the start finds everything, in folders below too."""
    (folder / "2026").mkdir()
    leftover(folder / "2026" / "b.md", TEXT, BASE, b"theirs\n", dead_pid)
    assert [one.text for one in pending(folder, state).unsaved] == [b"theirs\n"]
    assert not list((folder / "2026").iterdir())


def test_the_temporary_file_of_a_living_save_is_left_alone(folder: Path, state: Path) -> None:
    """A save that another Afterword is just making is not disturbed, nor are other files."""
    living = leftover(folder / "a.md", TEXT, BASE, b"theirs\n", os.getppid())
    (folder / ".afterword-notes.tmp").write_text("not ours")
    clear_leftovers([folder, folder / "missing"], state)
    assert living.exists()
    assert (folder / ".afterword-notes.tmp").exists()
    assert traces(".afterword-notes.tmp") is None


def test_a_failed_rescue_keeps_the_leftover(folder: Path, tmp_path: Path, dead_pid: int) -> None:
    """What cannot be put into a journal stays where it is."""
    (tmp_path / "file").write_text("in the way")
    kept = leftover(folder / "a.md", TEXT, BASE, b"theirs\n", dead_pid)
    with pytest.raises(NoJournal):
        clear_leftovers([folder], tmp_path / "file")
    assert kept.read_bytes() == b"theirs\n"


def test_damage_is_told_with_the_place() -> None:
    """The sentence names the journal, so that it can be looked into or deleted."""
    assert str(DamagedJournal(Path("/s/x.json"), "why")) == (
        "The journal /s/x.json is damaged (why); look into it or delete it."
    )
