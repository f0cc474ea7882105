"""The journeys of a person through the app: open, edit, tick, save, new, leave."""

from pathlib import Path

from textual.widgets import Input

from notes.findings import Item, Status
from notes.interview import BrokenInterview, Interview
from tests.ui.conftest import NORTHWIND, front, has_unsaved, press, settle, write
from tui.app import AfterwordApp
from tui.help_screen import HelpScreen
from tui.question import Question

NORTHWIND_FILE = "2026-11-20-northwind-robotics.md"
SIZE = (140, 40)


def statuses(app: AfterwordApp) -> dict[Item, Status]:
    """Return the status of each item of the note in front."""
    note = app.desk.note_report
    assert note is not None
    return {check.item: check.status for check in note.checks}


def content(app: AfterwordApp) -> Interview | BrokenInterview:
    """Return what the open file says."""
    assert app.desk.draft is not None
    return app.desk.draft.content


async def test_opening_a_folder_shows_the_most_urgent_interview_at_its_first_unsent_note(
    app: AfterwordApp,
) -> None:
    """Nobody has to look for what to do next."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.path.name == NORTHWIND_FILE
        assert app.desk.view.interviewer == "Ada Park"
        assert app.focused is app.desk.editor
        assert app.desk.editor.text.startswith("Subject: Thank you, and the lobby robot")


async def test_the_checklist_follows_the_typing_and_says_what_it_rests_on(app: AfterwordApp) -> None:
    """Items change state as they become true."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        found = statuses(app)
        assert found[Item.PERSONALIZED] is Status.PASS
        assert found[Item.SHORT] is Status.PASS
        assert found[Item.PROOFREAD] is Status.TODO
        await press(pilot, "f4")
        assert statuses(app)[Item.PROOFREAD] is Status.PASS
        await write(pilot, "x")
        assert statuses(app)[Item.PROOFREAD] in (Status.TODO, Status.FAIL)


async def test_saving_changes_only_what_was_typed(app: AfterwordApp, folder: Path) -> None:
    """Comments, quoting and order of the file stay as they were."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        await write(pilot, "s")
        assert has_unsaved(app)
        await press(pilot, "ctrl+s")
        assert not has_unsaved(app)
    assert (folder / NORTHWIND_FILE).read_text() == NORTHWIND.replace("lobby robot\n", "lobby robots\n")


async def test_starting_a_note_writes_greeting_and_sign_off_and_nothing_else(
    app: AfterwordApp, folder: Path
) -> None:
    """A person without a section yet gets an offer; taking it invents nothing."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        assert app.desk.view.interviewer == "Ben Ortiz"
        assert app.desk.offer.display
        await press(pilot, "enter")
        assert app.desk.editor.display
        await write(pilot, "Your band")
        await press(pilot, "ctrl+s")
    written = (folder / NORTHWIND_FILE).read_text()
    assert written.startswith(NORTHWIND)
    section = written[len(NORTHWIND) :]
    assert section.splitlines()[1] == "## To Ben Ortiz"
    assert "Hi Ben," in section
    assert "Your band" in section
    assert "Sam" in section


async def test_quitting_with_unsaved_changes_asks_and_cancel_stays(app: AfterwordApp) -> None:
    """Nothing is lost by pressing ctrl+q."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await pilot.press("ctrl+q")
        await pilot.pause(0.1)
        assert isinstance(front(app), Question)
        await press(pilot, "escape")
        assert front(app) is app.desk
        assert has_unsaved(app)


async def test_quitting_with_save_writes_the_file_first(app: AfterwordApp, folder: Path) -> None:
    """Save and quit does both."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await pilot.press("ctrl+q")
        await pilot.pause(0.1)
        await pilot.press("s")
        await pilot.pause(0.3)
    assert "xSubject:" in (folder / NORTHWIND_FILE).read_text()


async def test_a_new_interview_becomes_a_file_and_opens(app: AfterwordApp, folder: Path) -> None:
    """The dialog asks for four things and needs one, and then what each person told."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        app.screen.query_one("#field-company", Input).value = "Initech"
        app.screen.query_one("#field-met", Input).value = "Cy Young <cy@initech.example>, Dee Ray"
        app.screen.query_one("#field-met", Input).focus()
        await press(pilot, "enter")
        await press(pilot, "enter", "enter")  # nothing is jotted down
        assert app.desk.interview is not None
        assert app.desk.interview.company.value == "Initech"
        assert not any(one.talked_about for one in app.desk.interview.interviewers)
        assert [one.name for one in app.desk.interview.interviewers] == ["Cy Young", "Dee Ray"]
    assert (folder / "2026-11-20-initech.md").exists()


async def test_undo_goes_back_through_the_whole_document_from_any_view(app: AfterwordApp) -> None:
    """There is one history: an edit in a note can be taken back in the File view."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await press(pilot, "f8")
        assert app.desk.editor.text.startswith("---\ncompany")
        assert "xSubject" in app.desk.editor.text
        await press(pilot, "ctrl+z")
        assert app.desk.draft is not None
        assert app.desk.draft.text == NORTHWIND
        assert "xSubject" not in app.desk.editor.text


async def test_a_broken_file_is_shown_with_its_line_and_can_be_mended(
    app: AfterwordApp, folder: Path
) -> None:
    """The text is there to be corrected, and the interview comes alive as soon as it is."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.open_path(folder / "2026-11-12-broken.md")
        await settle(pilot)
        assert isinstance(content(app), BrokenInterview)
        assert app.desk.editor.text.startswith("---\ncompany: a: b")
        app.desk.editor.go_to(len("---\ncompany: a"))
        await press(pilot, "delete")
        mended = content(app)
        assert isinstance(mended, Interview)
        assert mended.company.value == "a b"


async def test_another_editors_change_is_taken_in_and_can_be_undone(app: AfterwordApp, folder: Path) -> None:
    """With nothing unsaved here, what is on disk is what is shown."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        path = folder / NORTHWIND_FILE
        path.write_text(NORTHWIND.replace("lobby robot\n", "robot in the lobby\n"))
        await app.desk.take_from_disk(app.desk.files[path])
        await settle(pilot)
        assert "robot in the lobby" in app.desk.editor.text
        await press(pilot, "ctrl+z")
        assert "lobby robot" in app.desk.editor.text


async def test_help_lists_every_key_and_closes_with_escape(app: AfterwordApp) -> None:
    """F1 opens it from the editor."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        assert isinstance(front(app), HelpScreen)
        await press(pilot, "escape")
        assert front(app) is app.desk


async def test_the_filter_narrows_the_list_and_escape_clears_it(app: AfterwordApp) -> None:
    """`/` works while the list has the focus."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "shift+f6", "slash")
        await write(pilot, "glob")
        assert app.desk.interviews.query_text == "glob"
        assert app.desk.interviews.chosen is not None
        assert app.desk.interviews.chosen.name == "2026-11-10-globex.md"
        await press(pilot, "enter", "escape")
        assert app.desk.interviews.query_text == ""


async def test_an_empty_folder_greets_with_the_next_step(tmp_path: Path) -> None:
    """Nobody faces an empty screen."""
    from tui.app import make_app

    empty = tmp_path / "empty"
    empty.mkdir()
    app = make_app(empty)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.desk.offer.display
        assert app.desk.offer.button is not None
        assert app.desk.offer.button.has_focus
