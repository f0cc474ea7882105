"""Undo of a settings file that the app changed: byte for byte, and the app goes by what it says then."""

from collections.abc import Awaitable, Callable
from functools import partial

from notes.files.file_change import FileChange, make_change_again, take_change_back
from tui.acts import Act, Turn
from tui.desk_files import Files

Follow = Callable[[bool], Awaitable[object]]
"""Lets the app go by the settings: as they were if true, else as they were changed."""


def settings_changed(desk: Files, change: FileChange, follow: Follow, back: str, again: str) -> Act:
    """Return the act of having changed a settings file, with what is said after each way."""

    async def turn(*, is_back: bool) -> Turn:
        await desk.in_thread(partial(take_change_back if is_back else make_change_again, change))
        await follow(is_back)
        desk.say(back if is_back else again)
        return Turn.DONE

    return Act.both_ways(turn)
