"""Every key of the dialogs does what the page of keys says."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList, Static

from notes.files.file_change import FileChange
from notes.files.merge import Choice, merge
from notes.findings import Twin
from notes.mail.cancellation import Cancellation
from notes.mail.outcome import NotSent, Outcome, Phase
from notes.mail.queue import Waiting
from notes.mail.setup import MailSetup
from tests.ui.conftest import NAME, NORTHWIND, NOW, press, settle, until
from tests.ui.key_cases import pressed
from tests.ui.mouse_cases import Way
from tui import dialog_keys
from tui.app import AfterwordApp, make_app
from tui.card_dialog import CardDialog
from tui.commit_dialog import CommitDialog, FileChoice, Offered
from tui.compare_dialog import CompareDialog
from tui.form import Field, Form
from tui.help_screen import HelpScreen
from tui.mail_dialog import Kept, MailDialog
from tui.merge_dialog import MergeDialog
from tui.phrase_dialog import PhraseDialog
from tui.question import Answer, Question
from tui.queue_dialog import QueueDialog
from tui.queue_progress import QueueProgress
from tui.secret_dialog import SecretDialog
from tui.send_dialog import SendDialog
from tui.sending_dialog import SendingDialog
from tui.tour_screen import Tour

OPEN = object()
"""The result of a dialog that is still open."""
LONG = "\n\n".join(f"Line {at} of a long letter." for at in range(60))
OVERVIEW = {"OVERVIEW", "OVERVIEW_LIST", "OVERVIEW_MONTHS", "OVERVIEW_CALENDAR"}
"""Its keys are pressed one by one in `test_overview_screen.py`."""


@dataclass(frozen=True)
class Seen:
    """A dialog at one moment."""

    result: object
    focus: str
    row: int
    scrolled: float
    words: str


Effect = Callable[[Seen, Seen], bool]
Make = Callable[[AfterwordApp], Screen[Any]]


@dataclass(frozen=True)
class Case:
    """A dialog, keys pressed in it before, and what the key does."""

    make: Make
    effect: Effect
    first: tuple[str, ...] = ()


def closes(make: Make, result: object, *first: str) -> Case:
    """Return the case of a key that closes a dialog with a result."""
    return Case(make, lambda before, after: before.result is OPEN and after.result == result, first)


def moves(make: Make, step: int, *first: str) -> Case:
    """Return the case of a key that moves the cursor of a list."""
    return Case(make, lambda before, after: (after.row - before.row) * step > 0, first)


def scrolls(make: Make, step: int, *first: str) -> Case:
    """Return the case of a key that scrolls a text."""
    return Case(make, lambda before, after: (after.scrolled - before.scrolled) * step > 0, first)


def says(make: Make, words: str, *first: str) -> Case:
    """Return the case of a key after which a dialog says something."""
    return Case(make, lambda before, after: words not in before.words and words in after.words, first)


def focuses(make: Make, identity: str, *first: str) -> Case:
    """Return the case of a key that brings the focus somewhere."""
    return Case(make, lambda before, after: before.focus != after.focus == identity, first)


def question(_: AfterwordApp) -> Screen[Any]:
    """Return a question with two answers."""
    return Question("Sure?", "Think twice.", Answer("save", "Yes"), Answer("discard", "No"))


def asking(identity: str) -> Make:
    """Return what makes a question with this answer."""
    return lambda _: Question("Sure?", "Think twice.", Answer(identity.removeprefix("answer-"), "Yes"))


def form(_: AfterwordApp) -> Screen[Any]:
    """Return a form of two fields."""
    return Form("Who?", Field("name", "Name", "Ada"), Field("title", "Title"), accept="Add")


def phrases(_: AfterwordApp) -> Screen[Any]:
    """Return a long list of phrases."""
    return PhraseDialog("Ada", [f"phrase {at}" for at in range(40)], ())


def waiting_note(app: AfterwordApp, *, is_held: bool = False) -> Waiting:
    """Return the open note as it would go out."""
    from tui.planning import Planning

    interview, person = app.desk.interview, app.desk.person
    assert interview is not None
    assert person is not None
    planning = Planning(app.desk)
    plan = planning.plan({"via": "eml"}, interview, person)
    report = planning.judge(planning.round_to_send(interview))
    held = [one for one in report.all_findings if one.rule == "personalized/placeholder"]
    judged = plan.judged(
        report.all_findings if is_held else [one for one in report.all_findings if one not in held]
    )
    return Waiting(Path(NAME), "Northwind", person.name, judged)


def send(app: AfterwordApp) -> Screen[Any]:
    """Return the question before a note goes out."""
    plan = waiting_note(app).plan
    assert plan is not None
    return SendDialog(plan, None)


def send_held(app: AfterwordApp) -> Screen[Any]:
    """Return the same for a note that is held back."""
    plan = waiting_note(app, is_held=True).plan
    assert plan is not None
    return SendDialog(plan, None)


def sending(_: AfterwordApp) -> Screen[Any]:
    """Return the dialog of a send that waits until it is called off."""
    cancellation = Cancellation()

    def job(tell: Callable[[Phase], None]) -> Outcome:
        called_off = Event()
        cancellation.on_request(called_off.set)
        tell(Phase.PREPARING)
        called_off.wait(30)
        return NotSent("called off", Phase.PREPARING)

    return SendingDialog("Ada", job, cancellation)


def queue(app: AfterwordApp) -> Screen[Any]:
    """Return three notes to choose from."""
    return QueueDialog([waiting_note(app)] * 3, "by file")


def progress(app: AfterwordApp) -> Screen[Any]:
    """Return the progress of a queue that is done at once."""
    return QueueProgress([waiting_note(app)], lambda *_: NotSent("no", Phase.PREPARING))


def card(_: AfterwordApp) -> Screen[Any]:
    """Return a long card."""
    return CardDialog("Ada", LONG, "1 Harbor Way")


KEPT = Kept(FileChange(Path("config.toml"), None, b""), "kept")


def mail(_: AfterwordApp) -> Screen[Any]:
    """Return the settings of mail, usable as they are."""
    setup = MailSetup("Sam", "sam@example.org", "eml")
    return MailDialog(setup, lambda *_: KEPT)


def collision(_: AfterwordApp) -> Screen[Any]:
    """Return one collision."""
    base = "one\n"
    return MergeDialog(NAME, merge(base, "mine\n", "theirs\n"))


def long_collision(_: AfterwordApp) -> Screen[Any]:
    """Return a collision longer than the screen."""
    return MergeDialog(NAME, merge("one\n", LONG, LONG.replace("long", "short")))


def commit(_: AfterwordApp) -> Screen[Any]:
    """Return a commit of three files."""
    return CommitDialog("Thank Ada", [Offered(Path(f"{at}.md"), f"{at}.md", "modified") for at in range(3)])


def compare(_: AfterwordApp) -> Screen[Any]:
    """Return two texts side by side."""
    return CompareDialog(LONG, Twin("", "Ben", LONG))


def help_(_: AfterwordApp) -> Screen[Any]:
    """Return the help."""
    return HelpScreen()


def tour(_: AfterwordApp) -> Screen[Any]:
    """Return the tour."""
    return Tour()


def secret(_: AfterwordApp) -> Screen[Any]:
    """Return the question for a password."""
    return SecretDialog("Password?", Future())


ENDED = Case(sending, lambda before, after: before.result is OPEN and isinstance(after.result, NotSent))
CASES: dict[str, Case] = {
    "text-down": scrolls(help_, 1),
    "text-up": scrolls(help_, -1, "G"),
    "text-half-down": scrolls(help_, 1),
    "text-half-up": scrolls(help_, -1, "G"),
    "text-page-down": scrolls(help_, 1),
    "text-page-up": scrolls(help_, -1, "G"),
    "text-first": scrolls(help_, -1, "G"),
    "text-last": scrolls(help_, 1),
    "choices-down": moves(phrases, 1),
    "choices-up": moves(phrases, -1, "end"),
    "choices-half-down": moves(phrases, 1),
    "choices-half-up": moves(phrases, -1, "end"),
    "choices-first": moves(phrases, -1, "end"),
    "choices-last": moves(phrases, 1),
    "question-cancel": closes(question, None),
    "question-before": focuses(question, "answer-discard"),
    "question-after": focuses(question, "answer-save"),
    "form-cancel": closes(form, None),
    "form-accept": closes(form, {"name": "Ada", "title": ""}),
    "form-enter": focuses(form, "field-title"),
    "form-next": focuses(form, "field-title"),
    "form-before": focuses(form, "field-name", "down"),
    "phrase-cancel": closes(phrases, None),
    "phrase-take": closes(phrases, 1, "down"),
    **{f"phrase-{at}": closes(phrases, at - 1) for at in range(1, dialog_keys.NUMBERED + 1)},
    **{
        str(one.id): closes(asking(str(one.id)), str(one.id).removeprefix("answer-"))
        for one in dialog_keys.ANSWERS
    },
    "send-cancel": closes(send, None),
    "send-now": closes(send, "send"),
    "send-anyway": closes(send_held, "anyway"),
    "send-dry-run": says(send, "Message-ID"),
    "sending-cancel": ENDED,
    "queue-cancel": closes(queue, None),
    "queue-send": Case(
        queue, lambda _, after: isinstance(after.result, list) and len(after.result) == 1, ("space",)
    ),
    "queue-choose": says(queue, "Send 1 of 3"),
    "queue-down": moves(queue, 1),
    "queue-up": moves(queue, -1, "down"),
    "queue-first": moves(queue, -1, "G"),
    "queue-last": moves(queue, 1),
    "queue-text-down": scrolls(queue, 1),
    "queue-text-up": scrolls(queue, -1, "pagedown"),
    "queue-end": Case(progress, lambda before, after: before.result is OPEN and after.result is not OPEN),
    "card-leave": closes(card, False),
    "card-posted": closes(card, True),
    "card-down": says(card, "Line 2 of 119"),
    "card-up": says(card, "Line 1 of 119", "down"),
    "card-first": says(card, "Line 1 of 119", "down"),
    "card-last": says(card, "Line 119 of 119"),
    "secret-cancel": closes(secret, None),
    "mail-cancel": closes(mail, None),
    "mail-try": Case(mail, lambda before, after: before.words != after.words),
    "mail-accept": closes(mail, KEPT),
    "merge-cancel": closes(collision, None),
    "merge-mine": closes(collision, [Choice.MINE]),
    "merge-theirs": closes(collision, [Choice.THEIRS]),
    "merge-both": closes(collision, [Choice.BOTH]),
    "merge-edit": focuses(collision, "merge-own"),
    "merge-own-text": closes(collision, ["mine\ntheirs\n"], "e"),
    "commit-cancel": closes(commit, None),
    "commit-accept": Case(commit, lambda _, after: getattr(after.result, "message", "") == "Thank Ada"),
    "commit-choose": Case(commit, lambda before, after: before.words != after.words, ("tab",)),
    "compare-close": closes(compare, None),
    "help-close": closes(help_, None),
    "tour-next": says(tour, "2 of 3"),
    "tour-back": says(tour, "1 of 3", "right"),
}


def see(screen: Screen[Any], result: object) -> Seen:
    """Look at a dialog."""
    if result is not OPEN:
        return Seen(result, "", -1, 0.0, "")
    lists = list(screen.query(OptionList))
    texts = list(screen.query(VerticalScroll))
    words = "\n".join(str(one.render()) for one in screen.query(Static))
    chosen = "".join(str(sorted(one.chosen)) for one in screen.query(FileChoice))
    return Seen(
        result,
        (screen.focused.id or "") if screen.focused else "",
        next((-1 if one.highlighted is None else one.highlighted for one in lists), -1),
        max((one.scroll_y for one in texts), default=0.0),
        words + chosen,
    )


@pytest.fixture
def app(folder: Path) -> AfterwordApp:
    """Return the app on a long note with something left to fill in."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    (folder / NAME).write_text(NORTHWIND.replace("Hi Ada,\n", f"Hi Ada,\n\nAbout [TOPIC].\n\n{LONG}\n"))
    return make_app(folder, lambda: NOW)


async def do_in(pilot: Pilot[None], case: Case, way: Way, what: str) -> None:
    """Open the dialog of a case, do something in it, wait for the effect, and close it."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    results: list[object] = []
    dialog = case.make(app)
    app.push_screen(dialog, results.append)
    await until(pilot, lambda: app.screen is dialog, f"{what}: the dialog opens")
    await settle(pilot)
    for one in case.first:
        await press(pilot, one)
    await pilot.pause(0.05)

    def now() -> Seen:
        return see(dialog, results[0] if results else OPEN)

    before = now()
    await way(pilot)
    await until(pilot, lambda: case.effect(before, now()), what)
    if not results:
        dialog.dismiss()
    await until(pilot, lambda: app.screen is app.desk, f"{what}: the dialog is gone")


def pressing(key: str) -> Way:
    """Return the press of a key."""
    return lambda pilot: pilot.press(key)


def by_dialog() -> list[ParameterSet]:
    """Return the keys of each dialog as a test; those that say a first key again, in `make test-all`."""
    tests: dict[tuple[Make, bool], list[tuple[str, str]]] = {}
    for one in pressed(*CASES):
        name, key = map(str, one.values)
        tests.setdefault((CASES[name].make, bool(one.marks)), []).append((name, key))
    return [
        pytest.param(keys, id=make.__name__ + "-again" * is_again, marks=[pytest.mark.exhaustive] * is_again)
        for (make, is_again), keys in tests.items()
    ]


@pytest.mark.parametrize("keys", by_dialog())
async def test_the_key_does_what_the_page_says(app: AfterwordApp, keys: list[tuple[str, str]]) -> None:
    """Seen by what the dialog shows, or how it ends; each is pressed in a dialog that was just opened."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name, key in keys:
            await do_in(pilot, CASES[name], pressing(key), f"{key} does {name}")


async def test_texts_scroll_in_every_dialog_that_shows_one(app: AfterwordApp) -> None:
    """With the same keys, two texts side by side together."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for make in (send, long_collision, compare):
            await do_in(pilot, scrolls(make, 1), pressing("j"), f"j scrolls in {make.__name__}")


async def test_a_letter_that_is_no_answer_to_the_question_answers_nothing(app: AfterwordApp) -> None:
    """Nor does the number of a phrase that is not there; both stay for the dialogs that have them."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        results: list[object] = []
        for dialog, key in ((question(app), "r"), (PhraseDialog("Ada", ["one", "two"], ()), "3")):
            app.push_screen(dialog, results.append)
            await until(pilot, lambda dialog=dialog: app.screen is dialog)  # type: ignore[misc]
            await press(pilot, key)
            assert app.screen is dialog
            assert not results
            await press(pilot, "escape")
            assert results.pop() is None


def test_no_key_is_without_a_case() -> None:
    """Every binding of the dialogs is in the table; those of the overview are in its own tests."""
    tables = {name: table for name, table in vars(dialog_keys).items() if isinstance(table, list)}
    names = {str(one.id) for name, table in tables.items() if name not in OVERVIEW for one in table}
    assert names == set(CASES)
    source = (Path(__file__).parent / "test_overview_screen.py").read_text()
    for name in OVERVIEW:
        for one in tables[name]:
            assert any(f'"{key}"' in source for key in one.key.split(",")), f"{one.id} is not pressed"
