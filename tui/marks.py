"""Marks of sent notes: the `sent` line in the file and the record in the outbox, written and taken back."""

from functools import partial

from pendulum import DateTime

from notes.errors import NotesError
from notes.interview import Interview, Interviewer
from notes.mail.outbox import Outbox
from notes.mail.outcome import HandedOver, Outcome, Sent
from notes.mail.plan import Plan, subject_of
from notes.mail.precedents import edited_since
from notes.mail.record import Subject
from notes.mail.routes import Eml
from notes.mail.stepping_back import Standing, Stepped, standing
from notes.mail.unfinished import settle_as_sent, take_back
from notes.open_file import OpenFile
from tui.desk_files import Files
from tui.drop_undo import dropped
from tui.mark_lines import remove_sent, write_sent
from tui.mark_undo import Mark, MarkUndo
from tui.planning import message_place
from tui.question import Answer, Question
from tui.undo_of_new import message_file
from tui.undoing import Undoing


class Marks:
    """Writes and takes back the marks of the notes on a desk."""

    def __init__(self, desk: Files, undoing: Undoing) -> None:
        self._desk = desk
        self._undoing = undoing

    async def record(self, file: OpenFile, person: Interviewer, at: DateTime | None = None) -> None:
        """Write the `sent` line, saving what is unsaved first."""
        now = self._desk.clock()
        at = at or now
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        stepped: tuple[Stepped, ...] = ()
        interview = file.draft.interview
        about = subject_of(interview, person) if interview else None
        try:
            await self._desk.in_thread(partial(write_sent, file.path, person.name, at))
            if about:
                stepped = await self._desk.in_thread(partial(settle_as_sent, Outbox(), about, at, now))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        await self._desk.take_from_disk(file)
        self._remember(Mark(file.path, person.name, at, True, about, stepped))
        self._desk.say(f"Recorded: the note to {person.name} is out.")

    async def offer_to_take_back(self, file: OpenFile, person: Interviewer) -> None:
        """Say that the note is out, and ask whether that is wrong."""
        assert person.sent is not None  # noqa: S101 - the caller has looked
        edited = await self._desk.in_thread(partial(self._is_edited, file.draft.interview, person))
        change = ", and the text was edited since it was sent" if edited else ""
        answer = await self._desk.app.push_screen_wait(
            Question(
                f"{person.name} has this note already",
                f"It is recorded as sent on {person.sent.at.format('YYYY-MM-DD HH:mm')}{change}. "
                "If that is wrong, take the mark back; the record of the sending is kept.",
                Answer("take-back", "Take the mark back", "warning"),
            )
        )
        if answer == "take-back":
            await self.take_back(file, person)

    def _is_edited(self, interview: Interview | None, person: Interviewer) -> bool:
        """Tell whether the note is not the text that went out; what the outbox cannot say is no edit."""
        try:
            records = Outbox().records()
        except NotesError:
            return False
        return interview is not None and edited_since(subject_of(interview, person), records) is not None

    async def take_back(self, file: OpenFile, person: Interviewer) -> None:
        """Take the `sent` line out, and let the records say so."""
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        stepped: tuple[Stepped, ...] = ()
        interview, now = file.draft.interview, self._desk.clock()
        about = subject_of(interview, person) if interview else None
        at = person.sent.at if person.sent else None
        try:
            was_marked = await self._desk.in_thread(partial(remove_sent, file.path, person.name, at))
            if about:
                stepped = await self._desk.in_thread(partial(take_back, Outbox(), about, now))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        await self._desk.take_from_disk(file)
        if person.sent is not None and was_marked:
            self._remember(Mark(file.path, person.name, person.sent.at, False, about, stepped))
        elif about and stepped:
            self._undoing.remember(dropped(self._desk, person.name, about, stepped))
        self._desk.say(f"Taken back: the note to {person.name} counts as not sent.")

    async def remember_end(self, plan: Plan, outcome: Outcome) -> None:
        """Let undo ask about the mark of a note that just went out by mail, or remove its message file."""
        if isinstance(outcome, HandedOver) and isinstance(plan.route, Eml):
            path = message_place(self._desk, plan)
            self._undoing.remember(message_file(self._desk, path, plan.data, plan.interview))
        if not isinstance(outcome, Sent):
            return
        await self._desk.take_anew(plan.interview)
        content = self._desk.workspace.current(plan.interview)
        person = content.interviewer(plan.name) if isinstance(content, Interview) else None
        if person is not None and person.sent is not None:
            at, about = person.sent.at, plan.about
            seen = await self._desk.in_thread(partial(_seen, about))
            self._remember(
                Mark(plan.interview, plan.name, at, True, about, went_by_mail=True, retracts=True, seen=seen)
            )

    def _remember(self, mark: Mark) -> None:
        MarkUndo(self._desk, self._undoing, mark).remember()


def _seen(about: Subject) -> Standing:
    """Return what stands against sending a note once more; an outbox that does not say it says nothing."""
    try:
        return standing(Outbox(), about)
    except NotesError:
        return frozenset()
