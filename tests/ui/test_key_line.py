"""The line of keys fits what has the focus, shows the most useful keys first, and never cuts one."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import NORTHWIND, NOW, front, press, settle, until
from tui.app import AfterwordApp, make_app
from tui.help_screen import HelpScreen
from tui.jotting_form import JottingForm
from tui.key_line import KeyLine
from tui.new_interview_form import NewInterviewForm
from tui.tour_screen import Tour

PLACES = {
    "editor": ((), "f2 Finding", "f1 Help", "ctrl+p All"),
    "list": (("shift+f6",), "Open", "? Help", ": All"),
    "filter": (("shift+f6", "slash"), "esc Clear", "f1 Help", "ctrl+p All"),
    "checklist": (("escape",), "Go there", "? Help", ": All"),
    "a note not started": (("f7",), "ctrl+t Jot down", "f1 Help", "ctrl+p All"),
    "help": (("f1",), "Read on", "Read on", "esc Close"),
    "form": (("ctrl+t",), "⏎ Jot down", "ctrl+s Jot down", "esc Cancel"),
}


def shown(pilot: Pilot[None]) -> str:
    """Return the last line of the screen."""
    return pilot.app.screen._compositor.render_strips()[-1].text


@pytest.mark.parametrize("place", PLACES)
async def test_no_key_is_cut_at_any_width_and_the_ways_to_all_others_stay(
    app: AfterwordApp, place: str
) -> None:
    """From 80 columns on: whole keys and words, the most useful first, the last at the right.

    The way to the list goes where the list itself is in sight.
    """
    presses, first, *last = PLACES[place]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for one in presses:
            await press(pilot, one)
        line = app.screen.query_one(KeyLine)
        before: list[str] = []
        for width in (*range(80, 148, 7), 200):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            entries = line.entries()
            text = shown(pilot)
            assert len(text) == width
            assert text.split() == " ".join(f"{one.key} {one.label}" for one in entries).split()
            assert first in text
            assert all(one in text for one in last)
            labels = [one.label for one in entries]
            assert set(before) - {"List"} <= set(labels), "more room shows more, not something else"
            before = labels


async def test_each_action_stands_in_the_line_once_with_the_nearest_key(app: AfterwordApp) -> None:
    """In the list letters do it, in the editor function keys."""
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        assert "f5 Send" in shown(pilot)
        await press(pilot, "shift+f6")
        assert "s Send" in shown(pilot)
        assert "f5" not in shown(pilot)


async def test_a_file_to_mend_offers_only_what_can_be_done_to_it(app: AfterwordApp, folder: Path) -> None:
    """There is no note in it to go through, confirm or send; once it is mended, there is."""
    app = make_app(folder / "2026-11-12-broken.md", lambda: NOW)
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        useless = ("Finding", "Fix", "Confirm", "Send", "Next note", "Phrase", "Jot down", "Person")
        labels = {one.label for one in app.screen.query_one(KeyLine).entries()}
        assert not labels & set(useless)
        assert {"Save", "Undo", "Send all", "New"} <= labels
        await press(pilot, "escape")
        labels = {one.label for one in app.screen.query_one(KeyLine).entries()}
        assert not labels & {*useless, "Accept", "Add word", "Compare", "Go there"}
        assert app.desk.draft is not None
        app.desk.draft.become(NORTHWIND)
        app.desk.follow_draft()
        await until(pilot, lambda: app.desk.interview is not None)
        await press(pilot, "escape")
        assert "Fix" in {one.label for one in app.screen.query_one(KeyLine).entries()}


async def test_a_click_on_a_key_does_what_the_key_does(app: AfterwordApp) -> None:
    """On the main screen and in a dialog; the palette opens by mouse too."""
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)

        async def click(label: str) -> None:
            line = app.screen.query_one(KeyLine)
            entry = next(one for one in line.entries() if one.label == label)
            await pilot.click(line, offset=(entry.left + 2, 0))

        await click("Next note")
        await until(pilot, lambda: app.desk.view.interviewer == "Ben Ortiz")
        await press(pilot, "shift+f6", "shift+f6")
        await click("Help")
        await until(pilot, lambda: isinstance(front(app), HelpScreen))
        await settle(pilot)
        await click("Close")
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        await click("All")
        await until(pilot, lambda: isinstance(front(app), CommandPalette))


async def test_an_empty_folder_offers_no_keys_for_people_who_are_not_there(folder: Path) -> None:
    """The first key is that of a new interview."""
    empty = folder / "empty"
    empty.mkdir()
    other = make_app(empty, lambda: NOW)
    async with other.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = shown(pilot)
        assert line.split()[:2] == ["ctrl+n", "New"]
        assert "Next note" not in line


async def test_the_first_interview_brings_the_keys_of_a_note_to_begin(folder: Path) -> None:
    """The button has the focus before and after; what it offers is another thing."""
    empty = folder / "empty"
    empty.mkdir()
    other = make_app(empty, lambda: NOW)
    async with other.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "New" in shown(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(front(other), NewInterviewForm))
        await press(pilot, *"Heron", "enter", "enter", "enter", *"Ada", "ctrl+s")
        await until(pilot, lambda: isinstance(front(other), JottingForm))
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: front(other) is other.desk and other.desk.file is not None)
        await settle(pilot)
        assert "ctrl+t Jot down" in shown(pilot)


async def test_the_line_calls_what_a_form_does_as_its_buttons_do(app: AfterwordApp) -> None:
    """A key and the button beside it are one thing, so they have one name."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(JottingForm(["Ada Park", "Ben Ortiz"], {}))
        await settle(pilot)
        assert shown(pilot).split() == ["⏎", "Next", "ctrl+s", "Create", "esc", "Back"]


async def test_the_tour_names_only_keys_that_turn_a_page(app: AfterwordApp) -> None:
    """There is nothing before its first page and nothing after its last."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(Tour())
        for said, press_next in (("→ Next", True), ("→ Next ← Back", True), ("← Back", False)):
            await settle(pilot)
            assert shown(pilot).split() == said.split()
            hint = str(app.screen.query_one("#tour-hint", Static).render())
            assert ("back" in hint, "next" in hint) == ("Back" in said, "Next" in said)
            if press_next:
                await press(pilot, "right")
        await press(pilot, "right")
        assert isinstance(front(app), Tour), "an arrow never ends it"
