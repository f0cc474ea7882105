"""What the person does to get a note out: send it, hand it over, post it, or take a wrong mark back."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from pendulum import DateTime
from textual import work

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
from tui.desk_findings import Findings
from tui.question import Answer, Question
from tui.secret_dialog import SecretDialog
from tui.send_dialog import SendDialog
from tui.sending_dialog import SendingDialog


class Sending(Findings):
    """The part of the desk that sends. Nothing goes out without a dialog that starts at Cancel."""

    mail: Mapping[str, object]
    """The `[mail]` table of the person's own configuration."""

    @work(exclusive=True, group="send")
    async def action_send(self) -> None:
        """Send the note in front, or help to write it by hand."""
        file, interview, person = self.file, self.interview, self.person
        if file is None or interview is None or person is None:
            self.say("Choose a person's note first (f7); that is what can be sent.")
            return
        if person.sent is not None:
            await self._offer_to_take_back(file, person)
            return
        note = interview.note_to(person.name)
        channel = self.workspace.round(interview, self.clock()).channel(person)
        if channel is not Channel.EMAIL:
            text = reflow(note.body.value, self.workspace.me.name) if note else ""
            await self._post(file, person, text, channel)
            return
        await self._send_mail(file, interview, person)

    async def _send_mail(
        self, file: OpenFile, interview: Interview, person: Interviewer, *, again: bool = False
    ) -> None:
        report = await self.in_thread(partial(self._judge, interview, person))
        try:
            plan = await self.in_thread(partial(self._plan, interview, person, report, again))
        except (StillUnknown, MarkIsMissing) as error:
            await self._settle(file, interview, person, error)
            return
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        decision = await self.app.push_screen_wait(SendDialog(plan, report))
        if decision is None:
            return
        if file.draft.has_unsaved_changes and not await self.saved(file):
            return
        cancellation = Cancellation()
        outcome = await self.app.push_screen_wait(
            SendingDialog(
                person.name,
                partial(self._carry_out, plan, cancellation, decision == "anyway"),
                cancellation,
            )
        )
        await self.take_from_disk(file)
        self._say_outcome(outcome)

    def _judge(self, interview: Interview, person: Interviewer) -> NoteReport | None:
        """Return the checks of a note as it is about to go out: nothing is excused as half-written."""
        round_ = replace(self.workspace.round(interview, self.clock()), sending=True)
        self.proofreading.work(round_)
        report = check_interview(round_, self.proofreading.results(interview))
        return report.note(person.name)

    def _plan(
        self, interview: Interview, person: Interviewer, report: NoteReport | None, again: bool
    ) -> Plan:
        of_interview = self.report.findings if self.report else ()
        return plan_sending(
            interview,
            person,
            channel=Channel.EMAIL,
            findings=(*of_interview, *(report.findings if report else ())),
            me=self.workspace.me,
            mail=self.mail,
            outbox=Outbox(),
            now=self.clock(),
            again=again,
        )

    def _carry_out(
        self, plan: Plan, cancellation: Cancellation, anyway: bool, progress: Callable[[Phase], None]
    ) -> Outcome:
        means = Means(
            outbox=Outbox(),
            clock=self.clock,
            mark_sent=partial(_write_sent, plan.interview, plan.name),
            ask_password=self._ask_password,
            progress=progress,
            cancellation=cancellation,
            output=self.workspace.root / file_name(plan.company, plan.name)
            if isinstance(plan.route, Eml)
            else None,
        )
        return carry_out(plan, means, anyway=anyway)

    def _ask_password(self, prompt: str) -> str | None:
        """Ask for a password from the sending thread; it is neither shown nor kept."""
        answer: Future[str | None] = Future()

        def ask() -> None:
            self.app.push_screen(SecretDialog(prompt), answer.set_result)

        self.app.call_from_thread(ask)
        return answer.result()

    def _say_outcome(self, outcome: Outcome) -> None:
        warning = f" {outcome.warning}" if isinstance(outcome, Sent) and outcome.warning else ""
        self.say(f"{outcome}{warning}", severe=not isinstance(outcome, Sent) or bool(warning))

    # -- by hand -------------------------------------------------------------------------------------

    async def _post(self, file: OpenFile, person: Interviewer, text: str, channel: Channel) -> None:
        """Show the note to be copied out, and record it once it is posted."""
        by_hand = channel is Channel.HANDWRITTEN
        address = person.address.value if person.address else ""
        dialog = CardDialog(person.name, text, address, posts="Posted" if by_hand else "Sent")
        if await self.app.push_screen_wait(dialog):
            await self._record(file, person)

    async def _record(self, file: OpenFile, person: Interviewer) -> None:
        """Write the `sent` line, saving what is unsaved first."""
        now = self.clock()
        if file.draft.has_unsaved_changes and not await self.saved(file):
            return
        interview = file.draft.interview
        try:
            await self.in_thread(partial(_write_sent, file.path, person.name, now))
            if interview:
                about = subject_of(interview, person)
                await self.in_thread(partial(settle_as_sent, Outbox(), about, now, now))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        await self.take_from_disk(file)
        self.say(f"Recorded: the note to {person.name} is out.")

    # -- what went wrong -----------------------------------------------------------------------------

    async def _offer_to_take_back(self, file: OpenFile, person: Interviewer) -> None:
        assert person.sent is not None  # noqa: S101 - the caller has looked
        answer = await self.app.push_screen_wait(
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
        if file.draft.has_unsaved_changes and not await self.saved(file):
            return
        interview = file.draft.interview
        try:
            await self.in_thread(partial(_remove_sent, file.path, person.name))
            if interview:
                about = subject_of(interview, person)
                await self.in_thread(partial(take_back, Outbox(), about, self.clock()))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        await self.take_from_disk(file)
        self.say(f"Taken back: the note to {person.name} counts as not sent.")

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
        answer = await self.app.push_screen_wait(
            Question(f"An earlier note to {person.name}", str(error), *answers)
        )
        if answer == "r":
            await self._record(file, person)
        elif answer == "n":
            await self._take_back(file, person)
        elif answer == "g":
            await self._send_mail(file, interview, person, again=True)

    @work(group="outbox")
    async def explain_unfinished(self) -> None:
        """Say what became of sends that an earlier Afterword did not finish."""
        try:
            left = await self.in_thread(partial(unfinished, Outbox(), self.clock()))
        except NotesError as error:
            self.say(str(error), severe=True)
            return
        for one in left:
            self.say(str(one), severe=True)


def _write_sent(path: Path, name: str, at: DateTime) -> None:
    addressee = find_addressee(str(path), name)
    addressee.save(set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", at))


def _remove_sent(path: Path, name: str) -> None:
    addressee = find_addressee(str(path), name)
    addressee.save(remove_interviewer_key(addressee.interview.text, addressee.person.name, "sent"))
