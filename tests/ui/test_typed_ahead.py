"""Keys typed faster than a dialog opens: they wait for it, and never answer what nobody has seen yet."""

from pathlib import Path

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot

from tests.ui.conftest import NORTHWIND, NOW, front, press, settle, until
from tui.app import AfterwordApp, make_app
from tui.form import Form
from tui.help_screen import HelpScreen
from tui.queue_dialog import QueueDialog
from tui.send_dialog import SendDialog

SIZE = (140, 40)


def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Type keys as a terminal passes on what it has in its buffer: the last before the first is heard."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.fixture
def with_mail(folder: Path) -> AfterwordApp:
    """Return the app with mail that goes into files."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    return make_app(folder, lambda: NOW)


@pytest.mark.parametrize("pane", ["editor", "interviews", "checklist"])
@pytest.mark.parametrize("key", ["f5", "shift+f5"])
async def test_a_letter_typed_ahead_never_confirms_a_sending(
    with_mail: AfterwordApp, pane: str, key: str
) -> None:
    """Neither does it go into the text below, nor is it remembered for later."""
    app = with_mail
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f4")  # so that the note is ready
        assert app.desk.draft is not None
        before = app.desk.draft.text
        app.desk.query_one(f"#{pane}").focus()
        await pilot.pause()
        type_at_once(pilot, key, "s", "s", "enter")
        await until(pilot, lambda: isinstance(front(app), SendDialog | QueueDialog))
        for _ in range(20):
            await pilot.pause(0.01)
        assert isinstance(front(app), SendDialog | QueueDialog)
        assert app.desk.draft.text == before


async def test_a_letter_on_its_way_through_a_pane_does_not_answer_what_opened_meanwhile(
    with_mail: AfterwordApp,
) -> None:
    """A dialog may come unasked between a key and its effect."""
    app = with_mail
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.interviews.focus()
        await pilot.pause()
        key = events.Key("q", "q")
        app.desk.interviews._forward_event(key)
        app.push_screen(HelpScreen())
        await until(pilot, lambda: isinstance(front(app), HelpScreen))
        for _ in range(10):
            await pilot.pause(0.01)
        assert isinstance(front(app), HelpScreen)


async def test_escape_typed_ahead_cancels_and_what_follows_is_for_the_pane_again(
    with_mail: AfterwordApp,
) -> None:
    """As if the dialog had been there at once."""
    app = with_mail
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        type_at_once(pilot, "f5", "s", "escape", "x", "y")
        await until(pilot, lambda: app.desk.editor.text.startswith("xy"))
        assert front(app) is app.desk


@pytest.mark.parametrize("opener", ["ctrl+t", "t"])
async def test_words_typed_ahead_of_a_form_come_into_it(app: AfterwordApp, opener: str) -> None:
    """And enter ends it; what comes after goes to the note."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        if opener == "t":
            await press(pilot, "escape")
        type_at_once(pilot, opener, "t", "e", "a", "enter")
        await until(pilot, lambda: app.desk.draft is not None and "- tea\n" in app.desk.draft.text)
        await until(pilot, lambda: front(app) is app.desk)
        assert app.desk.draft is not None
        assert app.desk.draft.text.replace("      - tea\n", "", 1) == NORTHWIND


async def test_a_digit_typed_ahead_picks_a_phrase(app: AfterwordApp) -> None:
    """Whoever knows the list need not wait for it."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = app.desk.editor.text
        await press(pilot, "ctrl+end")
        type_at_once(pilot, "ctrl+l", "2")
        await until(pilot, lambda: app.desk.editor.text == f"{before} moving the planner off Oracle")


async def test_a_company_typed_ahead_stands_in_the_form(app: AfterwordApp) -> None:
    """Every letter, in order."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        type_at_once(pilot, "ctrl+n", *"Initech")
        await until(pilot, lambda: isinstance(front(app), Form))
        form = front(app)
        assert isinstance(form, Form)
        await until(pilot, lambda: bool(form.query("#field-company")))
        await until(pilot, lambda: form.values["company"] == "Initech")
        assert app.desk.draft is not None
        assert app.desk.draft.text == NORTHWIND


async def test_where_no_dialog_comes_the_keys_are_for_the_pane(app: AfterwordApp) -> None:
    """Confirming asks only sometimes; what is typed after it is written, in order."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        type_at_once(pilot, "f4", "x", "y", "z")
        await until(pilot, lambda: app.desk.editor.text.startswith("xyz"))
        assert app.desk.person is not None
        assert app.desk.person.proofread is not None


async def test_letters_typed_ahead_of_the_palette_are_searched_for(app: AfterwordApp) -> None:
    """They do not go into the note."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        type_at_once(pilot, "ctrl+p", *"over")
        await until(pilot, lambda: isinstance(front(app), CommandPalette))
        await until(pilot, lambda: app.screen.query_one("CommandInput").value == "over")  # type: ignore[attr-defined]
        assert app.desk.draft is not None
        assert app.desk.draft.text == NORTHWIND


async def test_what_is_typed_ahead_of_the_filter_filters_the_list(app: AfterwordApp) -> None:
    """No letter of a name is taken for an action of the list."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.interviews.focus()
        await pilot.pause()
        type_at_once(pilot, "slash", *"tons")
        await until(pilot, lambda: app.desk.interviews.query_text == "tons")
        assert front(app) is app.desk


async def test_what_is_typed_ahead_of_the_note_goes_into_it(app: AfterwordApp) -> None:
    """By the key back from the checklist, and from pane to pane."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for start, key, written in (("checklist", "escape", "tm"), ("interviews", "l", "ts")):
            app.desk.query_one(f"#{start}").focus()
            await pilot.pause()
            type_at_once(pilot, key, *written)
            await until(pilot, lambda written=written: written in app.desk.editor.text.split("\n")[0])  # type: ignore[misc]
            assert front(app) is app.desk
