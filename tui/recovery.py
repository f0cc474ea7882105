"""What the last crash left, offered back file by file. Takes no key: a bar says it, and waits."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from notes.errors import NotesError
from notes.shown_text import one_line
from tui.acts import Act, Turn
from tui.desk_files import Files
from tui.undoing import Undoing

if TYPE_CHECKING:
    from notes.files.unsaved import Unsaved
    from notes.open_file import OpenFile
    from tui.merge_dialog import Decisions


class Recovery:
    """Begins the journals, and brings back what those of an ended session hold."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing
        self.recoverable: list[Unsaved] = []
        """What the last crash left and nobody decided about yet."""

    async def look(self) -> None:
        """Begin a journal, and say what the last crash left."""
        from notes.files.journal import Journals
        from notes.files.recovery import pending

        desk, root = self._desk, self._desk.workspace.root
        try:
            journals = desk.journaling.journals = await desk.in_thread(partial(Journals, root))
            left = await desk.in_thread(partial(pending, root))
        except NotesError as error:
            desk.say(str(error), severe=True)
            return
        desk.journaling.keep_soon()  # what was typed while the app was starting
        if journals.others():
            desk.say("Another Afterword has this folder open; each keeps what the other saves.")
        for damaged in left.damaged:
            desk.say(str(damaged), severe=True)
        self.recoverable = list(left.unsaved)
        self._draw()

    def _draw(self) -> None:
        shown = self._desk.workspace.shown
        names = one_line(", ".join(shown(self._path_here(unsaved.path)) for unsaved in self.recoverable))
        said = f"Unsaved text from last time: {names}  ({self._desk.key_of('recover')} in the list, or click)"
        self._desk.show_bar("recovery", said if self.recoverable else "")

    async def recover(self) -> None:
        """Offer it back, file by file, with what it would change."""
        if not self.recoverable:
            self._desk.say("Nothing was left unsaved last time.")
        while self.recoverable:
            if not await self._offer(self.recoverable[0]):
                return
            self._settle(self.recoverable[0])

    async def _offer(self, unsaved: "Unsaved") -> bool:
        """Ask about one file; return whether the person decided."""
        from notes.files.recovery import discard
        from tui.question import Answer, Question

        name = self._desk.workspace.shown(self._path_here(unsaved.path))
        answer = await self._desk.app.push_screen_wait(
            Question(
                "Unsaved text from last time",
                f"{name} has text that was never saved. Taking it back changes no file until you save.",
                Answer("record", "Recover", "primary"),
                Answer("discard", "Discard", "error"),
                detail=unsaved.diff(),
            )
        )
        if answer == "record" and not await self._recover(unsaved):
            return False
        if answer is not None:
            await self._desk.in_thread(partial(discard, unsaved))
        if answer == "discard":
            self._undoing.remember(Act.both_ways(partial(self._turn, unsaved)))
        return answer is not None

    async def _turn(self, unsaved: "Unsaved", *, is_back: bool) -> Turn:
        """Offer text again that was discarded, or discard it again."""
        from notes.files.recovery import discard, put_back

        await self._desk.in_thread(partial(put_back if is_back else discard, unsaved))
        if is_back:
            self.recoverable.insert(0, unsaved)
            self._draw()
        else:
            self._settle(unsaved)
        name = self._desk.workspace.shown(self._path_here(unsaved.path))
        how = "Taken back: the unsaved text of {} is offered again." if is_back else "Discarded again: {}."
        self._desk.say(how.format(name))
        return Turn.DONE

    def _settle(self, unsaved: "Unsaved") -> None:
        """Offer a text no more."""
        self.recoverable = [one for one in self.recoverable if one is not unsaved]
        self._draw()

    async def _recover(self, unsaved: "Unsaved") -> bool:
        """Merge the text with what stands here now, as one edit; return whether the person decided."""
        from notes.files.merge import merge
        from notes.files.unsaved import Kind
        from notes.format.decoding import decode
        from tui.merge_dialog import MergeDialog

        desk, path = self._desk, self._path_here(unsaved.path)
        async with desk.disk:
            try:
                file = desk.files.get(path)
                if file is None:
                    file = await desk.in_thread(partial(self._opened, path, unsaved))
                base, text = decode(unsaved.base).text, decode(unsaved.text).text
            except NotesError as error:
                desk.say(str(error), severe=True)
                return False
            # A save that broke off may have left part of the text in the file: there is nothing to merge.
            base = file.draft.text if unsaved.kind is Kind.SAVING else base
            merged = merge(base, text, file.draft.text)
            choices: Decisions = []
            if merged.conflicts:
                name = one_line(desk.workspace.shown(path))
                dialog = MergeDialog(name, merged, mine="From last time", theirs="In the file now")
                decided = await desk.app.push_screen_wait(dialog)
                if decided is None:
                    return False
                choices = decided
            desk.files[path] = file
            desk.workspace.drafts[path] = file.draft
            file.draft.become(merged.text(choices))
            desk.workspace.take(file.draft.content)
        desk.show_file(file, None)
        desk.focus_writing()
        await desk.journaling.keep_now()
        return True

    def _path_here(self, path: Path) -> Path:
        """Return a path as this folder names it; journals know only real paths."""
        root = Path(os.path.realpath(self._desk.workspace.root))
        return self._desk.workspace.root / path.relative_to(root) if path.is_relative_to(root) else path

    def _opened(self, path: Path, unsaved: "Unsaved") -> "OpenFile":
        """Open a file that text is to be put back into, also one that is gone or was left half written."""
        from notes.files.on_disk import OnDisk
        from notes.files.unsaved import Kind
        from notes.open_file import open_file, opened

        settings = self._desk.workspace.settings
        try:
            return open_file(path, settings)
        except NotesError:
            if unsaved.on_disk is not None and unsaved.kind is not Kind.SAVING:
                raise
        file = opened(OnDisk(path, unsaved.base), settings)
        if unsaved.on_disk is None:
            file.lose()
        else:
            file.data, file.is_gone = unsaved.on_disk, False
        return file
