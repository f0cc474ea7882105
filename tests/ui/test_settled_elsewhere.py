"""Two Afterwords on one folder: what the other one says of a note while this one asks, or before its undo."""

from pathlib import Path

from notes.mail.outbox import Outbox
from notes.mail.record import State, Subject
from notes.mail.unfinished import settle_as_sent, take_back
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, front, press, settle, shows_bar, until
from tests.ui.mail_box import Mailbox
from tests.ui.sent_notes import mark_by_hand, send, states, take_in_with_the_mark, unknown_end
from tests.ui.undoing import answer, at_rest, put, says, undo
from tui.app import AfterwordApp, make_app
from tui.mark_lines import write_sent
from tui.question import Question

LATER = NOW.add(hours=1)
OTHER = "2026-11-10-globex.md"


def send_elsewhere(path: Path) -> None:
    """Drop the first attempt and send the note, as another Afterword does."""
    first = Outbox().records()[0]
    take_back(Outbox(), first.subject, LATER)
    claim = Outbox().claim(first.subject, "<second@example.org>", first.via, LATER, b"mail", lambda _: None)
    with claim:
        claim.add(State.SENT, LATER)
        write_sent(path, "Ada Park", LATER)
        claim.add(State.RECORDED, LATER)


def send_without_mark(path: Path) -> None:
    """Send the note as another Afterword does whose mark is lost at once."""
    about = Subject(str(path.resolve()), "Ada Park", "ada@northwind.example", "Northwind Robotics", None, "")
    claim = Outbox().claim(about, "<second@example.org>", "smtp", LATER, b"mail", lambda _: None)
    with claim:
        claim.add(State.SENT, LATER)
        claim.add(State.RECORDED, LATER)


async def test_an_answer_about_one_sending_is_none_about_the_next(folder: Path) -> None:
    """Sent from elsewhere while the question stands: “It was not” would let the note go out twice."""
    path = folder / NAME
    async with unknown_end(folder) as (app, pilot):
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, Question))
        send_elsewhere(path)
        marked = path.read_text()
        await answer(pilot, "n")
        assert says(app, "was settled elsewhere meanwhile")
        assert states() == [State.RETRACTED, State.RECORDED]
        assert path.read_text() == marked


async def test_settling_keeps_what_was_settled_elsewhere_first(folder: Path) -> None:
    """The mark and the record of the other Afterword stay as they are."""
    path = folder / NAME
    async with unknown_end(folder) as (app, pilot):
        app.desk.action_settle()
        await until(pilot, lambda: isinstance(front(app), Question))
        (record,) = Outbox().records()
        write_sent(path, "Ada Park", LATER)
        settle_as_sent(Outbox(), record.subject, LATER, LATER)
        await press(pilot, "n")
        await at_rest(pilot)
        assert says(app, "was settled elsewhere meanwhile")
        assert states() == [State.RECORDED]
        assert "sent: 2026-11-20T19:00:00" in path.read_text()


async def test_a_drop_is_not_done_again_over_a_later_sending(folder: Path) -> None:
    """Redo means the attempt that was dropped, not what went out since."""
    path = folder / NAME
    async with unknown_end(folder) as (app, pilot):
        app.desk.open_path(folder / OTHER)
        await until(pilot, lambda: app.desk.file is not None and app.desk.file.path != path)
        app.desk.action_settle()
        await until(pilot, lambda: isinstance(front(app), Question))
        await answer(pilot, "n")
        await undo(pilot)
        assert states() == [State.UNKNOWN]
        send_elsewhere(path)
        await until(pilot, lambda: not shows_bar(app, "outbox"))
        await undo(pilot, "ctrl+y")
        assert says(app, "was marked anew as sent on 2026-11-20 19:00")
        assert states() == [State.RETRACTED, State.RECORDED]


async def test_a_drop_done_again_is_about_the_attempt_that_was_dropped(folder: Path) -> None:
    """Another note that went out before undo stands all the same, with its mark or without."""
    async with unknown_end(folder) as (app, pilot):
        app.desk.action_settle()
        await until(pilot, lambda: isinstance(front(app), Question))
        await answer(pilot, "n")
        send_without_mark(folder / NAME)
        await undo(pilot)
        assert states() == [State.UNKNOWN, State.RECORDED]
        await undo(pilot, "ctrl+y")
        assert says(app, "was settled elsewhere meanwhile")
        assert states() == [State.UNKNOWN, State.RECORDED]


async def test_a_mark_taken_out_again_retracts_no_later_sending(app: AfterwordApp, folder: Path) -> None:
    """It went out from elsewhere after that; retracted, it could go out unasked once more."""
    path = folder / NAME
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await mark_by_hand(pilot, path)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await answer(pilot, "t")
        assert path.read_text() == NORTHWIND
        send_without_mark(folder / NAME)
        await undo(pilot)
        assert path.read_text() != NORTHWIND
        await undo(pilot, "ctrl+y")
        assert says(app, "was settled elsewhere meanwhile")
        assert states() == [State.RECORDED]
        assert path.read_text() != NORTHWIND


async def test_undo_takes_no_mark_of_another_sending_out(folder: Path) -> None:
    """The record would say that the note is out, and the file would not."""
    path = folder / NAME
    async with unknown_end(folder):
        pass  # the next start finds it
    app = make_app(folder / OTHER, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.action_settle()
        await until(pilot, lambda: isinstance(front(app), Question))
        await answer(pilot, "r")
        assert states() == [State.RECORDED]
        put(path, NORTHWIND.encode())
        send_elsewhere(path)
        marked = path.read_text()
        for _ in range(2):
            await undo(pilot)
            assert says(app, "The note to Ada Park was marked anew as sent on 2026-11-20 19:00")
            assert path.read_text() == marked
            assert states() == [State.RETRACTED, State.RECORDED]


async def test_a_mail_is_asked_about_however_often_its_mark_was_turned(
    folder: Path, mailbox: Mailbox
) -> None:
    """Others' changes make the mark an edit of its own each time; the mail stays out all the same."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        both = path.read_text().replace("Best,", "Yours,")
        take_in_with_the_mark(app, path, both)
        file = app.desk.file
        assert file is not None
        await undo(pilot)
        await answer(pilot, "t")
        assert states() == [State.RETRACTED]
        file.draft.become(file.draft.text.replace("Yours,", "Sincerely,"))
        file.draft.history.done[-2:] = [file.draft.history.done[-1]]
        put(path, file.bytes_now())
        file.take_over(file.bytes_now())
        await undo(pilot)
        await undo(pilot)
        assert states() == [State.RECORDED]
        await undo(pilot)
        assert isinstance(front(app), Question)
        assert states() == [State.RECORDED]
    assert len(mailbox.received) == 1
