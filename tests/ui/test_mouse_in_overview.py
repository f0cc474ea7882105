"""Whatever a key of the overview does, the mouse does: on a day, a row, a part, or the key's name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.conftest import GLOBEX, NOW, front, settle, until
from tests.ui.mouse_cases import Way, click_at, key, wheel, words
from tui import dialog_keys
from tui.app import AfterwordApp, make_app
from tui.overview.calendar_strip import CalendarStrip
from tui.overview.numbers_list import NumbersList
from tui.overview.owed_list import OwedList
from tui.overview.screen import OverviewScreen
from tui.overview.share_panel import SharePanel


def part(selector: str) -> Way:
    """Return the click on the frame of a part."""

    async def way(pilot: Pilot[None]) -> None:
        click_at(pilot, pilot.app.screen.query_one(selector).region.offset)
        await pilot.pause()

    return way


Effect = Callable[[OverviewScreen, object], bool]


def seen(screen: OverviewScreen) -> object:
    """Return what a step may change: the focus, the day, where the lists are, and what they show."""
    calendar, owed = screen.query_one(CalendarStrip), screen.query_one(OwedList)
    share = screen.query_one(SharePanel)
    return (
        screen.focused and screen.focused.id,
        calendar.day,
        owed.day,
        owed.scroll_y,
        share.scroll_y,
        screen.query_one(NumbersList).display,
        screen.by_person,
    )


def focuses(identity: str) -> Effect:
    """Return the effect of a way to a part."""
    return lambda screen, _: screen.focused is not None and screen.focused.id == identity


def changes(screen: OverviewScreen, before: object) -> bool:
    """Tell that something is to be seen."""
    return seen(screen) != before


def is_left(screen: OverviewScreen, before: object) -> bool:
    """Tell that the overview is closed."""
    return screen.app.screen is not screen


@dataclass(frozen=True)
class Step:
    """A way by mouse, what is seen of it, and the names of the keys that do the same."""

    way: Way
    effect: Effect
    names: tuple[str, ...]


STEPS = (
    Step(key("Numbers"), lambda screen, _: screen.query_one(NumbersList).display, ("overview-numbers",)),
    Step(key("Numbers"), lambda screen, _: not screen.query_one(NumbersList).display, ()),
    Step(key("People"), changes, ("overview-people",)),
    Step(part("#pace"), focuses("pace"), ("overview-next", "overview-right")),
    Step(part("#owed"), focuses("owed"), ("overview-before", "overview-left", "calendar-leave")),
    Step(
        wheel("#owed"),
        changes,
        ("overview-down", "overview-page-down", "overview-last"),
    ),
    Step(
        wheel("#owed", up=True),
        changes,
        ("overview-up", "overview-page-up", "overview-first"),
    ),
    Step(wheel("#share"), changes, ("months-down",)),
    Step(wheel("#share", up=True), changes, ("months-up",)),
    Step(part("#calendar"), focuses("calendar"), ()),
    Step(key("Earlier"), changes, ("calendar-earlier",)),
    Step(key("Today"), changes, ("calendar-today",)),
    Step(wheel("#calendar", up=True), changes, ("calendar-page-back", "calendar-first")),
    Step(key("Later"), changes, ("calendar-later",)),
    Step(wheel("#calendar"), changes, ("calendar-page-on", "calendar-last")),
    Step(words("18", "#calendar"), changes, ("calendar-open", "calendar-back", "calendar-on")),
    Step(key("Back"), lambda screen, _: screen.query_one(OwedList).day is None, ()),
    Step(words("Ada Park 3", "#owed"), is_left, ("overview-open",)),
)


@pytest.fixture
def app(folder: Path) -> AfterwordApp:
    """Return the app on a folder of a year, with many who wait."""
    for month in range(1, 11):
        text = GLOBEX.replace("2026-11-10", f"2026-{month:02}-10")
        (folder / f"2026-{month:02}-10-globex.md").write_text(text)
    people = "".join(f"  - name: Ada Park {at}\n" for at in range(40))
    waiting = f"---\ncompany: Initech\nended: 2026-11-20T09:00:00Z\ninterviewers:\n{people}---\n"
    (folder / "2026-11-20-initech.md").write_text(waiting)
    return make_app(folder, lambda: NOW)


async def test_the_mouse_does_what_the_keys_do(app: AfterwordApp) -> None:
    """One step after the other, and at last back to a note."""
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: getattr(front(app), "overview", None) is not None)
        await pilot.pause()
        screen = front(app)
        assert isinstance(screen, OverviewScreen)
        for at, step in enumerate(STEPS):
            before = seen(screen)
            await step.way(pilot)
            is_seen, what = step.effect, f"step {at}: {step.names}"
            await until(pilot, lambda: is_seen(screen, before), what)  # noqa: B023


async def test_the_overview_is_closed_by_a_click(app: AfterwordApp) -> None:
    """On the way back in the line of keys."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f9")
        await until(pilot, lambda: getattr(front(app), "overview", None) is not None)
        await pilot.pause()
        await key("Back")(pilot)
        await until(pilot, lambda: front(app) is app.desk)


def test_no_key_is_without_a_way_by_mouse() -> None:
    """Every binding of the overview is named by a step."""
    tables = ("OVERVIEW", "OVERVIEW_LIST", "OVERVIEW_MONTHS", "OVERVIEW_CALENDAR")
    names = {str(one.id) for table in tables for one in vars(dialog_keys)[table]}
    closing = {"overview-back", "overview-close"}
    assert names == {name for step in STEPS for name in step.names} | closing
