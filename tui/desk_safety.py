"""What keeps the person's text safe: journals while typing, and other programs' edits taken in, not lost."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from notes.errors import NotesError
from notes.shown_text import one_line
from notes.workspace import Workspace
from tui.desk import Clock, Desk

if TYPE_CHECKING:
    from notes.files.journal import Journals
    from notes.open_file import OpenFile
    from tui.merge_dialog import Decisions

T = TypeVar("T")

JOURNAL_SECONDS = 0.5
"""How long typing stays in memory only."""


class Safety(Desk):
    """The part of the desk that loses nothing."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.files: dict[Path, OpenFile] = {}
        """Files opened so far; those with unsaved edits come back as they were left."""
        self.journals: Journals | None = None
        """`None` until the state directory is ready, or when it cannot be used."""
        self._journal_is_due = False

    async def in_thread(self, job: Callable[[], T]) -> T:
        """Run something that may block outside the event loop."""
        return await asyncio.to_thread(job)

    # -- journals ------------------------------------------------------------------------------------

    def keep_journal(self) -> None:
        """Keep the unsaved text of every open file soon; keys in a row share one writing."""
        if not self._journal_is_due:
            self._journal_is_due = True
            self.set_timer(JOURNAL_SECONDS, self.keep_journals_now)

    async def keep_journals_now(self) -> None:
        """Write the journals of all open files."""
        self._journal_is_due = False
        if self.journals is None:
            return
        for file in tuple(self.files.values()):
            try:
                await self.in_thread(partial(self.journals.keep, file.path, file.data, file.bytes_now()))
            except NotesError as error:
                self.journals.close()
                self.journals = None
                self.say(str(error), severe=True)
                return

    # -- other writers -------------------------------------------------------------------------------

    async def take_in(self, file: "OpenFile", theirs: bytes) -> bool:
        """Take in what another program wrote: merged where both changed, asked about where they collide.

        Returns whether the person decided; if not, the file stays as it was here.
        """
        from notes.files.merge import merge
        from notes.files.on_disk import OnDisk, fingerprint
        from notes.open_file import opened
        from tui.merge_dialog import MergeDialog

        fresh = opened(OnDisk(file.path, theirs, fingerprint(theirs)), self.workspace.settings)
        base = opened(OnDisk(file.path, file.data, file.fingerprint or ""), self.workspace.settings)
        merged = merge(base.draft.text, file.draft.text, fresh.draft.text)
        choices: Decisions = []
        if merged.conflicts:
            name = one_line(self.workspace.shown(file.path))
            decided = await self.app.push_screen_wait(MergeDialog(name, merged))
            if decided is None:
                return False
            choices = decided
        file.draft.become(merged.text(choices))
        file.draft.mark_saved(fresh.draft.text)
        file.data, file.fingerprint, file.has_bom = fresh.data, fresh.fingerprint, fresh.has_bom
        self.workspace.take(file.draft.content)
        if file is self.file:
            self.follow_draft()
        return True
