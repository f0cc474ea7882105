"""Undo of new files: they go, as long as they are as they were written."""

from functools import partial
from pathlib import Path

from notes.errors import NotesError
from notes.files.file_change import FileChange, take_change_back
from notes.mail.eml import write_message
from notes.mail.outcome import HandedOver
from notes.open_file import OpenFile
from tui.acts import Act, Turn
from tui.desk_files import Files


async def take_back_interview(desk: Files, file: OpenFile, made: bytes) -> Turn:
    """Remove a new file that still is as the form wrote it, once the person has said yes."""
    from notes.files.removing import remove

    name = desk.workspace.shown(file.path)
    sentence = f"Nothing is left to undo in {name} but the file itself, as the form wrote it."
    if not await desk.agreed("Take back the new interview?", sentence, "Remove the file"):
        return Turn.NOT
    desk.files.pop(file.path, None)
    desk.file = None  # so that nobody is told about the loss of a file that is meant to go
    try:
        await desk.in_thread(partial(remove, file.path, made))
    except NotesError as error:
        desk.files[file.path] = desk.file = file
        desk.say(str(error), severe=True)
        return Turn.NOT
    desk.workspace.forget(file.path)
    desk.journaling.drop(file.path)
    desk.draw_list()
    desk.say(f"Taken back: {name} is gone.")
    following = desk.interviews.most_urgent
    if following is None:
        desk.show_empty_folder()
    else:
        await desk.bring_to_front(following)
    return Turn.FOR_GOOD


def message_file(desk: Files, path: Path, data: bytes, note: Path) -> Act:
    """Return the act of having written the message to somebody into a file; it belongs to their note."""
    name = desk.workspace.shown(path)

    async def back() -> Turn:
        await desk.in_thread(partial(take_change_back, FileChange(path, None, data)))
        desk.say(f"Taken back: the message file {name} is gone.")
        return Turn.DONE

    async def again() -> Turn:
        outcome = await desk.in_thread(partial(write_message, path, data))
        is_written = isinstance(outcome, HandedOver)
        desk.say(f"Written again: {name}." if is_written else str(outcome), severe=not is_written)
        return Turn.DONE if is_written else Turn.NOT

    file = desk.files.get(note)
    return Act(back, again, file.draft if file else note)
