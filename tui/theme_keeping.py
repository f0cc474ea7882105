"""A theme that was picked, written into the person's own settings, and taken back."""

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from notes.configuration.config_change import change_config
from notes.errors import NotesError
from tui.undo_of_settings import settings_changed

if TYPE_CHECKING:
    from tui.app import AfterwordApp


async def keep_theme(app: "AfterwordApp", before: str, name: str) -> None:
    """Write a theme down; undo shows the one before again."""
    try:
        change = await to_thread(partial(change_config, {("ui", "theme"): name}))
    except (NotesError, OSError) as error:
        app.notify(f"The theme is not kept: {error}", severity="warning", markup=False)
        return

    async def show(as_before: bool) -> None:
        app.show_theme(before if as_before else name)

    back, again = "Taken back: the theme is as before.", f"Done again: the theme is {name}."
    app.desk.undoing.remember(settings_changed(app.desk, change, show, back, again))
