"""Themes are readable and remembered; signs have plain forms that keep the grid."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from notes.configuration.settings_file import load_config
from tests.ui.conftest import NOW, press, settle, until
from tui import icons
from tui.app import AfterwordApp, make_app
from tui.themes import OWN

ENOUGH = {"afterword": 4.5, "afterword-light": 4.5, "high-contrast": 7.0, "high-contrast-light": 7.0}
"""The WCAG ratios (AA, and AAA for high contrast) that text of our own themes keeps."""
INKS = (
    "foreground",
    "text-muted",
    "text-success",
    "text-warning",
    "text-error",
    "text-secondary",
    "text-accent",
)
GROUNDS = ("background", "surface", "panel")


def _luminance(color: Color) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _ratio(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: str(theme.name))
def test_text_of_our_themes_stands_out_from_every_ground(theme: Theme) -> None:
    """Text and signs of state keep their WCAG ratio, the cursor too."""
    colors = theme.to_color_system().generate()
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [
        ("block-cursor-foreground", "block-cursor-background"),
        ("foreground", "input-selection-background"),
    ]
    ratios = {pair: _ratio(Color.parse(colors[pair[0]]), Color.parse(colors[pair[1]])) for pair in pairs}
    assert {pair: round(ratio, 1) for pair, ratio in ratios.items() if ratio < ENOUGH[theme.name]} == {}


def _cells(app: AfterwordApp) -> Iterator[tuple[str, Style]]:
    for segment in chain.from_iterable(app.screen._compositor.render_strips()):
        if segment.text.strip() and segment.style:
            yield segment.text, segment.style


@pytest.mark.parametrize(
    ("theme", "enough"),
    [
        ("high-contrast", 4.5),
        ("high-contrast-light", 4.5),
        ("dark", 3.0),
        ("light", 3.0),
        ("textual-dark", 3.0),
        ("textual-light", 3.0),
    ],
)
async def test_what_is_drawn_can_be_read_in_every_theme(folder: Path, theme: str, enough: float) -> None:
    """Every letter on the main screen keeps its ratio on the ground it is drawn on."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + f'[ui]\ntheme = "{theme}"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        faint = {}
        for text, style in _cells(app):
            if not any(char.isalnum() for char in text) or not (style.color and style.bgcolor):
                continue
            ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if _ratio(ink, ground) < enough:
                faint[text.strip()] = round(_ratio(ink, ground), 1)
        assert faint == {}


async def test_a_theme_that_was_picked_is_kept_and_worn_the_next_time(folder: Path) -> None:
    """In the person's own settings, whose comments stay; merely starting writes nothing."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text("# mine\n" + config.read_text() + '[ui]\ntheme = "dark" # at night\n')
    before = config.read_text()
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == "afterword"
        assert config.read_text() == before
        app.theme = "high-contrast"
        await until(pilot, lambda: load_config().value.ui.get("theme") == "high-contrast")
    assert config.read_text() == before.replace('"dark"', '"high-contrast"')
    assert make_app(folder, lambda: NOW).theme == "high-contrast"


async def test_a_plain_screen_has_no_sign_that_ascii_lacks(folder: Path) -> None:
    """Frames, ticks and bars are drawn with plain characters, in their places."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[ui]\nicons = "ascii"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ((), ("f5",), ("escape", "f9"), ("escape", "f1")):
            await press(pilot, *key)
            strips = app.screen._compositor.render_strips()
            assert all(segment.text.isascii() for strip in strips for segment in strip)
            assert {strip.cell_length for strip in strips} == {80}


def test_plain_signs_are_as_wide_as_what_they_stand_for() -> None:
    """And the signs of the five states stay different from each other; other letters stay."""
    for sign, plain in icons.PLAIN.items():
        assert cell_len(sign) == cell_len(plain) == 1
        assert plain.isascii()
    states = "".join([*icons.OF_STATUS.values(), icons.DUE, icons.WARNING, icons.UNSAVED])
    (drawn,) = icons.PlainSigns().apply([Segment(f"{states}éß日")], Color(0, 0, 0))
    assert len(set(drawn.text[:-3])) == len(states)
    assert drawn.text.endswith("éß日")


@pytest.mark.parametrize(
    ("wanted", "environment", "plain"),
    [
        (None, {"LANG": "de_DE.UTF-8"}, False),
        (None, {"LANG": "de_DE.utf8", "LC_ALL": "C"}, True),
        (None, {"LANG": "de_DE.ISO-8859-1"}, True),
        (None, {"TERM": "linux", "LANG": "C.UTF-8"}, True),
        (None, {"TERM": "dumb"}, True),
        (None, {}, False),
        ("unicode", {"TERM": "linux"}, False),
        ("ascii", {"LANG": "C.UTF-8"}, True),
    ],
)
def test_signs_are_plain_where_the_terminal_needs_it(
    wanted: object, environment: dict[str, str], plain: bool
) -> None:
    """The setting wins; else encoding and terminal decide."""
    assert icons.should_be_plain(wanted, environment) is plain
