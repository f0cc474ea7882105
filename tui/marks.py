"""Marks of sent notes: the `sent` line in the file and the record in the outbox, written and taken back."""

from functools import partial
from pathlib import Path

from pendulum import DateTime

from notes.addressee import find_addressee
from notes.editing.frontmatter_edit import remove_interviewer_key, set_interviewer_key
from notes.errors import NotesError
from notes.interview import Interview, Interviewer
from notes.mail.outbox import Outbox
from notes.mail.plan import subject_of
from notes.mail.precedents import edited_since
from notes.mail.unfinished import settle_as_sent, take_back
from notes.open_file import OpenFile
from tui.desk_files import Files
from tui.question import Answer, Question


class Marks:
    """Writes and takes back the marks of the notes on a desk."""

    def __init__(self, desk: Files) -> None:
        self._desk = desk

    async def record(self, file: OpenFile, person: Interviewer, at: DateTime | None = None) -> None:
        """Write the `sent` line, saving what is unsaved first."""
        now = self._desk.clock()
        at = at or now
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        interview = file.draft.interview
        try:
            await self._desk.in_thread(partial(write_sent, file.path, person.name, at))
            if interview:
                about = subject_of(interview, person)
                await self._desk.in_thread(partial(settle_as_sent, Outbox(), about, at, now))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        await self._desk.take_from_disk(file)
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
                Answer("t", "Take the mark back", "warning"),
            )
        )
        if answer == "t":
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
        interview = file.draft.interview
        try:
            await self._desk.in_thread(partial(_remove_sent, file.path, person.name))
            if interview:
                about = subject_of(interview, person)
                await self._desk.in_thread(partial(take_back, Outbox(), about, self._desk.clock()))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        await self._desk.take_from_disk(file)
        self._desk.say(f"Taken back: the note to {person.name} counts as not sent.")


def write_sent(path: Path, name: str, at: DateTime) -> None:
    """Write the `sent` line; raises `NotesError`."""
    addressee = find_addressee(str(path), name)
    addressee.save(set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", at))


def _remove_sent(path: Path, name: str) -> None:
    addressee = find_addressee(str(path), name)
    addressee.save(remove_interviewer_key(addressee.interview.text, addressee.person.name, "sent"))
