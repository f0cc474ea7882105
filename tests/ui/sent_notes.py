"""Notes that went out, or may have: what tests of marks, of their undo and of settling begin with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from notes.mail.outbox import Outbox
from notes.mail.record import State
from tests.mail.drop_server import DropServer
from tests.ui.conftest import SIZE, settle, shows_bar, until
from tests.ui.mail_box import app_on
from tests.ui.undoing import answer, at_rest, put, says
from tui.app import AfterwordApp
from tui.question import Question
from tui.send_dialog import SendDialog

MARKED = "sent: 2026-11-20T18:00:00"


def states() -> list[State]:
    """Return the state of each record in the outbox."""
    return [record.state for record in Outbox().records()]


async def mark_by_hand(pilot: Pilot[None], path: Path) -> None:
    """Record the note in front as sent some other way."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    app.desk.action_mark_sent()
    await until(pilot, lambda: MARKED in path.read_text())
    await until(pilot, lambda: says(app, "Recorded: the note to"))
    await at_rest(pilot)


async def send(pilot: Pilot[None], path: Path) -> None:
    """Send the note in front by mail."""
    await begin_to_send(pilot)
    await until(pilot, lambda: MARKED in path.read_text())
    await until(pilot, lambda: not pilot.app.screen.is_modal)
    await at_rest(pilot)


async def send_and_be_asked(pilot: Pilot[None]) -> None:
    """Send the note in front, up to the question of what became of it."""
    await begin_to_send(pilot)
    await until(pilot, lambda: isinstance(pilot.app.screen, Question))


async def begin_to_send(pilot: Pilot[None]) -> None:
    """Look at the note in front, and send it."""
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(pilot.app.screen, SendDialog))
    await pilot.press("s")


@asynccontextmanager
async def unknown_end(folder: Path) -> AsyncIterator[tuple[AfterwordApp, Pilot[None]]]:
    """Run the app after a sending of which nobody knows whether it went out; nothing goes out after it."""
    with DropServer("dot-drop") as server:
        app = app_on(server, folder)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await send_and_be_asked(pilot)
            await answer(pilot, "escape")
            await until(pilot, lambda: shows_bar(app, "outbox"))
            yield app, pilot
        assert len(server.held) == 1


def take_in_with_the_mark(app: AfterwordApp, path: Path, text: str) -> None:
    """Let the mark and what another program wrote come into the document as one edit, read at once."""
    file = app.desk.file
    assert file is not None
    file.draft.lift()
    file.draft.become(text)
    put(path, text.encode())
    file.take_over(text.encode())
