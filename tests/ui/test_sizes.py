"""Every size from 80×24 to 200×60 is composed: nothing outside, nothing cut in the middle, nothing lost."""

from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.widget import Widget

from notes.findings import Item
from tests.ui.conftest import NAME, NORTHWIND, NOW, LooksAsBefore, settle
from tui.app import AfterwordApp, make_app
from tui.checklist_pane import TITLES
from tui.icons import MORE_BEFORE, MORE_BEHIND, OF_STATUS
from tui.jotting_form import JottingForm

WIDTHS = (80, 92, 109, 110, 129, 130, 140, 167, 200)
HEIGHTS = (24, 36, 60)
LEAST_COLUMNS, MOST_COLUMNS = 40, 92
"""What the text has at least at 80 columns, and at most however wide the terminal is."""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WIDE = f"""\
---
company: 株式会社ロボット研究所 🤖 {LONG}
role: Principal Staff Distinguished Engineer for Everything That Moves, Rolls, Flies or Swims
ended: 2026-11-20T15:30:00Z
interviewers:
  - name: 王小明
    title: 首席工程师
    email: wang@robot.example
    talked_about: [机器人在大厅里着火了, the long story of how the old planner was moved off its database]
  - name: Zoë Åse Nguye\u0302\u0303n-O'Brien
    email: zoe@robot.example
  - name: Maximiliana Anastasia Featherstonehaugh-Cholmondeley
    email: max@robot.example
---

## To 王小明
Subject: 谢谢

王先生您好，

谢谢您的时间。🤖 机器人在大厅里着火了，我一直在想这件事。

Sam
"""


@pytest.fixture
def wide(still: Path) -> Path:
    """Return the folder with an interview of wide characters and very long names in front."""
    (still / "2026-11-20-robots.md").write_text(WIDE.replace("15:30", "12:30"))
    return still


def drawn(app: AfterwordApp, region: Region) -> list[str]:
    """Return the lines of text that stand in a region of the screen."""
    strips = app.screen._compositor.render_strips()
    return [strips[y].crop(region.x, region.right).text for y in range(region.y, region.bottom)]


def panes(app: AfterwordApp) -> dict[str, Widget]:
    """Return the panes on screen by their names."""
    names = ("left", "middle", "right", "interviews", "views", "editor", "checklist", "jottings")
    found = {name: app.desk.query_one(f"#{name}") for name in names}
    return {name: pane for name, pane in found.items() if pane.region}


async def test_every_size_is_composed(wide: Path) -> None:
    """Panes lie within the screen, the text keeps its measure, five items and whole tabs are in sight."""
    app = make_app(wide, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.desk.interview is not None
        assert "株式会社" in app.desk.interview.company.value
        for width, height in product(WIDTHS, HEIGHTS):
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            where = f"at {width}×{height}"
            shown = panes(app)
            assert {"middle", "editor", "views", "checklist", "jottings"} <= shown.keys(), where
            assert [
                name for name, pane in shown.items() if not app.screen.region.contains_region(pane.region)
            ] == [], where
            assert ("left" in shown) == (width >= 110), where
            text = app.desk.editor.scrollable_content_region
            assert LEAST_COLUMNS <= text.width <= MOST_COLUMNS, where
            sideways = [one for one in app.screen.query("*") if one.show_horizontal_scrollbar]
            assert sideways == [], where
            lines = drawn(app, app.desk.checklist.scrollable_content_region)
            for item in Item:
                assert any(line[2:].strip().startswith(TITLES[item]) for line in lines), f"{item} {where}"
            check_tabs(app, where)
            check_list(app, where)


def check_tabs(app: AfterwordApp, where: str) -> None:
    """Hold the tabs: those in sight are whole, and where some are not, arrows say so."""
    assert app.desk.interview is not None
    (line,) = drawn(app, app.desk.tabs.region)
    names = [person.name for person in app.desk.interview.interviewers]
    called = {*names, *(name.split()[0] for name in names), "Notes", "File"}
    signs = "".join(OF_STATUS.values())
    labels = [label.rstrip(signs).strip() for label in line.split("  ") if label.strip()]
    seen = [label.strip(f"{MORE_BEFORE}{MORE_BEHIND} ").rstrip(f"{signs} ") for label in labels]
    assert [label for label in seen if label and label not in called] == [], where
    if len([label for label in seen if label]) < len(names) + 2:
        assert MORE_BEFORE in line or MORE_BEHIND in line, where


def check_list(app: AfterwordApp, where: str) -> None:
    """Hold the list: every row is as wide as it is, and times end in the same cell."""
    interviews = app.desk.interviews
    if not interviews.region:
        return
    rows = [interviews.render_line(y) for y in range(interviews.size.height)]
    assert {row.cell_length for row in rows} == {interviews.size.width}, where
    assert {cell_len(row.text) for row in rows} == {interviews.size.width}, where
    times = [row.text for row in rows if row.text.rstrip().endswith("h")]
    assert len(times) == 2, where
    assert {cell_len(text.rstrip()) for text in times} == {interviews.size.width - 1}, where


async def test_the_terminal_changes_its_size_while_somebody_types(still: Path) -> None:
    """No letter, no place of the cursor and no step of undo is lost, through every layout there is."""
    app = make_app(still, lambda: NOW)
    typed = "Thank you once more, Ada."
    sizes = [(80, 24), (200, 60), (110, 30), (140, 40), (81, 25), (130, 24)]
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        desk = app.desk
        assert desk.draft is not None
        before = desk.draft.text
        at = before.index("Thank you for showing")
        desk.editor.go_to(at)
        for number, char in enumerate(typed):
            await pilot.press({" ": "space", ",": "comma", ".": "full_stop"}.get(char, char))
            width, height = sizes[number % len(sizes)]
            await pilot.resize_terminal(width, height)
        await settle(pilot)
        assert desk.draft.text == before[:at] + typed + before[at:]
        assert desk.editor.cursor_offset_in_document == at + len(typed)
        assert desk.editor.has_focus
        assert desk.editor.region.contains_point(desk.editor.cursor_screen_offset)
        steps = 0
        while desk.draft.text != before:
            await pilot.press("ctrl+z")
            await pilot.resize_terminal(*sizes[steps % len(sizes)])
            steps += 1
            assert steps < 40, "undo does not lead back"
        while steps:
            await pilot.press("ctrl+y")
            steps -= 1
        await settle(pilot)
        assert desk.draft.text == before[:at] + typed + before[at:]
    assert (still / NAME).read_text() == NORTHWIND


async def test_a_long_name_in_a_form_says_that_it_is_cut(wide: Path) -> None:
    """Its label has one line, and ends in an ellipsis."""
    app = make_app(wide, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(JottingForm([LONG], {}))
        await settle(pilot)
        assert drawn(app, app.screen.query_one("Label").region)[0].endswith("…")


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (200, 60)], ids=["small", "large", "huge"])
def test_wide_characters_and_long_names(
    looks_as_before: LooksAsBefore, wide: Path, size: tuple[int, int]
) -> None:
    """The frames stay straight, and what is cut says so."""
    assert looks_as_before(size=size, app=make_app(wide, lambda: NOW))
