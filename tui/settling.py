"""Sends that broke off and marks that went missing: said in a bar, settled when asked for. Sends nothing."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from notes.errors import NotesError
from notes.interview import Interview
from notes.mail.lost_marks import lost_marks
from notes.mail.outbox import Outbox
from notes.mail.precedents import MarkIsMissing, StillUnknown
from notes.mail.record import Record
from notes.mail.stepping_back import Stepped, refuse_settled_meanwhile, standing
from notes.mail.unfinished import End, finish, settle_as_sent, take_back, unfinished
from notes.shown_text import one_line
from tui.desk_files import Files
from tui.drop_undo import dropped
from tui.mark_lines import write_sent
from tui.mark_undo import Mark, MarkUndo
from tui.question import Answer, Question
from tui.undoing import Undoing


class Open(Struct, frozen=True):
    """A sending that the person is to settle."""

    record: Record
    sentence: str
    path: Path
    """Where the note is now, as far as that is known."""
    name: str
    is_sent: bool
    """Surely sent, so that only the mark is missing; otherwise nobody knows."""


class Settling:
    """Finds what is open in the outbox, and goes through it with the person."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing
        self._never_left: list[str] = []
        self.open: list[Open] = []
        """What is to be settled yet, the oldest first."""

    async def look(self) -> None:
        """Find what is open and show the bar; what surely never left is told once."""
        try:
            await self._desk.in_thread(self._find)
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        for sentence in self._never_left:
            self._desk.say(sentence, severe=True)
        self._never_left.clear()
        self._draw()
        self._desk.recheck_soon()  # by now it is known which notes were edited after they were sent

    def _find(self) -> None:
        outbox, now = Outbox(), self._desk.clock()
        found: dict[str, Open] = {}
        for one in unfinished(outbox, now):
            if one.end is End.NEVER_LEFT:
                self._never_left.append(str(one))
                continue
            about = one.record.subject
            entry = Open(
                one.record,
                _what(one.record, one.end),
                Path(about.path),
                about.interviewer,
                is_sent=one.end is End.SENT,
            )
            found[one.record.message_id] = entry
        self._desk.workspace.records = outbox.records()
        interviews = self._interviews() if self._desk.workspace.records else ()
        for lost in lost_marks(interviews, outbox):  # knows where the note is now
            entry = Open(
                lost.record,
                MarkIsMissing(lost.record).what,
                lost.interview.path,
                lost.person.name,
                is_sent=True,
            )
            found[lost.record.message_id] = entry
        self.open = list(found.values())

    def _interviews(self) -> tuple[Interview, ...]:
        """Return the interviews that may lack a mark, as they stand on disk."""
        from notes.files.folder_scan import scan

        workspace = self._desk.workspace
        found: Iterable[object]
        if self._desk.is_scanned:
            companies = {record.subject.company for record in workspace.records}
            summaries = tuple(workspace.summaries.values())
            of_companies = {one.path for one in summaries if one.company in companies}
            found = map(self._desk.stored, sorted(workspace.owing() | of_companies))
        else:
            found = scan(workspace.root, workspace.settings)
        return tuple(one for one in found if isinstance(one, Interview))

    def _draw(self) -> None:
        names = one_line(", ".join(one.name for one in self.open))
        said = f"Not settled yet: the note to {names}  (click, or palette: Settle open sendings)"
        self._desk.show_bar("outbox", said if self.open else "")

    async def settle(self) -> None:
        """Ask about each open sending; what is cancelled stays open."""
        await self.look()
        if not self.open:
            self._desk.say("Nothing is open: every sending has its end.")
        for one in tuple(self.open):
            if not await self._ask(one):
                break
        await self.look()

    async def _ask(self, one: Open) -> bool:
        """Ask about one sending; return whether the person answered. What others settled first stays so."""
        about, outbox = one.record.subject, Outbox()
        try:
            seen = await self._desk.in_thread(partial(standing, outbox, about))
            if (one.record.place, one.record.state) not in seen:
                return True
            answer = await self._desk.app.push_screen_wait(_question(one))
            if answer is None:
                return False
            await self._desk.in_thread(partial(refuse_settled_meanwhile, outbox, about, seen))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
        else:
            await self._settle(one, is_sent=answer == "record")
        return True

    async def _settle(self, one: Open, *, is_sent: bool) -> None:
        file = self._desk.files.get(one.path)
        if file is not None and file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        try:
            await (self._record(one) if is_sent else self._drop(one))
        except (NotesError, OSError) as error:
            self._desk.say(str(error), severe=True)

    async def _record(self, one: Open) -> None:
        stepped = await self._desk.in_thread(partial(self._recorded, one))
        await self._desk.take_anew(one.path)
        about, at = one.record.subject, one.record.sent_at or one.record.started
        mark = Mark(one.path, one.name, at, True, about, stepped)
        MarkUndo(self._desk, self._undoing, mark).remember(everywhere=True)
        self._desk.say(f"Recorded: the note to {one.name} is out.")

    def _recorded(self, one: Open) -> tuple[Stepped, ...]:
        outbox, now = Outbox(), self._desk.clock()
        mark = partial(write_sent, one.path, one.name)
        if one.is_sent:
            return finish(outbox, one.record, mark, now)
        at = one.record.sent_at or one.record.started
        mark(at)
        return settle_as_sent(outbox, one.record.subject, at, now)

    async def _drop(self, one: Open) -> None:
        """Let it count as not sent; undo opens the question again."""
        about = one.record.subject
        stepped = await self._desk.in_thread(partial(take_back, Outbox(), about, self._desk.clock()))
        self._undoing.remember(dropped(self._desk, one.name, about, stepped))
        self._desk.say(f"Dropped: the note to {one.name} counts as not sent.")


def _question(one: Open) -> Question:
    title = "Sent, but its mark is missing" if one.is_sent else "Nobody knows whether it went out"
    record = "Restore the mark" if one.is_sent else "It was sent"
    return Question(
        title,
        one.sentence,
        Answer("record", record, "primary"),
        Answer("not-sent", "It was not sent", "warning"),
    )


def _what(record: Record, end: End) -> str:
    return MarkIsMissing(record).what if end is End.SENT else StillUnknown(record).what
