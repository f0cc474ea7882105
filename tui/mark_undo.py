"""Undo of marks: the `sent` line and the records go together, and what went out by mail is asked about."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec import Struct
from pendulum import DateTime

from notes.draft import Draft, Lifted
from notes.editing.edit_errors import EditRefused
from notes.editing.frontmatter_edit import remove_interviewer_key
from notes.errors import NotesError
from notes.mail.outbox import Outbox
from notes.mail.record import Subject
from notes.mail.stepping_back import (
    SettledMeanwhile,
    Standing,
    Stepped,
    refuse_sent_since,
    refuse_settled_since,
    said_before,
    standing,
    step_back,
)
from notes.mail.unfinished import settle_as_sent, take_back
from notes.open_file import OpenFile
from notes.replacement import apply
from tui.acts import Act, Turn
from tui.desk_files import Files
from tui.mark_lines import refuse_another_mark, remove_sent, write_sent
from tui.question import Answer, Question
from tui.undoing import Undoing


class Mark(Struct, frozen=True):
    """A mark that was written or taken out."""

    path: Path
    name: str
    at: DateTime
    """When the note went out, as the mark says."""
    is_set: bool
    """Whether it was written; else it was taken out."""
    about: Subject | None
    """What the outbox knows the note by; `None` where it was not asked."""
    stepped: tuple[Stepped, ...] = ()
    """What became of the records with it."""
    went_by_mail: bool = False
    """Whether the note itself went out with it."""
    retracts: bool = False
    """Whether records of a sending are retracted when the mark goes, instead of what they said before."""
    seen: Standing = frozenset()
    """The records that said so with the mark: no later sending is retracted with them."""


@dataclass
class MarkUndo:
    """Takes one mark back and sets it again."""

    desk: Files
    undoing: Undoing
    mark: Mark
    _stepped: tuple[Stepped, ...] = ()
    """What became of the records when the mark was turned last."""
    _lifted: Lifted | None = None
    """The mark's own edit, while it is taken back."""
    _is_kept: bool = False
    """Whether the person lets the mark be, so that undo goes past it."""
    _has_failed: bool = False
    """Whether the last try came to nothing."""

    def __post_init__(self) -> None:
        self._seen = self.mark.seen if self.mark.is_set else self.mark.seen | said_before(self.mark.stepped)
        self._opened = self.desk.files.get(self.mark.path)
        """The file as it was opened then: it is known by that even if it has got another name since."""

    @property
    def _file(self) -> OpenFile | None:
        """The open file; `None` if it is not open."""
        opened = self._opened
        is_open = opened is not None and self.desk.files.get(opened.path) is opened
        return opened if is_open else self.desk.files.get(self.mark.path)

    def remember(self, *, everywhere: bool = False) -> None:
        """Let undo turn this mark round: in front of its own document, or wherever the person is."""
        file = self._file
        of = None if everywhere else (file.draft if file else self.mark.path)
        self._stepped = self.mark.stepped
        self.undoing.remember(Act(self.take_back, self.do_again, of))

    async def take_back(self) -> Turn:
        """Turn the mark back, and what it did to the records."""
        file = self._file
        if self.mark.went_by_mail and self.mark.is_set and not self._is_kept:
            answer = await self.desk.app.push_screen_wait(_question(self.mark))
            if answer is None:
                return Turn.NOT
            self._is_kept = answer == "undo-more"
        if self._is_kept:
            return self._go_past(file.draft) if file else Turn.LET_BE
        return await self._turned(is_back=True)

    async def do_again(self) -> Turn:
        """Make the mark again, or take it out again."""
        return await self._turned(is_back=False)

    def _go_past(self, draft: Draft) -> Turn:
        """Undo what came before the mark; the mark stays."""
        is_last = self._is_last_edit(draft)
        changed = draft.undo_below() if is_last else draft.undo()
        if changed is None and is_last and len(draft.history.done) > 1:
            self.desk.say("What came before the mark stands in the same lines, so it stays too.")
        else:
            self.undoing.show_change(changed)
        return Turn.NOT

    async def _turned(self, *, is_back: bool) -> Turn:
        try:
            await self.desk.in_thread(partial(self._refuse_others, is_back=is_back))
            turn = await self._turn_file(is_back=is_back)
            if turn is not Turn.NOT:
                self._stepped = await self.desk.in_thread(partial(self._turn_records, is_back=is_back))
        except (NotesError, OSError) as error:
            self.desk.say(str(error), severe=True)
            has_failed, self._has_failed = self._has_failed, True
            return Turn.FOR_GOOD if has_failed else Turn.NOT  # so that undo goes on with what was before
        self._has_failed = False
        if turn is Turn.FOR_GOOD:  # the edit that others' changes made necessary is to be guarded in its turn
            other = Mark(
                self._file.path if self._file else self.mark.path,
                self.mark.name,
                self.mark.at,
                self.mark.is_set != is_back,
                self.mark.about,
                self._stepped,
                went_by_mail=self.mark.went_by_mail,
                retracts=not self.mark.is_set,
                seen=self._seen,
            )
            MarkUndo(self.desk, self.undoing, other).remember()
        if turn is not Turn.NOT:
            self.desk.say(_said(self.mark, is_back=is_back))
        return turn

    def _refuse_others(self, *, is_back: bool) -> None:
        """Let what others have marked or settled since be, before anything is turned."""
        path = self._file.path if self._file else self.mark.path
        refuse_another_mark(path, self.mark.name, self.mark.at)
        refuse_settled_since(Outbox(), self._stepped)
        about = self.mark.about
        if about is None or self._stepped:
            return
        if self._retracts(is_back=is_back):
            refuse_sent_since(Outbox(), about, self._seen)
        elif self.mark.is_set != is_back and self._seen - standing(Outbox(), about):
            raise SettledMeanwhile(about)  # the records do not say any more what the mark would say

    # -- the records ------------------------------------------------------------------------------------

    def _turn_records(self, *, is_back: bool) -> tuple[Stepped, ...]:
        """Let the records say what the file says; returns what became of which."""
        mark, outbox, now = self.mark, Outbox(), self.desk.clock()
        if self._stepped:
            step_back(outbox, self._stepped, now)
            return ()
        if mark.about is None:
            return ()
        if mark.is_set != is_back:
            return settle_as_sent(outbox, mark.about, mark.at, now)
        return take_back(outbox, mark.about, now) if self._retracts(is_back=is_back) else ()

    def _retracts(self, *, is_back: bool) -> bool:
        """Tell whether records are retracted where none is stepped back."""
        return self.mark.is_set is is_back and (self.mark.retracts or not self.mark.is_set)

    # -- the file ---------------------------------------------------------------------------------------

    async def _turn_file(self, *, is_back: bool) -> Turn:
        """Write the mark or take it out: in the history of an open document, else in the file."""
        file = self._file
        path = file.path if file else self.mark.path
        wants_mark = self.mark.is_set != is_back
        if file is not None and _is_marked(file.draft, self.mark.name) is wants_mark:
            return Turn.DONE  # by a try that broke off between the file and the records
        if file is not None and self._turn_history(file.draft, is_back=is_back):
            return await self._keep(file, is_back=is_back)
        job = write_sent if wants_mark else remove_sent
        await self.desk.in_thread(partial(job, path, self.mark.name, self.mark.at))
        self._lifted = None
        await self.desk.take_anew(path)
        return Turn.FOR_GOOD if file else Turn.DONE

    def _turn_history(self, draft: Draft, *, is_back: bool) -> bool:
        """Take the mark's own edit out of the history or lay it back; return whether that is possible."""
        if not is_back:
            return self._lifted is not None and draft.lay_back(self._lifted)
        if not self._is_last_edit(draft):
            return False
        self._lifted = draft.lift()
        return True

    def _is_last_edit(self, draft: Draft) -> bool:
        """Tell whether the last edit is the mark and nothing else."""
        after, lifted = draft.text, draft.lift()
        if lifted is None:
            return False
        before = draft.text
        draft.lay_back(lifted)
        marked, bare = (after, before) if self.mark.is_set else (before, after)
        try:
            return apply(marked, remove_interviewer_key(marked, self.mark.name, "sent")) == bare
        except EditRefused:
            return False

    async def _keep(self, file: OpenFile, *, is_back: bool) -> Turn:
        """Save the document with the mark turned; where that fails it is as before."""
        text = file.draft.text
        if file is self.desk.file:
            self.desk.follow_draft()
        if await self.desk.saved(file, is_said=False):
            return Turn.DONE
        if file.draft.text == text:
            if is_back and self._lifted:
                file.draft.lay_back(self._lifted)
            else:
                self._lifted = file.draft.lift()
            if file is self.desk.file:
                self.desk.follow_draft()
        return Turn.NOT


def _is_marked(draft: Draft, name: str) -> bool | None:
    person = draft.interview.interviewer(name) if draft.interview else None
    return None if person is None else person.sent is not None


def _question(mark: Mark) -> Question:
    when = mark.at.format("YYYY-MM-DD HH:mm")
    return Question(
        f"The note to {mark.name} is out",
        f"It went out by mail on {when}; undo cannot call it back. Without its mark it counts as not sent.",
        Answer("take-back", "Take the mark back", "warning"),
        Answer("undo-more", "Leave it, undo more"),
    )


def _said(mark: Mark, *, is_back: bool) -> str:
    if mark.is_set:
        how = "counts as not sent" if is_back else "is marked as sent"
    else:
        how = "is marked as sent again" if is_back else "counts as not sent"
    before = "Taken back" if is_back else "Done again"
    return f"{before}: the note to {mark.name} {how}."
