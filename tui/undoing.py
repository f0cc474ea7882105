"""Undo and redo, wherever the focus is: edits of the document, and what was done beside it."""

from functools import partial
from typing import TYPE_CHECKING

from notes.errors import NotesError
from notes.place import Span
from tui.acts import Acts, TakeBack
from tui.desk_files import Files

if TYPE_CHECKING:
    from textual.worker import WorkType

    from notes.open_file import OpenFile


class Undoing:
    """Takes back what the person did."""

    def __init__(self, desk: Files) -> None:
        self._desk = desk
        self._acts = Acts()
        """What was done in this session beside the edits, such as a word added to the folder's own."""

    def remember(self, take_back: TakeBack) -> None:
        """Let the next undo of the document in front take this back."""
        if self._desk.draft is not None:
            self._acts.record(self._desk.draft, take_back)

    def undo(self) -> None:
        """Take back what was done last."""
        draft = self._desk.draft
        if draft is None:
            self._desk.app.bell()
            return
        draft.history.close_word()
        take_back = self._acts.next_to_undo(draft)
        if take_back is None:
            self._after_history(draft.undo())
        else:
            job: WorkType[None] = partial(self._take_back, take_back)
            self._desk.run_worker(job, exclusive=True, group="take-back")

    def redo(self) -> None:
        """Do the undone edit again."""
        self._after_history(self._desk.draft.redo() if self._desk.draft else None)

    def _after_history(self, changed: Span | None) -> None:
        """Show where an undo or redo changed the document."""
        if changed is None:
            self._desk.app.bell()
        elif self._desk.editor.display:
            self._desk.editor.tell_of_history(changed)
        else:
            self._desk.follow_draft()
            self._desk.focus_writing()

    async def _take_back(self, take_back: TakeBack) -> None:
        try:
            await take_back()
        except NotesError as error:
            self._desk.say(str(error), severe=True)

    async def take_back_interview(self, file: "OpenFile", made: bytes) -> None:
        """Remove a new file that still is as the form wrote it, once the person has said yes."""
        desk = self._desk
        name = desk.workspace.shown(file.path)
        sentence = f"Nothing is left to undo in {name} but the file itself, as the form wrote it."
        again = partial(self.take_back_interview, file, made)
        if not await desk.agreed("Take back the new interview?", sentence, "Remove the file"):
            self._acts.record(file.draft, again)
            return
        from notes.files.removing import remove

        desk.files.pop(file.path, None)
        desk.file = None  # so that nobody is told about the loss of a file that is meant to go
        try:
            await desk.in_thread(partial(remove, file.path, made))
        except NotesError:
            desk.files[file.path] = desk.file = file
            self._acts.record(file.draft, again)
            raise
        desk.workspace.forget(file.path)
        desk.journaling.drop(file.path)
        desk.draw_list()
        desk.say(f"{name} is gone.")
        following = desk.interviews.most_urgent
        if following is None:
            desk.show_empty_folder()
        else:
            await desk.bring_to_front(following)
