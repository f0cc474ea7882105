"""The folder as others change it: watched, read again, merged; and what the last crash left, offered back."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.content import Content
from textual.widgets import Static

from notes.errors import NotesError
from notes.shown_text import one_line
from notes.workspace import Workspace
from tui.desk import Clock
from tui.desk_folder import BATCH
from tui.desk_mail import Mail

if TYPE_CHECKING:
    from notes.files.sight import Change
    from notes.files.unsaved import Unsaved
    from notes.open_file import OpenFile
    from tui.merge_dialog import Decisions


class Watching(Mail):
    """The part of the desk that follows the disk."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.stop_watching = Event()
        self.recoverable: list[Unsaved] = []
        """What the last crash left and nobody decided about yet."""

    # -- the disk --------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="watch")
    def watch_folder(self) -> None:
        """Follow what other programs do to the folder, until the app ends."""
        from notes.files.watching import watch

        has_begun = False
        for changes in watch(self.workspace.root, self.stop_watching):
            if self.stop_watching.is_set():
                return
            if not has_begun:
                has_begun = True
                self.app.call_from_thread(self.catch_up)
            if changes:
                self.app.call_from_thread(self.take_changes, changes)

    def on_unmount(self) -> None:
        """Stop watching."""
        self.stop_watching.set()

    @work(group="changes")
    async def catch_up(self) -> None:
        """Take in what happened to open files after they were read and before they were watched."""
        for file in tuple(self.files.values()):
            await self.take_from_disk(file, asked=False)

    @work(group="changes")
    async def take_changes(self, changes: "Iterable[Change]") -> None:
        """Take in what changed on disk, file by file."""
        from notes.files.sight import Kind
        from notes.settings import SETTINGS_FILE

        changes = tuple(changes)
        if len(changes) > BATCH:  # a checkout of much else: what is not open is looked at as at the start
            self.scan_folder()
            ours = {*self.files, self.workspace.root / SETTINGS_FILE}
            changes = tuple(change for change in changes if change.path in ours or change.before in ours)
        for change in changes:
            if change.path.name == SETTINGS_FILE:
                await self.take_settings()
            elif change.kind is Kind.DELETED:
                await self._take_deletion(change)
            else:
                if change.kind is Kind.RENAMED and change.before:
                    self._take_new_name(change)
                await self._take_content(change)
        self.draw_list()
        self.recheck_soon()
        self.look_at_git()
        self.look_for_lost_marks()

    async def _take_content(self, change: "Change") -> None:
        from notes.files.folder_scan import read_file

        file = self.files.get(change.path)
        if file is not None:
            await self.take_from_disk(file, asked=False)
            return
        content = await self.in_thread(partial(read_file, change.path, self.workspace.settings))
        if content is None:
            self.workspace.forget(change.path)
        else:
            self.workspace.take(content)

    async def _take_deletion(self, change: "Change") -> None:
        """Let a file go that is gone; text that is in front, or was not saved, stays."""
        file = self.files.get(change.path)
        if file is not None and (file is self.file or file.draft.has_unsaved_changes):
            await self.take_from_disk(file, asked=False)  # it may be back by now
            return
        self.files.pop(change.path, None)
        self.workspace.forget(change.path)

    def _take_new_name(self, change: "Change") -> None:
        assert change.before is not None  # noqa: S101 - the caller has looked
        file = self.files.pop(change.before, None)
        self.workspace.forget(change.before)
        if file is None:
            return
        file.draft.path = change.path
        file.draft.reread(self.workspace.settings)
        self.files[change.path] = file
        self.workspace.drafts[change.path] = file.draft
        self.workspace.take(file.draft.content)
        if self.journals:
            self.journals.drop(change.before)
        self.keep_journal()
        if file is self.file:
            self.draw()
            self.interviews.put_cursor_on(change.path)

    async def take_settings(self) -> None:
        """Read the folder's settings again, and judge everything by them."""
        from notes.configuration.settings_file import load_settings
        from notes.settings import SETTINGS_FILE

        loaded = await self.in_thread(partial(load_settings, self.workspace.root))
        self.workspace.settings = loaded.value
        for file in self.files.values():
            file.draft.reread(loaded.value)
        self.proofreading.forget()
        self.scan_folder()
        for problem in loaded.problems:
            self.say(f"{SETTINGS_FILE}, line {problem.line}: {problem.message}", severe=True)

    # -- after a crash ---------------------------------------------------------------------------------

    @work(group="recovery")
    async def offer_recovery(self) -> None:
        """Begin a journal, and offer back what the last crash left."""
        from notes.files.journal import Journals
        from notes.files.recovery import pending

        try:
            self.journals = await self.in_thread(partial(Journals, self.workspace.root))
            left = await self.in_thread(partial(pending, self.workspace.root))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        self.keep_journal()  # what was typed while the app was starting
        if self.journals.others():
            self.say("Another Afterword has this folder open; each keeps what the other saves.")
        for damaged in left.damaged:
            self.say(str(damaged), severe=True)
        self.recoverable = list(left.unsaved)
        self._draw_recovery()

    def _draw_recovery(self) -> None:
        bar = self.query_one("#recovery", Static)
        bar.display = bool(self.recoverable)
        if self.recoverable:
            names = ", ".join(
                self.workspace.shown(self._path_here(unsaved.path)) for unsaved in self.recoverable
            )
            bar.update(Content(f" Unsaved text from last time: {one_line(names)}  (r in the list, or click)"))

    @on(events.Click, "#recovery")
    @work(exclusive=True, group="recovery")
    async def action_recover(self) -> None:
        """Offer back what the last crash left, file by file, with what it would change."""
        while self.recoverable:
            if not await self._offer(self.recoverable[0]):
                return
            del self.recoverable[0]
            self._draw_recovery()

    async def _offer(self, unsaved: "Unsaved") -> bool:
        """Ask about one file; return whether the person decided."""
        from notes.files.recovery import discard
        from tui.question import Answer, Question

        name = self.workspace.shown(self._path_here(unsaved.path))
        answer = await self.app.push_screen_wait(
            Question(
                "Unsaved text from last time",
                f"{name} has text that was never saved. Taking it back changes no file until you save.",
                Answer("r", "Recover", "primary"),
                Answer("d", "Discard", "error"),
                detail=unsaved.diff(),
            )
        )
        if answer == "r" and not await self._recover(unsaved):
            return False
        if answer is not None:
            await self.in_thread(partial(discard, unsaved))
        return answer is not None

    async def _recover(self, unsaved: "Unsaved") -> bool:
        """Merge the text with what stands here now, as one edit; return whether the person decided."""
        from notes.files.merge import merge
        from notes.files.unsaved import Kind
        from notes.format.decoding import decode
        from tui.merge_dialog import MergeDialog

        path = self._path_here(unsaved.path)
        async with self.disk:
            try:
                file = self.files.get(path)
                if file is None:
                    file = await self.in_thread(partial(self._opened, path, unsaved))
                base, text = decode(unsaved.base).text, decode(unsaved.text).text
            except NotesError as error:
                self.say(str(error), severe=True)
                return False
            # A save that broke off may have left part of the text in the file: there is nothing to merge.
            base = file.draft.text if unsaved.kind is Kind.SAVING else base
            merged = merge(base, text, file.draft.text)
            choices: Decisions = []
            if merged.conflicts:
                name = one_line(self.workspace.shown(path))
                dialog = MergeDialog(name, merged, mine="From last time", theirs="In the file now")
                decided = await self.app.push_screen_wait(dialog)
                if decided is None:
                    return False
                choices = decided
            self.files[path] = file
            self.workspace.drafts[path] = file.draft
            file.draft.become(merged.text(choices))
            self.workspace.take(file.draft.content)
        self.show_file(file, None)
        self.focus_writing()
        await self.keep_journals_now()
        return True

    def _path_here(self, path: Path) -> Path:
        """Return a path as this folder names it; journals know only real paths."""
        root = Path(os.path.realpath(self.workspace.root))
        return self.workspace.root / path.relative_to(root) if path.is_relative_to(root) else path

    def _opened(self, path: Path, unsaved: "Unsaved") -> "OpenFile":
        """Open a file that text is to be put back into, also one that is gone or was left half written."""
        from notes.files.on_disk import OnDisk, fingerprint
        from notes.files.unsaved import Kind
        from notes.open_file import open_file, opened

        try:
            return open_file(path, self.workspace.settings)
        except NotesError:
            if unsaved.on_disk is not None and unsaved.kind is not Kind.SAVING:
                raise
        file = opened(OnDisk(path, unsaved.base, fingerprint(unsaved.base)), self.workspace.settings)
        if unsaved.on_disk is None:
            file.lose()
        else:
            file.data, file.fingerprint = unsaved.on_disk, fingerprint(unsaved.on_disk)
        return file
