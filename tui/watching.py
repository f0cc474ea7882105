"""The folder as others change it: followed, and taken in file by file."""

import os
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from notes.files.file_errors import FileError
from notes.files.on_disk import data_of
from tui.desk_files import Files
from tui.desk_folder import BATCH

if TYPE_CHECKING:
    from notes.files.sight import Change


class Watching:
    """Follows the disk."""

    def __init__(self, desk: Files, after: Callable[[], object]) -> None:
        self._desk = desk
        self._after = after
        """What else is to be looked at once a change is taken in."""
        self.stop = Event()
        """Ends the following."""

    def follow(self) -> None:
        """Follow what other programs do to the folder, until the app ends; runs in a thread."""
        from notes.files.watching import watch

        has_begun = False
        for changes in watch(self._desk.workspace.root, self.stop):
            if self.stop.is_set():
                return
            if not has_begun:
                has_begun = True
                self._desk.app.call_from_thread(self._begin, self._catch_up)
            if changes:
                self._desk.app.call_from_thread(self._begin, partial(self._take_changes, changes))

    def _begin(self, job: "Callable[[], Coroutine[object, object, None]]") -> None:
        self._desk.run_worker(job, group="changes", description="take in changes")

    async def _catch_up(self) -> None:
        """Take in what happened to open files after they were read and before they were watched."""
        for file in tuple(self._desk.files.values()):
            await self._desk.take_from_disk(file, asked=False)

    async def _take_changes(self, changes: "Iterable[Change]") -> None:
        """Take in what changed on disk, file by file."""
        from notes.files.sight import Kind
        from notes.settings import SETTINGS_FILE

        desk = self._desk
        changes = tuple(changes)
        if len(changes) > BATCH:  # a checkout of much else: what is not open is looked at as at the start
            desk.scan_folder()
            ours = {*desk.files, desk.workspace.root / SETTINGS_FILE}
            changes = tuple(change for change in changes if change.path in ours or change.before in ours)
        for change in changes:
            if change.path.name == SETTINGS_FILE:
                await self.take_settings()
            elif change.kind is Kind.DELETED:
                await self._take_deletion(change)
            else:
                before = change.before
                if change.kind is Kind.CREATED:
                    before = await desk.in_thread(partial(self._name_before, change.path))
                if before is not None:
                    self._take_new_name(change.path, before)
                await self._take_content(change)
        desk.draw_list()
        desk.recheck_soon()
        self._after()

    async def _take_content(self, change: "Change") -> None:
        from notes.files.folder_scan import read_file

        desk = self._desk
        file = desk.files.get(change.path)
        if file is not None:
            await desk.take_from_disk(file, asked=False)
            return
        content = await desk.in_thread(partial(read_file, change.path, desk.workspace.settings))
        if content is None:
            desk.workspace.forget(change.path)
        else:
            desk.workspace.take(content)

    async def _take_deletion(self, change: "Change") -> None:
        """Let a file go that is gone; text that is in front, or was not saved, stays."""
        desk = self._desk
        file = desk.files.get(change.path)
        if file is not None and (file is desk.file or file.draft.has_unsaved_changes):
            await desk.take_from_disk(file, asked=False)  # it may be back by now
            return
        desk.files.pop(change.path, None)
        desk.workspace.forget(change.path)

    def _name_before(self, path: Path) -> Path | None:
        """Return the name that a new file had while it was open here, as far as its content tells.

        One that was saved and renamed at once was never seen as it was saved. Runs in a thread.
        """
        gone = [file for file in tuple(self._desk.files.values()) if not os.path.lexists(file.path)]
        if not gone:
            return None
        try:
            data = data_of(path)
        except FileError:
            return None
        return next((file.path for file in gone if file.data == data), None)

    def _take_new_name(self, path: Path, before: Path) -> None:
        desk = self._desk
        file = desk.files.pop(before, None)
        desk.workspace.forget(before)
        if file is None:
            return
        file.draft.path = path
        file.draft.reread(desk.workspace.settings)
        desk.files[path] = file
        desk.workspace.drafts[path] = file.draft
        desk.workspace.take(file.draft.content)
        desk.journaling.drop(before)
        desk.journaling.keep_soon()
        if file is desk.file:
            desk.draw()
            desk.interviews.put_cursor_on(path)

    async def take_settings(self) -> None:
        """Read the folder's settings again, and judge everything by them."""
        from notes.configuration.settings_file import load_settings
        from notes.settings import SETTINGS_FILE

        desk = self._desk
        loaded = await desk.in_thread(partial(load_settings, desk.workspace.root))
        desk.workspace.settings = loaded.value
        for file in desk.files.values():
            file.draft.reread(loaded.value)
        desk.proofreading.forget()
        desk.scan_folder()
        for problem in loaded.problems:
            desk.say(f"{SETTINGS_FILE}, line {problem.line}: {problem.message}", severe=True)
