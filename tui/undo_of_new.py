"""Undo of a new interview: its file goes, as long as it is as the form wrote it."""

from functools import partial

from notes.errors import NotesError
from notes.open_file import OpenFile
from tui.acts import Turn
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
