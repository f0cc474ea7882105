"""Finding the interviews of the folder: a list at once, and the newest read whole behind it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.worker import get_current_worker

from notes.errors import NotesError
from notes.interview import Interview
from notes.shown_text import one_line
from notes.views import FILE
from notes.workspace import NOTES_COMPARED, Workspace
from notes.workspace import Content as File
from tui import garbage
from tui.desk import Clock
from tui.desk_documents import Documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notes.agenda import Entry
    from notes.files.kept_list import KeptList
    from notes.reports.summary import Summary

BATCH = 200
"""Interviews read before the list is shown how far the reading is."""


class Folder(Documents):
    """The part of the desk that reads the folder, always in workers."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.takes_long = asyncio.Event()
        """Set once the folder turns out to hold more files than one reads at once."""
        self._kept: KeptList | None = None

    def list_folder(self) -> None:
        """Show the list, each file looked at just as far as its line needs; runs in a thread."""
        from notes.files.kept_list import KeptList

        now = self.clock()
        self._kept = kept = KeptList(self.workspace.root, self.workspace.settings)
        found: list[Summary] = []
        entries: list[Entry] = []
        shown = BATCH
        try:
            for summary in kept.summaries():
                found.append(summary)
                entries.append(summary.entry(now))
                if len(found) == shown:
                    shown *= 2  # so that arranging the list never takes longer than the reading
                    self.app.call_from_thread(self._show_so_far, tuple(entries))
        except NotesError as error:
            self.app.call_from_thread(self.say, str(error), severe=True)
        self.workspace.take_list(found, entries, now)
        self.app.call_from_thread(self._show_list, entries)
        for entry in entries:
            _ = entry.searched  # here, so that no key of the filter has to wait for it

    def _show_list(self, entries: "Sequence[Entry]") -> None:
        self.is_scanned = True
        if not self.is_standing:
            return
        self._show_how_far(0)
        self.interviews.set_entries(entries)
        for path in self.files:
            self.interviews.update_entry(self.workspace.entry(path, self.clock()))
        if self.file is None and not self.workspace.summaries:
            self.show_empty_folder()

    def _show_so_far(self, entries: "Sequence[Entry]") -> None:
        if self.is_standing:
            self._show_how_far(len(entries))
            self.interviews.set_entries(entries)
        self.takes_long.set()

    def _show_how_far(self, count: int) -> None:
        """Tell how many files the list has so far; nothing once it is complete."""
        so_far = f" · {count:,} so far…" if count else ""
        self.query_one("#left").border_title = Content(f"Interviews{so_far}")

    @work(thread=True, exclusive=True, group="scan")
    def scan_folder(self) -> None:
        """List the folder anew."""
        self.list_folder()
        self.app.call_from_thread(self.read_newest)

    @work(thread=True, exclusive=True, group="newest")
    def read_newest(self) -> None:
        """Read the latest interviews whole: their notes are those that others are compared with."""
        from notes.files.folder_scan import read_file

        kept, self._kept = self._kept, None
        if kept is not None:
            kept.keep()  # for the next start, which waits for this; nothing here does
        worker, settings = get_current_worker(), self.workspace.settings
        found: list[File] = []
        notes = 0
        for path in self.workspace.newest():
            draft = self.workspace.drafts.get(path)
            content = draft.content if draft else read_file(path, settings)
            if content is not None:
                found.append(content)
                notes += len(content.notes) if isinstance(content, Interview) else 0
            if notes >= NOTES_COMPARED or worker.is_cancelled:
                break
        self.app.call_from_thread(self._take_newest, found)

    def stored(self, path: Path) -> "File | None":
        """Return a file whole, as it is on disk: as it was read last, or read now; runs in a thread."""
        from notes.files.folder_scan import read_file

        return self.workspace.contents.get(path) or read_file(path, self.workspace.settings)

    def _take_newest(self, contents: "Sequence[File]") -> None:
        self.workspace.take_newest(contents)
        garbage.spare_what_is_there()
        if self.file is not None:
            self.recheck_soon()

    # -- when there is no file to show ------------------------------------------------------------------

    def show_empty_folder(self) -> None:
        """Greet a folder without interviews with what to do next."""
        self.show_no_file("")
        self.offer.show_empty_folder()
        self.checklist.show(None, None)
        if button := self.offer.button:
            button.focus()

    def show_no_file(self, title: str) -> None:
        """Empty the panes that show a file."""
        self.file, self.report, self.view = None, None, FILE
        self.editor.draft = None  # so that no key edits the file that was in front before
        self.show_editor(False)
        self.tabs.show((), (), FILE)
        self.jottings.show(None, None, ())
        self._titles = ("", "")
        middle = self.query_one("#middle")
        middle.border_title, middle.border_subtitle = Content(one_line(title)), Content("")
