"""Undo of a commit from the app, with the real git."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from notes.git.file_state import FileState
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, front, press, settle, until, write
from tests.ui.test_git_screen import _own_git, asked, git, shared, subtitle
from tests.ui.undoing import answer, at_rest, says, text_of, undo
from tui.app import AfterwordApp, make_app
from tui.commit_dialog import CommitDialog
from tui.question import Question

__all__ = ["_own_git", "shared"]


async def commit(pilot: Pilot[None], folder: Path) -> None:
    """Commit what is offered, with the message that is offered."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    app.desk.action_commit()
    await asked(pilot, CommitDialog)
    await press(pilot, "ctrl+s")
    await until(pilot, lambda: says(app, "Committed: "))
    await at_rest(pilot)


async def test_a_commit_is_taken_back_after_a_question_and_made_again(shared: Path, folder: Path) -> None:
    """Cancel has the focus and changes nothing; saying yes keeps the files and stages them."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await commit(pilot, folder)
        made = git(folder, "rev-parse", "HEAD")
        await undo(pilot)
        question = front(app)
        assert isinstance(question, Question)
        assert "Write to Ada Park" in str(question.query(".dialog-text").first().render())
        await answer(pilot, "enter")
        assert git(folder, "rev-parse", "HEAD") == made
        await undo(pilot)
        await answer(pilot, "t")
        assert git(folder, "log", "--format=%s") == "start"
        assert git(folder, "status", "--short") == f"M  {NAME}"
        assert says(app, "Taken back: the commit “Write to Ada Park (Northwind Robotics)”")
        assert app.desk.interviews.git_states == {folder / NAME: FileState.STAGED}
        assert text_of(app) == NORTHWIND.replace("Subject", "xSubject", 1)
        await undo(pilot, "ctrl+y")
        assert git(folder, "rev-parse", "HEAD") == made
        await until(pilot, lambda: subtitle(app) == "main ↑1")
        await undo(pilot)
        await answer(pilot, "t")
        await undo(pilot)  # and then what was written before
        assert text_of(app) == NORTHWIND


async def test_undo_goes_past_a_commit(shared: Path, folder: Path) -> None:
    """The commit stays and is not asked about again; what was written before is undone."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x y")
        await commit(pilot, folder)
        made = git(folder, "rev-parse", "HEAD")
        await undo(pilot)
        await answer(pilot, "u")
        assert text_of(app) == NORTHWIND.replace("Subject", "x Subject", 1)
        await undo(pilot)
        assert text_of(app) == NORTHWIND
        assert git(folder, "rev-parse", "HEAD") == made


@pytest.mark.parametrize("is_elsewhere", [False, True])
async def test_a_commit_that_others_have_stays(shared: Path, folder: Path, is_elsewhere: bool) -> None:
    """Pushed, or followed by another: one sentence instead of a question, and undo goes on after it."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await commit(pilot, folder)
        if is_elsewhere:
            app.desk.action_push()
            await until(pilot, lambda: says(app, "Pushed: "))
        else:
            git(folder, "commit", "-q", "--allow-empty", "-m", "by hand")
        await at_rest(pilot)
        made = git(folder, "rev-parse", "HEAD")
        await undo(pilot)
        assert front(app) is app.desk
        why = "it is pushed or tagged" if is_elsewhere else "the branch has moved on since"
        assert says(app, f"Git could not take the commit back: {why}")
        await undo(pilot)
        assert text_of(app) == NORTHWIND
        assert git(folder, "rev-parse", "HEAD") == made
