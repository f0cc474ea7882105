"""Getting a note out: send it, hand it over, post it, or take a wrong mark back.

Loaded when first needed: the mail machinery would make the app start slower.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from pendulum import DateTime

from notes.addressee import find_addressee
from notes.checklist import NoteReport, check_interview
from notes.errors import NotesError
from notes.frontmatter_edit import remove_interviewer_key, set_interviewer_key
from notes.interview import Channel, Interview, Interviewer
from notes.mail.cancellation import Cancellation
from notes.mail.eml import file_name
from notes.mail.outbox import Outbox
from notes.mail.outcome import Outcome, Phase, Sent
from notes.mail.plan import Plan, plan_sending, subject_of
from notes.mail.precedents import MarkIsMissing, StillUnknown
from notes.mail.reflow import reflow
from notes.mail.routes import Eml
from notes.mail.sending import Means, carry_out
from notes.mail.unfinished import settle_as_sent, take_back, unfinished
from notes.open_file import OpenFile
from tui.card_dialog import CardDialog
from tui.desk_files import Files
from tui.question import Answer, Question
from tui.secret_dialog import SecretDialog
from tui.send_dialog import SendDialog
from tui.sending_dialog import SendingDialog


class Sending:
    """Sends from a desk. Nothing goes out without a dialog that starts at Cancel."""

    def __init__(self, desk: Files, mail: Mapping[str, object]) -> None:
        self._desk = desk
        self._mail = mail
        """The `[mail]` table of the person's own configuration."""

    async def send(self) -> None:
        """Send the note in front, or help to write it by hand."""
        file, interview, person = self._desk.file, self._desk.interview, self._desk.person
        if file is None or interview is None or person is None:
            self._desk.say("Choose a person's note first (f7); that is what can be sent.")
            return
        if person.sent is not None:
            await self._offer_to_take_back(file, person)
            return
        note = interview.note_to(person.name)
        channel = self._desk.workspace.round(interview, self._desk.clock()).channel(person)
        if channel is not Channel.EMAIL:
            text = reflow(note.body.value, self._desk.workspace.me.name) if note else ""
            await self._post(file, person, text, channel)
            return
        await self._send_mail(file, interview, person)

    async def _send_mail(
        self, file: OpenFile, interview: Interview, person: Interviewer, *, again: bool = False
    ) -> None:
        report = await self._desk.in_thread(partial(self._judge, interview, person))
        try:
            plan = await self._desk.in_thread(partial(self._plan, interview, person, report, again))
        except (StillUnknown, MarkIsMissing) as error:
            await self._settle(file, interview, person, error)
            return
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        decision = await self._desk.app.push_screen_wait(SendDialog(plan, report))
        if decision is None:
            return
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        cancellation = Cancellation()
        outcome = await self._desk.app.push_screen_wait(
            SendingDialog(
                person.name,
                partial(self._carry_out, plan, cancellation, decision == "anyway"),
                cancellation,
            )
        )
        await self._desk.take_from_disk(file)
        self._say_outcome(outcome)

    def _judge(self, interview: Interview, person: Interviewer) -> NoteReport | None:
        """Return the checks of a note as it is about to go out: nothing is excused as half-written."""
        round_ = replace(self._desk.workspace.round(interview, self._desk.clock()), sending=True)
        self._desk.proofreading.work(round_)
        report = check_interview(round_, self._desk.proofreading.results(interview))
        return report.note(person.name)

    def _plan(
        self, interview: Interview, person: Interviewer, report: NoteReport | None, again: bool
    ) -> Plan:
        of_interview = self._desk.report.findings if self._desk.report else ()
        return plan_sending(
            interview,
            person,
            channel=Channel.EMAIL,
            findings=(*of_interview, *(report.findings if report else ())),
            me=self._desk.workspace.me,
            mail=self._mail,
            outbox=Outbox(),
            now=self._desk.clock(),
            again=again,
        )

    def _carry_out(
        self, plan: Plan, cancellation: Cancellation, anyway: bool, progress: Callable[[Phase], None]
    ) -> Outcome:
        means = Means(
            outbox=Outbox(),
            clock=self._desk.clock,
            mark_sent=partial(_write_sent, plan.interview, plan.name),
            ask_password=self._ask_password,
            progress=progress,
            cancellation=cancellation,
            output=self._desk.workspace.root / file_name(plan.company, plan.name)
            if isinstance(plan.route, Eml)
            else None,
        )
        return carry_out(plan, means, anyway=anyway)

    def _ask_password(self, prompt: str) -> str | None:
        """Ask for a password from the sending thread; it is neither shown nor kept."""
        answer: Future[str | None] = Future()

        def ask() -> None:
            self._desk.app.push_screen(SecretDialog(prompt), answer.set_result)

        self._desk.app.call_from_thread(ask)
        return answer.result()

    def _say_outcome(self, outcome: Outcome) -> None:
        warning = f" {outcome.warning}" if isinstance(outcome, Sent) and outcome.warning else ""
        self._desk.say(f"{outcome}{warning}", severe=not isinstance(outcome, Sent) or bool(warning))

    # -- by hand -------------------------------------------------------------------------------------

    async def _post(self, file: OpenFile, person: Interviewer, text: str, channel: Channel) -> None:
        """Show the note to be copied out, and record it once it is posted."""
        by_hand = channel is Channel.HANDWRITTEN
        address = person.address.value if person.address else ""
        dialog = CardDialog(person.name, text, address, posts="Posted" if by_hand else "Sent")
        if await self._desk.app.push_screen_wait(dialog):
            await self._record(file, person)

    async def _record(self, file: OpenFile, person: Interviewer) -> None:
        """Write the `sent` line, saving what is unsaved first."""
        now = self._desk.clock()
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        interview = file.draft.interview
        try:
            await self._desk.in_thread(partial(_write_sent, file.path, person.name, now))
            if interview:
                about = subject_of(interview, person)
                await self._desk.in_thread(partial(settle_as_sent, Outbox(), about, now, now))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        await self._desk.take_from_disk(file)
        self._desk.say(f"Recorded: the note to {person.name} is out.")

    # -- what went wrong -----------------------------------------------------------------------------

    async def _offer_to_take_back(self, file: OpenFile, person: Interviewer) -> None:
        assert person.sent is not None  # noqa: S101 - the caller has looked
        answer = await self._desk.app.push_screen_wait(
            Question(
                f"{person.name} has this note already",
                f"It is recorded as sent on {person.sent.at.format('YYYY-MM-DD HH:mm')}. If that is wrong, "
                "take the mark back; the record of the sending is kept.",
                Answer("t", "Take the mark back", "warning"),
            )
        )
        if answer == "t":
            await self._take_back(file, person)

    async def _take_back(self, file: OpenFile, person: Interviewer) -> None:
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

    async def _settle(
        self, file: OpenFile, interview: Interview, person: Interviewer, error: StillUnknown | MarkIsMissing
    ) -> None:
        """Let the person say what became of an earlier attempt; nothing goes out unasked."""
        answers = [
            Answer("r", "It was sent: record it", "primary"),
            Answer("n", "It was not sent: drop it", "warning"),
        ]
        if isinstance(error, StillUnknown):
            answers.append(Answer("g", "Send again, same Message-ID", "error"))
        answer = await self._desk.app.push_screen_wait(
            Question(f"An earlier note to {person.name}", str(error), *answers)
        )
        if answer == "r":
            await self._record(file, person)
        elif answer == "n":
            await self._take_back(file, person)
        elif answer == "g":
            await self._send_mail(file, interview, person, again=True)

    async def explain_unfinished(self) -> None:
        """Say what became of sends that an earlier Afterword did not finish."""
        try:
            left = await self._desk.in_thread(partial(unfinished, Outbox(), self._desk.clock()))
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        for one in left:
            self._desk.say(str(one), severe=True)


def _write_sent(path: Path, name: str, at: DateTime) -> None:
    addressee = find_addressee(str(path), name)
    addressee.save(set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", at))


def _remove_sent(path: Path, name: str) -> None:
    addressee = find_addressee(str(path), name)
    addressee.save(remove_interviewer_key(addressee.interview.text, addressee.person.name, "sent"))
