"""Real folders and a fixed clock for tests that press keys."""

import gc
import time
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pendulum
import pytest
from textual._styles_cache import StylesCache
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from notes.cli import main
from tests.memory_keyring import MemoryKeyring, in_its_place
from tui import merge_dialog
from tui.app import AfterwordApp, make_app

if TYPE_CHECKING:
    from tests.ui.mail_box import Mailbox

PATIENCE_SECONDS = 40
"""How long a test waits before it calls something broken; machines are shared and slow at times."""

NOW = pendulum.datetime(2026, 11, 20, 18, 0, tz="UTC")
"""Every test of the app happens at this moment."""

SIZE = (140, 40)
"""A terminal with room for all three panes."""

NAME = "2026-11-20-northwind-robotics.md"
NORTHWIND = """\
---
company: Northwind Robotics   # met at the fair
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00Z
industry: software
interviewers:
  - name: Ada Park
    title: Staff Engineer
    email: ada@northwind.example
    talked_about:
      - her first robot caught fire in the lobby
      - moving the planner off Oracle
  - name: Ben Ortiz
    email: ben@northwind.example
    talked_about: [his band, on-call rotation]
---
They were kind.

## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for showing me around today. I keep thinking of the robot that caught fire in the lobby, and of
how calmly you took the planner off Oracle afterwards.

Best,
Sam
"""

GLOBEX = """\
+++
company = "Globex"
ended = 2026-11-10T09:00:00Z

[[interviewers]]
name = "Cy Young"
channel = "handwritten"
sent = 2026-11-10T12:00:00Z
+++

## To Cy Young

Dear Cy,

Thank you for the tour of the greenhouse.

Yours,
Sam
"""

BEN = """
## To Ben Ortiz
Subject: Your band, and the pager

Hi Ben,

Thank you for being so open about the on-call rotation. I have been looking for your band ever since, and
will come to the next concert.

Best,
Sam
"""
"""Another note, to be added to the first interview."""

INITECH = """\
---
company: Initech
ended: 2026-11-19T15:30:00Z
interviewers:
  - name: Dee Ray
    email: dee@initech.example
    talked_about: [trains at night]
---

## To Dee Ray
Subject: Trains at night

Hi Dee,

Thank you for what you said of trains at night; I took one home and thought of little else on the way.

Best,
Sam
"""
OTHER = "2026-11-19-initech.md"

Settle = Callable[[Pilot[None]], Awaitable[None]]
Act = Callable[[Pilot[None]], Awaitable[None]]
LooksAsBefore = Callable[..., bool]
"""Takes keys, `size`, and an act or an app; compares the picture after them with the one looked at."""


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """Put an empty keyring in the place of the system's."""
    with in_its_place() as mine:
        yield mine


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test its own configuration and state."""
    for variable, name in (("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(variable, str(tmp_path / name))
    config = tmp_path / "config" / "afterword" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[me]\nname = "Sam Rivera"\nemail = "sam@example.org"\n')
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _style_is_read_once() -> Iterator[None]:
    """Parse each style sheet once in a process: every app would do it anew, in a tenth of its test."""
    parse, known = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def parse_once(
        sheet: Stylesheet, css: str, read_from: CSSLocation, *how: Any, **more: Any
    ) -> list[RuleSet]:
        variables = frozenset(sheet._variables.items())
        key = variables, css, read_from, how, frozenset(more.items())
        if key not in known:
            known[key] = parse(sheet, css, read_from, *how, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


_TESTS = count(1)


@pytest.fixture(autouse=True)
def _apps_are_forgotten() -> Iterator[None]:
    """Clear memory of what earlier apps left, now and then instead of in the middle of every test."""
    gc.set_threshold(10_000, 50, 50)
    yield
    StylesCache.get_inner_outer.cache_clear()  # it holds what the widgets of a hundred apps have drawn
    if next(_TESTS) % 16 == 0:
        gc.collect()


@pytest.fixture(autouse=True)
def _no_pause_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the choice between two versions be made at once; tests about the pause itself ask for it."""
    monkeypatch.setattr(merge_dialog, "QUIET_SECONDS", 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one interview that is due, one that is done and one that is broken."""
    root = tmp_path / "interviews"
    root.mkdir()
    (root / "afterword.toml").write_text('timezone = "UTC"\n')
    (root / "2026-11-20-northwind-robotics.md").write_text(NORTHWIND)
    (root / "2026-11-10-globex.md").write_text(GLOBEX)
    (root / "2026-11-12-broken.md").write_text("---\ncompany: a: b\nended: 2026-11-12\n---\n")
    return root


@pytest.fixture
def full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder with two confirmed notes, one in another file that is not, and a card."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    (folder / NAME).write_text(NORTHWIND + BEN)
    (folder / OTHER).write_text(INITECH)
    (folder / "2026-11-10-globex.md").write_text(GLOBEX.replace("sent = 2026-11-10T12:00:00Z\n", ""))
    monkeypatch.setenv("AFTERWORD_NOW", NOW.to_iso8601_string())
    for name in ("Ada", "Ben"):
        assert main(["confirm", str(folder / NAME), "--to", name, "--yes"]) == 0
    return folder


@pytest.fixture
def app(folder: Path) -> AfterwordApp:
    """Return the app on that folder, at a fixed moment."""
    return make_app(folder, lambda: NOW)


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator["Mailbox"]:
    """Run a mail server and point the configuration at it."""
    from tests.ui.mail_box import running_for

    with running_for(tmp_path / "config" / "afterword" / "config.toml") as box:
        yield box


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything the last key started is done and drawn."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        await pilot.pause(0.01)
        busy = [one for one in app.workers if one.is_running and one.group in BUSY_GROUPS]
        if not busy and not app.desk.is_busy:
            await pilot.pause()
            return
    raise AssertionError(f"still busy: {busy}")


BUSY_GROUPS = {
    *("scan", "newest", "open", "save", "changes", "external"),
    *("load-proofreader", "git-look", "who-signs"),
}
"""Workers that end by themselves; the others wait for the person or for the disk."""


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they do."""
    await pilot.press(*keys)
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    names = {"\n": "enter", " ": "space", ",": "comma", ".": "full_stop", "!": "exclamation_mark"}
    for char in text:
        await pilot.press(names.get(char, char))
    await settle(pilot)


async def until(pilot: Pilot[None], is_so: Callable[[], bool], what: str = "what the test waits for") -> None:
    """Wait for something that a worker brings about; a dialog is there once it takes keys."""
    app = pilot.app
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if is_so() and not (isinstance(app, AfterwordApp) and app.typed_ahead.is_holding):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it did not come about: {what}")


def front(app: AfterwordApp) -> object:
    """Return the screen in front."""
    return app.screen


def has_unsaved(app: AfterwordApp) -> bool:
    """Tell whether the open file has unsaved edits."""
    assert app.desk.draft is not None
    return app.desk.draft.has_unsaved_changes


# -- pictures -----------------------------------------------------------------------------------------


@pytest.fixture
def no_blinking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep cursors in sight from the first frame on: switched off later, one may stay blinked away."""
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)


@pytest.fixture
def still(folder: Path) -> Path:
    """Return the folder with the proofreader off, which would finish at a moment of its own."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\nlanguage = "off"\n')
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    return folder


@pytest.fixture
def looks_as_before(snap_compare: Callable[..., bool], still: Path, no_blinking: None) -> LooksAsBefore:
    """Return what compares a picture, taken after some keys, with the one that was looked at."""

    def compare(
        *keys: str, size: tuple[int, int], act: Act | None = None, app: App[None] | None = None
    ) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            pilot.app.animation_level = "none"
            await settle(pilot)
            if keys:
                await press(pilot, *keys)
            if act:
                await act(pilot)
            await hold_still(pilot)

        return snap_compare(app or make_app(still, lambda: NOW), terminal_size=size, run_before=before)

    return compare


async def hold_still(pilot: Pilot[None]) -> None:
    """Take away what passes by itself."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    app.clear_notifications()
    await settle(pilot)


def shows_bar(app: AfterwordApp, name: str) -> bool:
    """Tell whether the bar of this name stands over the panes."""
    bar = app.desk.query_one_optional(f"#{name}")
    return bar is not None and bar.display
