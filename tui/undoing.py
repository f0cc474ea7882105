"""Undo and redo, wherever the focus is: edits of the document, and what was done beside it."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from notes.errors import NotesError
from notes.place import Span
from tui.acts import Act, Acts, Turn
from tui.desk_files import Files

if TYPE_CHECKING:
    from textual.worker import WorkType

    from tui.acts import Step


class Undoing:
    """Takes back what the person did, the latest first, and does it again."""

    def __init__(self, desk: Files, look: Callable[[], object]) -> None:
        self._desk = desk
        self._look = look
        """Looks at what the outbox leaves to be settled."""
        self._acts = Acts(lambda: [file.draft for file in desk.files.values()])
        """What was done in this session beside the edits, such as a word added to the folder's own."""
        self._one_by_one = asyncio.Lock()

    def remember(self, act: Act) -> None:
        """Let undo take this back in its turn."""
        self._acts.record(act)

    def undo(self) -> None:
        """Take back what was done last."""
        if self._desk.draft is not None:
            self._desk.draft.history.close_word()
        if self._one_by_one.locked() or self._acts.next_to_undo(self._desk.draft):
            self._run(self._undo_act)
        else:
            self._undo_edit()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._one_by_one.locked() or self._acts.next_to_redo(self._desk.draft):
            self._run(self._redo_act)
        else:
            self._redo_edit()

    def _undo_edit(self) -> None:
        self.show_change(self._desk.draft.undo() if self._desk.draft else None)

    def _redo_edit(self) -> None:
        self.show_change(self._desk.draft.redo() if self._desk.draft else None)

    def show_change(self, changed: Span | None) -> None:
        """Show where an undo or redo changed the document."""
        if changed is None:
            self._desk.app.bell()
        elif self._desk.editor.display:
            self._desk.editor.tell_of_history(changed)
        else:
            self._desk.follow_draft()
            self._desk.focus_writing()

    # -- acts -------------------------------------------------------------------------------------------

    def _run(self, job: "WorkType[None]") -> None:
        # Never exclusive: that would break off the one before in the middle of a file.
        self._desk.run_worker(job, group="take-back")

    async def _undo_act(self) -> None:
        async with self._one_by_one:
            act = self._acts.next_to_undo(self._desk.draft)
            if act is None:
                self._undo_edit()
                return
            turn = await self._turned(act.take_back)
            self._acts.undone(act, turn)
        if turn is Turn.LET_BE:
            self.undo()

    async def _redo_act(self) -> None:
        async with self._one_by_one:
            act = self._acts.next_to_redo(self._desk.draft)
            if act is None:
                self._redo_edit()
            elif act.do_again is not None:
                self._acts.redone(act, await self._turned(act.do_again))

    async def _turned(self, step: "Step") -> Turn:
        """Turn an act round; one for which that can never be done is let go with a sentence."""
        try:
            turn = await step()
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            turn = Turn.FOR_GOOD
        self._look()
        return turn
