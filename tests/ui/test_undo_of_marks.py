"""Undo of marks: the `sent` line and the record go back together, and nothing goes out twice."""

from pathlib import Path

from notes.mail.record import State
from tests.ui.conftest import NAME, NORTHWIND, NOW, front, has_unsaved, press, settle, shows_bar, until, write
from tests.ui.mail_box import Mailbox
from tests.ui.sent_notes import MARKED, mark_by_hand, send, states
from tests.ui.undoing import at_rest, says, undo
from tui.app import AfterwordApp, make_app
from tui.card_dialog import CardDialog
from tui.question import Question
from tui.queue_dialog import QueueDialog
from tui.queue_progress import QueueProgress
from tui.send_dialog import SendDialog

SIZE = (140, 40)


async def test_a_mark_made_by_hand_goes_from_the_file_and_comes_back_with_redo(
    app: AfterwordApp, folder: Path
) -> None:
    """Undo is saved at once, as the mark was; edits before and after it keep their places."""
    path = folder / NAME
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await mark_by_hand(pilot, path)
        marked = path.read_text()
        await write(pilot, "y")
        await undo(pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == marked
        await undo(pilot)
        assert path.read_text() == app.desk.draft.text == NORTHWIND.replace("Subject", "xSubject", 1)
        assert says(app, "Taken back: the note to Ada Park counts as not sent.")
        assert states() == []
        await undo(pilot)
        assert app.desk.draft.text == NORTHWIND
        await undo(pilot, "ctrl+y")
        await undo(pilot, "ctrl+y")
        assert path.read_text() == app.desk.draft.text == marked
        assert says(app, "Done again: the note to Ada Park is marked as sent.")
        assert not has_unsaved(app)
        await undo(pilot)
        assert MARKED not in path.read_text()
        assert not shows_bar(app, "outbox")


async def test_redo_of_the_text_never_writes_a_mark_by_itself(app: AfterwordApp, folder: Path) -> None:
    """Once something new was written, the mark that was taken back stays away."""
    path = folder / NAME
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await mark_by_hand(pilot, path)
        await undo(pilot)
        await write(pilot, "x")
        await undo(pilot)
        await undo(pilot, "ctrl+y")
        await undo(pilot, "ctrl+y")
        assert app.desk.draft is not None
        assert app.desk.draft.text == NORTHWIND.replace("Subject", "xSubject", 1)
        assert path.read_text() == NORTHWIND


async def test_a_card_that_was_not_posted_after_all(app: AfterwordApp, folder: Path) -> None:
    """The mark of a card is one of those made by hand."""
    path = folder / NAME
    path.write_text(NORTHWIND.replace("    title: Staff", "    channel: handwritten\n    title: Staff"))
    before = path.read_text()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, CardDialog))
        await pilot.press("p")
        await until(pilot, lambda: MARKED in path.read_text())
        await until(pilot, lambda: says(app, "Recorded: the note to"))
        await at_rest(pilot)
        await undo(pilot)
        assert path.read_text() == before


async def test_a_mark_taken_back_by_mistake_comes_back_with_its_record(
    folder: Path, mailbox: Mailbox
) -> None:
    """The record says again that the note is out, so that nothing goes out a second time."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        sent = path.read_text()
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("t")
        await until(pilot, lambda: states() == [State.RETRACTED])
        await at_rest(pilot)
        await undo(pilot)
        assert path.read_text() == sent
        assert states() == [State.RECORDED]
        assert says(app, "Taken back: the note to Ada Park is marked as sent again.")
        await undo(pilot, "ctrl+y")
        assert states() == [State.RETRACTED]
        assert path.read_text() == NORTHWIND
    assert len(mailbox.received) == 1


async def test_undo_after_a_mail_asks_and_enter_changes_nothing(folder: Path, mailbox: Mailbox) -> None:
    """Cancel has the focus; only a letter takes the mark back, and the next f5 still asks and says so."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        sent = path.read_text()
        await undo(pilot)
        question = front(app)
        assert isinstance(question, Question)
        assert "undo cannot call it back" in str(question.query(".dialog-text").first().render())
        await press(pilot, "enter")
        await at_rest(pilot)
        assert path.read_text() == sent
        assert states() == [State.RECORDED]
        await undo(pilot)
        await press(pilot, "t")
        await at_rest(pilot)
        assert path.read_text() == NORTHWIND
        assert states() == [State.RETRACTED]
        assert not shows_bar(app, "outbox")
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, SendDialog))
        await press(pilot, "enter")
        await until(pilot, lambda: front(app) is app.desk)
        await undo(pilot, "ctrl+y")
        assert path.read_text() == sent
        assert states() == [State.RECORDED]
    assert len(mailbox.received) == 1


async def test_undo_goes_past_the_mark_of_a_mail(folder: Path, mailbox: Mailbox) -> None:
    """What was written before the sending is undone and the mark stays; it is asked about once."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x y")
        await send(pilot, path)
        sent = path.read_text()
        await undo(pilot)
        await press(pilot, "u")
        await at_rest(pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == sent.replace("x y", "x ", 1)
        await undo(pilot)
        assert app.desk.draft.text == sent.replace("x y", "", 1)
        await undo(pilot)
        assert app.desk.draft.text == sent.replace("x y", "", 1)
        await undo(pilot, "ctrl+y")
        await undo(pilot, "ctrl+y")
        assert app.desk.draft.text == sent
        assert states() == [State.RECORDED]
    assert path.read_text() == sent


async def test_each_mark_of_several_notes_is_asked_about_in_its_own_file(
    full: Path, mailbox: Mailbox
) -> None:
    """The last note sent comes first; each mark goes with its own record, and each comes back."""
    path = full / NAME
    before = path.read_text()
    app = make_app(path, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.is_scanned)
        app.desk.action_send_all()
        await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, QueueProgress) and not app.screen.is_sending)
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)
        await at_rest(pilot)
        sent = path.read_text()
        assert sent.count(MARKED) == 2
        for left, name in ((1, "Ben Ortiz"), (0, "Ada Park")):
            await undo(pilot)
            question = front(app)
            assert isinstance(question, Question)
            assert name in str(question.query(".dialog-title").first().render())
            await press(pilot, "t")
            await at_rest(pilot)
            assert path.read_text().count(MARKED) == left
            assert states().count(State.RETRACTED) == 2 - left
        assert path.read_text() == before
        await undo(pilot, "ctrl+y")
        await undo(pilot, "ctrl+y")
        assert path.read_text() == sent
        assert states() == [State.RECORDED] * 2
    assert len(mailbox.received) == 2
