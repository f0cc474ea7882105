"""A theme that was picked, written into the person's own settings, and taken back."""

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from notes.configuration.config_change import change_config
from notes.errors import NotesError
from notes.files.file_change import FileChange, make_change_again, take_change_back
from tui.acts import Act, Turn

if TYPE_CHECKING:
    from tui.app import AfterwordApp


async def keep_theme(app: "AfterwordApp", before: str, name: str) -> None:
    """Write a theme down; undo shows the one before again."""
    try:
        change = await to_thread(partial(change_config, {("ui", "theme"): name}))
    except (NotesError, OSError) as error:
        app.notify(f"The theme is not kept: {error}", severity="warning", markup=False)
        return
    back = partial(_turn, app, change, before, is_back=True)
    again = partial(_turn, app, change, name, is_back=False)
    app.desk.undoing.remember(Act(back, again))


async def _turn(app: "AfterwordApp", change: FileChange, name: str, *, is_back: bool) -> Turn:
    await to_thread(partial(take_change_back if is_back else make_change_again, change))
    app.show_theme(name)
    app.desk.say("Taken back: the theme is as before." if is_back else f"Done again: the theme is {name}.")
    return Turn.DONE
