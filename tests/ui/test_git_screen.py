"""Git from within the app, with the real git, a shared repository and another clone of it."""

import subprocess
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from notes.git.file_state import FileState
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, front, press, settle, until, write
from tui.app import AfterwordApp, make_app
from tui.commit_dialog import CommitDialog, FileChoice
from tui.merge_dialog import MergeDialog
from tui.question import Question

Dialog = TypeVar("Dialog", bound=Screen[Any])


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def _own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give git no settings but these."""
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = Sam\nemail = sam@mail.example\n[pull]\nrebase = false\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))


@pytest.fixture
def shared(folder: Path, tmp_path: Path) -> Path:
    """Put the folder into git, push it to a bare repository, and return another clone of that."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "start")
    git(tmp_path, "clone", "-q", "--bare", str(folder), "shared.git")
    git(folder, "remote", "add", "origin", str(tmp_path / "shared.git"))
    git(folder, "fetch", "-q")
    git(folder, "branch", "-q", "--set-upstream-to=origin/main")
    git(tmp_path, "clone", "-q", "shared.git", "elsewhere")
    return tmp_path / "elsewhere"


def elsewhere_changes(clone: Path, text: str) -> None:
    """Push another text of the interview from the other clone."""
    (clone / NAME).write_text(text)
    git(clone, "commit", "-qam", "Elsewhere")
    git(clone, "push", "-q")


def subtitle(app: AfterwordApp) -> str:
    """Return what stands below the list."""
    return str(app.desk.query_one("#left").border_subtitle)


async def act(pilot: Pilot[None], action: str) -> None:
    """Choose a command of the palette."""
    assert isinstance(pilot.app, AfterwordApp)
    await pilot.app.desk.run_action(action)
    await settle(pilot)


async def asked(pilot: Pilot[None], kind: type[Dialog]) -> Dialog:
    """Wait for a dialog that is ready for keys."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.focused is not None)
    await pilot.pause()
    found = pilot.app.screen
    assert isinstance(found, kind)
    return found


async def test_files_are_seen_committed_and_pushed(shared: Path, folder: Path, tmp_path: Path) -> None:
    """The list says how the files stand; a commit saves first, takes the chosen files only, and is pushed."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: subtitle(app) == "main")
        (folder / "2026-11-10-globex.md").write_text("---\ncompany: Globex\ninterviewers: []\n---\n")
        states = app.desk.interviews
        await until(pilot, lambda: dict(states.git_states or {}) != {})
        assert states.git_states == {folder / "2026-11-10-globex.md": FileState.MODIFIED}
        await press(pilot, "ctrl+end")
        await write(pilot, "PS")
        app.desk.interviews.focus()
        await pilot.press("C")
        dialog = await asked(pilot, CommitDialog)
        files = dialog.query_one(FileChoice)
        assert (len(files.offered), files.chosen) == (2, {0})
        assert dialog.query_one(Input).value == "Write to Ada Park (Northwind Robotics)"
        await press(pilot, "tab", "down", "space", "space", "up", "shift+tab", "enter")
        await until(pilot, lambda: subtitle(app) == "main ↑1")
        assert git(folder, "log", "-1", "--format=%s", "--name-only").split() == [
            *["Write", "to", "Ada", "Park", "(Northwind", "Robotics)"],
            NAME,
        ]
        assert "PS" in git(folder, "show", f"HEAD:{NAME}")
        await act(pilot, "push")
        await until(pilot, lambda: subtitle(app) == "main")
        assert git(tmp_path / "shared.git", "log", "-1", "--format=%s").startswith("Write to Ada")


async def test_a_hook_that_refuses_is_heard_and_can_be_tried_again(shared: Path, folder: Path) -> None:
    """What the hook says is shown whole; once it is content, the same commit goes through."""
    hook = folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'line 1'\necho 'the note is not finished' >&2\ntest -e ../fine\n")
    hook.chmod(0o755)
    (folder / NAME).write_text(NORTHWIND.replace("Best,", "Yours,"))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await act(pilot, "commit")
        await asked(pilot, CommitDialog)
        await press(pilot, "ctrl+s")
        await asked(pilot, Question)
        assert "the note is not finished" in app.export_screenshot().replace("&#160;", " ")
        (folder.parent / "fine").touch()
        await press(pilot, "g")
        await until(pilot, lambda: subtitle(app) == "main ↑1")
        assert git(folder, "status", "--short") == ""


async def test_a_pull_brings_what_others_wrote(shared: Path, folder: Path) -> None:
    """A clean file shows the pulled text within a moment, and then there is nothing to commit."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        elsewhere_changes(shared, NORTHWIND.replace("around today", "around yesterday"))
        await act(pilot, "pull")
        await until(pilot, lambda: "around yesterday" in app.desk.editor.text)
        await until(pilot, lambda: subtitle(app) == "main")
        await act(pilot, "commit")
        await settle(pilot)
        assert front(app) is app.desk


@pytest.mark.parametrize("rebase", ["false", "true"])
async def test_a_pull_that_collides_is_settled_in_the_merge_view(
    shared: Path, folder: Path, rebase: str
) -> None:
    """Both versions side by side, mine is mine in a rebase too, and git is helped to conclude."""
    git(folder, "config", "pull.rebase", rebase)
    elsewhere_changes(shared, NORTHWIND.replace("the lobby robot\n", "the tour\n"))
    (folder / NAME).write_text(NORTHWIND.replace("the lobby robot\n", "the cake\n"))
    git(folder, "commit", "-qam", "Say it with cake")
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await act(pilot, "pull")
        await asked(pilot, MergeDialog)
        await settle(pilot)
        drawn = app.export_screenshot().replace("&#160;", " ")
        assert drawn.index("the cake") < drawn.index("the tour")
        await press(pilot, "m")
        await asked(pilot, Question)
        await press(pilot, "c")
        await until(pilot, lambda: git(folder, "status", "--short") == "")
        await until(pilot, lambda: "↓" not in subtitle(app) and subtitle(app).startswith("main"))
        assert "the cake\n" in (folder / NAME).read_text()
        assert git(folder, "log", "--format=%s", "origin/main..").split("\n")[-1] == "Say it with cake"


async def test_a_pull_that_collides_can_be_taken_back(shared: Path, folder: Path) -> None:
    """Deciding later leaves git where it stopped; taking it back leaves no trace."""
    elsewhere_changes(shared, NORTHWIND.replace("the lobby robot\n", "the tour\n"))
    (folder / NAME).write_text(NORTHWIND.replace("the lobby robot\n", "the cake\n"))
    git(folder, "commit", "-qam", "Say it with cake")
    before = git(folder, "rev-parse", "HEAD")
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await act(pilot, "pull")
        await asked(pilot, MergeDialog)
        await press(pilot, "escape")
        assert front(app) is app.desk
        assert "<<<<<<<" in (folder / NAME).read_text()
        await act(pilot, "settle_conflicts")
        await asked(pilot, MergeDialog)
        await press(pilot, "t")
        await asked(pilot, Question)
        await press(pilot, "t")
        await until(pilot, lambda: git(folder, "status", "--short") == "")
        assert git(folder, "rev-parse", "HEAD") == before
        await until(pilot, lambda: "the cake" in app.desk.editor.text)


async def test_without_git_nothing_is_shown_and_everything_says_so(folder: Path) -> None:
    """Other folders are none the worse."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for action in ("commit", "pull", "push", "settle_conflicts"):
            await act(pilot, action)
            assert front(app) is app.desk
        assert subtitle(app) == ""
        assert app.desk.interviews.git_states is None
