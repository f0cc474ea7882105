"""Sending all notes that are ready from the app, against a real mail server."""

from pathlib import Path

import pytest
from textual.widgets import Button, OptionList, Static

from notes.mail.outbox import Outbox
from tests.mail.drop_server import DropServer
from tests.ui.conftest import NAME as FILE
from tests.ui.conftest import NORTHWIND, NOW, OTHER, settle, until
from tests.ui.mail_box import app_on
from tui import desk_folder
from tui.app import AfterwordApp, make_app
from tui.key_line import KeyLine
from tui.queue_dialog import QueueDialog
from tui.queue_progress import QueueProgress

SIZE = (140, 40)


def shown(app: AfterwordApp) -> str:
    """Return all the words of the dialog in front."""
    lists = app.screen.query(OptionList)
    lines = [str(option.prompt) for one in lists.results(OptionList) for option in one.options]
    return "\n".join([*lines, *(str(one.render()) for one in app.screen.query(Static).results(Static))])


async def test_what_is_ready_goes_out_and_what_is_not_stays_with_its_reason(full: Path) -> None:
    """Cancel has the focus; chosen are the finished notes; one that is refused does not stop the other."""
    with DropServer("once:rcpt-550") as server:
        app = app_on(server, full)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await until(pilot, lambda: app.desk.is_scanned)
            await pilot.press("shift+f5")
            await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
            words = shown(app)
            assert "Send 2 of 4 unsent notes by 127.0.0.1?" in words
            assert words.count("[✔]") == 2
            assert words.count("[ ]") == 1
            assert "goes by hand" in words
            assert "caught fire in the lobby" in words  # the whole text of the one under the cursor
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is app.desk)
            assert server.connections == 0
            await pilot.press("f17")
            await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
            await pilot.press("s")
            await until(pilot, lambda: "1 sent, 1 not sent" in shown(app))
            assert isinstance(app.screen, QueueProgress)
            assert "550 as told" in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.desk)
            await settle(pilot)
        assert len(server.held) == 1
    assert text(full / FILE).count("sent: 2026-11-20T18:00:00") == 1
    assert "sent:" not in text(full / OTHER)
    assert sorted(one.state.value for one in Outbox().records()) == ["not-sent", "recorded"]


async def test_a_file_changed_behind_the_dialog_and_a_call_keep_notes_back(full: Path) -> None:
    """Only the text that was agreed to goes out; calling off a server that hangs leaves the rest unsent."""
    with DropServer("data-hang") as server:
        app = app_on(server, full)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await until(pilot, lambda: app.desk.is_scanned)
            app.desk.watching.stop.set()
            app.desk.action_send_all()
            await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
            await pilot.press("j", "j", "space")
            await until(pilot, lambda: "Send 3 of 4" in shown(app))
            change(full / FILE)
            await pilot.press("s")
            await until(pilot, server.seen.is_set)
            assert "changed meanwhile" in shown(app)
            await pilot.press("ctrl+q")
            await pilot.press("escape")
            await until(pilot, lambda: "3 not sent" in shown(app))
            assert "you called it off" in shown(app).lower()
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.desk)
        assert server.held == []
    assert "sent:" not in text(full / FILE) + text(full / OTHER)


def change(path: Path) -> None:
    """Change Ada's note as another program does."""
    path.write_text(path.read_text().replace("showing me around today", "showing me about today"))


def text(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text()


async def test_notes_in_files_that_others_are_not_compared_with_can_go_too(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large folder is not read whole; what waits there is found all the same."""
    monkeypatch.setattr(desk_folder, "NOTES_COMPARED", 0)
    with DropServer() as server:
        app = app_on(server, full)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            assert full / OTHER not in app.desk.workspace.contents
            app.desk.action_send_all()
            await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
            assert "Send 2 of 4 unsent notes" in shown(app)
            assert "Dee Ray" in shown(app)


async def test_a_name_too_long_for_its_column_ends_in_an_ellipsis(folder: Path) -> None:
    """Cut off without one it would look like another name."""
    long = NORTHWIND.replace("Ada Park", "Adalbertina Parkinson-Featherstonehaugh")
    (folder / FILE).write_text(long)
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("shift+f5")
        await until(pilot, lambda: isinstance(app.screen, QueueDialog))
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
        assert any("Adalbertina Parkinson-Featherston…  " in line for line in shown)


async def test_with_no_note_chosen_no_key_sends(folder: Path) -> None:
    """The line of keys says as much as the button."""
    (folder / FILE).write_text(NORTHWIND)
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f4", "shift+f5")
        await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
        labels = [set[str](), set[str]()]
        for seen in labels:
            await settle(pilot)
            seen |= {one.label for one in app.screen.query_one(KeyLine).entries()}
            assert ("Send" in seen) != app.screen.query_one("#queue-yes", Button).disabled
            await pilot.press("space")
        assert labels[0] ^ labels[1] == {"Send"}
