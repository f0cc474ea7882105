"""The open documents: changed one undoable edit at a time, also by other programs, and nothing lost."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.widgets.text_area import Selection

from notes.errors import NotesError
from notes.files.on_disk import fingerprint
from notes.shown_text import one_line
from notes.workspace import Workspace
from tui.desk import Clock, Desk
from tui.journaling import Journaling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notes.files.merge import Merge
    from notes.open_file import OpenFile
    from notes.replacement import Replacement
    from notes.settings import Me
    from tui.merge_dialog import Decisions

T = TypeVar("T")


class Documents(Desk):
    """The part of the desk that holds what is open."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.files: dict[Path, OpenFile] = {}
        """Files opened so far; each comes back as it was left."""
        self.journaling = Journaling(self)
        self.disk = asyncio.Lock()
        """Held while a file is saved or read again: our own save is never taken for another program's."""
        self._put_off: dict[Path, str] = {}
        """Versions on disk, by fingerprint, that the person did not want to decide about now."""

    def on_unmount(self) -> None:
        """Leave a journal only of text that is neither saved nor let go."""
        self.journaling.end()

    def take_me(self, me: "Me") -> None:
        """Let the checks know who signs."""
        if me != self.workspace.me:
            self.workspace.me = me
            self.proofreading.forget()
            self.recheck_soon()

    async def in_thread(self, job: Callable[[], T]) -> T:
        """Run something that may block outside the event loop."""
        return await asyncio.to_thread(job)

    def follow_draft(self, cursor: int | None = None) -> None:
        """Show the document after a change made outside the text area, and keep that change too."""
        super().follow_draft(cursor)
        self.journaling.keep_soon()

    # -- other writers -------------------------------------------------------------------------------

    async def take_in(self, file: "OpenFile", theirs: bytes, *, asked: bool = True) -> bool:
        """Take in what another program wrote: merged where both changed, asked about where they collide.

        Returns whether `theirs` is taken in; if not, the file stays as it was here. The caller holds `disk`.
        `asked` tells that the person has just asked for something that needs it, such as saving.
        """
        from notes.files.merge import merge
        from notes.format.decoding import decode

        try:
            base, new = decode(file.data).text, decode(theirs).text
        except NotesError as error:
            self.say(f"{self.workspace.shown(file.path)} has changed on disk. {error}", severe=True)
            return False
        if not asked and self._put_off.get(file.path) == fingerprint(theirs):
            return False
        while True:
            mine = file.draft.text
            merged = merge(base, mine, new)
            choices = await self._decided(file, merged)
            if choices is None:
                self._put_off[file.path] = fingerprint(theirs)
                return False
            if file.draft.text == mine:  # else something was changed here meanwhile: look again
                break
        self._put_off.pop(file.path, None)
        self.edit_file(file, merged.replacements(choices))
        file.take_over(theirs)
        self.workspace.take(file.draft.content)
        self.journaling.keep_soon()
        if file is self.file:
            self.draw_unsaved()
        return True

    async def _decided(self, file: "OpenFile", merged: "Merge") -> "Decisions | None":
        """Return what becomes of each collision; `None` when the person does not decide now."""
        if not merged.conflicts:
            return []
        from tui.merge_dialog import MergeDialog

        name = one_line(self.workspace.shown(file.path))
        return await self.app.push_screen_wait(MergeDialog(name, merged))

    def edit_frontmatter(self, edit: "Callable[[str], tuple[Replacement, ...]]") -> None:
        """Make an edit of the frontmatter; one that cannot be made safely is refused in a sentence."""
        if self.draft is None:
            return
        try:
            replacements = edit(self.draft.text)
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        self.change(*replacements)

    def edit_file(self, file: "OpenFile", replacements: "Sequence[Replacement]") -> None:
        """Make one undoable edit of an open file; the cursor stays at the words where it is."""
        is_shown = file is self.file and self.editor.draft is file.draft
        ends = self.editor.selection if is_shown else None
        places = [moved(self.editor.offset_of(end), replacements) for end in ends] if ends else []
        file.draft.replace(replacements)
        if file is not self.file:
            return
        view = self.view
        self.follow_draft()
        if places and self.view == view and self.editor.display:
            start, end = (self.editor.location_of(place) for place in places)
            if self.editor.selection != Selection(start, end):
                self.editor.selection = Selection(start, end)


def moved(offset: int, replacements: "Iterable[Replacement]") -> int:
    """Return where a place of a text is after replacements of it, given in the order of the text."""
    shift = 0
    for change in replacements:
        if change.span.start > offset:
            break
        if offset < change.span.end:  # inside: as far into the new text as into the old, at most
            return change.span.start + shift + min(offset - change.span.start, len(change.text))
        shift += len(change.text) - (change.span.end - change.span.start)
    return offset + shift
