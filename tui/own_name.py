"""The person's own name, asked for with the first interview: kept in their settings, and taken back."""

from functools import partial

from notes.configuration.config_change import change_config
from notes.settings import Me
from tui.desk_files import Files
from tui.undo_of_settings import settings_changed
from tui.undoing import Undoing


async def keep_own_name(desk: Files, undoing: Undoing, name: str) -> None:
    """Write the name down, and let it sign from now on; raises `NotesError`."""
    before, after = desk.workspace.me, Me(name, desk.workspace.me.email)
    change = await desk.in_thread(partial(change_config, {("me", "name"): name}))

    async def sign(as_before: bool) -> None:
        desk.take_me(before if as_before else after)

    await sign(as_before=False)
    back, again = "Taken back: your name is not kept any more.", f"Done again: {name} signs."
    undoing.remember(settings_changed(desk, change, sign, back, again))
