"""Sending from the app, against a real mail server on this machine."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from notes.cli import main
from notes.views import View, ViewKind
from tests.mail.drop_server import DropServer
from tests.ui.conftest import NORTHWIND, NOW, settle, shows_bar, until
from tests.ui.mail_box import Mailbox, app_on
from tests.ui.sent_notes import send_and_be_asked
from tui import desk_folder
from tui.app import AfterwordApp, make_app
from tui.card_dialog import CardDialog
from tui.question import Question
from tui.send_dialog import SendDialog
from tui.sending_dialog import SendingDialog

SIZE = (140, 40)
FILE = "2026-11-20-northwind-robotics.md"


@pytest.fixture
def mailing_app(folder: Path, mailbox: Mailbox) -> AfterwordApp:
    """Return the app with a way to send."""
    return make_app(folder, lambda: NOW)


async def test_a_note_goes_out_in_two_keys_and_is_recorded_in_the_file(
    mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path
) -> None:
    """f5 shows it, s sends it; only the `sent` line of the file changes."""
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(mailing_app.screen, SendDialog))
        await pilot.press("s")
        await until(pilot, lambda: bool(mailbox.received) and mailing_app.screen is mailing_app.desk)
        await settle(pilot)
        assert mailing_app.desk.person is not None
        assert mailing_app.desk.person.sent is not None
    (data,) = mailbox.received
    message = message_from_bytes(data, policy=default)
    assert message["To"] == "Ada Park <ada@northwind.example>"
    assert "caught fire in the lobby" in message.get_content()
    old, new = NORTHWIND.splitlines(), (folder / FILE).read_text().splitlines()
    assert [line for line in new if line not in old] == ["    sent: 2026-11-20T18:00:00+00:00"]
    assert len(new) == len(old) + 1


async def test_enter_on_the_dialog_sends_nothing(mailing_app: AfterwordApp, mailbox: Mailbox) -> None:
    """Cancel has the focus."""
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(mailing_app.screen, SendDialog))
        await pilot.press("enter")
        await until(pilot, lambda: mailing_app.screen is mailing_app.desk)
    assert mailbox.received == []


async def test_a_sent_note_is_not_sent_again_and_its_mark_can_be_taken_back(
    mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path
) -> None:
    """The second f5 offers to take the mark back, and nothing else."""
    path = folder / FILE
    path.write_text(NORTHWIND.replace("    title: Staff", "    sent: 2026-11-20T17:00:00Z\n    title: Staff"))
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        mailing_app.desk.show_view(View(ViewKind.NOTE, "Ada Park"))
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(mailing_app.screen, Question))
        await pilot.press("t")
        await until(pilot, lambda: path.read_text() == NORTHWIND)
    assert mailbox.received == []


async def test_a_card_that_nobody_wrote_yet_is_not_shown(folder: Path) -> None:
    """There is nothing to copy out; a card that is on its way can be recorded all the same."""
    path = folder / FILE
    path.write_text(NORTHWIND.replace("name: Ben Ortiz\n", "name: Ben Ortiz\n    channel: handwritten\n"))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: bool(app._notifications))
        (said,) = [one.message for one in app._notifications]
        assert said.startswith("There is no note to Ben Ortiz yet;")
        assert "recorded with m in the checklist" in said
        assert app.screen is app.desk


async def test_a_handwritten_note_is_copied_out_and_recorded_as_posted(
    mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path
) -> None:
    """A card is never mailed; p records the posting."""
    path = folder / FILE
    path.write_text(NORTHWIND.replace("    title: Staff", "    channel: handwritten\n    title: Staff"))
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(mailing_app.screen, CardDialog))
        await pilot.press("j", "j")
        await until(pilot, lambda: "Line 3 of" in str(mailing_app.screen.query_one("#card-length").render()))
        assert "of 75 words" in str(mailing_app.screen.query_one("#card-length").render())
        await pilot.press("p")
        await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in path.read_text())
    assert mailbox.received == []


async def test_two_quick_presses_send_once(mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path) -> None:
    """f5 f5 opens one dialog, s s sends one message, and the app stays up."""
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        mailing_app.desk.action_send()
        mailing_app.desk.action_send()
        await until(pilot, lambda: isinstance(mailing_app.screen, SendDialog))
        dialog = mailing_app.screen
        assert isinstance(dialog, SendDialog)
        await until(pilot, lambda: dialog.is_mounted and bool(dialog.query("#send-no:focus")))
        dialog.action_send()
        dialog.action_send()
        await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in (folder / FILE).read_text())
        await until(pilot, lambda: mailing_app.screen is mailing_app.desk)
        await settle(pilot)
        assert len(mailing_app.screen_stack) == 1
    assert len(mailbox.received) == 1


async def test_a_stalled_server_can_be_called_off(folder: Path) -> None:
    """Escape ends the wait; the note is surely not sent, and the file says nothing."""
    with DropServer("data-hang") as server:
        app = app_on(server, folder)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, SendDialog))
            await pilot.press("s")
            await until(pilot, server.seen.is_set)
            assert isinstance(app.screen, SendingDialog)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.desk)
        assert server.held == []
    assert (folder / FILE).read_text() == NORTHWIND


async def test_an_unknown_end_is_explained_and_settled_later(folder: Path) -> None:
    """The Message-ID is shown; the next start says so in a bar, and the person's word writes the line."""
    with DropServer("dot-drop") as server:
        app = app_on(server, folder)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await send_and_be_asked(pilot)
            await pilot.pause()
            assert "@example.org>" in str(app.screen.query(".dialog-text").first().render())
            await pilot.press("escape")
        again = make_app(folder, lambda: NOW)
        async with again.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: shows_bar(again, "outbox"))
            await settle(pilot)
            await pilot.click("#outbox", offset=(4, 0))
            await until(pilot, lambda: isinstance(again.screen, Question))
            await pilot.press("r")
            await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in (folder / FILE).read_text())
            await until(pilot, lambda: not shows_bar(again, "outbox"))
        assert len(server.held) == 1


async def test_a_lost_mark_is_restored_and_nothing_goes_out(
    mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path
) -> None:
    """A checkout took the line away: the app says so at once, and the next start offers the mark back."""
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(mailing_app.screen, SendDialog))
        await pilot.press("s")
        await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in (folder / FILE).read_text())
        await until(pilot, lambda: mailing_app.screen is mailing_app.desk)
        await until(pilot, lambda: bool(mailing_app.desk.workspace.records))
        await settle(pilot)
        (folder / FILE).write_text(NORTHWIND)
        await until(pilot, lambda: shows_bar(mailing_app, "outbox"))
    later = make_app(folder, lambda: NOW.add(days=1))
    async with later.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: shows_bar(later, "outbox"))
        await settle(pilot)
        later.desk.action_settle()
        await until(pilot, lambda: isinstance(later.screen, Question))
        await pilot.press("r")
        await until(pilot, lambda: "sent: 2026-11-20T18:00:00" in (folder / FILE).read_text())
    assert len(mailbox.received) == 1


async def test_a_lost_mark_is_found_in_files_that_others_are_not_compared_with(
    mailing_app: AfterwordApp, mailbox: Mailbox, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large folder is not read whole; a mark that is missing there is missed all the same."""
    monkeypatch.setattr(desk_folder, "NOTES_COMPARED", 0)
    assert main(["send", str(folder / FILE), "--to", "Ada", "--yes", "--anyway"]) == 0
    (folder / FILE).write_text(NORTHWIND)
    (folder / "2026-11-30-initech.md").write_text(NORTHWIND.replace("Northwind Robotics", "Initech"))
    async with mailing_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert folder / FILE not in mailing_app.desk.workspace.contents
        await until(pilot, lambda: shows_bar(mailing_app, "outbox"))
    assert len(mailbox.received) == 1
