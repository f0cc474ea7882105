"""Undo of settings: theme, mail and words are byte for byte as they were, or nothing is changed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from notes.settings import Me
from tests.memory_keyring import MemoryKeyring
from tests.ui.conftest import NAME, NORTHWIND, NOW, settle, until, write
from tests.ui.undoing import answer, at_rest, held, put, says, text_of, undo
from tui.app import AfterwordApp, make_app
from tui.mail_dialog import MailDialog
from tui.new_interview_form import NewInterviewForm
from tui.question import Question

SIZE = (140, 40)
SECRET = "correct horse"  # noqa: S105 - of the test's own keyring
NAMELESS = b'# mine\r\n[ui]\ntheme = "nord"\n'
CONFIG = b'# mine\r\n[me]\nname = "Sam Rivera"  # as I sign\nemail = "sam@a.example"\n[ui]\ntheme = "nord"\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Write settings with a theme, a comment and unlike line ends."""
    path = tmp_path / "config" / "afterword" / "config.toml"
    path.write_bytes(CONFIG)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a folder without interviews."""
    root = tmp_path / "empty"
    root.mkdir()
    return root


async def pick(pilot: Pilot[None], config: Path, theme: str) -> None:
    """Pick a theme, and wait until it is written down."""
    pilot.app.theme = theme
    await until(pilot, lambda: f'theme = "{theme}"'.encode() in (held(config) or b""))
    await at_rest(pilot)


async def set_mail_up(pilot: Pilot[None], config: Path, **values: str) -> None:
    """Fill in the settings of mail and save them."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    app.desk.action_mail_settings()
    await until(pilot, lambda: isinstance(app.screen, MailDialog) and app.screen.focused is not None)
    for key, value in values.items():
        app.screen.query_one(f"#mail-{key}", Input).value = value
    await pilot.press("ctrl+s")
    await until(pilot, lambda: app.screen is app.desk and b"[mail]" in (held(config) or b""))
    await at_rest(pilot)


async def test_a_theme_is_taken_back_where_there_is_no_document(empty: Path, config: Path) -> None:
    """In an empty folder, several themes, from the last to the first; redo picks them again."""
    app = make_app(empty, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pick(pilot, config, "dracula")
        await pick(pilot, config, "gruvbox")
        gruvbox = held(config)
        await undo(pilot)
        assert app.theme == "dracula"
        assert says(app, "Taken back: the theme is as before.")
        await undo(pilot)
        assert app.theme == "nord"
        assert held(config) == CONFIG
        await undo(pilot)  # nothing is left: a bell
        assert held(config) == CONFIG
        await undo(pilot, "ctrl+y")
        await undo(pilot, "ctrl+y")
        assert app.theme == "gruvbox"
        assert held(config) == gruvbox
    assert make_app(empty, lambda: NOW).theme == "gruvbox"


async def test_settings_that_were_not_there_are_gone_again(empty: Path, config: Path) -> None:
    """The file that the theme made goes with it."""
    put(config, None)
    app = make_app(empty, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pick(pilot, config, "dracula")
        app.desk.interviews.focus()
        await undo(pilot, "u")
        assert held(config) is None
        assert app.theme == "afterword"


async def test_settings_that_were_changed_since_stay_as_they_are(empty: Path, config: Path) -> None:
    """One sentence, and the next undo goes on with what was before."""
    app = make_app(empty, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pick(pilot, config, "dracula")
        by_hand = (held(config) or b"") + b"# more\n"
        put(config, by_hand)
        await undo(pilot)
        assert held(config) == by_hand
        assert app.theme == "dracula"
        assert says(app, "config.toml was changed since, so it stays as it is")


async def test_the_latest_thing_is_undone_first_whatever_it_was(folder: Path, config: Path) -> None:
    """Text, theme, text: undone in that order from the end, and done again from the start."""
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "x")
        await pick(pilot, config, "dracula")
        await write(pilot, "y")
        for key, text, theme in (
            ("ctrl+z", "x", "dracula"),
            ("ctrl+z", "x", "nord"),
            ("ctrl+z", "", "nord"),
            ("ctrl+y", "x", "nord"),
            ("ctrl+y", "x", "dracula"),
            ("ctrl+y", "xy", "dracula"),
        ):
            await undo(pilot, key)
            assert (text_of(app), app.theme) == (NORTHWIND.replace("Subject", f"{text}Subject", 1), theme)
    assert (folder / NAME).read_text() == NORTHWIND


async def test_mail_is_set_up_as_before_and_the_password_stays(
    empty: Path, config: Path, ring: MemoryKeyring
) -> None:
    """The settings are the bytes they were; what is in the keyring is said to stay there."""
    app = make_app(empty, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await set_mail_up(pilot, config, name="Samuel", host="mail.example.org", user="sam", password=SECRET)
        assert app.desk.workspace.me.name == "Samuel"
        written = held(config)
        await undo(pilot)
        assert held(config) == CONFIG
        assert app.desk.workspace.me.name == "Sam Rivera"
        assert says(app, "Taken back: mail is set up as before. The password stays in your keyring.")
        await undo(pilot, "ctrl+y")
        assert held(config) == written
        assert app.desk.workspace.me.name == "Samuel"
    assert ring.kept == {("smtp://mail.example.org", "sam"): SECRET}


async def test_the_name_that_was_asked_for_is_taken_back_after_the_interview(
    empty: Path, config: Path
) -> None:
    """It was written first, so it goes last, and nobody signs then; redo keeps it again."""
    put(config, NAMELESS)
    app = make_app(empty, lambda: NOW)
    app.desk.workspace.me = Me()
    app.desk.find_me = Me
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: isinstance(app.screen, NewInterviewForm))
        for field, value in {"who": "Kim Doe", "company": "Initech", "ended": "now"}.items():
            app.screen.query_one(f"#field-{field}", Input).value = value
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen is app.desk and app.desk.file is not None)
        named = held(config)
        assert app.desk.workspace.me == Me("Kim Doe")
        await undo(pilot)
        await until(pilot, lambda: isinstance(app.screen, Question))
        await answer(pilot, "s")
        await until(pilot, lambda: app.desk.file is None)
        await at_rest(pilot)
        assert held(config) == named
        await undo(pilot)
        assert held(config) == NAMELESS
        assert app.desk.workspace.me == Me()
        assert says(app, "Taken back: your name is not kept any more.")
        app.desk.action_redo()
        await until(pilot, lambda: held(config) == named)
        await until(pilot, lambda: app.desk.workspace.me == Me("Kim Doe"))
