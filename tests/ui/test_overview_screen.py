"""The overview: what its keys and clicks do, how it opens, and where it leads."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from notes.files import folder_scan
from notes.files.file_errors import CannotRead
from notes.interview import BrokenInterview, Interview
from notes.overview.pace import Pace
from notes.place import Span
from notes.replacement import Replacement
from notes.settings import Settings
from tests.ui.conftest import NOW, front, settle, until
from tui import dialog_keys, icons
from tui.app import AfterwordApp, make_app
from tui.held_keys import keyed
from tui.key_line import KeyLine
from tui.overview.calendar_strip import CalendarStrip
from tui.overview.numbers_list import NumbersList
from tui.overview.owed_list import OwedList
from tui.overview.pace_list import PaceList
from tui.overview.row_list import RowList
from tui.overview.screen import NOTHING, OverviewScreen
from tui.overview.share_panel import SharePanel

LARGE, SMALL = (140, 40), (80, 24)
TODAY = date(2026, 11, 20)


@pytest.fixture
def many(folder: Path) -> Path:
    """Return the folder with ten interviews more, each with a note in time, one late, and one still owed."""
    for month in range(1, 11):
        (folder / f"2026-{month:02}-05-company-{month:02}.md").write_text(
            f"---\ncompany: Company {month:02}\nended: 2026-{month:02}-05T10:00:00Z\ninterviewers:\n"
            f"  - name: Quick {month:02}\n    sent: 2026-{month:02}-05T20:00:00Z\n"
            f"  - name: Slow {month:02}\n    sent: 2026-{month:02}-07T20:00:00Z\n"
            f"  - name: 王小明 {month:02}\n---\n"
        )
    return folder


async def opened(pilot: Pilot[None]) -> OverviewScreen:
    """Open the overview and wait until it shows something."""
    await settle(pilot)
    await pilot.press("f9")
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and app.screen.overview is not None)
    await pilot.pause()
    screen = app.screen
    assert isinstance(screen, OverviewScreen)
    return screen


def lines(widget: Widget) -> list[str]:
    """Return what a part shows, line by line, without the mark of the cursor."""
    shown = (widget.render_line(y).text for y in range(widget.size.height))
    return [line.replace(icons.HERE, " ").rstrip() for line in shown]


async def test_it_opens_on_the_most_urgent_note_and_enter_leads_to_it(app: AfterwordApp) -> None:
    """The overview closes, and the note is in front."""
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        owed = screen.query_one(OwedList)
        assert screen.focused is owed
        assert owed.render_line(0).text.startswith(icons.HERE)
        assert [line.split()[1] for line in lines(owed)[:2]] == ["Ada", "Ben"]
        await pilot.press("j", "enter")
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert app.desk.file is not None
        assert app.desk.file.path.name == "2026-11-20-northwind-robotics.md"
        assert app.desk.view.interviewer == "Ben Ortiz"


async def test_a_click_on_a_row_leads_there_too(app: AfterwordApp) -> None:
    """Also to an interview that is done."""
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        pace = screen.query_one(PaceList)
        row = next(at for at, line in enumerate(lines(pace)) if "Globex" in line)
        await pilot.click(pace, offset=(6, row + 1))
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert app.desk.file is not None
        assert app.desk.file.path.name == "2026-11-10-globex.md"


async def test_keys_move_in_a_list_as_they_do_in_the_main_list(many: Path) -> None:
    """By rows, screenfuls and to both ends, past the heading of what is long late; so does the wheel."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        owed = screen.query_one(OwedList)

        def chosen() -> str:
            row = owed.chosen
            return row.interviewer if isinstance(row, Pace) else str(row)

        walk = {
            "j": "Ben Ortiz",
            "down": "王小明 10",
            "k": "Ben Ortiz",
            "up": "Ada Park",
            "G": "王小明 01",
            "g": "Ada Park",
            "end": "王小明 01",
            "home": "Ada Park",
            "pagedown": "王小明 09",
            "pageup": "Ada Park",
        }
        for key, name in walk.items():
            await pilot.press(key)
            assert (key, chosen()) == (key, name)
        await pilot.press("ctrl+d")
        assert chosen() == "王小明 09"
        await pilot.press("ctrl+u")
        assert chosen() == "Ada Park"
        await pilot.press("G", "j")
        assert chosen() == "王小明 01"
        assert owed.scroll_offset.y == owed.max_scroll_y > 0
        await pilot.press("g", "k")
        assert owed.scroll_offset.y == 0


async def test_tab_goes_from_part_to_part(many: Path) -> None:
    """And h and l from list to list; the months take part where there are more than fit."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        for key, part in (
            ("tab", PaceList),
            ("tab", SharePanel),
            ("tab", CalendarStrip),
            ("j", OwedList),
            ("l", PaceList),
            ("h", OwedList),
            ("right", PaceList),
            ("left", OwedList),
            ("shift+tab", CalendarStrip),
            ("down", OwedList),
        ):
            await pilot.press(key)
            assert isinstance(screen.focused, part), key


async def test_months_scroll(many: Path) -> None:
    """At 80×24 there is a line for them: all of them first, then each month."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        share = screen.query_one(SharePanel)
        # Two of 33 notes are not due yet; a third of the others is overdue, a third was late.
        assert "35 %  11 of 31  Nov 100 %  Oct 33 %" in lines(share)[0]
        share.focus()
        await pilot.press("j", "down")
        await pilot.pause()
        assert lines(share)[0].split()[:2] == ["Oct", "2026"]
        assert lines(share)[0].endswith(f"{icons.WARNING} 1 late  {icons.WRONG} 1 overdue")
        await pilot.press("k", "up")
        await pilot.pause()
        assert lines(share)[0].split()[:3] == ["Sent", "in", "time"]


async def test_one_key_shows_the_numbers_in_place_of_the_drawing(app: AfterwordApp) -> None:
    """And the same key, escape, or a click on it in the line of keys, the drawing again."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        numbers, calendar = screen.query_one(NumbersList), screen.query_one(CalendarStrip)
        await pilot.press("n")
        await pilot.pause()
        assert (numbers.display, calendar.display) == (True, False)
        assert screen.focused is numbers
        assert [" ".join(line.split()) for line in lines(numbers)[:4]] == [
            "Note Ended Deadline Sent Hours",
            f"{icons.DEADLINE} Ada Park, Northwind… 20 Nov 15:30 21 Nov 15:30 – 2.5 of 24.0",
            f"{icons.DEADLINE} Ben Ortiz, Northwind… 20 Nov 15:30 21 Nov 15:30 – 2.5 of 24.0",
            f"{icons.DONE} Cy Young, Globex 10 Nov 09:00 11 Nov 09:00 10 Nov 12:00 3.0 of 24.0",
        ]
        for key in ("n", "escape"):
            await pilot.press(key)
            await pilot.pause()
            assert (numbers.display, calendar.display) == (False, True)
            await pilot.press("n")
        await pilot.pause()
        line = screen.query_one(KeyLine)
        at = next(one.left for one in line.entries() if one.label == "Numbers")
        await pilot.click(line, offset=(at + 1, 0))
        await pilot.pause()
        assert (numbers.display, calendar.display) == (False, True)


async def test_an_interview_without_an_end_has_no_numbers(app: AfterwordApp, folder: Path) -> None:
    """One dash says so, as it does for a moment that is not known."""
    (folder / "open.md").write_text("---\ncompany: Marlow\ninterviewers:\n  - name: Helen\n---\n")
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        await pilot.press("n")
        await pilot.pause()
        (row,) = (line for line in lines(screen.query_one(NumbersList)) if "Helen" in line)
        assert row.split()[1:] == ["Helen,", "Marlow", "–", "–", "–", "–"]


async def test_numbers_lead_to_the_note(app: AfterwordApp) -> None:
    """By enter and by click, as the drawing does; the line of the headings leads nowhere."""
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.click(NumbersList, offset=(6, 1))
        assert front(app) is screen
        await pilot.press("j", "enter")
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert app.desk.view.interviewer == "Ben Ortiz"


async def test_years_are_shown_where_there_are_several(folder: Path) -> None:
    """Dates stay exact at 80 cells."""
    (folder / "2025-12-01-old.md").write_text(
        "---\ncompany: Old\nended: 2025-12-01T10:00Z\ninterviewers: [{name: Di Wu}]\n---\n"
    )
    app = make_app(folder, lambda: NOW)
    for size, moment in ((SMALL, "01 Dec 25 10:00"), (LARGE, "01 Dec 2025 10:00")):
        async with app.run_test(size=size) as pilot:
            screen = await opened(pilot)
            await pilot.press("n")
            await pilot.pause()
            shown = next(line for line in lines(screen.query_one(NumbersList)) if "Di Wu" in line)
            assert moment in shown
            assert shown.endswith(f"{354 * 24 + 8} of 24.0")
        app = make_app(folder, lambda: NOW)


async def test_one_key_shows_each_person(app: AfterwordApp) -> None:
    """And each interview again."""
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        pace = screen.query_one(PaceList)
        assert [line[3:].split("  ")[0] for line in lines(pace)[:2]] == ["Northwind Robotics", "Globex"]
        await pilot.press("p")
        assert [line[3:13].strip(" ,") for line in lines(pace)[:3]] == ["Ada Park", "Ben Ortiz", "Cy Young"]
        await pilot.press("p")
        assert "0/2" in lines(pace)[0]


async def test_keys_move_in_the_calendar(many: Path) -> None:
    """By days, by weeks in sight, to days with something on them, to both ends and to today."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        calendar = screen.query_one(CalendarStrip)
        calendar.focus()
        assert (calendar.weeks, calendar.day) == (3, TODAY)
        walk = {
            "h": TODAY.replace(day=19),
            "l": TODAY,
            "left": TODAY.replace(day=19),
            "right": TODAY,
            "b": TODAY.replace(day=10),
            "w": TODAY,
            "pageup": date(2026, 10, 30),
            "pagedown": TODAY,
            "H": date(2026, 10, 30),
            "L": TODAY,
            "g": date(2026, 1, 5),
            "t": TODAY,
            "G": date(2026, 11, 21),
            "home": date(2026, 1, 5),
            "end": date(2026, 11, 21),
        }
        for key, day in walk.items():
            await pilot.press(key)
            assert (key, calendar.day) == (key, day)


async def test_a_day_tells_what_is_on_it_and_enter_lists_it(app: AfterwordApp) -> None:
    """In a line below, as far as it fits; the list leads on, and escape goes back to what is owed."""
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        calendar, owed = screen.query_one(CalendarStrip), screen.query_one(OwedList)
        assert lines(calendar)[-1] == f"Friday 20 November 2026, today:  {icons.DUE} Northwind Robotics"
        calendar.focus()
        await pilot.press("b")
        await pilot.pause()
        assert lines(calendar)[-1] == (
            f"Tuesday 10 November 2026:  {icons.DUE} Globex  {icons.DONE} Cy Young after 3h"
        )
        await pilot.press("enter")
        await pilot.pause()
        assert str(owed.border_title) == "Tuesday 10 November 2026"
        assert [line.split() for line in lines(owed)[:4]] == [
            ["Interviews"],
            [icons.DUE, "Globex", "09:00"],
            ["Notes", "sent"],
            [icons.DONE, "Cy", "Young", "Globex", "after", "3h"],
        ]
        await pilot.press("escape")
        await pilot.pause()
        assert "Still owed" in str(owed.border_title)
        assert front(app) is screen
        await pilot.press("shift+tab", "enter", "enter")
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert app.desk.file is not None
        assert app.desk.file.path.name == "2026-11-10-globex.md"


async def test_days_are_clicked_and_the_calendar_pages_by_click_and_wheel(many: Path) -> None:
    """What lies outside is counted at the left edge; clicking the count goes there."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        calendar, owed = screen.query_one(CalendarStrip), screen.query_one(OwedList)
        assert lines(calendar)[0].startswith(f"{icons.MORE_BEFORE} 30 more")
        await pilot.click(calendar, offset=(3, 1))
        assert calendar.day == date(2026, 10, 30)
        await pilot.pause()
        assert f"{icons.MORE_BEHIND} " in lines(calendar)[1]
        await pilot.click(calendar, offset=(3, 2))
        assert calendar.day == TODAY
        await pilot.press("shift+tab", "t")
        await pilot.pause()
        at = lines(calendar)[2].index("19")
        await pilot.click(calendar, offset=(at + 2, 4))
        assert calendar.day == TODAY.replace(day=19)
        assert owed.day == calendar.day
        calendar.on_mouse_scroll_up()
        assert calendar.day == TODAY.replace(day=12)
        calendar.on_mouse_scroll_down()
        assert calendar.day == TODAY.replace(day=19)


async def test_signs_stand_under_their_day(app: AfterwordApp) -> None:
    """Interviews, deadlines still to be met with their number, and what was sent; today has a mark."""
    for size in (SMALL, LARGE, (200, 60)):
        app = make_app(app.desk.workspace.root, lambda: NOW)
        async with app.run_test(size=size) as pilot:
            screen = await opened(pilot)
            shown = lines(screen.query_one(CalendarStrip))
            dates = shown[2]
            today = dates.index(f"{icons.ONWARDS}20") + 2
            tomorrow, tenth = dates.index("21", today) + 1, dates.rindex("10", 0, today) + 1
            assert shown[3][today] == shown[3][tenth] == icons.DUE
            assert shown[4][tomorrow - 1 : tomorrow + 1] == f"2{icons.DEADLINE}"
            assert shown[5][tenth] == icons.DONE
            assert shown[3][tomorrow] == shown[4][today] == icons.REMARK


async def test_columns_stand_under_each_other_whatever_the_names_are(many: Path) -> None:
    """Wide characters and long names take the cells they are given."""
    (many / "2026-11-19-long.md").write_text(
        "---\ncompany: The Extraordinarily Long Company Name of Nowhere and Elsewhere 株式会社\n"
        "interviewers: [{name: 王小明}, {name: Wolfeschlegelsteinhausenbergerdorff the Seventh}]\n---\n"
    )
    app = make_app(many, lambda: NOW)
    for size in (SMALL, (104, 30), LARGE):
        async with app.run_test(size=size) as pilot:
            screen = await opened(pilot)
            for part in (screen.query_one(OwedList), screen.query_one(PaceList)):
                shown = [line for line in lines(part) if line and "More than" not in line]
                assert len({cell_len(line) for line in shown}) == 1, shown
            await pilot.press("n")
            await pilot.pause()
            assert len({cell_len(line) for line in lines(screen.query_one(NumbersList)) if line}) == 1
        app = make_app(many, lambda: NOW)


async def test_escape_and_q_close_it(app: AfterwordApp) -> None:
    """Nothing is opened then."""
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        before = app.desk.file
        for key in ("escape", "q"):
            await opened(pilot)
            await pilot.press(key)
            await until(pilot, lambda: front(app) is app.desk)
            assert app.desk.file is before


async def test_what_is_only_long_late_stands_under_its_heading(many: Path) -> None:
    """The heading is in sight from the beginning, and again after a way to the end and back."""
    (many / "2026-11-20-northwind-robotics.md").unlink()
    (many / "2026-10-05-company-10.md").unlink()
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        owed = screen.query_one(OwedList)
        for keys in ((), ("G",), ("g",)):
            await pilot.press(*keys)
            await pilot.pause()
            is_at_the_end = keys == ("G",)
            assert (lines(owed)[0] == " More than 7 days late") is not is_at_the_end


@pytest.mark.parametrize("size", [(10, 4), (20, 6), (40, 12), (60, 18), (104, 24), (300, 90)])
async def test_no_size_breaks_it(many: Path, size: tuple[int, int]) -> None:
    """What does not fit is cut; every part draws all its lines."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=size) as pilot:
        screen = await opened(pilot)
        await pilot.press("j", "tab", "p", "tab", "tab", "h", "H", "enter", "n", "G")
        await pilot.pause()
        for part in (OwedList, PaceList, SharePanel, CalendarStrip, NumbersList):
            widget = screen.query_one(part)
            assert {cell_len(line) <= widget.size.width for line in lines(widget)} <= {True}


async def test_unsaved_edits_count(app: AfterwordApp) -> None:
    """What is being written is looked at as it stands in the editor."""
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        draft = app.desk.draft
        assert draft is not None
        at = draft.text.index("Ben Ortiz")
        app.desk.change(Replacement(Span(at, at + len("Ben Ortiz")), "Bo Ortega"))
        screen = await opened(pilot)
        assert [line.split()[1] for line in lines(screen.query_one(OwedList))[:2]] == ["Ada", "Bo"]


async def test_an_empty_folder_is_told_what_will_be_seen(tmp_path: Path) -> None:
    """And only the key that closes it is offered."""
    empty = tmp_path / "empty"
    empty.mkdir()
    app = make_app(empty, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        assert str(screen.query_one("#overview-said", Static).content) == keyed(screen.app, NOTHING)
        await pilot.press("n", "p", "tab")
        assert not screen.query_one(NumbersList).display
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)


@pytest.mark.parametrize(("count", "said"), [(1, "The one file here needs"), (3, "All 3 files here need")])
async def test_a_folder_of_broken_files_says_so(tmp_path: Path, count: int, said: str) -> None:
    """And where each says what is wrong with it; there is something to look at."""
    for at in range(count):
        (tmp_path / f"2026-11-1{at}-broken.md").write_text("---\ncompany: a: b\n---\n")
    app = make_app(tmp_path, lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        screen = await opened(pilot)
        shown = str(screen.query_one("#overview-said", Static).content)
        assert said in shown
        assert "To mend" in shown
        assert "Nothing to look at" not in shown


async def test_where_nobody_waits_the_calendar_has_the_focus(folder: Path) -> None:
    """And the list says so."""
    (folder / "2026-11-20-northwind-robotics.md").unlink()
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        assert isinstance(screen.focused, CalendarStrip)
        assert lines(screen.query_one(OwedList))[0] == " Nobody waits for a note."


def said(app: AfterwordApp) -> str:
    """Return what stands in the place of the drawing."""
    return "".join(str(one.content) for one in app.screen.query("#overview-said").results(Static))


class Held:
    """A folder whose reading waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.read = 0
        self._glances = folder_scan.glances
        monkeypatch.setattr("tui.overview.opening.glances", self._hold)

    def _hold(self, folder: Path, settings: Settings) -> Iterator[Interview | BrokenInterview]:
        for content in self._glances(folder, settings):
            self.read += 1
            yield content
            self.go.wait(20)


async def test_while_the_folder_is_read_it_says_so_and_can_be_left(
    app: AfterwordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading ends with the screen that waits for it."""
    held = Held(monkeypatch)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(front(app), OverviewScreen))
        await until(pilot, lambda: f"{icons.EMPTY}  1 of 3" in said(app))
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)
        held.go.set()
        await settle(pilot)
    assert held.read < 4


async def test_what_was_read_shows_when_it_is_complete(
    app: AfterwordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the screen that waits."""
    held = Held(monkeypatch)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(front(app), OverviewScreen))
        await until(pilot, lambda: bool(app.screen.query(CalendarStrip)))
        assert not app.screen.query_one(CalendarStrip).display
        held.go.set()
        await until(pilot, lambda: app.screen.query_one(CalendarStrip).display)
        assert isinstance(app.screen.focused, OwedList)


async def test_a_folder_that_cannot_be_read_says_why(
    app: AfterwordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of the drawing."""

    def fail(folder: Path, settings: Settings) -> Iterator[Interview]:
        raise CannotRead(folder, 5)

    monkeypatch.setattr("tui.overview.opening.glances", fail)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(front(app), OverviewScreen))
        await until(pilot, lambda: "interviews" in said(app))
        await pilot.press("escape")
        await until(pilot, lambda: front(app) is app.desk)


async def test_resizing_keeps_the_day_and_the_row(many: Path) -> None:
    """From small to large and back."""
    app = make_app(many, lambda: NOW)
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        owed, calendar = screen.query_one(OwedList), screen.query_one(CalendarStrip)
        await pilot.press("G", "shift+tab", "g")
        for size in (SMALL, LARGE, (200, 60), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert calendar.day == date(2026, 1, 5)
            assert f"{icons.HERE} 5" in calendar.render_line(2).text
            assert isinstance(owed.chosen, Pace)
            assert owed.chosen.interviewer == "王小明 01"


def test_every_key_of_the_overview_is_bound_where_it_works() -> None:
    """The tables in keys.py are those that the parts use."""
    for part, table in (
        (OverviewScreen, dialog_keys.OVERVIEW),
        (RowList, dialog_keys.OVERVIEW_LIST),
        (CalendarStrip, dialog_keys.OVERVIEW_CALENDAR),
        (SharePanel, dialog_keys.OVERVIEW_MONTHS),
    ):
        assert [*part.BINDINGS] == table


async def test_own_keys_hold_in_the_overview(folder: Path) -> None:
    """`[ui.keys]` reaches them by their names."""
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[ui.keys]\noverview-numbers = "#"\n')
    app = make_app(folder, lambda: NOW)
    async with app.run_test(size=LARGE) as pilot:
        screen = await opened(pilot)
        await pilot.press("number_sign")
        await pilot.pause()
        assert screen.query_one(NumbersList).display
