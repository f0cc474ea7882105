"""Git on the desk: states in the list, commits of chosen files, pull, push, conflicts in the merge view."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from notes.errors import NotesError
from notes.files.merge import Merge, merge
from notes.format.decoding import decode
from notes.format.reader import read_bytes
from notes.git.conflicts import conclude, stopped, take_back, versions
from notes.git.file_state import FileState
from notes.git.git_commit import Committed, commit, committed_text, default_message, pull, push
from notes.git.git_run import GitFailed
from notes.git.git_state import GitState, git_state
from notes.git.uncommit import commit_again, refuse_to_uncommit, uncommit
from notes.interview import Interview
from notes.open_file import open_file
from notes.settings import SETTINGS_FILE
from notes.shown_text import one_line
from tui import icons
from tui.acts import Act, Turn
from tui.commit_dialog import CommitDialog, Offered
from tui.desk_files import Files
from tui.merge_dialog import MergeDialog
from tui.question import Answer, Question
from tui.undoing import Undoing

if TYPE_CHECKING:
    from notes.open_file import OpenFile


class Versioning:
    """Asks git for the desk, and shows what it says."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing
        self.state: GitState | None = None
        """As git told it last; `None` outside of git."""

    # -- seeing -----------------------------------------------------------------------------------------

    async def look(self) -> None:
        """Ask git how the files stand, and show it in the list."""
        try:
            self.state = await self._desk.in_thread(partial(git_state, self._desk.workspace.root))
        except NotesError:
            self.state = None  # a git that cannot answer now is no reason to disturb anybody's writing
        if self._desk.is_standing:
            self._desk.interviews.git_states = self._files() if self.state else None
            self._desk.query_one("#left").border_subtitle = Content(_branch(self.state))

    def _files(self) -> dict[Path, FileState]:
        """Return the states of the files below the folder, by path as the app names it."""
        root = self._desk.workspace.root
        real = Path(os.path.realpath(root))
        found = self.state.files.items() if self.state else ()
        return {root / path.relative_to(real): one for path, one in found if path.is_relative_to(real)}

    def _conflicted(self) -> list[Path]:
        return [path for path, state in self._files().items() if state is FileState.CONFLICTED]

    # -- committing -------------------------------------------------------------------------------------

    async def commit(self) -> None:
        """Offer the changed files and a message, and commit what the person chooses."""
        await self.look()
        if self.state is None:
            self._desk.say("This folder is not in git; `git init` in it starts a history.", severe=True)
            return
        if self._conflicted():
            await self.settle_conflicts()
            return
        offered = self._offered()
        if not offered:
            self._desk.say("Nothing to commit: git has every file as it is.")
            return
        try:
            message = await self._desk.in_thread(partial(self._message, offered[0].path))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        chosen = await self._desk.app.push_screen_wait(CommitDialog(message, offered))
        if chosen and await self._save(chosen.files):
            await self._commit(chosen.files, chosen.message)

    def _offered(self) -> list[Offered]:
        """Return what can be committed: interviews and the folder's settings; the file in front first."""
        desk = self._desk
        ours = {*desk.workspace.summaries, desk.workspace.root / SETTINGS_FILE}
        states = {path: str(state) for path, state in self._files().items() if path in ours}
        unsaved = {draft.path: "unsaved" for draft in desk.workspace.unsaved}
        front = desk.file.path if desk.file else None
        paths = sorted({*states, *unsaved}, key=lambda path: (path != front, path.name))
        return [
            Offered(path, one_line(desk.workspace.shown(path)), unsaved.get(path) or states[path])
            for path in paths
        ]

    def _message(self, path: Path) -> str:
        """Return what committing this file does, in the words of git's own history."""
        settings = self._desk.workspace.settings
        after = self._desk.workspace.current(path)
        if after is None and path.name != SETTINGS_FILE:
            after = read_bytes(path, path.read_bytes(), settings)
        if not isinstance(after, Interview):
            return f"Update {path.name}"
        committed = committed_text(path)
        before = read_bytes(path, committed, settings) if committed is not None else None
        return default_message(before if isinstance(before, Interview) else None, after)

    async def _save(self, paths: tuple[Path, ...]) -> bool:
        """Save what is unsaved of these files; return whether all of them are on disk as they are shown."""
        for path in paths:
            file = self._desk.files.get(path)
            if file and file.draft.has_unsaved_changes and not await self._desk.saved(file):
                return False
        return True

    async def _commit(self, paths: tuple[Path, ...], message: str) -> None:
        again = Answer("again", "Try again", "primary")
        while True:
            try:
                made = await self._desk.in_thread(partial(commit, paths, message))
            except GitFailed as error:
                refusal = Question("Not committed", str(error), again, detail=error.output.strip())
                if await self._desk.app.push_screen_wait(refusal) is None:
                    break
            else:
                back = partial(self._uncommit, made, message)
                self._undoing.remember(Act(back, partial(self._commit_again, made, message)))
                self._desk.say(f"Committed: {one_line(message)}")
                break
        await self.look()

    async def _uncommit(self, made: Committed, message: str) -> Turn:
        """Take a commit back, if the person wants that and nobody else has it yet."""
        await self._desk.in_thread(partial(refuse_to_uncommit, made))
        question = Question(
            "Take the commit back?",
            f"“{message}” is the last commit here. Your files stay as they are; its changes are staged then.",
            Answer("take-back", "Take it back", "warning"),
            Answer("undo-more", "Leave it, undo more"),
        )
        answer = await self._desk.app.push_screen_wait(question)
        if answer != "take-back":
            return Turn.LET_BE if answer else Turn.NOT
        await self._desk.in_thread(partial(uncommit, made))
        await self.look()
        self._desk.say(f"Taken back: the commit “{one_line(message)}”; its changes are staged.")
        return Turn.DONE

    async def _commit_again(self, made: Committed, message: str) -> Turn:
        await self._desk.in_thread(partial(commit_again, made))
        await self.look()
        self._desk.say(f"Committed again: {one_line(message)}")
        return Turn.DONE

    # -- others -----------------------------------------------------------------------------------------

    async def pull(self) -> None:
        """Take in what others pushed; what collides is shown side by side."""
        await self._exchange("Pulling…", pull, "Pulled: what others wrote is here.")
        if self._conflicted():
            await self.settle_conflicts()

    async def push(self) -> None:
        """Send the commits to where the branch is pushed."""
        await self._exchange("Pushing…", push, "Pushed: the others can have what is here.")

    async def _exchange(self, begun: str, act: Callable[[Path], None], done: str) -> None:
        self._desk.say(begun)
        try:
            await self._desk.in_thread(partial(act, self._desk.workspace.root))
        except NotesError as error:
            await self.look()
            if not self._conflicted():
                self._desk.say(str(error), severe=True)
            return
        await self.look()
        self._desk.say(done)

    # -- conflicts --------------------------------------------------------------------------------------

    async def settle_conflicts(self) -> None:
        """Show the conflicts file by file, then offer to conclude what git was doing."""
        while await self._settle_once():
            pass

    async def _settle_once(self) -> bool:
        """Settle the conflicts there are; return whether git found more of them when it went on."""
        await self.look()
        root = self._desk.workspace.root
        settled = self._conflicted()
        try:
            doing = await self._desk.in_thread(partial(stopped, root))
            if doing is None:
                self._desk.say("Git is not in the middle of anything: there is nothing to settle.")
                return False
            for path in settled:
                if not await self._settle(path):
                    self._desk.say("The rest stays in conflict; “Settle conflicts” in the palette goes on.")
                    return False
            answer = await self._desk.app.push_screen_wait(
                Question(
                    "Everything is settled",
                    f"Git stopped in the middle of a {doing}. Concluding it commits what you settled.",
                    Answer("conclude", "Conclude", "primary"),
                    Answer("take-back", f"Take the {doing} back", "warning"),
                )
            )
            if answer == "conclude":
                await self._desk.in_thread(partial(conclude, root, settled))
                self._desk.say(f"The {doing} is concluded.")
            elif answer == "take-back":
                await self._desk.in_thread(partial(take_back, root))
                self._desk.say(f"The {doing} is taken back.")
        except NotesError as error:
            await self.look()
            if self._conflicted():
                return True  # a rebase that went on to the next commit
            self._desk.say(str(error), severe=True)
        await self.look()
        return False

    async def _settle(self, path: Path) -> bool:
        """Merge one file with the person; return whether it is settled and saved."""
        desk = self._desk
        try:
            file, merged = await desk.in_thread(partial(self._merged, path))
        except NotesError as error:
            desk.say(str(error), severe=True)
            return False
        name = one_line(desk.workspace.shown(path))
        dialog = MergeDialog(name, merged, mine="Yours", theirs="Theirs")
        decided = await desk.app.push_screen_wait(dialog) if merged.conflicts else []
        if decided is None:
            return False
        desk.files[path] = file
        file.draft.become(merged.text(decided))
        desk.show_file(file, None)
        return await desk.saved(file)

    def _merged(self, path: Path) -> tuple["OpenFile", Merge]:
        found = versions(path)
        base, mine, theirs = (decode(data).text for data in (found.base, found.mine, found.theirs))
        known = self._desk.files.get(path)
        return known or open_file(path, self._desk.workspace.settings), merge(base, mine, theirs)


def _branch(state: GitState | None) -> str:
    """Return the branch, and how many commits the other side lacks (↑) and has more (↓)."""
    if state is None:
        return ""
    ahead = f" {icons.AHEAD}{state.ahead}" if state.ahead else ""
    behind = f" {icons.BEHIND}{state.behind}" if state.behind else ""
    return f"{one_line(state.branch) or 'no branch'}{ahead}{behind}"
