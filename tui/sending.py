"""Getting a note out: send it, hand it over, post it, or take a wrong mark back.

Loaded when first needed: the mail machinery would make the app start slower.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from notes.errors import NotesError
from notes.findings import Item
from notes.interview import Channel, Interview, Interviewer
from notes.mail.cancellation import Cancellation
from notes.mail.outbox import Outbox
from notes.mail.outcome import HandedOver, Outcome, Sent, Unknown
from notes.mail.plan import Plan, subject_of
from notes.mail.precedents import MarkIsMissing, StillUnknown
from notes.mail.preconditions import WrongWay
from notes.mail.reflow import reflow
from notes.mail.routes import BadMailSetting, NotConfigured
from notes.mail.stepping_back import refuse_settled_meanwhile, standing
from notes.open_file import OpenFile
from tui.card_dialog import CardDialog
from tui.desk_files import Files
from tui.mail_settings import NOT_SET_UP, MailSettings
from tui.marks import Marks
from tui.planning import Planning
from tui.question import Answer, Question
from tui.secret_dialog import ask_secret
from tui.send_dialog import SendDialog
from tui.sending_dialog import SendingDialog
from tui.undoing import Undoing

_MEANINGS: Final = {
    StillUnknown: "\n\nSending it again repeats the very same message with the same Message-ID.",
    MarkIsMissing: " It does not go out again; only the mark is put back.",
}
"""What the answers about an earlier note mean."""


class Sending:
    """Sends from a desk. Nothing goes out without a dialog that starts at Cancel."""

    def __init__(
        self, desk: Files, settings: MailSettings, undoing: Undoing, look: Callable[[], object]
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._look = look
        """Looks at what the outbox leaves to be settled."""
        self._planning = Planning(desk)
        self._marks = Marks(desk, undoing)
        self._is_at_it = False

    async def send(self) -> None:
        """Send the note in front, or help to write it by hand; one at a time, however often it is pressed."""
        if self._is_at_it:
            return
        self._is_at_it = True
        try:
            await self._send()
        finally:
            self._is_at_it = False

    async def _send(self) -> None:
        file, interview, person = self._desk.file, self._desk.interview, self._desk.person
        if file is None or interview is None or person is None:
            self._desk.say(
                f"Choose a person's note first ({self._desk.key_of('next-note')}); that is what can be sent."
            )
            return
        if person.sent is not None:
            await self._marks.offer_to_take_back(file, person)
            return
        note = interview.note_to(person.name)
        channel = self._desk.workspace.round(interview, self._desk.clock()).channel(person)
        if channel is not Channel.EMAIL:
            if note is None or note.is_empty:
                self._desk.say(
                    f"There is no note to {person.name} yet; one that went out all the same is recorded with "
                    f"{self._desk.key_of('mark-sent')} in the checklist."
                )
                return
            text = reflow(note.body.value, self._desk.workspace.me.name)
            await self._post(file, person, text, channel)
            return
        await self._send_mail(file, interview, person)

    async def _send_mail(
        self, file: OpenFile, interview: Interview, person: Interviewer, *, again: bool = False
    ) -> None:
        try:
            mail = await self._settings.read()
            round_ = self._planning.round_to_send(interview)
            report = await self._desk.in_thread(partial(self._planning.judge, round_))
            job = partial(self._planning.plan, mail, interview, person, again=again)
            plan = await self._desk.in_thread(job)
        except (NotConfigured, BadMailSetting, WrongWay) as error:
            why = NOT_SET_UP if isinstance(error, NotConfigured) else str(error)
            if await self._settings.offer(why):
                await self._send_mail(file, interview, person, again=again)
            return
        except (StillUnknown, MarkIsMissing) as error:
            await self._settle(file, interview, person, error)
            return
        except NotesError as error:
            self._desk.say(str(error), severe=True)
            return
        plan = plan.judged(report.all_findings)
        planned = interview.text
        decision = await self._desk.app.push_screen_wait(SendDialog(plan, report.note(person.name)))
        if decision is None:
            return
        if file.draft.has_unsaved_changes and not await self._desk.saved(file):
            return
        await self._desk.take_from_disk(file)
        if file.draft.text != planned:
            self._desk.say(
                "The text changed meanwhile, so nothing was sent; look at it once more.", severe=True
            )
            return
        await self._go(file, plan, is_anyway=decision == "anyway")

    async def _go(self, file: OpenFile, plan: Plan, *, is_anyway: bool) -> None:
        cancellation = Cancellation()
        ask = partial(ask_secret, self._desk.app)
        job = partial(self._planning.carry_out, plan, cancellation, ask, anyway=is_anyway)
        outcome = await self._desk.app.push_screen_wait(SendingDialog(plan.name, job, cancellation))
        await self._desk.take_from_disk(file)
        await self._marks.remember_end(plan, outcome)
        self._look()
        if isinstance(outcome, Unknown):
            await self._explain_unknown(plan, outcome)
        elif isinstance(outcome, HandedOver):
            await self._ask_whether_sent(plan, outcome)
        else:
            self._say_outcome(outcome)

    def _say_outcome(self, outcome: Outcome) -> None:
        warning = f" {outcome.warning}" if isinstance(outcome, Sent) and outcome.warning else ""
        self._desk.say(f"{outcome}{warning}", severe=not isinstance(outcome, Sent) or bool(warning))

    async def _ask_whether_sent(self, plan: Plan, outcome: HandedOver) -> None:
        """Let the person say that they sent what was handed over; nobody else can know."""
        answer = await self._desk.app.push_screen_wait(
            Question(
                f"Now send it to {plan.name} from there",
                f"Handed over to {outcome.to}. Once it is sent, record it: here, or later with "
                f"{self._desk.key_of('mark-sent')} in the checklist.",
                Answer("record", "It is sent: record it", "primary"),
                decline="Not yet",
            )
        )
        if answer == "record":
            await self.mark_sent()

    async def mark_sent(self) -> None:
        """Record that the note in front went out some other way."""
        file, person = self._desk.file, self._desk.person
        if file is None or person is None:
            key = self._desk.key_of("next-note")
            self._desk.say(f"Choose a person's note first ({key}); that is what can be recorded as sent.")
        elif person.sent is not None:
            await self._marks.offer_to_take_back(file, person)
        else:
            await self._marks.record(file, person)

    async def _explain_unknown(self, plan: Plan, outcome: Unknown) -> None:
        """Say it so that it cannot be overlooked; what to do about it is asked at the next f5."""
        await self._desk.app.push_screen_wait(
            Question(
                "Nobody knows whether it went out",
                f"{outcome}\n\nLook for this Message-ID in your sent mail:\n{plan.message_id}\n\n"
                "Afterword does not try again by itself. Once you have looked, press "
                f"{self._desk.key_of('send')}: it lets you record the note, drop the attempt, or send the "
                "very same message again.",
                decline="Close",
            )
        )

    # -- by hand -------------------------------------------------------------------------------------

    async def _post(self, file: OpenFile, person: Interviewer, text: str, channel: Channel) -> None:
        """Show the note to be copied out, and record it once it is posted."""
        by_hand = channel is Channel.HANDWRITTEN
        address = person.address.value if person.address else ""
        note = self._desk.note_report
        checks = note.checks if note and note.name == person.name else ()
        length = next((check.evidence for check in checks if check.item is Item.SHORT), "")
        posts = "Posted" if by_hand else "Sent"
        dialog = CardDialog(person.name, text, address, length=length, posts=posts)
        if await self._desk.app.push_screen_wait(dialog):
            await self._marks.record(file, person)

    # -- what went wrong -----------------------------------------------------------------------------

    async def _settle(
        self, file: OpenFile, interview: Interview, person: Interviewer, error: StillUnknown | MarkIsMissing
    ) -> None:
        """Let the person say what became of an earlier attempt; nothing goes out unasked."""
        answers = [
            Answer("record", "It was sent", "primary"),
            Answer("not-sent", "It was not", "warning"),
        ]
        if isinstance(error, StillUnknown):
            answers.append(Answer("again", "Send again", "error"))
        about, outbox = subject_of(interview, person), Outbox()
        try:
            seen = await self._desk.in_thread(partial(standing, outbox, about))
            answer = await self._desk.app.push_screen_wait(
                Question(
                    f"An earlier note to {person.name}", f"{error.what}{_MEANINGS[type(error)]}", *answers
                )
            )
            await self._desk.in_thread(partial(refuse_settled_meanwhile, outbox, about, seen))
        except NotesError as found:
            self._desk.say(str(found), severe=True)
            self._look()
            return
        if answer == "record":
            await self._marks.record(file, person, error.record.sent_at or error.record.started)
        elif answer == "not-sent":
            await self._marks.take_back(file, person)
        elif answer == "again":
            await self._send_mail(file, interview, person, again=True)
