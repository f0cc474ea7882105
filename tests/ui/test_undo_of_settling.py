"""Undo of settled sendings: what was open is open again, in the file, in the records and in the bar."""

from pathlib import Path

from notes.mail.outbox import Outbox
from notes.mail.record import State
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, front, press, settle, shows_bar, until, write
from tests.ui.mail_box import Mailbox
from tests.ui.sent_notes import MARKED, send, states, unknown_end
from tests.ui.undoing import answer, at_rest, put, undo
from tui.app import make_app
from tui.question import Question


async def test_what_was_settled_is_open_again(folder: Path) -> None:
    """Both words about a sending of unknown end can be taken back; then the bar asks as before."""
    path = folder / NAME
    async with unknown_end(folder) as (app, pilot):
        (record,) = Outbox().records()
        message = record.message.read_bytes()
        for answer, state in (("r", State.RECORDED), ("n", State.RETRACTED)):
            app.desk.action_settle()
            await until(pilot, lambda: isinstance(front(app), Question))
            await press(pilot, answer)
            await until(pilot, lambda state=state: states() == [state])  # type: ignore[misc]
            await until(pilot, lambda: not shows_bar(app, "outbox"))
            await at_rest(pilot)
            assert (MARKED in path.read_text()) is (answer == "r")
            await undo(pilot)
            assert states() == [State.UNKNOWN]
            assert path.read_text() == NORTHWIND
            assert record.message.read_bytes() == message
            await until(pilot, lambda: shows_bar(app, "outbox"))


async def test_a_mark_that_was_put_back_is_missing_again(folder: Path, mailbox: Mailbox) -> None:
    """The note stays sent for the records, whatever undo does to the file: the bar asks again."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        path.write_text(NORTHWIND)
        await until(pilot, lambda: shows_bar(app, "outbox"))
        await at_rest(pilot)
        app.desk.action_settle()
        await until(pilot, lambda: isinstance(front(app), Question))
        await press(pilot, "r")
        await until(pilot, lambda: MARKED in path.read_text())
        await until(pilot, lambda: not shows_bar(app, "outbox"))
        await at_rest(pilot)
        await undo(pilot)
        assert path.read_text() == NORTHWIND
        assert states() == [State.RECORDED]
        await until(pilot, lambda: shows_bar(app, "outbox"))
    assert len(mailbox.received) == 1


async def test_a_settled_sending_is_undone_in_front_of_another_file(folder: Path, mailbox: Mailbox) -> None:
    """Settling is done from everywhere, and so is its undo; what was typed in the file meanwhile stays."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        put(path, NORTHWIND.encode())
        await until(pilot, lambda: shows_bar(app, "outbox"))
        await at_rest(pilot)
        app.desk.action_settle()
        await until(pilot, lambda: app.screen.is_modal)
        await answer(pilot, "r")
        await until(pilot, lambda: MARKED in path.read_text())
        await at_rest(pilot)
        await write(pilot, "x")
        app.desk.open_path(folder / "2026-11-10-globex.md")
        await until(pilot, lambda: app.desk.file is not None and app.desk.file.path != path)
        await at_rest(pilot)
        await undo(pilot)
        assert path.read_text() == NORTHWIND
        assert app.desk.files[path].draft.text == NORTHWIND.replace("Subject", "xSubject", 1)
        assert states() == [State.RECORDED]
        await until(pilot, lambda: shows_bar(app, "outbox"))
    assert len(mailbox.received) == 1


async def test_what_was_said_when_asked_before_sending_is_taken_back(folder: Path) -> None:
    """Sent or not: undo opens it again, no mark appears that was not there, and redo says it again."""
    path = folder / NAME
    async with unknown_end(folder) as (app, pilot):
        for key, state in (("r", State.RECORDED), ("n", State.RETRACTED)):
            await pilot.press("f5")
            await until(pilot, lambda: isinstance(app.screen, Question))
            await answer(pilot, key)
            await until(pilot, lambda state=state: states() == [state])  # type: ignore[misc]
            await at_rest(pilot)
            for turn, wanted in (("ctrl+z", State.UNKNOWN), ("ctrl+y", state), ("ctrl+z", State.UNKNOWN)):
                await undo(pilot, turn)
                assert states() == [wanted]
                assert (MARKED in path.read_text()) is (wanted is State.RECORDED)
