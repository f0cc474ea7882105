"""Whatever a key of a dialog does, the mouse does: on a button, on the thing itself, or on the key's name."""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import OptionList

from notes.mail.setup import MailSetup
from tests.ui import test_keys_of_dialogs as by_key
from tests.ui.conftest import NAME, NORTHWIND, NOW, press, settle, until
from tests.ui.mouse_cases import Way, click_at, click_on, key, option, place_of, turn, wheel, widget
from tests.ui.test_keys_of_dialogs import CASES, KEPT, OPEN, Case, Make, see
from tui import dialog_keys
from tui.app import AfterwordApp, make_app
from tui.mail_dialog import MailDialog
from tui.secret_dialog import SecretDialog

SIZES = [
    pytest.param((80, 24), id="small"),
    pytest.param((140, 40), id="large", marks=pytest.mark.exhaustive),
]


@dataclass(frozen=True)
class Mouse:
    """A way by mouse to what a key does in a dialog."""

    name: str
    """The name of the key's binding, whose case tells what is seen."""
    way: Way
    case: Case | None = None
    """What is seen instead."""


MOUSE: tuple[Mouse, ...] = (
    Mouse("text-down", wheel("VerticalScroll")),
    Mouse("text-up", wheel("VerticalScroll", up=True)),
    Mouse("question-cancel", widget("#answer-cancel")),
    Mouse("question-before", widget("#answer-discard"), by_key.closes(by_key.question, "discard")),
    Mouse("question-after", widget("#answer-save"), by_key.closes(by_key.question, "save")),
    Mouse("form-cancel", widget("#form-no")),
    Mouse("form-accept", widget("#form-yes")),
    Mouse("form-enter", widget("#field-title")),
    Mouse("form-next", widget("#field-title")),
    Mouse("form-before", widget("#field-name")),
    Mouse("phrase-cancel", key("Cancel")),
    Mouse("phrase-take", option(0), by_key.closes(by_key.phrases, 0)),
    Mouse("phrase-9", option(8)),
    Mouse("choices-down", option(3), by_key.closes(by_key.phrases, 3)),
    Mouse("send-cancel", widget("#send-no")),
    Mouse("send-now", widget("#send-yes")),
    Mouse("send-anyway", widget("#send-anyway")),
    Mouse("send-dry-run", widget("#send-source")),
    Mouse("sending-cancel", widget("#sending-call-off")),
    Mouse("queue-cancel", widget("#queue-no")),
    Mouse("queue-send", widget("#queue-yes")),
    Mouse("queue-choose", widget("#queue-choose")),
    Mouse("queue-choose", widget("#queue-list", (1, 0))),
    Mouse("queue-down", option(1)),
    Mouse("queue-up", option(0)),
    Mouse("queue-first", option(0)),
    Mouse("queue-last", option(2)),
    Mouse("queue-text-down", wheel("#queue-text")),
    Mouse("queue-text-up", wheel("#queue-text", up=True)),
    Mouse("queue-end", widget("#queue-end")),
    Mouse("card-leave", widget("#card-no")),
    Mouse("card-posted", widget("#card-yes")),
    Mouse("card-down", widget("#card-lines", (4, 2))),
    Mouse("card-up", widget("#card-lines", (4, 0))),
    Mouse("secret-cancel", widget("#secret-no")),
    Mouse("mail-cancel", widget("#mail-no")),
    Mouse("mail-try", widget("#mail-try")),
    Mouse("mail-accept", widget("#mail-yes")),
    Mouse("merge-cancel", widget("#decide-cancel")),
    Mouse("merge-mine", widget("#decide-mine")),
    Mouse("merge-theirs", widget("#decide-theirs")),
    Mouse("merge-both", widget("#decide-both")),
    Mouse("merge-edit", widget("#decide-edit")),
    Mouse("merge-own-text", widget("#decide-own")),
    Mouse("commit-cancel", widget("#commit-no")),
    Mouse("commit-accept", widget("#commit-yes")),
    Mouse("commit-choose", option(0)),
    Mouse("compare-close", key("Close")),
    Mouse("help-close", key("Close")),
    Mouse("tour-next", widget("#tour-next")),
    Mouse("tour-back", key("Back")),
)
BY_WHEEL_AND_CLICK = {
    *("text-half-down", "text-half-up", "text-page-down", "text-page-up", "text-first", "text-last"),
    *("choices-up", "choices-half-down", "choices-half-up", "choices-first", "choices-last"),
    *("card-first", "card-last"),
    *(str(one.id) for one in dialog_keys.ANSWERS),
    *(f"phrase-{at}" for at in range(1, dialog_keys.NUMBERED)),
}
"""Steps of other sizes on ways that the wheel goes and a click takes; buttons and rows like those above."""


@pytest.fixture(autouse=True)
def _a_click_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two clicks on one place be two: here dialogs follow each other faster than a hand would see."""
    monkeypatch.setattr(AfterwordApp, "CLICK_CHAIN_TIME_THRESHOLD", -1.0)


@pytest.fixture
def app(folder: Path) -> AfterwordApp:
    """Return the app on a long note with something left to fill in."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    (folder / NAME).write_text(
        NORTHWIND.replace("Hi Ada,\n", f"Hi Ada,\n\nAbout [TOPIC].\n\n{by_key.LONG}\n")
    )
    return make_app(folder, lambda: NOW)


DIALOGS = {(one.case or CASES[one.name]).make: None for one in MOUSE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", DIALOGS)
async def test_the_mouse_does_what_the_key_does(app: AfterwordApp, make: Make, size: tuple[int, int]) -> None:
    """Seen by what the dialog shows, or how it ends; nothing to click on is out of sight."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for mouse in MOUSE:
            case = mouse.case or CASES[mouse.name]
            if case.make is make:
                await by_key.do_in(pilot, case, mouse.way, f"the mouse does {mouse.name}")
                await settle(pilot)


def test_no_key_is_without_a_way_by_mouse() -> None:
    """Every binding of the dialogs is in the table; the overview's are in the table of its own below."""
    tables = {name: table for name, table in vars(dialog_keys).items() if isinstance(table, list)}
    names = {str(one.id) for name, table in tables.items() if name not in by_key.OVERVIEW for one in table}
    assert names == {one.name for one in MOUSE} | BY_WHEEL_AND_CLICK


EVERY_DIALOG: tuple[Make, ...] = (
    *(by_key.question, by_key.form, by_key.phrases, by_key.send, by_key.sending, by_key.queue),
    *(by_key.progress, by_key.card, by_key.mail, by_key.collision, by_key.commit, by_key.compare),
    *(by_key.help_, by_key.tour, by_key.secret),
)


async def test_a_click_beside_a_dialog_answers_nothing(app: AfterwordApp) -> None:
    """The dialog stays as it is, and so does what lies below it."""
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert app.desk.draft is not None
        text, focus = app.desk.draft.text, app.desk.focused
        for make in EVERY_DIALOG:
            results: list[object] = []
            dialog = make(app)
            app.push_screen(dialog, results.append)
            await until(pilot, lambda: app.screen is dialog)  # noqa: B023
            await settle(pilot)
            for at in (Offset(1, 1), Offset(138, 1), Offset(1, 37), Offset(138, 37)):
                click_at(pilot, at)
                await pilot.pause()
            assert (results, app.screen) == ([], dialog)
            assert (app.desk.draft.text, app.desk.focused) == (text, focus)
            app.pop_screen()
            await until(pilot, lambda: app.screen is app.desk)


async def test_a_look_at_another_note_chooses_nothing(app: AfterwordApp) -> None:
    """A click on the line of a note shows it; only its box takes it in."""
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        dialog = by_key.queue(app)
        app.push_screen(dialog)
        await until(pilot, lambda: app.screen is dialog)
        await settle(pilot)
        before = see(dialog, OPEN).words
        await option(2)(pilot)
        await until(pilot, lambda: dialog.query_one(OptionList).highlighted == 2)
        assert see(dialog, OPEN).words == before
        await click_on(pilot, dialog.query_one(OptionList), (1, 1))
        await until(pilot, lambda: "Send 1 of 3" in see(dialog, OPEN).words)


async def test_a_password_is_given_by_a_click(app: AfterwordApp) -> None:
    """As with enter."""
    answer: Future[str | None] = Future()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(SecretDialog("Password?", answer))
        await until(pilot, lambda: bool(app.screen.query("#secret-yes")))
        await settle(pilot)
        await press(pilot, "x", "y")
        await widget("#secret-yes")(pilot)
        await until(pilot, answer.done)
    assert answer.result(0) == "xy"


async def test_ways_and_ticks_of_the_settings_of_mail_are_clicked(app: AfterwordApp) -> None:
    """What they show follows."""
    async with app.run_test(size=(140, 48)) as pilot:
        await settle(pilot)
        dialog = MailDialog(MailSetup("Sam", "sam@example.org", "eml"), lambda *_: KEPT)
        app.push_screen(dialog)
        await until(pilot, lambda: app.screen is dialog)
        await settle(pilot)
        click_at(pilot, place_of(pilot, "a mail server"))
        await until(pilot, lambda: dialog.setup.via == "smtp")
        await pilot.pause()
        click_at(pilot, place_of(pilot, "STARTTLS"))
        await until(pilot, lambda: dialog.setup.security == "starttls")
        ticked = dialog.setup.copy_to_self
        fields = dialog.query_one("#mail-fields")
        await turn(pilot, fields, turns=20)
        click_at(pilot, place_of(pilot, "A copy of each note"))
        await until(pilot, lambda: dialog.setup.copy_to_self is not ticked)
