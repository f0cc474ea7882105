"""How each screen looks, picture by picture: `make snapshots` draws them anew; look before committing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from notes.configuration.settings_file import config_path
from notes.files.merge import merge
from notes.sample import sample_files
from tests.ui.conftest import NORTHWIND, NOW, Act, press, until
from tui.app import AfterwordApp, make_app
from tui.merge_dialog import MergeDialog

SMALL, LARGE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])


@SIZES
def test_the_main_screen(looks_as_before: Callable[..., bool], size: tuple[int, int]) -> None:
    """The most urgent note, its list and its checklist."""
    assert looks_as_before(size=size)


@SIZES
def test_a_finding_in_hand(looks_as_before: Callable[..., bool], size: tuple[int, int]) -> None:
    """A finding under the cursor is explained below the text."""

    async def find(pilot: Pilot[None]) -> None:
        await press(pilot, "X", "X", "X")
        await press(pilot, "f2")

    assert looks_as_before(size=size, act=find)


@SIZES
@pytest.mark.parametrize(
    "theme",
    [
        "afterword-light",
        "textual-dark",
        "textual-light",
        "ansi-dark",
        "ansi-light",
        "high-contrast",
        "high-contrast-light",
    ],
)
def test_themes(looks_as_before: Callable[..., bool], still: Path, theme: str, size: tuple[int, int]) -> None:
    """The main screen in light themes, in high contrast, and in the terminal's own colours."""
    assert looks_as_before(size=size, app=wearing(theme, still))


def wearing(theme: str, folder: Path) -> AfterwordApp:
    """Return the app in a theme that the person chose before."""
    config = config_path()
    config.write_text(config.read_text() + f'[ui]\ntheme = "{theme}"\n')
    app = make_app(folder, lambda: NOW)
    assert app.current_theme.name == theme
    return app


@SIZES
def test_the_list_in_front(looks_as_before: Callable[..., bool], size: tuple[int, int]) -> None:
    """The list unfolds where it had no room."""
    assert looks_as_before("shift+f6", size=size)


@SIZES
@pytest.mark.parametrize("key", ["f1", "ctrl+n", "f5"], ids=["help", "new", "send"])
def test_screens_over_it(looks_as_before: Callable[..., bool], size: tuple[int, int], key: str) -> None:
    """Help, the form of a new interview and the question before sending."""
    assert looks_as_before(key, size=size)


def overview_after(*keys: str) -> Act:
    """Return what opens the overview, waits until it shows something, and presses keys in it."""

    async def look(pilot: Pilot[None]) -> None:
        await pilot.press("f9")
        await until(pilot, lambda: getattr(pilot.app.screen, "overview", None) is not None)
        await press(pilot, *keys)

    return look


@SIZES
@pytest.mark.parametrize(
    "keys",
    [(), ("n",), ("p", "tab"), ("shift+tab", "b", "b", "enter")],
    ids=["drawn", "in-numbers", "by-person", "a-day"],
)
def test_the_overview(
    looks_as_before: Callable[..., bool], still: Path, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The sample: drawn, in numbers, person by person, and what is on a day."""
    for file in sample_files(NOW):
        if file.name.startswith("2"):
            (still / file.name).write_text(file.text)
    assert looks_as_before(size=size, act=overview_after(*keys))


@SIZES
@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "high-contrast-light"])
def test_themes_of_the_overview(
    looks_as_before: Callable[..., bool], still: Path, theme: str, size: tuple[int, int]
) -> None:
    """On light, in the terminal's own colours, and in high contrast."""
    assert looks_as_before(size=size, app=wearing(theme, still), act=overview_after())


@SIZES
def test_an_overview_of_nothing(
    looks_as_before: Callable[..., bool], tmp_path: Path, size: tuple[int, int]
) -> None:
    """What will be seen here."""
    empty = tmp_path / "empty"
    empty.mkdir()
    assert looks_as_before(size=size, app=make_app(empty, lambda: NOW), act=overview_after())


@SIZES
def test_a_note_to_write_by_hand(
    looks_as_before: Callable[..., bool], still: Path, size: tuple[int, int]
) -> None:
    """The text to be copied onto a card."""
    file = still / "2026-11-20-northwind-robotics.md"
    file.write_text(NORTHWIND.replace("    email: ada@northwind.example\n", "    channel: handwritten\n"))
    assert looks_as_before("f5", size=size)


@SIZES
def test_two_versions_that_collide(looks_as_before: Callable[..., bool], size: tuple[int, int]) -> None:
    """Both versions of the place, and what can be done."""
    base = "Dear Ada,\n\nThank you for the tour.\n\nYours,\nSam\n"

    async def collide(pilot: Pilot[None]) -> None:
        mine, theirs = base.replace("tour", "long tour"), base.replace("tour", "walk around")
        pilot.app.push_screen(MergeDialog("2026-11-20-northwind-robotics.md", merge(base, mine, theirs)))

    assert looks_as_before(size=size, act=collide)


@SIZES
def test_an_empty_folder(looks_as_before: Callable[..., bool], tmp_path: Path, size: tuple[int, int]) -> None:
    """What to do first."""
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "afterword.toml").write_text('language = "off"\n')
    assert looks_as_before(size=size, app=make_app(empty, lambda: NOW))


@SIZES
def test_a_broken_file(looks_as_before: Callable[..., bool], still: Path, size: tuple[int, int]) -> None:
    """The whole file, and the sentence that says what to mend."""
    assert looks_as_before(size=size, app=make_app(still / "2026-11-12-broken.md", lambda: NOW))
