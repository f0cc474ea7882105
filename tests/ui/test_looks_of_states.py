"""How the app looks with nothing, not yet everything, or no more to do: `make snapshots` draws it anew."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import GLOBEX, NAME, NORTHWIND, LooksAsBefore, press
from tui.app import AfterwordApp

SMALL, LARGE = (80, 24), (140, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
FILES = 400


@SIZES
def test_nothing_matches_the_filter(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """The list says so, and how to have it back."""
    assert looks_as_before("shift+f6", "slash", "z", "z", size=size)


@SIZES
def test_a_note_to_start(looks_as_before: LooksAsBefore, size: tuple[int, int]) -> None:
    """What starting it does, and what else can be done."""
    assert looks_as_before("f7", size=size)


@SIZES
def test_nobody_waits_any_more(looks_as_before: LooksAsBefore, still: Path, size: tuple[int, int]) -> None:
    """All that is left is ticks."""
    (still / "2026-11-12-broken.md").unlink()
    sent = NORTHWIND.replace("    title: Staff", "    sent: 2026-11-20T17:00:00Z\n    title: Staff")
    (still / NAME).write_text(
        sent.replace("  - name: Ben Ortiz\n    email: ben@northwind.example\n", "").replace(
            "    talked_about: [his band, on-call rotation]\n", ""
        )
    )
    assert looks_as_before("shift+f6", "enter", size=size)


@SIZES
def test_a_large_folder_being_read(
    looks_as_before: LooksAsBefore, still: Path, size: tuple[int, int]
) -> None:
    """The list grows, and says how far it is; the first note is there already."""
    for number in range(FILES):
        name = f"2026-10-{number % 28 + 1:02d}-company-{number}.md"
        (still / name).write_text(GLOBEX.replace("Globex", f"Company {number}"))

    async def read_on(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, AfterwordApp)
        desk = pilot.app.desk
        desk._show_so_far(tuple(desk.interviews.entries.values()))
        await press(pilot, "shift+f6")

    assert looks_as_before(size=size, act=read_on)
