"""Undo and redo, wherever the focus is: edits of the document, and what was done beside it."""

from functools import partial
from typing import TYPE_CHECKING

from textual import work

from notes.errors import NotesError
from notes.place import Span
from notes.workspace import Workspace
from tui.acts import Acts, TakeBack
from tui.desk import Clock
from tui.desk_watching import Watching

if TYPE_CHECKING:
    from notes.open_file import OpenFile


class Undoing(Watching):
    """The part of the desk that takes back what the person did."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.acts = Acts()
        """What was done in this session beside the edits, such as a word added to the folder's own."""

    def remember(self, take_back: TakeBack) -> None:
        """Let the next undo of the document in front take this back."""
        if self.draft is not None:
            self.acts.record(self.draft, take_back)

    def action_undo(self) -> None:
        """Take back what was done last."""
        draft = self.draft
        if draft is None:
            self.app.bell()
            return
        draft.history.close_word()
        take_back = self.acts.next_to_undo(draft)
        if take_back is None:
            self._after_history(draft.undo())
        else:
            self._take_back(take_back)

    def action_redo(self) -> None:
        """Do the undone edit again."""
        self._after_history(self.draft.redo() if self.draft else None)

    def _after_history(self, changed: Span | None) -> None:
        """Show where an undo or redo changed the document."""
        if changed is None:
            self.app.bell()
        elif self.editor.display:
            self.editor.tell_of_history(changed)
        else:
            self.follow_draft()
            self.focus_writing()

    async def take_back_interview(self, file: "OpenFile", made: bytes) -> None:
        """Remove a new file that still is as the form wrote it, once the person has said yes."""
        name = self.workspace.shown(file.path)
        sentence = f"Nothing is left to undo in {name} but the file itself, as the form wrote it."
        again = partial(self.take_back_interview, file, made)
        if not await self.agreed("Take back the new interview?", sentence, "Remove the file"):
            self.acts.record(file.draft, again)
            return
        from notes.files.removing import remove

        self.files.pop(file.path, None)
        self.file = None  # so that nobody is told about the loss of a file that is meant to go
        try:
            await self.in_thread(partial(remove, file.path, made))
        except NotesError:
            self.files[file.path] = self.file = file
            self.acts.record(file.draft, again)
            raise
        self.workspace.forget(file.path)
        if self.journals:
            self.journals.drop(file.path)
        self.draw_list()
        self.say(f"{name} is gone.")
        following = self.interviews.most_urgent
        if following is None:
            self.show_empty_folder()
        else:
            await self.bring_to_front(following)

    @work(exclusive=True, group="take-back")
    async def _take_back(self, take_back: TakeBack) -> None:
        try:
            await take_back()
        except NotesError as error:
            self.say(str(error), severe=True)
