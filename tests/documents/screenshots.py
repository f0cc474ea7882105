"""Draws the pictures of the README and the docs with the app itself: `make docs`.

They show the sample, written at a fixed moment into a temporary folder.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pendulum
from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
NOW = pendulum.datetime(2026, 11, 21, 9, 30, tz="America/New_York")
TURNS = 400
"""Looks at most until the app has come to rest."""


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the size of the terminal, the keys pressed before, and the theme."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    theme: str = "dark"


PICTURES = (
    Picture("main", (140, 40), ("f2",)),
    Picture("light", (140, 40), ("f2",), theme="light"),
    Picture("small", (80, 24)),
    Picture("help", (140, 40), ("f1",)),
    Picture("overview", (140, 40), ("f9",)),
)


async def rest(pilot: Pilot[None]) -> None:
    """Wait until the app shows everything it knows."""
    from tui.app import AfterwordApp

    app = pilot.app
    assert isinstance(app, AfterwordApp)
    for _ in range(TURNS):
        await pilot.pause(0.05)
        is_opening = any(one.group == "overview" for one in app.workers) and app.screen is app.desk
        if app.desk.report and app.desk.proofreading.proofreader and not (app.desk.is_busy or is_opening):
            return
    raise SystemExit("The app did not come to rest.")


async def draw(folder: Path, picture: Picture) -> None:
    """Write one picture."""
    from notes.configuration.settings_file import config_path
    from tui.app import make_app

    config_path().parent.mkdir(exist_ok=True)
    config_path().write_text(f'[ui]\ntheme = "{picture.theme}"\n', encoding="utf-8")
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=picture.size) as pilot:
        await rest(pilot)
        await pilot.press(*picture.keys)
        await rest(pilot)
        app.desk.editor.cursor_blink = False
        svg = app.export_screenshot(title="Afterword")
        (IMAGES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Write every picture."""
    from notes.sample import sample_files

    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = home
        folder = Path(home) / "interviews"
        folder.mkdir()
        for file in sample_files(NOW):
            (folder / file.name).write_text(file.text, encoding="utf-8")
        for picture in PICTURES:
            asyncio.run(draw(folder, picture))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
