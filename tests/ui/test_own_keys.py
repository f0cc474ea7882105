"""The person's own keys hold in the app, in its line of keys and in its help."""

from pathlib import Path

import pytest

from tests.documents.keys_page import PAGE, render
from tests.ui.conftest import NOW, front, settle, until
from tui import keys
from tui.app import make_app
from tui.help_screen import HelpScreen
from tui.keymap import own_keys
from tui.overview.screen import OverviewScreen


async def test_own_keys_work_beside_the_fixed_ones_and_stand_in_the_help(folder: Path) -> None:
    """A key that is taken is told in one sentence, and the rest holds."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[ui.keys]\noverview = "f10"\njot = "f2"\n')
    app = make_app(folder, lambda: NOW)
    assert [one.message for one in app.desk.problems] == [
        '[ui.keys] jot: "f2" already means "Next finding"; the usual keys hold.'
    ]
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
        assert any("f9 f10" in line for line in screen.lines_of(keys.EVERYWHERE))


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


def test_the_page_of_keys_is_what_the_keys_give() -> None:
    """Run `make docs` after changing a key."""
    assert PAGE.read_text(encoding="utf-8") == render()
