"""What tests of undo share: pressing it, and waiting until it is done or asks."""

from pathlib import Path

from textual.pilot import Pilot

from tests.ui.conftest import front, settle, until
from tui.app import AfterwordApp
from tui.question import Question

WORKS = ("take-back", "changes", "dialog", "theme", "git", "send", "settle", "recovery")
"""Workers that undo waits for, or that do what is to be undone."""


async def undo(pilot: Pilot[None], key: str = "ctrl+z") -> None:
    """Press undo, or redo, and wait until it has come to its end, or asks."""
    await pilot.press(key)
    await at_rest(pilot)


async def answer(pilot: Pilot[None], key: str) -> None:
    """Answer a question and wait for what that does."""
    await pilot.press(key)
    await until(pilot, lambda: not isinstance(pilot.app.screen, Question))
    await at_rest(pilot)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until what was begun has come to its end, or asks."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    await until(
        pilot,
        lambda: (
            isinstance(front(app), Question)
            or not any(one.is_running and one.group in WORKS for one in app.workers)
        ),
    )
    await settle(pilot)


def says(app: AfterwordApp, words: str) -> bool:
    """Tell whether the app has said something."""
    return any(words in one.message for one in app._notifications)


def text_of(app: AfterwordApp) -> str:
    """Return the document in front."""
    assert app.desk.draft is not None
    return app.desk.draft.text


def held(path: Path) -> bytes | None:
    """Return what a file holds; `None` if there is none."""
    return path.read_bytes() if path.exists() else None


def put(path: Path, data: bytes | None) -> None:
    """Write a file as another program does, or remove it."""
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
