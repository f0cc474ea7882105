"""What the person does with files: open, save, edit elsewhere, leave."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from notes.errors import NotesError
from notes.interview import BrokenInterview, Problem
from notes.views import View
from notes.workspace import Content
from tui.desk_folder import Folder

if TYPE_CHECKING:
    from notes.checklist import InterviewReport
    from notes.files.saving import Saved
    from notes.open_file import OpenFile


class Files(Folder):
    """The part of the desk that reads and writes files, always in workers."""

    # -- opening ----------------------------------------------------------------------------------------

    @work(exclusive=True, group="open")
    async def open_path(self, path: Path, view: View | None = None) -> None:
        """Bring a file to the front."""
        await self.bring_to_front(path, view)

    async def bring_to_front(self, path: Path, view: View | None = None) -> None:
        """Show a file; one that was open before comes back as it was left, with its history."""
        from notes.open_file import open_file

        file = self.files.get(path)
        if file is None:
            try:
                file = await self.in_thread(partial(open_file, path, self.workspace.settings))
            except NotesError as error:
                self.show_unreadable(path, str(error))
                return
        elif not file.draft.has_unsaved_changes:
            await self.take_from_disk(file)
        if sentence := _too_long(file.draft.content):
            self.show_unreadable(path, sentence)
            return
        self.files[path] = file
        report = await self.in_thread(partial(self._first_report, file)) if self.has_started else None
        self.show_file(file, report, view)
        self.focus_writing()

    def _first_report(self, file: "OpenFile") -> "InterviewReport | None":
        """Check the file before it is shown, so that the checklist never stands empty in between."""
        interview = file.draft.interview
        if interview is None:
            return None
        from notes.checklist import check_interview

        round_ = self.workspace.round(interview, self.clock())
        return check_interview(round_, self.proofreading.results(round_))

    def show_unreadable(self, path: Path, sentence: str) -> None:
        """Show why a file cannot be opened, in the place of its text."""
        self.workspace.take(BrokenInterview(path, None, (Problem(path, sentence),)))
        self.show_no_file(path.name)
        self.offer.show_text(sentence)
        self.checklist.show_problems([sentence])

    def focus_writing(self) -> None:
        """Put the focus where writing starts: the editor, or the offer to start."""
        if self.editor.display:
            self.editor.focus()
        elif button := self.offer.button:
            button.focus()

    # -- saving -----------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the file in front."""
        if self.file is None:
            return
        self.save(self.file)

    @work(group="save")
    async def save(self, file: "OpenFile") -> None:
        """Save a file and say so, or say why not."""
        if file.draft.has_unsaved_changes:
            await self.saved(file)
            return
        before = file.draft.text
        await self.take_from_disk(file)
        if file.draft.text == before and not file.is_gone:
            self.say("Nothing to save: the file already says this.")

    async def saved(self, file: "OpenFile", *, is_said: bool = True) -> bool:
        """Save a file, asking where a choice is needed; return whether its text is on disk now."""
        async with self.disk:
            result = await self._written(file)
            if result is None:
                self.journaling.keep_soon()
                return False
            self.workspace.take(file.draft.content)
        self.after_save(file)
        if is_said or result.warning:
            said = result.warning or f"Saved {self.workspace.shown(file.path)}."
            self.say(said, severe=bool(result.warning))
        return True

    async def _written(self, file: "OpenFile") -> "Saved | None":
        from notes.files.file_errors import ChangedOnDisk, ReadOnlyFile, Vanished
        from notes.open_file import save_file

        anew = even_read_only = False
        while True:
            if file.is_gone and not anew:
                gone = f"{self.workspace.shown(file.path)} was deleted or renamed on disk."
                if not (anew := await self.agreed("No longer there", gone, "Write it anew")):
                    return None
            try:
                return await self.in_thread(partial(save_file, file, even_read_only=even_read_only))
            except ChangedOnDisk as error:
                if not await self.take_in(file, error.theirs):
                    return None
            except ReadOnlyFile as error:
                if not (even_read_only := await self.agreed("Read-only file", str(error), "Save anyway")):
                    return None
            except NotesError as error:
                if not isinstance(error, Vanished) or file.is_gone:
                    self.say(str(error), severe=True)
                    return None
                file.lose()

    async def agreed(self, title: str, sentence: str, answer: str) -> bool:
        """Ask before something that matters; return whether the person wants it."""
        from tui.question import Answer, Question

        question = Question(title, sentence, Answer("save", answer, "warning"))
        return await self.app.push_screen_wait(question) == "save"

    def after_save(self, file: "OpenFile") -> None:
        """Show that a file is saved, and let its journal go."""
        self.journaling.keep_soon()
        if file is self.file:
            self.draw()
        self.interviews.update_entry(self.workspace.entry(file.path, self.clock()))
        self.interviews.unsaved = frozenset(draft.path for draft in self.workspace.unsaved)

    # -- another editor ---------------------------------------------------------------------------------

    @work(exclusive=True, group="external")
    async def action_external_editor(self) -> None:
        """Save, open the file in the person's own editor at this line, and take the result in as one edit."""
        from notes.place import Lines
        from tui.external_editor import editor_command, run_editor

        file = self.file
        if file is None:
            return
        if file.draft.has_unsaved_changes and not await self.saved(file):
            return
        line = Lines(file.draft.text).position(self.editor.cursor_offset_in_document)[0]
        command = editor_command(file.path, line)
        if command is None:
            self.say("Set $VISUAL or $EDITOR to open files in your own editor.", severe=True)
            return
        try:
            with self.app.suspend():
                failure = run_editor(command)
        except SuspendNotSupported:
            self.say("This terminal cannot be handed to another program; open the file there.", severe=True)
            return
        self.refresh(layout=True)
        if failure:
            self.say(failure, severe=True)
            return
        await self.take_from_disk(file)

    async def take_from_disk(self, file: "OpenFile", *, asked: bool = True) -> None:
        """Take what the file now holds into the editor, as one edit that can be undone."""
        from notes.files.file_errors import Vanished
        from notes.files.on_disk import load

        async with self.disk:
            try:
                now = await self.in_thread(partial(load, file.path))
            except Vanished:
                self.note_loss(file)
            except NotesError as error:
                self.say(str(error), severe=True)
            else:
                if now.fingerprint != file.fingerprint:
                    await self.take_in(file, now.data, asked=asked)

    async def take_anew(self, path: Path) -> None:
        """Take in a file that was just changed here beside the editor, open or not."""
        from notes.files.folder_scan import read_file

        file = self.files.get(path)
        if file is not None:
            await self.take_from_disk(file)
        elif path in self.workspace.summaries:
            content = await self.in_thread(partial(read_file, path, self.workspace.settings))
            if content is not None:
                self.workspace.take(content)
        self.draw_list()
        self.recheck_soon()

    def note_loss(self, file: "OpenFile") -> None:
        """Keep the text of a file that is gone, and tell the person once."""
        if file.is_gone:
            return
        file.lose()
        self.journaling.keep_soon()
        self.draw_unsaved()
        name = self.workspace.shown(file.path)
        self.say(f"{name} was deleted on disk; its text is kept here until you save or leave.", severe=True)

    # -- leaving ----------------------------------------------------------------------------------------

    @work(exclusive=True, group="quit")
    async def leave(self) -> None:
        """Quit; unsaved edits are asked about first."""
        from tui.question import Answer, Question

        unsaved = [file for file in self.files.values() if file.draft.has_unsaved_changes]
        if unsaved:
            names = "\n".join(self.workspace.shown(file.path) for file in unsaved)
            answer = await self.app.push_screen_wait(
                Question(
                    "Unsaved changes",
                    f"Not saved yet:\n{names}",
                    Answer("save", "Save and quit", "primary"),
                    Answer("discard", "Discard and quit", "error"),
                )
            )
            if answer is None:
                return
            if answer == "save":
                for file in unsaved:
                    if not await self.saved(file):
                        return
            else:
                await self.journaling.let_go()
        self.app.exit()


def _too_long(content: Content) -> str:
    """Return why a file is too long for an editor, or an empty string."""
    from notes.format.reader import LONGEST

    is_long = content.text is not None and len(content.text) > LONGEST
    return content.problems[0].message if is_long and isinstance(content, BrokenInterview) else ""
