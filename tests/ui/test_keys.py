"""The fixed keys work from the editor and from the list, and do nothing under a dialog."""

from pathlib import Path

import pytest

from notes.configuration.settings_file import load_settings
from notes.views import FILE
from tests.ui.conftest import GLOBEX, NOW, front, press, settle, until
from tui import keys
from tui.app import AfterwordApp, make_app
from tui.form import Form
from tui.help_screen import HelpScreen
from tui.key_places import PLACES
from tui.keys import described
from tui.overview.screen import OverviewScreen
from tui.question import Question

SIZE = (140, 40)


@pytest.mark.parametrize("pane", ["editor", "interviews"])
@pytest.mark.parametrize(("key", "screen"), [("f1", HelpScreen), ("f9", OverviewScreen), ("ctrl+n", Form)])
async def test_screens_open_from_the_editor_and_from_the_list(
    app: AfterwordApp, pane: str, key: str, screen: type
) -> None:
    """No pane swallows a fixed key."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.query_one(f"#{pane}").focus()
        await pilot.press(key)
        await until(pilot, lambda: isinstance(front(app), screen))
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)


@pytest.mark.parametrize("pane", ["editor", "interviews"])
async def test_moving_keys_work_from_the_editor_and_from_the_list(app: AfterwordApp, pane: str) -> None:
    """f7 and f8 change the note, f6 and shift+f6 the pane, f2 goes to a finding."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.query_one(f"#{pane}").focus()
        await press(pilot, "f7")
        assert app.desk.view.interviewer == "Ben Ortiz"
        await press(pilot, "f8")
        assert app.desk.view.interviewer == "Ada Park"
        app.desk.query_one(f"#{pane}").focus()
        await press(pilot, "f6")
        after = app.focused
        assert after is not app.desk.query_one(f"#{pane}")
        await press(pilot, "shift+f6")
        assert app.focused is app.desk.query_one(f"#{pane}")


async def test_letters_in_the_checklist_do_what_the_function_keys_do(app: AfterwordApp) -> None:
    """For terminals that swallow function keys."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert app.focused is app.desk.checklist
        await press(pilot, "c")
        assert app.desk.person is not None
        assert app.desk.person.proofread is not None
        await press(pilot, "right_square_bracket")
        assert app.desk.view.interviewer == "Ben Ortiz"
        await pilot.press("q")
        await until(pilot, lambda: isinstance(front(app), Question))


async def test_under_a_dialog_the_fixed_keys_do_nothing(app: AfterwordApp) -> None:
    """What is asked is answered first."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(front(app), HelpScreen))
        before = (app.desk.view, app.desk.draft.text if app.desk.draft else "")
        await pilot.press("f7", "f8", "f2", "f3", "f4", "f5", "f6", "f9", "ctrl+n", "ctrl+s", "f1")
        await settle(pilot)
        assert isinstance(front(app), HelpScreen)
        assert (app.desk.view, app.desk.draft.text if app.desk.draft else "") == before


async def test_send_always_opens_a_dialog_with_cancel_in_focus(app: AfterwordApp) -> None:
    """Without a configured way it is the offer to set one up; nothing is sent."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(front(app), Question))
        await until(pilot, lambda: bool(app.screen.query("#answer-cancel:focus")))
        assert app.screen.query("#answer-mail")


async def test_a_finding_that_cannot_be_accepted_is_told(app: AfterwordApp) -> None:
    """That a note is not sent yet cannot be kept as meant; the key says so."""
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        app.desk.checklist.focus()
        await pilot.pause()
        for _ in range(4):
            if app.desk.checklist.finding is not None:
                break
            await press(pilot, "down")
        finding = app.desk.checklist.finding
        assert finding is not None
        assert finding.rule == "thanked/not-sent"
        await press(pilot, "a")
        assert [one.message for one in app._notifications] == [
            "This finding cannot be accepted: it goes once it is mended."
        ]


async def test_a_finding_is_fixed_accepted_or_its_word_added_with_one_key(folder: Path) -> None:
    """f2 goes there, f3 fixes it; a and w keep it."""
    path = folder / "2026-11-20-northwind-robotics.md"
    path.write_text(path.read_text().replace("around today", "arround today with Grafenwald"))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.proofreading.proofreader is not None)
        await settle(pilot)
        await press(pilot, "f2")
        assert app.desk.status_line.finding is not None
        assert app.desk.status_line.finding.quote == "arround"
        await press(pilot, "f3")
        assert "around today" in app.desk.editor.text
        await press(pilot, "f2")
        assert app.desk.status_line.finding is not None
        assert app.desk.status_line.finding.quote == "Grafenwald"
        app.desk.action_add_word()
        await settle(pilot)
        assert "Grafenwald" in load_settings(folder).value.words
        assert all(one.quote != "Grafenwald" for one in app.desk.findings_in_front())


async def test_mouse_clicks_open_interviews_and_tabs(app: AfterwordApp, folder: Path) -> None:
    """Everything is reachable without the keyboard."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        tabs = app.desk.tabs
        last = tabs.size.width and sum(len(one) for one in ("Ada Park ✔", "Ben Ortiz ○", "Notes", "File")) + 8
        await pilot.click("#views", offset=(last, 0))
        await settle(pilot)
        assert app.desk.view == FILE
        rows = app.desk.interviews.size.height
        for row in range(rows):
            if app.desk.draft and app.desk.draft.text == GLOBEX:
                break
            await pilot.click("#interviews", offset=(5, row))
            await settle(pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.path.name == "2026-11-10-globex.md"


def test_every_key_has_an_id_of_its_own_and_a_description() -> None:
    """So that keys can be remapped and the help can list them."""
    bindings = [binding for place in PLACES for binding in place.bindings]
    assert [one for one in bindings if not described(one) or not one.id] == []
    assert len({one.id for one in bindings}) == len(bindings)


def test_the_palette_offers_what_the_keys_do() -> None:
    """Whoever does not know a key finds its action by name."""
    from tui.commands import PALETTE

    actions = {action.partition("(")[0].removeprefix("app.") for _, action, _ in PALETTE}
    on_keys = {one.action.partition("(")[0] for one in keys.EVERYWHERE}
    assert on_keys - actions - {"next_pane", "previous_pane"} == set()


async def test_where_room_is_scarce_the_list_shows_while_it_has_the_focus(app: AfterwordApp) -> None:
    """At 80×24 the note and the five items come first; f6 brings the list, leaving it folds it away."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        left, right = app.desk.query_one("#left"), app.desk.query_one("#right")
        assert (left.display, right.display) == (False, True)
        await press(pilot, "shift+f6")
        assert (left.display, right.display) == (True, False)
        assert app.desk.interviews.has_focus
        await press(pilot, "enter")
        assert (left.display, right.display) == (False, True)
        assert app.desk.editor.has_focus
