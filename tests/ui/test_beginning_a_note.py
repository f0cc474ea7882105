"""A note begins with what is typed in its place, and a new interview with what was talked about."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from notes.configuration.settings_file import config_path, load_config
from notes.settings import Me
from notes.views import View, ViewKind
from tests.ui.conftest import NAME, NORTHWIND, NOW, front, press, settle, until
from tests.ui.mouse_cases import words
from tests.ui.test_typed_ahead import type_at_once
from tui.app import AfterwordApp, make_app
from tui.jotting_form import JottingForm
from tui.new_interview_form import NewInterviewForm
from tui.question import Question
from tui.send_dialog import SendDialog

SIZE = (140, 40)
START = """\
## To Ben Ortiz
Subject: Thank you – Senior Backend Engineer interview

Hi Ben,

{}

Best,
Sam Rivera
"""


def text(app: AfterwordApp) -> str:
    """Return the document in front."""
    assert app.desk.draft is not None
    return app.desk.draft.text


@pytest.mark.parametrize("first", ["", "enter", "space"])
async def test_letters_typed_at_once_begin_the_note_and_stand_in_their_order(
    app: AfterwordApp, first: str
) -> None:
    """The first makes greeting and sign-off; none is lost or swapped, also right after enter."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        type_at_once(pilot, *([first] if first else []), *"Thanks")
        await until(pilot, lambda: START.format("Thanks") in text(app), "the note begins")
        await press(pilot, "exclamation_mark")
        assert START.format("Thanks!") in text(app)
        for _ in range(2):
            await press(pilot, "ctrl+z")
        assert text(app) == NORTHWIND
        await press(pilot, "x")
        assert START.format("x") in text(app)


async def test_a_text_pasted_there_begins_the_note_too(app: AfterwordApp) -> None:
    """As it would be pasted into one that is begun."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        app.post_message(events.Paste("Thank you.\r\nIt was fun."))
        await until(pilot, lambda: START.format("Thank you.\nIt was fun.") in text(app))


async def test_letters_elsewhere_and_where_there_is_nothing_to_start_begin_no_note(
    app: AfterwordApp, folder: Path
) -> None:
    """In the list they are commands, and an empty folder has nobody to write to."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.interviews.focus()
        await press(pilot, "right_square_bracket", "z")
        assert app.desk.view == View(ViewKind.NOTE, "Ben Ortiz")
        assert text(app) == NORTHWIND
    empty = folder / "empty"
    empty.mkdir()
    other = make_app(empty, lambda: NOW)
    async with other.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "z")
        assert other.desk.draft is None


async def test_a_card_begins_without_a_subject(folder: Path) -> None:
    """A subject is for emails."""
    file = folder / NAME
    file.write_text(NORTHWIND.replace("name: Ben Ortiz\n", "name: Ben Ortiz\n    channel: handwritten\n"))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f7", "T")
        assert "## To Ben Ortiz\n\nHi Ben,\n\nT\n" in text(app)


async def fill(pilot: Pilot[None], ended: str = "now") -> None:
    """Fill in the form of a new interview, up to the people."""
    await pilot.press("ctrl+n")
    await until(pilot, lambda: isinstance(front(pilot.app), NewInterviewForm))  # type: ignore[arg-type]
    values = {"company": "Initech", "ended": ended, "met": "Cy Young, Dee Lim"}
    for name, value in values.items():
        pilot.app.screen.query_one(f"#field-{name}", Input).value = value
    await settle(pilot)


async def test_the_form_asks_what_each_person_told_and_back_loses_nothing(
    app: AfterwordApp, folder: Path
) -> None:
    """A field may stay empty; what is written down stands in the file, and goes with its undo."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await fill(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(front(app), JottingForm))
        await press(pilot, *"a", "enter", *"b", "escape")
        assert isinstance(front(app), NewInterviewForm)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(front(app), JottingForm))
        form = front(app)
        assert isinstance(form, JottingForm)
        assert form.values == {"person-0": "a", "person-1": "b"}
        type_at_once(pilot, *"tea", "enter", "backspace", "enter", *"Thanks")
        await until(pilot, lambda: app.desk.file is not None and "Initech" in text(app))
        await until(pilot, lambda: "Hi Cy,\n\nThanks\n" in text(app), "letters wait for the new file")
        assert text(app).count("talked_about") == 1
        assert "- name: Cy Young\n    talked_about:\n      - tea\n  - name: Dee Lim\n" in text(app)
        assert (folder / NAME).read_text() == NORTHWIND


@pytest.mark.parametrize("ended", ["2026-11-21 10:00"])
async def test_of_a_conversation_to_come_nothing_is_asked(app: AfterwordApp, ended: str) -> None:
    """There is nothing to remember yet."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await fill(pilot, ended)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Initech" in text(app))
        assert front(app) is app.desk


async def test_how_a_note_goes_out_is_chosen_with_a_key_and_taken_back(
    app: AfterwordApp, folder: Path
) -> None:
    """The way it goes now is not offered; a card has no subject then, and undo takes the choice back."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f7", "escape")
        app.desk.checklist.focus()
        await pilot.press("y")
        await until(pilot, lambda: isinstance(front(app), Question))
        assert not app.screen.query("#answer-email")
        await pilot.press("p")
        await until(pilot, lambda: "channel: handwritten" in text(app))
        await press(pilot, "escape")
        app.desk.focus_writing()
        await press(pilot, "T")
        assert "## To Ben Ortiz\n\nHi Ben,\n\nT\n" in text(app)
        for _ in range(3):
            await press(pilot, "ctrl+z")
        assert text(app) == NORTHWIND


async def test_who_has_no_name_yet_is_asked_for_it_once(app: AfterwordApp) -> None:
    """It goes into the person's own settings and signs the first note."""
    config_path().unlink()
    app.desk.workspace.me = Me("", "")
    app.desk.find_me = lambda: Me("", "")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await fill(pilot)
        app.screen.query_one("#field-who", Input).value = "Kim Doe"
        await press(pilot, "ctrl+s", "ctrl+s")
        await until(pilot, lambda: "Initech" in text(app))
        await press(pilot, "T")
        assert "T\n\nBest,\nKim Doe\n" in text(app)
        assert load_config().value.me.name == "Kim Doe"
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(front(app), NewInterviewForm))
        assert not app.screen.query("#field-who")


async def test_the_checklist_says_what_comes_next_after_the_word_that_it_is_read(app: AfterwordApp) -> None:
    """Another person to write to, or all that are ready."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        await until(pilot, lambda: "f7 goes on to the next person" in advice(app))
        await press(pilot, "f7", "T", "f8")
        await until(pilot, lambda: "shift+f5 all that are ready" in advice(app))


async def test_the_keys_of_what_comes_next_can_be_clicked(app: AfterwordApp) -> None:
    """Whoever reads them with the hand on the mouse need not go to the keyboard."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await words("f4 confirms it.", "#checklist")(pilot)
        await until(pilot, lambda: "f7 goes on" in advice(app))
        await words("f7 goes on", "#checklist")(pilot)
        await until(pilot, lambda: app.desk.view.interviewer == "Ben Ortiz")
        await press(pilot, "f8")
        await words("f5 sends it", "#checklist")(pilot)
        await until(pilot, lambda: isinstance(front(app), Question | SendDialog))


def advice(app: AfterwordApp) -> str:
    """Return what the checklist says below its items, on one line."""
    checklist = app.desk.checklist
    lines = [checklist.get_option_at_index(at) for at in range(checklist.option_count)]
    return " ".join(" ".join(str(one.prompt) for one in lines if one.id == "advice").split())
