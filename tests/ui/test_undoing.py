"""Everything that changes a file can be taken back: edits however made, and what is done beside them."""

from pathlib import Path

from notes.configuration.settings_file import load_settings
from notes.views import View, ViewKind
from tests.ui.conftest import NORTHWIND, NOW, front, press, settle, until, write
from tests.ui.sent_notes import send_and_be_asked
from tests.ui.undoing import at_rest, held, put, says, text_of, undo
from tui.app import AfterwordApp, make_app
from tui.form import Form
from tui.phrase_dialog import PhraseDialog
from tui.question import Question

SIZE = (140, 40)
FILE = "2026-11-20-northwind-robotics.md"


async def test_each_edit_that_a_key_makes_is_taken_back_by_ctrl_z(folder: Path) -> None:
    """Jotting, accepting, fixing, confirming, a new person and a started note, from last to first."""
    given = NORTHWIND.replace("showing me around today", "showing me Northwnd and plannner today")
    (folder / FILE).write_text(given)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.proofreading.proofreader is not None)
        await settle(pilot)
        texts = [text_of(app)]
        await press(pilot, "ctrl+t")
        await until(pilot, lambda: isinstance(front(app), Form))
        await write(pilot, "tea")
        await press(pilot, "enter")
        await until(pilot, lambda: front(app) is app.desk)
        texts.append(text_of(app))
        assert "      - moving the planner off Oracle\n      - tea\n" in texts[-1]
        await press(pilot, "f2", "f3")
        texts.append(text_of(app))
        assert "me Northwind and" in texts[-1]
        await press(pilot, "escape")
        app.desk.checklist.highlighted = app.desk.checklist.get_option_index("finding-0")
        await press(pilot, "a")
        texts.append(text_of(app))
        assert "plannner" in texts[-1][: texts[-1].index("## To")]
        await press(pilot, "u")  # in the checklist, where ctrl+z suspends
        assert text_of(app) == texts[-2]
        app.desk.action_redo()
        await press(pilot, "f4")
        texts.append(text_of(app))
        assert "proofread:" in texts[-1]
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: isinstance(front(app), Form))
        await write(pilot, "Cy")
        await press(pilot, "enter", "enter", "enter")
        await until(pilot, lambda: front(app) is app.desk)
        texts.append(text_of(app))
        assert app.desk.view == View(ViewKind.NOTE, "Cy")
        await press(pilot, "enter")
        texts.append(text_of(app))
        assert "## To Cy\n" in texts[-1]
        assert len(set(texts)) == len(texts)
        for before in reversed(texts[:-1]):
            await press(pilot, "ctrl+z")
            assert text_of(app) == before
        for after in texts[1:]:
            await press(pilot, "ctrl+y")
            assert text_of(app) == after
    assert (folder / FILE).read_text() == given


async def test_a_phrase_comes_into_the_note_with_a_key_and_goes_with_ctrl_z(app: AfterwordApp) -> None:
    """Of several, a digit picks one; it stands apart from the words around it."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = app.desk.editor.text
        await press(pilot, "ctrl+end", "ctrl+l")
        await until(pilot, lambda: isinstance(front(app), PhraseDialog))
        await press(pilot, "2")
        await until(pilot, lambda: front(app) is app.desk)
        assert app.desk.editor.text == f"{before} moving the planner off Oracle"
        await press(pilot, "ctrl+z")
        assert app.desk.editor.text == before
        await press(pilot, "ctrl+l")
        await until(pilot, lambda: isinstance(front(app), PhraseDialog))
        await press(pilot, "escape")
        assert app.desk.editor.text == before
        await pilot.click("#jottings-text", offset=(6, 1))
        await settle(pilot)
        assert app.desk.editor.text == f"{before} her first robot caught fire in the lobby"


async def test_an_added_word_is_taken_back_in_its_turn_and_the_settings_are_as_before(folder: Path) -> None:
    """First what was typed after it, then the word; the file of the settings loses nothing else."""
    path = folder / FILE
    path.write_text(NORTHWIND.replace("around today", "around today with Grafenwald"))
    settings = folder / "afterword.toml"
    before = settings.read_bytes()
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.proofreading.proofreader is not None)
        await settle(pilot)
        await press(pilot, "f2")
        app.desk.action_add_word()
        await until(pilot, lambda: "Grafenwald" in app.desk.workspace.settings.words)
        await settle(pilot)
        await write(pilot, "x")
        await press(pilot, "ctrl+z")
        assert "Grafenwald" in load_settings(folder).value.words
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: settings.read_bytes() == before)
        await undo(pilot, "ctrl+y")
        assert "Grafenwald" in load_settings(folder).value.words
        await undo(pilot)
        assert settings.read_bytes() == before
        await until(pilot, lambda: any(one.quote == "Grafenwald" for one in app.desk.findings_in_front()))


async def test_a_new_interview_is_taken_back_after_a_question(app: AfterwordApp, folder: Path) -> None:
    """Cancel keeps the file and asks again next time; saying yes removes it and shows what is urgent."""
    new = folder / "2026-11-20-initech.md"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        await until(pilot, lambda: isinstance(front(app), Form))
        await write(pilot, "Initech")
        await press(pilot, "enter", "enter", "enter", "enter")
        await until(pilot, lambda: app.desk.file is not None and app.desk.file.path == new)
        await settle(pilot)
        for answer in ("escape", "s"):
            assert new.exists()
            app.desk.action_undo()
            await until(pilot, lambda: isinstance(front(app), Question))
            await press(pilot, answer)
        await until(pilot, lambda: not new.exists())
        await until(pilot, lambda: app.desk.file is not None and app.desk.file.path.name == FILE)
        await settle(pilot)
        assert new not in app.desk.workspace.contents
    assert (folder / FILE).read_text() == NORTHWIND


async def test_a_terminal_that_cannot_be_lent_says_so(app: AfterwordApp, folder: Path) -> None:
    """ctrl+o saves first; where the terminal cannot be handed over, a sentence says so."""
    from _pytest.monkeypatch import MonkeyPatch

    with MonkeyPatch.context() as patch:
        patch.setenv("EDITOR", "true")
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await write(pilot, "x")
            await press(pilot, "ctrl+o")
            await until(pilot, lambda: any("cannot be handed" in one.message for one in app._notifications))
            assert (folder / FILE).read_text() == NORTHWIND.replace("Subject", "xSubject", 1)


async def test_a_message_that_was_written_into_a_file_goes_again(folder: Path, tmp_path: Path) -> None:
    """First the mark, if the person made one, then the file; one that was changed since stays."""
    config = tmp_path / "config" / "afterword" / "config.toml"
    put(config, b'[me]\nname = "Sam"\nemail = "sam@mail.example"\n[mail]\nvia = "eml"\n')
    path, message = folder / FILE, folder / "northwind-robotics-ada-park.eml"
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await send_and_be_asked(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "sent: " in path.read_text())
        await at_rest(pilot)
        written = held(message)
        await undo(pilot)
        assert path.read_text() == NORTHWIND
        assert held(message) == written
        await undo(pilot)
        assert held(message) is None
        assert says(app, "Taken back: the message file northwind-robotics-ada-park.eml is gone.")
        await undo(pilot, "ctrl+y")
        assert held(message) == written
        assert message.stat().st_mode & 0o777 == 0o600
        put(message, (written or b"") + b"PS\n")
        await undo(pilot)
        assert held(message) == (written or b"") + b"PS\n"
        assert says(app, "was changed since, so it stays as it is")
