"""What a hand on the mouse does, as a terminal sends it: clicks, drags and turns of the wheel.

They go to the app itself and not, as those of `Pilot`, past it to the screen.
"""

from collections.abc import Awaitable, Callable

from textual import events
from textual.command import CommandList, CommandPalette
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from tests.ui.conftest import until
from tui.key_line import KeyLine

Way = Callable[[Pilot[None]], Awaitable[None]]
"""A way by mouse."""
WHEEL_TURNS = 60


def send(pilot: Pilot[None], kind: type[events.MouseEvent], at: Offset, button: int = 1) -> None:
    """Send what the terminal says of the mouse."""
    event = kind(
        None,
        at.x,
        at.y,
        delta_x=0,
        delta_y=0,
        button=button,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=at.x,
        screen_y=at.y,
    )
    pilot.app.post_message(event)


def click_at(pilot: Pilot[None], at: Offset) -> None:
    """Press the button at a place of the screen, and let it go."""
    send(pilot, events.MouseDown, at)
    send(pilot, events.MouseUp, at)


async def click_on(pilot: Pilot[None], widget: Widget, offset: tuple[int, int] = (1, 0)) -> None:
    """Click on a widget, at cells from its upper left corner; it must be in sight there."""
    at = widget.content_region.offset + Offset(*offset)
    seen, _ = pilot.app.get_widget_at(*at)
    assert seen is widget, f"{seen} is over {widget} at {at}"
    click_at(pilot, at)
    await pilot.pause()


async def drag(pilot: Pilot[None], start: Offset, end: Offset) -> None:
    """Drag from one place to another."""
    middle = Offset((start.x + end.x) // 2, (start.y + end.y) // 2)
    for kind, at in (
        (events.MouseDown, start),
        (events.MouseMove, middle),
        (events.MouseMove, end),
        (events.MouseUp, end),
    ):
        send(pilot, kind, at)
        await pilot.pause()


async def turn(pilot: Pilot[None], widget: Widget, *, up: bool = False, turns: int = 1) -> None:
    """Turn the wheel over the middle of a widget."""
    kind = events.MouseScrollUp if up else events.MouseScrollDown
    seen = widget.region.intersection(pilot.app.screen.region)
    for _ in range(turns):
        send(pilot, kind, Offset(seen.x + seen.width // 2, seen.y + seen.height // 2), button=0)
    await pilot.pause()


def place_of(pilot: Pilot[None], words: str, within: Region | None = None) -> Offset:
    """Return where words stand on the screen."""
    for y, strip in enumerate(pilot.app.screen._compositor.render_strips()):
        x = strip.text.find(words)
        while x >= 0:
            if within is None or within.contains(x, y):
                return Offset(x, y)
            x = strip.text.find(words, x + 1)
    raise AssertionError(f"“{words}” is not on the screen")


# -- ways ------------------------------------------------------------------------------------------------


def words(shown: str, inside: str | None = None) -> Way:
    """Return the click on words, wherever they stand, or inside of one widget."""

    async def way(pilot: Pilot[None]) -> None:
        within = pilot.app.screen.query_one(inside).region if inside else None
        click_at(pilot, place_of(pilot, shown, within) + Offset(1, 0))
        await pilot.pause()

    return way


def widget(selector: str, offset: tuple[int, int] = (1, 0)) -> Way:
    """Return the click on a widget."""

    async def way(pilot: Pilot[None]) -> None:
        await click_on(pilot, pilot.app.screen.query_one(selector), offset)

    return way


def key(label: str) -> Way:
    """Return the click on a key in the line of keys."""

    async def way(pilot: Pilot[None]) -> None:
        line = pilot.app.screen.query_one(KeyLine)
        found = [one for one in line.entries() if one.label == label]
        assert found, f"{label} is not in the line of keys"
        await click_on(pilot, line, (found[0].left + 1, 0))

    return way


def palette(title: str) -> Way:
    """Return the way through the palette, opened from the line of keys and turned to its command."""

    async def way(pilot: Pilot[None]) -> None:
        app = pilot.app
        await key("All")(pilot)
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        listed = app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.option_count > 0 and listed.region.height > 0)

        def is_seen() -> bool:
            return any(title in strip.text for strip in app.screen._compositor.render_strips())

        for _ in range(WHEEL_TURNS):
            await pilot.pause()
            if is_seen():
                break
            await turn(pilot, listed)
        click_at(pilot, place_of(pilot, title, listed.region))
        await until(pilot, lambda: not isinstance(app.screen, CommandPalette))

    return way


def wheel(selector: str, *, up: bool = False) -> Way:
    """Return a turn of the wheel over a widget."""

    async def way(pilot: Pilot[None]) -> None:
        await turn(pilot, pilot.app.screen.query(selector).first(), up=up)

    return way


def option(at: int) -> Way:
    """Return the click on an option of a list."""

    async def way(pilot: Pilot[None]) -> None:
        await click_on(pilot, pilot.app.screen.query_one(OptionList), (8, at))

    return way
