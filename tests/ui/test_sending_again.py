"""What becomes of a note around its sending: edited, taken back, repeated, changed, or sent elsewhere."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Button, Static

from notes.findings import Item
from tests.mail.drop_server import DropServer
from tests.ui.conftest import NAME as FILE
from tests.ui.conftest import NORTHWIND, NOW, settle, shows_bar, until
from tests.ui.mail_box import app_on
from tui.app import AfterwordApp
from tui.question import Question
from tui.send_dialog import SendDialog

SIZE = (140, 40)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def plain(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder with the proofreader off and the command line's clock at the app's moment."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    monkeypatch.setenv("AFTERWORD_NOW", NOW.to_iso8601_string())
    return folder


def shown(app: AfterwordApp) -> str:
    """Return the words of the dialog in front, and of what was said in passing."""
    said = [note.message for note in app._notifications]
    return "\n".join([*said, *(str(one.render()) for one in app.screen.query(Static).results(Static))])


def text(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text()


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file as another program does."""
    path.write_text(path.read_text().replace(old, new))


async def test_a_note_edited_after_it_was_sent_is_shown_as_such_and_its_mark_taken_back(plain: Path) -> None:
    """In the checklist and at f5; the record stays, and says so before a second sending."""
    with DropServer() as server:
        app = app_on(server, plain)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            await pilot.press("s")
            await until(pilot, lambda: bool(app.desk.person and app.desk.person.sent))
            await until(pilot, lambda: app.screen is app.desk and bool(app.desk.workspace.records))
            app.desk.editor.focus()
            await pilot.press("X")
            await settle(pilot)
            checks = app.desk.note_report.checks if app.desk.note_report else ()
            (proofread,) = (one for one in checks if one.item is Item.PROOFREAD)
            assert "edited since it was sent" in proofread.evidence
            assert "proofread/edited-since" in {one.rule for one in app.desk.findings_in_front()}
            await pilot.press("ctrl+z", "f5")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await until(pilot, lambda: "has this note already" in shown(app))
            assert "edited" not in str(app.screen.query(".dialog-text").first().render())
            await pilot.press("t")
            await until(pilot, lambda: text(plain / FILE) == NORTHWIND and app.screen is app.desk)
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            await until(pilot, lambda: "you took its mark back" in shown(app))
        assert len(server.held) == 1


async def test_an_unknown_end_is_repeated_with_the_same_message_on_the_persons_word(plain: Path) -> None:
    """f5 asks what became of it; g shows the very message again, and s sends it; a gap needs `a`."""
    rewrite(plain / FILE, "around today", "around [something nice]")
    with DropServer("once:dot-drop") as server:
        app = app_on(server, plain)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog) and "Held back" in shown(app))
            await pilot.press("s")
            await pilot.pause(0.1)
            assert isinstance(app.screen, SendDialog)
            assert server.connections == 0
            await pilot.press("a")
            await until(pilot, lambda: "Nobody knows" in shown(app))
            assert str(app.screen.query_one("#answer-cancel", Button).label) == "Close esc"
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.desk)
            await until(pilot, lambda: shows_bar(app, "outbox"))
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await until(pilot, lambda: "It is not known whether" in shown(app))
            await pilot.press("g")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            await pilot.press("a")
            await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in text(plain / FILE))
            await until(pilot, lambda: app.screen is app.desk)
            await until(pilot, lambda: not shows_bar(app, "outbox"))
        assert len(server.held) == 2
        assert server.held[0] == server.held[1]


async def test_only_what_was_shown_goes_out_and_only_once(plain: Path) -> None:
    """A file changed behind the dialog is not sent; nor is a note that another Afterword sent meanwhile."""
    clone = plain.parent / "clone"
    with DropServer() as server:
        app = app_on(server, plain)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            rewrite(plain / FILE, "around today", "about today")
            await pilot.press("s")
            await until(pilot, lambda: "changed meanwhile" in shown(app))
            assert server.connections == 0
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            copy(plain / FILE, clone)
            command = [sys.executable, "-m", "notes.cli", "send", str(clone / FILE), "--to", "Ada", "--yes"]
            assert await asyncio.to_thread(subprocess.call, command, cwd=ROOT) == 0
            await pilot.press("s")
            await until(pilot, lambda: "Not sent. The note to Ada Park" in shown(app))
        assert len(server.held) == 1
    assert "sent:" not in text(plain / FILE)


def copy(path: Path, folder: Path) -> None:
    """Clone a file into another folder."""
    folder.mkdir()
    (folder / path.name).write_text(path.read_text())
