"""The folder as others change it: watched, read again, merged; and what the last crash left, offered back."""

from collections.abc import Iterable
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.content import Content
from textual.widgets import Static

from notes.errors import NotesError
from notes.shown_text import one_line
from notes.workspace import Workspace
from tui.desk import Clock
from tui.desk_files import Files

if TYPE_CHECKING:
    from notes.files.sight import Change
    from notes.files.unsaved import Unsaved
    from notes.open_file import OpenFile


class Watching(Files):
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

        for changes in watch(self.workspace.root, self.stop_watching):
            if changes and not self.stop_watching.is_set():
                self.app.call_from_thread(self.take_changes, changes)

    def on_unmount(self) -> None:
        """Stop watching, and leave no journal of text that is saved or was let go."""
        self.stop_watching.set()
        if self.journals:
            for file in self.files.values():
                self.journals.drop(file.path)
            self.journals.close()

    @work(group="changes")
    async def take_changes(self, changes: "Iterable[Change]") -> None:
        """Take in what changed on disk, file by file."""
        from notes.files.sight import SETTINGS_FILE, Kind

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

    async def _take_content(self, change: "Change") -> None:
        from notes.files.folder_scan import read_file
        from notes.files.on_disk import load

        file = self.files.get(change.path)
        if file is None:
            content = await self.in_thread(partial(read_file, change.path, self.workspace.settings))
            if content is None:
                self.workspace.forget(change.path)
            else:
                self.workspace.take(content)
            return
        try:
            now = await self.in_thread(partial(load, change.path))
            if now.fingerprint != file.fingerprint:
                await self.take_in(file, now.data)
        except NotesError as error:
            self.say(str(error), severe=True)

    async def _take_deletion(self, change: "Change") -> None:
        file = self.files.get(change.path)
        if file is None:
            self.workspace.forget(change.path)
            return
        file.fingerprint = None  # saving now means writing the file anew
        file.draft.mark_saved("")
        self.draw_unsaved()
        name = self.workspace.shown(change.path)
        self.say(f"{name} was deleted on disk; saving writes it anew.", severe=True)

    def _take_new_name(self, change: "Change") -> None:
        assert change.before is not None  # noqa: S101 - the caller has looked
        file = self.files.pop(change.before, None)
        self.workspace.forget(change.before)
        if file is not None:
            file.draft.path = change.path
            file.draft.reread(self.workspace.settings)
            self.files[change.path] = file
            self.workspace.drafts[change.path] = file.draft

    async def take_settings(self) -> None:
        """Read the folder's settings again, and judge everything by them."""
        from notes.configuration.settings_file import load_settings
        from notes.files.sight import SETTINGS_FILE

        loaded = await self.in_thread(partial(load_settings, self.workspace.root))
        self.workspace.settings = loaded.value
        for file in self.files.values():
            file.draft.reread(loaded.value)
        self.proofreading.forget()
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
            names = ", ".join(self.workspace.shown(unsaved.path) for unsaved in self.recoverable)
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

        name = self.workspace.shown(unsaved.path)
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
        try:
            file = self._as_it_was(unsaved)
            if unsaved.on_disk is None:
                file.fingerprint = None
            elif unsaved.changed_meanwhile and not await self.take_in(file, unsaved.on_disk):
                return False
        except NotesError as error:
            self.say(str(error), severe=True)
            return False
        self.files[unsaved.path] = file
        self.workspace.drafts[unsaved.path] = file.draft
        self.open_path(unsaved.path)
        await self.keep_journals_now()
        return True

    def _as_it_was(self, unsaved: "Unsaved") -> "OpenFile":
        """Return the file as it was open when the crash came."""
        from notes.files.on_disk import OnDisk, fingerprint
        from notes.format.decoding import decode
        from notes.open_file import opened

        base = OnDisk(unsaved.path, unsaved.base, fingerprint(unsaved.base))
        file = opened(base, self.workspace.settings)
        file.draft.become(decode(unsaved.text).text)
        return file
