"""What was typed comes back, however the app ended."""

import fcntl
import json
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.ui.conftest import (
    NAME,
    NORTHWIND,
    NOW,
    PATIENCE_SECONDS,
    SIZE,
    front,
    has_unsaved,
    press,
    settle,
    shows_bar,
    until,
    write,
)
from tests.ui.terminal import Terminal
from tests.ui.undoing import undo
from tui.app import AfterwordApp, make_app
from tui.merge_dialog import MergeDialog
from tui.question import Question

TYPED = "Oh "


@pytest.fixture
def path(folder: Path) -> Path:
    """Return the interview that the app opens; what is tested here needs no proofreader."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    return folder / NAME


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    """Return a running Afterword that shows the note."""
    running = Terminal(path)
    try:
        running.wait(lambda: b"Subject:" in running.drawn)
        running.wait(lambda: len(homes()) == 1)  # its journal has begun
        yield running
    finally:
        running.close()


def journals() -> list[Path]:
    """Return the journal files there are."""
    return sorted(Path(os.environ["XDG_STATE_HOME"], "afterword", "journals").glob("*/*.json"))


def homes() -> list[Path]:
    """Return the directories of running instances and of dead ones that left something."""
    return sorted(Path(os.environ["XDG_STATE_HOME"], "afterword", "journals").glob("[!.]*"))


def kept() -> list[str]:
    """Return the texts in the journals."""
    return [json.loads(journal.read_bytes())["text"] for journal in journals()]


def typed_on(text: str) -> str:
    """Return a text with what the tests type at the start of the note."""
    return text.replace("Subject:", f"{TYPED}Subject:")


def held(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text()


def put(path: Path, text: str) -> None:
    """Write a file as another program does."""
    path.write_text(text)


async def offered(app: AfterwordApp, pilot: Pilot[None], *, by_click: bool = False) -> Question:
    """Wait for the bar, click on it or press `r` in the list, and return the question."""
    await settle(pilot)
    await until(pilot, lambda: shows_bar(app, "recovery"))
    app.desk.interviews.focus()
    if by_click:
        await pilot.click("#recovery", offset=(4, 0))
    else:
        await pilot.press("r")
    await until(pilot, lambda: bool(app.screen.query("#answer-cancel:focus")))
    found = front(app)
    assert isinstance(found, Question)
    return found


async def back_at_the_desk(app: AfterwordApp, pilot: Pilot[None]) -> None:
    """Wait until all is decided."""
    await until(pilot, lambda: front(app) is app.desk and not app.desk.recovery.recoverable)
    await settle(pilot)


def crash(terminal: Terminal, text: str = TYPED) -> None:
    """Type, wait for the journal, and kill."""
    terminal.type(text)
    terminal.wait(lambda: any(text in one for one in kept()))
    os.kill(terminal.pid, signal.SIGKILL)
    assert os.WTERMSIG(terminal.status()) == signal.SIGKILL


# -- however it ends -------------------------------------------------------------------------------------


def test_the_journal_is_at_most_a_second_behind_and_private(terminal: Terminal, path: Path) -> None:
    """Typed text is on the disk, readable for nobody else, and the file is untouched."""
    started = time.monotonic()
    terminal.type(TYPED)
    terminal.wait(lambda: kept() == [typed_on(NORTHWIND)])
    assert time.monotonic() - started < 3  # a second, and what a busy machine adds
    (journal,) = journals()
    assert S_IMODE(journal.stat().st_mode) == 0o600
    assert S_IMODE(journal.parent.stat().st_mode) == 0o700
    assert held(path) == NORTHWIND


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_app_keeps_what_was_just_typed(
    terminal: Terminal, path: Path, number: int
) -> None:
    """Also what is younger than the last journal; the terminal is left in order where there is one."""
    terminal.type(TYPED)
    terminal.wait(lambda: b"* Northwind" in terminal.drawn)
    os.kill(terminal.pid, number)
    status = terminal.status()
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == number
    if number == signal.SIGTERM:
        assert os.waitstatus_to_exitcode(status) == 128 + number
        assert terminal.drawn.rfind(b"\x1b[?1049l") > terminal.drawn.rfind(b"\x1b[?1049h")
    assert kept() == [typed_on(NORTHWIND)]
    assert held(path) == NORTHWIND
    assert b"Traceback" not in terminal.drawn


def test_closing_the_terminal_keeps_what_was_typed(terminal: Terminal) -> None:
    """The window is closed: the app ends, and its text stays."""
    terminal.type(TYPED)
    terminal.wait(lambda: b"* Northwind" in terminal.drawn)
    os.close(terminal.end)
    terminal.end = -1
    until_then = time.monotonic() + PATIENCE_SECONDS
    while os.waitpid(terminal.pid, os.WNOHANG)[0] == 0:
        assert time.monotonic() < until_then
        time.sleep(0.02)
    terminal.pid = 0
    assert kept() == [typed_on(NORTHWIND)]


def test_an_orderly_quit_that_discards_leaves_no_journal(terminal: Terminal, path: Path) -> None:
    """What the person let go is gone, from the disk too."""
    terminal.type(TYPED)
    terminal.wait(lambda: kept() == [typed_on(NORTHWIND)])
    terminal.type("\x11")
    terminal.wait(lambda: b"Discard and quit" in terminal.drawn)
    terminal.settle()  # what is typed before the question can be seen does not answer it
    terminal.type("d")
    assert os.waitstatus_to_exitcode(terminal.status()) == 0
    assert homes() == []
    assert held(path) == NORTHWIND


async def test_a_save_removes_the_journal(app: AfterwordApp, path: Path) -> None:
    """Private text lies about no longer than it must."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.journaling.journals is not None)
        await write(pilot, TYPED)
        await until(pilot, lambda: kept() == [typed_on(NORTHWIND)])
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: journals() == [])
        assert held(path) == typed_on(NORTHWIND)
    assert homes() == []


async def test_edits_made_by_keys_are_journalled_as_typing_is(app: AfterwordApp, path: Path) -> None:
    """`f4` changes the frontmatter; that edit is kept too, and so is the text of a deleted file."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.journaling.journals is not None)
        await press(pilot, "f4")
        await until(pilot, lambda: any("proofread:" in text for text in kept()))
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: journals() == [])
        path.unlink()  # noqa: ASYNC240
        await until(pilot, lambda: kept() == [NORTHWIND])


async def test_a_journal_that_cannot_be_written_is_told_once_and_tried_again(
    app: AfterwordApp, path: Path
) -> None:
    """A full disk that has room again is no reason to go on without a net."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.desk.journaling.journals is not None)
        assert app.desk.journaling.journals is not None
        home = app.desk.journaling.journals.home
        aside = home.with_name("aside")
        home.rename(aside)
        put(home, "in the way")
        await write(pilot, TYPED)
        await until(pilot, lambda: "cannot be kept" in said(app))
        await write(pilot, "x")
        await pilot.pause(0.8)
        assert said(app).count("cannot be kept") == 1
        home.unlink()
        aside.rename(home)
        await write(pilot, "y")
        await until(pilot, lambda: any(f"{TYPED}xySubject" in text for text in kept()))
        assert held(path) == NORTHWIND


def said(app: AfterwordApp) -> str:
    """Return everything that was said in passing."""
    return "\n".join(str(one.message) for one in app._notifications)


# -- the next start --------------------------------------------------------------------------------------


async def test_text_of_a_killed_app_is_offered_with_a_diff_and_recovered(
    terminal: Terminal, folder: Path, path: Path
) -> None:
    """Recovering changes no file, is unsaved, can be undone, and is itself journalled."""
    crash(terminal)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        question = await offered(app, pilot)
        assert app.focused is not None
        detail = str(question.query_one(".dialog-detail Static", Static).render())
        assert f"+{TYPED}Subject: Thank you" in detail
        assert NAME in str(app.desk.query_one("#recovery", Static).render())
        await pilot.press("r")
        await back_at_the_desk(app, pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == typed_on(NORTHWIND)
        assert has_unsaved(app)
        assert held(path) == NORTHWIND
        assert not shows_bar(app, "recovery")
        assert kept() == [typed_on(NORTHWIND)]
        await press(pilot, "ctrl+z")
        assert app.desk.draft.text == NORTHWIND
        await press(pilot, "ctrl+y", "ctrl+s")
        assert held(path) == typed_on(NORTHWIND)
        await until(pilot, lambda: journals() == [])


async def test_text_that_is_discarded_does_not_come_back(
    terminal: Terminal, folder: Path, path: Path
) -> None:
    """Deciding later leaves the bar; discarding removes the journal and changes nothing."""
    crash(terminal)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await offered(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)
        assert shows_bar(app, "recovery")
        assert kept() == [typed_on(NORTHWIND)]
        await offered(app, pilot)
        await pilot.press("d")
        await back_at_the_desk(app, pilot)
        assert journals() == []
        assert not has_unsaved(app)
        assert held(path) == NORTHWIND


async def test_discarding_by_mistake_is_taken_back(terminal: Terminal, folder: Path, path: Path) -> None:
    """The text is in its journal and in the bar again, and can be recovered."""
    crash(terminal)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await offered(app, pilot)
        (journal,) = journals()
        before = journal.read_bytes()
        await pilot.press("d")
        await back_at_the_desk(app, pilot)
        for key in ("u", "U", "u"):
            await undo(pilot, key)
            assert shows_bar(app, "recovery") is (key == "u")
            assert [one.read_bytes() for one in journals()] == ([before] if key == "u" else [])
        assert journal.stat().st_mode & 0o777 == 0o600
        assert "is offered again" in said(app)
        await offered(app, pilot)
        await pilot.press("r")
        await back_at_the_desk(app, pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == typed_on(NORTHWIND)


async def test_recovery_merges_with_what_another_program_wrote_meanwhile(
    terminal: Terminal, folder: Path, path: Path
) -> None:
    """Three ways, from the text that both started from."""
    crash(terminal)
    put(path, NORTHWIND.replace("Best,", "Yours,"))
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await offered(app, pilot)
        await pilot.press("r")
        await back_at_the_desk(app, pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == typed_on(NORTHWIND.replace("Best,", "Yours,"))
        assert has_unsaved(app)


async def test_recovery_asks_where_it_collides_with_what_was_typed_since(
    terminal: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text typed after the new start is not replaced by the old one."""
    crash(terminal)
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await write(pilot, "New ")
        await offered(app, pilot, by_click=True)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(front(app), MergeDialog))
        await until(pilot, lambda: bool(app.screen.query("#decide-cancel:focus")))
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)
        assert app.desk.draft is not None
        assert app.desk.draft.text == NORTHWIND.replace("Subject:", "New Subject:")
        assert typed_on(NORTHWIND) in kept()
        await offered(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: bool(app.screen.query("#decide-cancel:focus")))
        await pilot.press("b")
        await back_at_the_desk(app, pilot)
        assert f"{TYPED}Subject: Thank you, and the lobby robot\nNew Subject:" in app.desk.draft.text


async def test_text_of_a_file_that_is_gone_comes_back_as_unsaved(
    terminal: Terminal, folder: Path, path: Path
) -> None:
    """Saving then asks whether to write the file anew."""
    crash(terminal)
    path.unlink()  # noqa: ASYNC240
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await offered(app, pilot)
        await pilot.press("r")
        await back_at_the_desk(app, pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.text == typed_on(NORTHWIND)
        assert has_unsaved(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(app.screen.query("#answer-cancel:focus")))
        await pilot.press("s")
        await until(pilot, lambda: not has_unsaved(app))
        assert held(path) == typed_on(NORTHWIND)


async def test_a_folder_opened_through_a_link_gets_its_text_back_in_the_same_file(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    """Journals know real paths; the list must not show the file twice."""
    crash(terminal)
    link = tmp_path / "link"
    link.symlink_to(folder)
    app = make_app(link, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await offered(app, pilot)
        await pilot.press("r")
        await back_at_the_desk(app, pilot)
        assert app.desk.draft is not None
        assert app.desk.draft.path == link / NAME
        assert app.desk.draft.text == typed_on(NORTHWIND)
        assert list(app.desk.files) == [link / NAME]


# -- two at once -----------------------------------------------------------------------------------------


async def test_two_afterwords_on_one_folder_keep_both_their_texts(
    terminal: Terminal, folder: Path, path: Path
) -> None:
    """The second is told, neither takes the other's journal, and the savings are merged."""
    terminal.type(TYPED)
    terminal.wait(lambda: kept() == [typed_on(NORTHWIND)])
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await until(pilot, lambda: "Another Afterword" in said(app))
        assert not shows_bar(app, "recovery")
        app.desk.editor.go_to(NORTHWIND.index("Best,"))
        await write(pilot, "All the ")
        ours = NORTHWIND.replace("Best,", "All the Best,")
        await until(pilot, lambda: sorted(kept()) == sorted([ours, typed_on(NORTHWIND)]))
        await press(pilot, "ctrl+s")
        assert held(path) == ours
        both = typed_on(ours)
        await until(pilot, lambda: terminal.drawing() and kept() == [both])  # it has merged our saving
        terminal.type("\x13")
        terminal.wait(lambda: held(path) == both)
        await until(pilot, lambda: app.desk.draft is not None and app.desk.draft.text == both)
        assert not has_unsaved(app)


@pytest.mark.parametrize("is_told", [True, False])
def test_a_terminal_that_goes_without_a_word_leaves_no_process_behind(path: Path, is_told: bool) -> None:
    """Started by a program that hands no hangup on: it ends, told to or not, and keeps what was typed."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
    app = subprocess.Popen(
        [sys.executable, "-m", "notes.cli", str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        until_then, drawn = time.monotonic() + PATIENCE_SECONDS, b""
        while not (b"Subject:" in drawn and homes()) and time.monotonic() < until_then:
            drawn += os.read(ours, 65536)
        os.write(ours, TYPED.encode())
        while not kept() and time.monotonic() < until_then:
            if select.select([ours], [], [], 0.1)[0]:
                os.read(ours, 65536)
        os.close(ours)
        if is_told:
            app.terminate()
        assert app.wait(PATIENCE_SECONDS) != 0
    finally:
        app.kill()
        app.wait()
    assert kept() == [typed_on(NORTHWIND)]
