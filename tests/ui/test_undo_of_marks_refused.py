"""Undo of marks where something stands in its way: another Afterword, other programs, another name."""

from pathlib import Path

from notes.mail.outbox import Outbox
from notes.mail.record import State
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, settle, until
from tests.ui.mail_box import Mailbox
from tests.ui.sent_notes import mark_by_hand, send, states, take_in_with_the_mark
from tests.ui.undoing import answer, at_rest, put, says, text_of, undo
from tui.app import AfterwordApp, make_app


async def test_a_record_that_another_holds_is_turned_with_the_next_undo(
    folder: Path, mailbox: Mailbox
) -> None:
    """The mark is out of the file by then, and what is left is done; nothing is done twice."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send(pilot, path)
        (record,) = Outbox().records()
        with Outbox().reopen(record):
            await undo(pilot)
            await answer(pilot, "t")
            assert says(app, "Another Afterword is sending this note right now")
        assert states() == [State.RECORDED]
        await undo(pilot)
        await answer(pilot, "t")
        assert states() == [State.RETRACTED]
        assert path.read_text() == text_of(app) == NORTHWIND
    assert len(mailbox.received) == 1


async def test_a_mark_that_came_with_other_changes_goes_alone(app: AfterwordApp, folder: Path) -> None:
    """What another program wrote in the same moment stays; undoing that undo brings only the mark back."""
    path = folder / NAME
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await mark_by_hand(pilot, path)
        both = path.read_text().replace("Best,", "Yours,")
        take_in_with_the_mark(app, path, both)
        await undo(pilot)
        assert path.read_text() == text_of(app) == NORTHWIND.replace("Best,", "Yours,")
        await undo(pilot)
        assert path.read_text() == text_of(app) == both
        assert says(app, "Taken back: the note to Ada Park is marked as sent again.")


async def test_a_file_that_has_another_name_by_now(app: AfterwordApp, folder: Path) -> None:
    """The mark goes from the file it is in, and the old name does not come back."""
    path, new, later = folder / NAME, folder / "ada.md", folder / "later.md"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await mark_by_hand(pilot, path)
        put(later, NORTHWIND.encode())
        await until(pilot, lambda: later in app.desk.workspace.summaries)  # and so the mark was seen as well
        rename(path, new)
        await until(pilot, lambda: app.desk.file is not None and app.desk.file.path == new)
        await at_rest(pilot)
        await undo(pilot)
        assert new.read_text() == NORTHWIND
        assert not path.exists()


def rename(path: Path, new: Path) -> None:
    """Give a file another name, as another program does."""
    path.rename(new)
