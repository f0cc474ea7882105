"""The person's own name, asked for with the first interview: kept in their settings, and taken back."""

from functools import partial

from notes.configuration.config_change import change_config
from notes.files.file_change import FileChange, make_change_again, take_change_back
from notes.settings import Me
from tui.acts import Act, Turn
from tui.desk_files import Files
from tui.undoing import Undoing


async def keep_own_name(desk: Files, undoing: Undoing, name: str) -> None:
    """Write the name down, and let it sign from now on; raises `NotesError`."""
    before, after = desk.workspace.me, Me(name, desk.workspace.me.email)
    change = await desk.in_thread(partial(change_config, {("me", "name"): name}))
    desk.take_me(after)
    back = partial(_turn, desk, change, before, is_back=True)
    again = partial(_turn, desk, change, after, is_back=False)
    undoing.remember(Act(back, again))


async def _turn(desk: Files, change: FileChange, me: Me, *, is_back: bool) -> Turn:
    await desk.in_thread(partial(take_change_back if is_back else make_change_again, change))
    desk.take_me(me)
    desk.say("Taken back: your name is not kept any more." if is_back else f"Done again: {me.name} signs.")
    return Turn.DONE
