"""Undo of what was decided about two versions, and of what was written in another editor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import NAME, NORTHWIND, SIZE, has_unsaved, press, settle, until, write
from tests.ui.terminal import Terminal
from tests.ui.undoing import at_rest, put, text_of, undo
from tui import merge_dialog
from tui.app import AfterwordApp
from tui.merge_dialog import MergeDialog

SUBJECT = "Thank you, and the lobby robot"


async def test_a_collision_that_was_decided_is_taken_back(
    app: AfterwordApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is as it was typed here, and unsaved: what the other program wrote stays until then."""
    monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", 0.0)
    path, theirs = folder / NAME, NORTHWIND.replace(SUBJECT, f"{SUBJECT} of yours")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        mine = text_of(app)
        put(path, theirs.encode())
        await until(pilot, lambda: isinstance(app.screen, MergeDialog) and app.screen.focused is not None)
        await pilot.press("t")
        await until(pilot, lambda: app.screen is app.desk)
        await at_rest(pilot)
        assert text_of(app) == theirs
        await undo(pilot)
        assert text_of(app) == mine
        assert has_unsaved(app)
        assert path.read_text() == theirs
        await undo(pilot, "ctrl+y")
        assert text_of(app) == theirs
        assert not has_unsaved(app)


@pytest.fixture
def terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Return a running Afterword whose other editor changes one word."""
    monkeypatch.setenv("EDITOR", "sed -i s/calmly/quietly/")
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    running = Terminal(folder / NAME)
    try:
        running.wait(lambda: running.shows("Subject:"))
        running.settle()
        yield running
    finally:
        running.close()


def test_what_another_editor_wrote_is_taken_back(terminal: Terminal, folder: Path) -> None:
    """With one undo; saving then writes the file as it was."""
    path = folder / NAME
    terminal.type("\x0f")  # ctrl+o
    terminal.wait(lambda: terminal.shows("quietly"))
    assert path.read_text() == NORTHWIND.replace("calmly", "quietly")
    terminal.settle()
    terminal.type("\x1a")  # ctrl+z
    terminal.wait(lambda: terminal.shows("calmly"))
    assert path.read_text() == NORTHWIND.replace("calmly", "quietly")
    terminal.type("\x13")  # ctrl+s
    terminal.wait(lambda: path.read_text() == NORTHWIND)
