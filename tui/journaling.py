"""Unsaved text kept on disk while it is typed, so that a crash loses at most the last second."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import NotesError

if TYPE_CHECKING:
    from textual.worker import WorkType

    from notes.files.journal import Journals
    from tui.desk_documents import Documents

JOURNAL_SECONDS = 0.5
"""How long typing stays in memory only."""


class Journaling:
    """Keeps the journals of all open files."""

    def __init__(self, desk: "Documents") -> None:
        self._desk = desk
        self.journals: Journals | None = None
        """`None` until the state directory is ready, or when it cannot be used."""
        self._is_due = False
        self._has_failed = False
        self._lock = asyncio.Lock()

    def keep_soon(self) -> None:
        """Keep the unsaved text of every open file soon; keys in a row share one writing."""
        if not self._is_due:
            self._is_due = True
            self._desk.set_timer(JOURNAL_SECONDS, self._start_keeping)

    def _start_keeping(self) -> None:
        # In a worker: a slow disk must not hold up what the screen has to do.
        job: WorkType[None] = self.keep_now
        self._desk.run_worker(job, group="journal")

    async def keep_now(self) -> None:
        """Write the journals of all open files; one that fails is tried again with the next change."""
        async with self._lock:
            self._is_due = False
            failure = ""
            for file in tuple(self._desk.files.values()):
                if self.journals is None:
                    return
                try:
                    job = partial(self.journals.keep, file.path, file.base, file.bytes_now())
                    await self._desk.in_thread(job)
                except NotesError as error:
                    failure = str(error)
        if failure and not self._has_failed:
            self._desk.say(failure, severe=True)
        self._has_failed = bool(failure)

    def drop(self, path: Path) -> None:
        """Let the journal of one file go."""
        if self.journals:
            self.journals.drop(path)

    async def let_go(self) -> None:
        """Forget all unsaved text: the person wants to discard it."""
        async with self._lock:
            for path in self._desk.files:
                self.drop(path)
            self._desk.files.clear()

    def end(self) -> None:
        """Write down what is unsaved at this moment, and stop keeping journals."""
        journals, self.journals = self.journals, None
        if journals is None:
            return
        for file in self._desk.files.values():
            with suppress(NotesError):  # the one written before stands
                journals.keep(file.path, file.base, file.bytes_now())
        journals.close()
