"""Other programs write the same files: nothing is lost, nothing is decided for the person."""

import errno
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from notes.format.merge_markers import SENTENCE
from notes.interview import BrokenInterview
from notes.views import FILE
from tests.generators import orderly
from tests.ui.conftest import (
    NAME,
    NORTHWIND,
    NOW,
    PATIENCE_SECONDS,
    SIZE,
    front,
    has_unsaved,
    press,
    settle,
    until,
    write,
)
from tui import merge_dialog
from tui.app import AfterwordApp, make_app
from tui.desk_folder import BATCH
from tui.merge_dialog import MergeDialog
from tui.question import Question

SUBJECT = "Thank you, and the lobby robot\n"


@pytest.fixture
def path(folder: Path) -> Path:
    """Return the interview that the app opens first; what is tested here needs no proofreader."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    return folder / NAME


def text(app: AfterwordApp) -> str:
    """Return the open document."""
    assert app.desk.draft is not None
    return app.desk.draft.text


def said(app: AfterwordApp) -> str:
    """Return everything that was said in passing."""
    return "\n".join(str(one.message) for one in app._notifications)


def put(path: Path, content: str) -> None:
    """Write a file as another program does, line ends untouched."""
    path.write_bytes(content.encode())


def held(path: Path) -> str:
    """Return what a file holds."""
    return path.read_bytes().decode()


def put_bytes(path: Path, data: bytes) -> None:
    """Write what is no text."""
    path.write_bytes(data)


def held_bytes(path: Path) -> bytes:
    """Return what a file holds, whatever it is."""
    return path.read_bytes()


def remove(path: Path) -> None:
    """Delete a file."""
    path.unlink()


def move(path: Path, new: Path) -> None:
    """Give a file or folder another name."""
    path.rename(new)


def is_there(path: Path) -> bool:
    """Tell whether the name exists."""
    return path.exists()


def status(path: Path) -> os.stat_result:
    """Return what the system knows of a file."""
    return path.stat()


def make_read_only(path: Path) -> None:
    """Take everybody's right to write away."""
    path.chmod(0o444)


def save_like_vim(path: Path, content: str) -> None:
    """Save by renaming: for a moment there is no file of that name."""
    path.rename(path.with_name(path.name + "~"))
    time.sleep(0.02)
    put(path, content)


def git(folder: Path, *words: str) -> None:
    """Run real git."""
    who = ("-c", "user.name=Sam", "-c", "user.email=sam@example.org", "-c", "core.editor=true")
    subprocess.run(["git", *who, *words], cwd=folder, check=False, capture_output=True)


def repository(folder: Path) -> None:
    """Put the folder under git."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Start")


def with_another_branch(folder: Path, path: Path) -> str:
    """Put the folder under git with a branch `other`, and return what that says; `main` is checked out."""
    repository(folder)
    other = NORTHWIND.replace(SUBJECT, "Thank you for the tour\n")
    git(folder, "checkout", "-q", "-b", "other")
    put(path, other)
    git(folder, "commit", "-qam", "Say it otherwise")
    git(folder, "checkout", "-q", "main")
    return other


async def dialog(pilot: Pilot[None]) -> MergeDialog:
    """Wait for the question about a collision."""
    await until(pilot, lambda: isinstance(front(_app(pilot)), MergeDialog))
    found = _app(pilot).screen
    assert isinstance(found, MergeDialog)
    await until(pilot, lambda: bool(found.query("#decide-cancel:focus")))
    return found


async def question(pilot: Pilot[None]) -> Question:
    """Wait for a plain question."""
    await until(pilot, lambda: isinstance(front(_app(pilot)), Question))
    found = _app(pilot).screen
    assert isinstance(found, Question)
    await until(pilot, lambda: bool(found.query("#answer-cancel:focus")))
    return found


async def decided(pilot: Pilot[None]) -> None:
    """Wait until the dialog is gone and what it brought about is done."""
    await until(pilot, lambda: front(_app(pilot)) is _app(pilot).desk)
    await settle(pilot)


def _app(pilot: Pilot[None]) -> AfterwordApp:
    assert isinstance(pilot.app, AfterwordApp)
    return pilot.app


async def collide(pilot: Pilot[None], path: Path) -> None:
    """Change the subject here and on disk, each in its own way."""
    await press(pilot, "end")
    await write(pilot, "s")
    put(path, NORTHWIND.replace(SUBJECT, "Thank you for the tour\n"))


# -- nothing unsaved here --------------------------------------------------------------------------------


async def test_a_change_on_disk_appears_and_can_be_undone(app: AfterwordApp, path: Path) -> None:
    """It takes about a second, the cursor stays at its words, and ctrl+z goes back."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.editor.go_to(NORTHWIND.index("lobby robot"))
        place = app.desk.editor.cursor_location
        changed = NORTHWIND.replace("They were", "All of them were").replace("Best,", "All the best,")
        started = time.monotonic()
        put(path, changed)
        await until(pilot, lambda: text(app) == changed)
        assert time.monotonic() - started < 3
        await settle(pilot)
        assert not has_unsaved(app)
        assert "All the best," in app.desk.editor.text
        assert app.desk.editor.cursor_location == place
        await press(pilot, "ctrl+z")
        assert text(app) == NORTHWIND
        assert has_unsaved(app)


async def test_changes_before_and_after_the_cursor_leave_it_at_its_words(
    app: AfterwordApp, path: Path
) -> None:
    """One big replacement around the cursor would lose its place."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.editor.go_to(NORTHWIND.index("calmly"))
        changed = NORTHWIND.replace("Hi Ada,\n", "Hi Ada,\n\nGood morning!\n").replace("Best,", "Yours,")
        put(path, changed)
        await until(pilot, lambda: text(app) == changed)
        assert app.desk.editor.cursor_offset_in_document == changed.index("calmly")


async def test_coming_back_to_a_file_finds_its_history(app: AfterwordApp, folder: Path, path: Path) -> None:
    """Saving and looking at another interview is no reason to lose undo."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await press(pilot, "ctrl+s")
        app.desk.open_path(folder / "2026-11-10-globex.md")
        await settle(pilot)
        app.desk.open_path(path)
        await settle(pilot)
        await press(pilot, "ctrl+z")
        assert text(app) == NORTHWIND


async def test_a_new_file_appears_in_the_list(app: AfterwordApp, folder: Path) -> None:
    """Also one that git or another person brings."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        new = folder / "2026-11-19-initech.md"
        put(new, NORTHWIND.replace("Northwind Robotics", "Initech"))
        await until(pilot, lambda: new in app.desk.workspace.contents)


async def test_saving_by_renaming_is_no_deletion(app: AfterwordApp, path: Path) -> None:
    """The name is gone for a moment, as vim does it."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        changed = NORTHWIND.replace("They were", "All were")
        save_like_vim(path, changed)
        await until(pilot, lambda: text(app) == changed)
        await pilot.pause(0.5)
        assert not has_unsaved(app)
        assert "deleted" not in said(app)


async def test_bytes_that_are_no_text_leave_the_text_here_as_it_is(app: AfterwordApp, path: Path) -> None:
    """Neither the watching nor the saving ends in a traceback, and nothing is overwritten."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        wrong = NORTHWIND.replace("lobby", "caf\xe9").encode("latin-1")
        put_bytes(path, wrong)
        await until(pilot, lambda: "is not UTF-8" in said(app))
        await press(pilot, "ctrl+s")
        assert has_unsaved(app)
        assert held_bytes(path) == wrong


# -- unsaved edits here ----------------------------------------------------------------------------------


async def test_edits_elsewhere_in_the_file_are_merged_in(app: AfterwordApp, path: Path) -> None:
    """Both are kept, nothing is asked, and what is typed here stays unsaved."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        put(path, NORTHWIND.replace("Best,", "All the best,"))
        await until(pilot, lambda: "All the best," in text(app))
        assert front(app) is app.desk
        assert "lobby robots\n" in text(app)
        assert has_unsaved(app)
        await press(pilot, "ctrl+s")
        both = NORTHWIND.replace("Best,", "All the best,").replace("lobby robot\n", "lobby robots\n")
        assert held(path) == both


@pytest.mark.parametrize(
    ("key", "subject"),
    [
        ("m", "Thank you, and the lobby robots\n"),
        ("t", "Thank you for the tour\n"),
        ("b", "Thank you, and the lobby robots\nSubject: Thank you for the tour\n"),
    ],
)
async def test_a_collision_is_decided_by_the_person(
    app: AfterwordApp, path: Path, key: str, subject: str
) -> None:
    """Mine, theirs or both; the file is written only by saving."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await collide(pilot, path)
        theirs = held(path)
        found = await dialog(pilot)
        assert "lobby robots" in str(found.query_one("#merge-mine", Static).render())
        assert "for the tour" in str(found.query_one("#merge-theirs", Static).render())
        await pilot.press(key)
        await decided(pilot)
        assert text(app) == NORTHWIND.replace(SUBJECT, subject)
        assert held(path) == theirs
        assert has_unsaved(app) == (key != "t")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
async def test_a_collision_can_be_written_anew(folder: Path, path: Path, line_end: str) -> None:
    """Starting from both versions; line ends and invisible characters that were left alone stay."""
    start = NORTHWIND.replace("lobby robot\n", "lobby\u200b robot\n").replace("\n", line_end)
    put(path, start)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        put(path, start.replace("Thank you, and", "Thanks, and"))
        found = await dialog(pilot)
        await pilot.press("e")
        await until(pilot, lambda: found.query_one(TextArea).has_focus)
        await pilot.press("ctrl+home", "X", "ctrl+s")
        await decided(pilot)
        one, two = "Thank you, and the lobby\u200b robots", "Thanks, and the lobby\u200b robot"
        assert f"{line_end}XSubject: {one}{line_end}Subject: {two}{line_end}" in text(app)
        assert text(app).count("\n") == text(app).count(line_end)


async def test_leaving_the_editing_goes_back_to_the_choices(app: AfterwordApp, path: Path) -> None:
    """Escape there is not yet the end of the dialog."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await collide(pilot, path)
        found = await dialog(pilot)
        await pilot.press("e")
        await until(pilot, lambda: found.query_one(TextArea).has_focus)
        await pilot.press("escape")
        await pilot.pause()
        assert front(app) is found
        assert not found.query_one(TextArea).display


async def test_deciding_later_keeps_both_versions_until_the_person_saves(
    app: AfterwordApp, path: Path
) -> None:
    """Nothing is written, the same version is not asked about again, and saving asks."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await collide(pilot, path)
        theirs, mine = held(path), text(app)
        await dialog(pilot)
        await pilot.press("escape")
        await decided(pilot)
        os.utime(path)
        await pilot.pause(0.5)
        assert front(app) is app.desk
        assert (held(path), text(app)) == (theirs, mine)
        await pilot.press("ctrl+s")
        await dialog(pilot)
        await pilot.press("escape")
        await decided(pilot)
        assert (held(path), text(app)) == (theirs, mine)
        await pilot.press("ctrl+s")
        await dialog(pilot)
        await pilot.press("m")
        await decided(pilot)
        assert held(path) == mine
        assert not has_unsaved(app)


async def test_several_collisions_are_decided_one_by_one(app: AfterwordApp, path: Path) -> None:
    """Each place has its own answer."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        app.desk.editor.go_to(text(app).index("Best,"))
        await write(pilot, "My ")
        theirs = NORTHWIND.replace(SUBJECT, "Thank you for the tour\n").replace("Best,", "Yours,")
        put(path, theirs)
        found = await dialog(pilot)
        assert "(1 of 2)" in str(found.query_one("#merge-title", Static).render())
        await pilot.press("m")
        await until(pilot, lambda: "(2 of 2)" in str(found.query_one("#merge-title", Static).render()))
        await pilot.press("t")
        await decided(pilot)
        assert "lobby robots\n" in text(app)
        assert "Yours,\nSam" in text(app)


async def test_a_second_change_while_the_dialog_is_open_is_not_lost(app: AfterwordApp, path: Path) -> None:
    """It is taken in after the first is decided; there are never two dialogs on each other."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await collide(pilot, path)
        await dialog(pilot)
        put(path, held(path).replace("Best,", "Yours,"))
        await pilot.pause(0.6)
        assert len(app.screen_stack) == 2
        await pilot.press("m")
        await until(pilot, lambda: "Yours," in text(app))
        await decided(pilot)
        assert "lobby robots\n" in text(app)
        await press(pilot, "ctrl+s")
        written = held(path)
        assert "lobby robots\n" in written
        assert "Yours," in written


async def test_letters_typed_when_the_dialog_breaks_in_decide_nothing(
    app: AfterwordApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody in the middle of a word must not choose a version by it."""
    monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", PATIENCE_SECONDS)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await collide(pilot, path)
        found = await dialog(pilot)
        await pilot.press("t", "o", "m", "b")
        await pilot.pause()
        assert front(app) is found
        monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", 0.0)
        await pilot.press("m")
        await decided(pilot)
        assert "lobby robots\n" in text(app)


async def test_letters_and_enter_typed_after_saving_decide_nothing_either(
    app: AfterwordApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who saves goes on typing, and the dialog may be there before the next letter."""
    monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", PATIENCE_SECONDS)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.watching.stop.set()
        await pilot.pause(0.4)
        await collide(pilot, path)
        await pilot.press("ctrl+s")
        found = await dialog(pilot)
        await pilot.press("t", "enter", "m")
        await pilot.pause()
        assert front(app) is found
        monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", 0.0)
        await pilot.press("m")
        await decided(pilot)
        assert "lobby robots\n" in text(app)


async def test_an_edit_that_no_watch_tells_of_is_found_when_saving(app: AfterwordApp, path: Path) -> None:
    """Same size, old time put back, and no event: the content itself is compared."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.watching.stop.set()
        await pilot.pause(0.4)
        await press(pilot, "end")
        await write(pilot, "s")
        before = status(path)
        put(path, NORTHWIND.replace("Best,", "Bien,"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert status(path).st_size == before.st_size
        await press(pilot, "ctrl+s")
        assert "Bien," in held(path)
        assert "lobby robots\n" in held(path)
        put(path, held(path).replace("Bien,", "Best,"))
        await press(pilot, "ctrl+s")
        assert "Best," in text(app)


async def test_our_own_save_is_never_taken_for_another_programs(app: AfterwordApp, path: Path) -> None:
    """Typing goes on while saving: no question comes, and the later typing stays unsaved."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for _ in range(3):
            await pilot.press("a", "ctrl+s", "b")
        await pilot.pause(0.5)
        await settle(pilot)
        assert front(app) is app.desk
        assert text(app) == NORTHWIND.replace("Subject:", "ab" * 3 + "Subject:")
        saved = {NORTHWIND.replace("Subject:", f"{typed}Subject:") for typed in ("ababa", "ababab")}
        assert held(path) in saved
        assert has_unsaved(app) == (held(path) != text(app))
        await press(pilot, "ctrl+s")
        assert held(path) == text(app)


# -- gone, renamed, switched -----------------------------------------------------------------------------


@pytest.mark.parametrize("is_dirty", [False, True])
async def test_a_deleted_file_keeps_its_text_and_saving_asks(
    app: AfterwordApp, path: Path, is_dirty: bool
) -> None:
    """What is in front stays, is unsaved now, and is written anew only when the person says so."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        if is_dirty:
            await write(pilot, "x")
        mine = text(app)
        remove(path)
        await until(pilot, lambda: "was deleted on disk" in said(app))
        await settle(pilot)
        assert (text(app), has_unsaved(app)) == (mine, True)
        await pilot.press("ctrl+s")
        await question(pilot)
        await pilot.press("escape")
        await decided(pilot)
        assert not is_there(path)
        await pilot.press("ctrl+s")
        await question(pilot)
        await pilot.press("s")
        await decided(pilot)
        assert held(path) == mine
        assert not has_unsaved(app)


async def test_a_deleted_file_that_is_only_in_the_list_leaves_it(app: AfterwordApp, folder: Path) -> None:
    """Also when it was open before, with nothing unsaved; quitting then asks nothing."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        globex = folder / "2026-11-10-globex.md"
        app.desk.open_path(globex)
        await settle(pilot)
        app.desk.open_path(folder / NAME)
        await settle(pilot)
        globex.unlink()
        await until(pilot, lambda: globex not in app.desk.workspace.contents)
        await settle(pilot)
        assert globex not in app.desk.files


async def test_a_file_that_comes_back_changed_asks_nothing_of_a_clean_text(
    app: AfterwordApp, path: Path
) -> None:
    """Deleted by one checkout and brought back by another: what is on disk is what is shown."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        remove(path)
        await until(pilot, lambda: has_unsaved(app))
        changed = NORTHWIND.replace(SUBJECT, "Thank you for the tour\n")
        put(path, changed)
        await until(pilot, lambda: text(app) == changed)
        await settle(pilot)
        assert not has_unsaved(app)


@pytest.mark.parametrize("is_dirty", [False, True])
async def test_a_renamed_file_stays_open_under_its_new_name(
    app: AfterwordApp, folder: Path, path: Path, is_dirty: bool
) -> None:
    """`git mv` under the editor: text, history and unsaved edits go along."""
    repository(folder)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        if is_dirty:
            await write(pilot, "x")
        mine = text(app)
        new = folder / "2026-11-20-northwind.md"
        git(folder, "mv", NAME, new.name)
        await until(pilot, lambda: app.desk.draft is not None and app.desk.draft.path == new)
        await settle(pilot)
        assert (text(app), has_unsaved(app)) == (mine, is_dirty)
        assert path not in app.desk.workspace.contents
        await write(pilot, "y")
        await press(pilot, "ctrl+s")
        assert held(new) == text(app)
        assert not is_there(path)


async def test_a_file_renamed_right_after_it_was_saved_keeps_its_place(
    app: AfterwordApp, folder: Path, path: Path
) -> None:
    """Nothing has told of the save yet: the new name belongs to a file that was never seen so."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        mine = text(app)
        await pilot.press("ctrl+s")
        new = folder / "2026-11-20-northwind.md"
        await until(pilot, lambda: held(path) == mine)
        move(path, new)
        await until(pilot, lambda: app.desk.draft is not None and app.desk.draft.path == new)
        await settle(pilot)
        assert (text(app), has_unsaved(app)) == (mine, False)
        assert path not in app.desk.workspace.summaries
        assert len(app.desk.files) == 1


async def test_switching_branches_under_a_clean_text_shows_the_other_branch(
    app: AfterwordApp, folder: Path, path: Path
) -> None:
    """And back again."""
    other = with_another_branch(folder, path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        git(folder, "checkout", "-q", "other")
        await until(pilot, lambda: text(app) == other)
        git(folder, "checkout", "-q", "main")
        await until(pilot, lambda: text(app) == NORTHWIND)
        await settle(pilot)
        assert not has_unsaved(app)


async def test_switching_branches_under_unsaved_edits_asks_and_overwrites_nothing(
    app: AfterwordApp, folder: Path, path: Path
) -> None:
    """The other branch's text is on disk and stays there until the person has chosen."""
    other = with_another_branch(folder, path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        git(folder, "checkout", "-q", "other")
        await dialog(pilot)
        assert held(path) == other
        await pilot.press("t")
        await decided(pilot)
        assert text(app) == other
        await press(pilot, "ctrl+z")
        assert "lobby robots\n" in text(app)


@pytest.mark.parametrize("way", ["merge", "rebase"])
async def test_a_merge_of_git_that_stopped_can_be_finished_here(
    app: AfterwordApp, folder: Path, path: Path, way: str
) -> None:
    """The markers are named, no key acts on the broken text, and saving the mended file works."""
    with_another_branch(folder, path)
    put(path, NORTHWIND.replace(SUBJECT, "Thank you for the cake\n"))
    git(folder, "commit", "-qam", "Say it with cake")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        git(folder, way, "other")
        await until(pilot, lambda: "<<<<<<<" in text(app))
        await settle(pilot)
        assert app.desk.draft is not None
        found = app.desk.draft.content
        assert isinstance(found, BrokenInterview)
        assert [problem.message for problem in found.problems] == [SENTENCE]
        assert app.desk.view == FILE
        broken = text(app)
        for key in ("f2", "f3", "f4", "f7", "f8", "f5"):
            await pilot.press(key)
            await settle(pilot)
            if isinstance(front(app), Question):
                await press(pilot, "escape")
            assert front(app) is app.desk, key
        assert text(app) == broken
        await write(pilot, "x")
        await press(pilot, "ctrl+s")
        assert held(path) == "x" + broken
        put(path, NORTHWIND)
        await until(pilot, lambda: text(app) == NORTHWIND)


# -- what a disk can do ----------------------------------------------------------------------------------


async def test_a_read_only_file_is_saved_only_when_the_person_says_so(app: AfterwordApp, path: Path) -> None:
    """Cancelling keeps the text unsaved."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        make_read_only(path)
        await write(pilot, "x")
        await pilot.press("ctrl+s")
        await question(pilot)
        await pilot.press("escape")
        await decided(pilot)
        assert held(path) == NORTHWIND
        assert has_unsaved(app)
        await pilot.press("ctrl+s")
        await question(pilot)
        await pilot.press("s")
        await decided(pilot)
        assert held(path) == text(app)
        assert status(path).st_mode & 0o777 == 0o444


async def test_a_vanished_folder_keeps_the_text(app: AfterwordApp, folder: Path, path: Path) -> None:
    """One sentence; when the folder is back, saving works."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        away = folder.with_name("away")
        move(folder, away)
        await until(pilot, lambda: not is_there(folder))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(front(app), Question) or "folder" in said(app))
        if isinstance(front(app), Question):  # the loss of the file was noticed first
            await question(pilot)
            await pilot.press("s")
            await decided(pilot)
        assert "has lost its folder" in said(app)
        assert has_unsaved(app)
        assert not is_there(folder)
        move(away, folder)
        await settle(pilot)
        await until(pilot, lambda: not app.desk.files[path].is_gone)
        await press(pilot, "ctrl+s")
        assert held(path) == text(app)


def _refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


async def test_a_disk_that_refuses_keeps_the_text_and_says_why(
    app: AfterwordApp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, the text is still here and unsaved, and the old file stands."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        for number in (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS):
            with monkeypatch.context() as broken:
                for name in ("write_whole", "write_in_place"):
                    broken.setattr(f"notes.files.saving.{name}", _refusing(number))
                await press(pilot, "ctrl+s")
            assert os.strerror(number) in said(app)
            assert has_unsaved(app)
            assert held(path) == NORTHWIND
        await press(pilot, "ctrl+s")
        assert held(path) == text(app)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterable[Path]:
    """Return the mount point of a disk of 64 KiB, where the system lets us have one."""
    mount = tmp_path / "small"
    mount.mkdir()
    command = shutil.which("mount")
    made = command and os.geteuid() == 0
    options = [command or "", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(mount)]
    if not made or subprocess.run(options, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=False)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    assert path.stat().st_size < 64 * 1024


async def test_a_really_full_disk_keeps_the_text(small_disk: Path) -> None:
    """The old file stands, the text is unsaved, and saving works once there is room."""
    path = small_disk / NAME
    put(path, NORTHWIND)
    filler = small_disk / "filler"
    app = make_app(small_disk, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        _fill(filler)
        await press(pilot, "ctrl+s")
        assert os.strerror(errno.ENOSPC) in said(app)
        assert has_unsaved(app)
        assert held(path) == NORTHWIND
        filler.unlink()
        await press(pilot, "ctrl+s")
        assert held(path) == text(app)


# -- what a folder can hold ------------------------------------------------------------------------------


async def test_a_company_named_like_a_path_makes_a_file_inside_the_folder(
    app: AfterwordApp, folder: Path
) -> None:
    """Nothing is written outside."""
    before = {one for one in folder.parent.rglob("*.md") if not one.is_relative_to(folder)}
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        app.screen.query_one("#field-company", Input).value = "../../x"
        app.screen.query_one("#field-met", Input).focus()
        await press(pilot, "enter")
        await until(pilot, lambda: app.desk.interview is not None and "x" in app.desk.interview.path.name)
        assert app.desk.interview is not None
        assert app.desk.interview.company.value == "../../x"
        assert app.desk.interview.path.parent == folder
    assert {one for one in folder.parent.rglob("*.md") if not one.is_relative_to(folder)} == before


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _huge_line(path: Path) -> None:
    put(path, "---\ncompany: Big\ninterviewers: []\n---\n" + "x" * 10_000_000)


def _long_line(path: Path) -> None:
    put(path, "---\ncompany: Big\ninterviewers: []\n---\n" + "x " * 1_000_000)


def _utf16(path: Path) -> None:
    path.write_bytes("---\ncompany: Wide\ninterviewers: []\n---\n".encode("utf-16"))


def _latin1(path: Path) -> None:
    path.write_bytes("---\ncompany: Café\ninterviewers: []\n---\n".encode("latin-1"))


ODD = (
    (_pipe, "is a pipe"),
    (_loop, "leads back to itself"),
    (_huge_line, "the limit is"),
    (_long_line, "the limit is"),
    (_utf16, "UTF-16"),
    (_latin1, "Latin-1"),
)


async def test_what_cannot_be_opened_says_why(app: AfterwordApp, folder: Path, path: Path) -> None:
    """Within two seconds, without a traceback, and no key edits the file that was in front before."""
    odd = {folder / f"2026-11-18-odd{make.__name__}.md": (make, words) for make, words in ODD}
    for one, (make, _) in odd.items():
        make(one)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        for one, (_, words) in odd.items():
            assert app.desk.workspace.summaries[one].is_broken
            started = time.monotonic()
            app.desk.open_path(one)
            await settle(pilot)
            assert time.monotonic() - started < 2
            assert app.desk.offer.display
            assert words in str(app.desk.offer.query_one(Static).render())
        app.desk.action_undo()
        await press(pilot, "ctrl+s", "f2", "f3", "f4", "f5", "f7", "f8")
        assert front(app) is app.desk
        assert app.desk.files[path].draft.text == NORTHWIND.replace("Subject:", "xSubject:")
        assert held(path) == NORTHWIND


async def test_nul_bytes_are_shown_as_marks_and_kept(folder: Path) -> None:
    """They are text of a kind: what is typed around them changes nothing else."""
    path = folder / "2026-11-18-nul.md"
    data = NORTHWIND.replace("Hi Ada", "Hi\0 Ada").encode()
    path.write_bytes(data)
    app = make_app(path, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await press(pilot, "ctrl+s")
    assert path.read_bytes() == data.replace(b"Subject:", b"xSubject:")


async def test_a_checkout_of_very_many_files_is_taken_in_as_a_whole(folder: Path, app: AfterwordApp) -> None:
    """Hundreds of changes at once are one look at the folder; the open file is followed as ever."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        path = app.desk.file.path if app.desk.file else folder
        orderly(folder / "earlier", 2 * BATCH)
        path.write_text(path.read_text().replace("lobby", "hall"))
        await until(pilot, lambda: len(app.desk.interviews.entries) == 3 + 2 * BATCH)
        await until(pilot, lambda: "hall" in app.desk.editor.text)
