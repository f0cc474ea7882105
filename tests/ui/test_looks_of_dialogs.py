"""How each dialog looks, picture by picture: `make snapshots` draws them anew; look before committing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, RadioButton, Static

from notes.findings import Twin
from notes.mail.cancellation import Cancellation
from notes.mail.outcome import NotSent, Outcome, Phase, Sent
from notes.mail.queue import Waiting
from tests.ui.conftest import NAME, NORTHWIND, LooksAsBefore, press, settle, until, write
from tui.app import AfterwordApp
from tui.commit_dialog import CommitDialog, Offered
from tui.compare_dialog import CompareDialog
from tui.question import Answer, Question
from tui.queue_dialog import QueueDialog
from tui.queue_progress import QueueProgress
from tui.secret_dialog import SecretDialog
from tui.tour_screen import PAGES, Tour

SMALL, LARGE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
INVITES = Path(__file__).parents[1] / "invites"


def _desk(pilot: Pilot[None]) -> AfterwordApp:
    assert isinstance(pilot.app, AfterwordApp)
    return pilot.app


async def _show(pilot: Pilot[None], screen: Screen[Any]) -> None:
    pilot.app.push_screen(screen)
    await settle(pilot)


@SIZES
@pytest.mark.parametrize("page", range(len(PAGES)), ids=["first", "second", "third"])
def test_the_tour(looks_as_before: LooksAsBefore, size: tuple[int, int], page: int) -> None:
    """Each page, with the keys as they hold."""

    async def turn(pilot: Pilot[None]) -> None:
        await _show(pilot, Tour())
        await press(pilot, *["right"] * page)

    assert looks_as_before(size=size, act=turn)


@SIZES
@pytest.mark.parametrize(
    "key", ["ctrl+l", "ctrl+t", "ctrl+r", "ctrl+p"], ids=["phrase", "jot", "person", "palette"]
)
def test_small_dialogs(looks_as_before: LooksAsBefore, size: tuple[int, int], key: str) -> None:
    """Phrases to bring in, a line to jot down, somebody else who was met, and the palette."""
    assert looks_as_before(key, size=size)


@SIZES
def test_a_form_that_cannot_be_used_yet(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """The sentence stands over the buttons."""
    assert looks_as_before("ctrl+n", "ctrl+s", size=size)


@SIZES
def test_what_was_talked_about(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """A field for each person just named."""

    async def act(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one("#field-company", Input).value = "Initech"
        pilot.app.screen.query_one("#field-met", Input).value = "Cy Young, Dee Ray, 李小龙"
        await press(pilot, "ctrl+s", *"bees")

    assert looks_as_before("ctrl+n", act=act, size=size)


@SIZES
def test_a_new_interview_from_an_invitation(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """What the invitation says stands in the fields, and below them what is to be looked at."""

    async def drop(pilot: Pilot[None]) -> None:
        app = _desk(pilot)
        app.desk.take_invitations((INVITES / "several-days.ics",))
        await until(
            pilot, lambda: bool(app.screen.query("#field-company").results(Input)) and _company(app) != ""
        )

    assert looks_as_before(size=size, act=drop)


def _company(app: AfterwordApp) -> str:
    fields = app.screen.query("#field-company").results(Input)
    return next((field.value for field in fields), "")


@SIZES
def test_several_notes_to_send(looks_as_before: LooksAsBefore, still: Path, size: tuple[int, int]) -> None:
    """Who gets one, the text of the one under the cursor, and what still speaks against it."""
    (still / NAME).write_text(
        NORTHWIND + "\n## To Ben Ortiz\n\nHi Ben,\n\nThank you for [topic].\n\nBest,\nSam\n"
    )

    async def ask(pilot: Pilot[None]) -> None:
        app = _desk(pilot)
        await pilot.press("shift+f5")
        await until(pilot, lambda: isinstance(app.screen, QueueDialog) and app.screen.focused is not None)

    assert looks_as_before(size=size, act=ask)


@SIZES
@pytest.mark.parametrize("is_over", [False, True], ids=["under-way", "over"])
def test_several_notes_going_out(
    looks_as_before: LooksAsBefore, size: tuple[int, int], is_over: bool
) -> None:
    """One is out, one was refused, one is on its way, one waits."""
    queue = [
        Waiting(Path("a.md"), company, name)
        for company, name in (
            ("Northwind Robotics", "Ada Park"),
            ("Northwind Robotics", "Ben Ortiz"),
            ("Initech", "Dee Ray"),
            ("Globex", "Cy Young"),
        )
    ]

    def send(one: Waiting, cancellation: Cancellation, tell: object) -> Outcome:
        if one.name == "Ben Ortiz":
            return NotSent("The server does not know this address: 550 no such user.", Phase.ADDRESSING)
        if one.name == "Dee Ray" and not is_over:
            called_off = threading.Event()
            cancellation.on_request(called_off.set)
            assert callable(tell)
            tell(Phase.TRANSMITTING)
            called_off.wait()
        return Sent("mail.example.org", "250 queued as 4711")

    async def go(pilot: Pilot[None]) -> None:
        dialog = QueueProgress(queue, send)
        pilot.app.push_screen(dialog)
        done = "handing over" if not is_over else "3 sent"
        await until(pilot, lambda: done in _states(dialog))

    assert looks_as_before(size=size, act=go)


def _states(dialog: QueueProgress) -> str:
    return " ".join(str(one.render()) for one in dialog.query(Static).results(Static))


@SIZES
def test_the_settings_of_mail(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """The way by a mail server, which has most to fill in."""

    async def open_settings(pilot: Pilot[None]) -> None:
        app = _desk(pilot)
        app.desk.action_mail_settings()
        await until(pilot, lambda: bool(app.screen.query("#mail-via")) and app.screen.focused is not None)
        app.screen.query_one("#mail-via").query(RadioButton).first().value = True
        await pilot.pause()

    assert looks_as_before(size=size, act=open_settings)


@SIZES
def test_a_commit(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """The message, and the files that can go into it."""
    offered = [
        Offered(Path(NAME), NAME, "modified"),
        Offered(Path("2026-11-10-globex.md"), "2026-11-10-globex.md", "not saved yet"),
        Offered(Path("afterword.toml"), "afterword.toml", "new to git"),
    ]

    async def ask(pilot: Pilot[None]) -> None:
        await _show(pilot, CommitDialog("Thank Ada Park", offered))

    assert looks_as_before(size=size, act=ask)


@SIZES
def test_copied_words_side_by_side(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """The note in front and the one they stand in already."""
    words = "I keep thinking of how calmly you took the planner off its old database, one table at a time."

    async def compare(pilot: Pilot[None]) -> None:
        await _show(pilot, CompareDialog(words, Twin("2026-11-10-globex.md", "Cy Young", words)))

    assert looks_as_before(size=size, act=compare)


@SIZES
def test_unsaved_edits_when_leaving(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """What can be done with them; Cancel has the focus."""

    async def leave(pilot: Pilot[None]) -> None:
        await write(pilot, "X")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Question))

    assert looks_as_before(size=size, act=leave)


@SIZES
def test_a_sending_that_nobody_knows_the_end_of(
    looks_as_before: LooksAsBefore, size: tuple[int, int]
) -> None:
    """The sentence, and the answers that settle it."""
    question = Question(
        "Nobody knows whether it went out",
        "The connection broke off after the text was handed over. Look whether the note to Ada Park is in "
        "your sent mail, or ask her.",
        Answer("record", "It was sent", "primary"),
        Answer("not-sent", "It was not sent", "warning"),
    )

    async def ask(pilot: Pilot[None]) -> None:
        await _show(pilot, question)

    assert looks_as_before(size=size, act=ask)


@SIZES
def test_a_password(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """Asked for in a field that shows nothing."""
    from concurrent.futures import Future

    async def ask(pilot: Pilot[None]) -> None:
        await _show(pilot, SecretDialog("Password of sam@example.org on mail.example.org", Future()))

    assert looks_as_before(size=size, act=ask)
