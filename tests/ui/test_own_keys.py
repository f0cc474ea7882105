"""The person's own keys hold in the app, in its line of keys and in its help."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.documents.keys_page import PAGE, render
from tests.ui.conftest import NAME, NORTHWIND, NOW, front, settle, until
from tui import keys
from tui.app import AfterwordApp, make_app
from tui.held_keys import pressable
from tui.help_screen import HelpScreen
from tui.key_places import PLACES
from tui.keymap import own_keys
from tui.new_interview_form import NewInterviewForm
from tui.overview.screen import OverviewScreen
from tui.phrase_dialog import PhraseDialog
from tui.question import Answer, Question
from tui.tour_screen import Tour

ALL = [one for place in PLACES for one in place.bindings]


async def test_own_keys_work_beside_the_fixed_ones_and_stand_in_the_help(folder: Path) -> None:
    """A key that is taken is told in one sentence, and the rest holds."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[ui.keys]\noverview = "f10"\njot = "f2"\n')
    app = make_app(folder, lambda: NOW)
    assert [one.message for one in app.desk.problems] == [
        '[ui.keys] jot: "f2" already means "Next finding"; its usual keys hold.'
    ]
    (problem,) = app.desk.problems
    assert config.read_text().splitlines()[problem.line - 1] == 'jot = "f2"'
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("f10", "f9"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(front(app), OverviewScreen))
            await pilot.press("escape")
            await until(pilot, lambda: front(app) is app.desk)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(front(app), HelpScreen))
        screen = front(app)
        assert isinstance(screen, HelpScreen)
        assert any("f10 f9" in line for line in screen.lines_of(keys.EVERYWHERE))


@pytest.mark.parametrize(
    ("action", "key", "said"),
    [
        ("fly", "x", "no such action"),
        ("jot", " ", "no key is named"),
        ("undo", "x", "needed for writing"),
        ("overview", "ctrl+e", "already means"),
        ("list-down", "?", "already means"),
    ],
)
def test_keys_that_cannot_be_had_are_refused(action: str, key: str, said: str) -> None:
    """And the usual ones hold."""
    own = own_keys({action: key})
    assert own.keymap == {}
    assert said in own.refused[action]


def test_other_actions_take_new_keys_instead_of_the_usual_ones() -> None:
    """And a key given up by one action is free for another."""
    own = own_keys({"jot": "f10", "insert-phrase": "ctrl+t"})
    assert own.keymap == {"jot": "f10", "insert-phrase": "ctrl+t"}


def test_keys_of_dialogs_can_be_had_too_unless_they_already_mean_something_there() -> None:
    """What scrolls a text is the same key in every dialog, and clashes with the letters of each."""
    assert own_keys({"queue-send": "x"}).keymap == {"queue-send": "x"}
    assert "already means" in own_keys({"text-down": "s"}).refused["text-down"]
    assert "needed for writing" in own_keys({"form-accept": "x"}).refused["form-accept"]


def test_with_shift_and_a_function_key_what_terminals_send_for_it_is_heard_too() -> None:
    """The help and the page of keys name only what a person presses."""
    assert own_keys({"send-all": "shift+f7"}).keymap == {"send-all": "shift+f7,f19"}
    assert pressable(["shift+f7", "f19", "f18"]) == ["shift+f7", "f18"]
    assert not re.search(r"\bf1[3-9]\b", PAGE.read_text(encoding="utf-8"))


EVERY_KEY = {str(one.id): f"f{at}" for at, one in enumerate(ALL, start=100)}
"""Every action with a key of its own, which no keyboard has; what is held must still be named."""
DEFAULT_KEY = re.compile(r"\b(f\d{1,2}|ctrl\+\w+|shift\+\w+|esc|escape)\b", re.IGNORECASE)
HAVE_KEYS = {"keys.py", "dialog_keys.py", "keymap.py", "configuration", "commands", "wording"}
"""The tables, examples of settings, keys of the shell, and a word of Markdown."""


@pytest.fixture
def remapped(folder: Path) -> AfterwordApp:
    """Return the app with every key changed."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    table = "".join(f'{name} = "{key}"\n' for name, key in EVERY_KEY.items())
    config.write_text(config.read_text() + f"[ui.keys]\n{table}")
    (folder / NAME).write_text(NORTHWIND.replace("    talked_about: [his band, on-call rotation]\n", ""))
    return make_app(folder, lambda: NOW)


def drawn(app: AfterwordApp) -> str:
    """Return the screen in front as text, without the text of the note."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_with_every_key_changed_no_screen_names_a_usual_one(remapped: AfterwordApp) -> None:
    """Panes, bars, dialogs, the overview and the tour name the person's own keys."""
    app = remapped
    assert app.desk.problems == ()
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)

        async def names(*identities: str) -> None:
            await settle(pilot)
            text = drawn(app)
            for one in identities:
                assert re.search(rf"\b{EVERY_KEY[one]}\b", text), f"{one} is not named in:\n{text}"
            # The help names the fixed keys too, which stay beside those that are added.
            assert isinstance(front(app), HelpScreen) or not DEFAULT_KEY.findall(text), text

        await names("next-finding", "confirm", "send")
        app.desk.action_next_view(1)
        await names("jot")
        dialogs: list[tuple[Screen[Any], tuple[str, ...]]] = [
            (HelpScreen(), ("help-close",)),
            (PhraseDialog("Ada", ["one", "two"], ()), ("phrase-1", "phrase-2", "phrase-take")),
            (Tour(), ("tour-next", "new-interview", "jot")),
            (Question("Sure?", "", Answer("keep", "Keep")), ("answer-keep", "question-cancel")),
            (NewInterviewForm(app.desk.adding._read_invitation, NOW), ("form-accept", "form-cancel")),
        ]
        for dialog, identities in dialogs:
            app.push_screen(dialog)
            await until(pilot, lambda dialog=dialog: app.screen is dialog)  # type: ignore[misc]
            await names(*identities)
            await app.pop_screen()
        await app.desk.run_action("filter")
        app.desk.interviews.query_text = "nobody has this"
        await names("clear-filter")


async def test_with_every_key_changed_an_empty_folder_names_none_of_the_usual_ones(
    remapped: AfterwordApp,
) -> None:
    """Neither its greeting nor its overview."""
    for path in tuple(remapped.desk.workspace.root.glob("*.md")):
        path.unlink()
    app = remapped
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert EVERY_KEY["quit"] in drawn(app)
        assert not DEFAULT_KEY.findall(drawn(app))
        await app.desk.run_action("overview")
        await until(pilot, lambda: isinstance(front(app), OverviewScreen) and "first interview" in drawn(app))
        assert EVERY_KEY["new-interview"] in drawn(app)
        assert not DEFAULT_KEY.findall(drawn(app))


def test_no_sentence_of_the_app_has_a_key_written_into_it() -> None:
    """A key in a sentence comes from the table, so that it is the person's own."""
    found = []
    for path in sorted((*Path("tui").rglob("*.py"), *Path("notes").rglob("*.py"))):
        if path.name in HAVE_KEYS or path.parts[1] in HAVE_KEYS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        remarks = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = {node for node in ast.walk(tree) if isinstance(node, ast.Constant)} - remarks
        sentences = (str(text.value) for text in texts if " " in str(text.value))
        found += [f"{path}: {sentence}" for sentence in sentences if DEFAULT_KEY.search(sentence)]
    assert not found


def test_the_page_of_keys_is_what_the_keys_give() -> None:
    """Run `make docs` after changing a key."""
    assert PAGE.read_text(encoding="utf-8") == render()
