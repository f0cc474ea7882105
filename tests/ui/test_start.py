"""The start: what the first frame shows, and what it goes without."""

import asyncio
import gc
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from notes.configuration.settings_file import config_path
from notes.files import folder_scan, kept_list
from notes.files.kept_list import KeptList
from notes.reports.summary import Summary
from notes.settings import Me
from tests.ui.conftest import NOW, PATIENCE_SECONDS, SIZE, settle, until
from tests.ui.terminal import Terminal
from tui import desk_folder, garbage, interviews_screen
from tui.app import AfterwordApp, make_app

WAITS = frozenset(
    {
        *("argparse", "emoji", "harper", "icalendar", "keyring", "nameparser", "nicknames", "rapidfuzz"),
        "yaml_edit",
        *(
            "recurring_ical_events",
            "shtab",
            "smtplib",
            "snowballstemmer",
            "tomlkit",
            "watchfiles",
            "yaml_edit",
        ),
        *("notes.checklist", "notes.editing", "notes.files.journal", "notes.git.repository"),
        *("notes.invitations", "notes.mail", "notes.proofreading", "notes.rules"),
        *("tui.dialog", "tui.commands", "tui.proofreading", "tui.sending", "tui.versioning", "tui.watching"),
    }
)
"""Modules that nothing on the first screen needs."""

LOADED = """
import sys
from notes import cli
from tui.app import AfterwordApp

loaded = []
def display(app, screen, frame):
    if not loaded and screen is app.desk:
        assert app.desk.file is not None and app.desk.interviews.entries
        loaded.extend(sys.modules)
        app.exit()

AfterwordApp._display = display
run = AfterwordApp.run
AfterwordApp.run = lambda app: run(app, headless=True)
sys.stdin.isatty = sys.stdout.isatty = lambda: True
cli.main([sys.argv[1]])
print("LOADED", *loaded)
"""
"""Starts as the command does, and tells what is loaded when the first frame is drawn."""


def test_the_first_frame_needs_nothing_slow(folder: Path) -> None:
    """Whatever is not on the first screen is loaded behind it."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(folder)], capture_output=True, text=True, timeout=60
    )
    loaded = done.stdout.partition("LOADED ")[2].split()
    assert "notes.format.yaml_frontmatter" in loaded, done.stdout + done.stderr
    assert sorted(WAITS.intersection(loaded)) == []


async def test_memory_is_searched_for_garbage_from_the_first_frame_on(app: AfterwordApp) -> None:
    """The start is not held up by it; afterwards, and for who goes on in the process, all is as usual."""
    usual = gc.get_threshold()
    with garbage.put_off():
        assert not gc.isenabled()
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    assert gc.isenabled()
    assert (gc.get_threshold()[:2], gc.get_freeze_count()) == (usual[:2], 0)


async def test_a_start_that_fails_leaves_memory_searched() -> None:
    """Also when the app never came to its first frame."""
    with pytest.raises(OSError, match="no terminal"), garbage.put_off():
        raise OSError("no terminal")
    assert gc.isenabled()


def test_nothing_of_the_app_stays_when_it_is_over(folder: Path) -> None:
    """No thread goes on that holds its screens and letters, for who goes on in the same process."""

    async def use_it() -> weakref.ref[AfterwordApp]:
        app = make_app(folder, lambda: NOW)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
        return weakref.ref(app)

    app = asyncio.run(use_it())
    end = time.monotonic() + PATIENCE_SECONDS
    while app() and time.monotonic() < end:
        gc.collect()
        time.sleep(0.01)
    assert app() is None


async def test_a_folder_of_many_files_shows_its_first_ones_at_once(
    app: AfterwordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first frame waits for a short folder, but not for one that turns out to be long."""
    may_go_on = Event()
    read = KeptList.summaries

    def slowly(kept: KeptList) -> Iterator[Summary]:
        for count, summary in enumerate(read(kept)):
            if count == 2:
                may_go_on.wait()
            yield summary

    monkeypatch.setattr(KeptList, "summaries", slowly)
    monkeypatch.setattr(desk_folder, "BATCH", 2)
    monkeypatch.setattr(interviews_screen, "SOON_SECONDS", 1000.0)
    async with app.run_test(size=SIZE) as pilot:
        try:
            await until(pilot, lambda: app.desk.is_mounted and len(app.desk.interviews.entries) == 2)
            assert "2 so far" in str(app.desk.query_one("#left").border_title)
        finally:
            may_go_on.set()
        await settle(pilot)
        assert len(app.desk.interviews.entries) == 3


def test_the_first_frame_is_laid_out_for_the_size_of_the_terminal(folder: Path) -> None:
    """Where there is no room for the list, it is not drawn first and taken away again."""
    terminal = Terminal(folder, rows=24, columns=80)
    try:
        terminal.wait(lambda: terminal.shows("Checklist"))
        terminal.settle()
        assert not terminal.shows("Interviews")
        assert b"Interviews" not in terminal.drawn
    finally:
        terminal.close()


async def test_the_next_start_knows_the_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed between two starts is read anew for the list; all else is said as it was, and not read."""
    looked: list[Path] = []
    given = folder_scan.given

    def note_down(path: Path) -> object:
        looked.append(path)
        return given(path)

    monkeypatch.setattr(kept_list, "given", note_down)
    monkeypatch.setattr(kept_list, "JUST_NOW_SECONDS", -60)  # the files are as new as the test
    first = make_app(folder, lambda: NOW)
    async with first.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = {path: one.company for path, one in first.desk.workspace.summaries.items()}
    changed = next(iter(before))
    changed.write_text(changed.read_text().replace("company: ", "company: New "))
    looked.clear()
    again = make_app(folder, lambda: NOW)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        now = {path: one.company for path, one in again.desk.workspace.summaries.items()}
    assert looked == [changed]
    assert now == before | {changed: f"New {before[changed]}"}


async def test_git_is_asked_who_signs_behind_the_first_frame(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the settings do not say it; asking takes longer than a frame."""
    config_path().write_text("")
    git_config = tmp_path / "gitconfig"
    git_config.write_text("[user]\n\tname = Sam of Git\n\temail = sam@git.example\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(git_config))
    app = make_app(folder, lambda: NOW)
    assert app.desk.workspace.me == Me()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.desk.workspace.me == Me("Sam of Git", "sam@git.example")
