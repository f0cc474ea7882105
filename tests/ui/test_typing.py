"""What typing costs: how soon a frame may follow another, and what is not done anew with every key."""

import subprocess
import sys
from random import Random

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from tests.ui.conftest import NAME, SIZE, settle
from tui.app import AfterwordApp
from tui.rowwise_option_list import RowwiseOptionList

FRAMES = "import tui.app, textual.constants; print(textual.constants.MAX_FPS)"


def test_the_checklist_need_not_wait_for_a_slow_frame() -> None:
    """The program tells Textual to draw more often than by itself, before Textual is there to be told."""
    told = subprocess.run([sys.executable, "-c", FRAMES], capture_output=True, text=True, check=True)
    assert int(told.stdout) == 120


async def test_findings_come_and_go_without_a_new_layout(app: AfterwordApp) -> None:
    """Also where the checklist has just no room for them: a layout costs more than all else of a key."""
    laid_out = 0

    def count(_: object) -> None:
        nonlocal laid_out
        laid_out += 1

    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        desk, checklist = app.desk, app.desk.checklist
        desk.open_path(desk.workspace.root / NAME)
        await settle(pilot)
        checklist.styles.height = rows = checklist.virtual_size.height + checklist.gutter.height
        desk.editor.focus()
        desk.editor.move_cursor((4, 0))
        await settle(pilot)
        app.screen.screen_layout_refresh_signal.subscribe(desk, count)
        await pilot.press(*"[Name]", "space", *"XXX", "space", *"{{x}}", "space")
        await settle(pilot)
        assert checklist.virtual_size.height + checklist.gutter.height > rows
        await pilot.press(*["backspace"] * 17)
        await settle(pilot)
        assert checklist.virtual_size.height + checklist.gutter.height == rows
        assert laid_out == 0


class ListApp(App[None]):
    """A list with room for a few rows."""

    CSS = "RowwiseOptionList { height: 8; width: 24; overflow-y: scroll; }"

    def compose(self) -> ComposeResult:
        """Lay out the one list."""
        yield RowwiseOptionList()


async def test_a_list_drawn_where_it_differs_is_drawn_right() -> None:
    """Whatever options come, go, grow or shrink, above or below the cursor: as if it were drawn whole."""
    app, chance = ListApp(), Random(7)  # noqa: S311 - no secret

    def drawn() -> list[list[Segment]]:
        return [list(strip) for strip in shown.render_lines(shown.size.region)]

    async with app.run_test() as pilot:
        shown = app.query_one(RowwiseOptionList)
        for _ in range(60):
            count = chance.randrange(7)
            texts = chance.choices(
                ["one", "two rows,\nas here", "a few words more than fit in one row", "–"], k=count
            )
            shown.set_lines(
                [(f"{at}{chance.choice('aaab')}", Content(text)) for at, text in enumerate(texts)]
            )
            if count and chance.random() < 0.3:
                shown.highlighted = chance.randrange(count)
            await pilot.pause()
            by_row = drawn()
            OptionList._clear_caches(shown)
            shown._is_still = False
            shown.refresh()
            await pilot.pause()
            assert by_row == drawn()
