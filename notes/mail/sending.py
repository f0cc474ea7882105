"""Sending a note: `plan_sending` says what would happen, `carry_out` does it, once.

The order is what keeps a note from going out twice: record the intent, hand the message over, record the
answer, write the `sent` line, close the record. Wherever this breaks off, the record says how far it came.
"""

import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace
from pendulum import DateTime

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.cancellation import Cancellation
from notes.mail.drafts import place_for_draft
from notes.mail.eml import file_name, write_message
from notes.mail.mail_client import mailto, open_mail_program
from notes.mail.outbox import Claim, NoOutbox, Outbox
from notes.mail.outcome import HandedOver, NotSent, Outcome, Phase, Sent, Unknown
from notes.mail.password import Ask, NoPassword, Password, find_password
from notes.mail.plan import Plan, plan_sending
from notes.mail.precedents import past_of, stand_against
from notes.mail.record import Record, State
from notes.mail.routes import Eml, MailClient, Smtp
from notes.mail.sendmail import TIMEOUT_SECONDS, hand_to_command
from notes.mail.smtp_connection import MakeContext, Timeouts
from notes.mail.smtp_dialogue import Envelope, Hooks, deliver

__all__ = ["HeldBack", "Means", "Plan", "carry_out", "plan_sending"]

MarkSent = Callable[[DateTime], None]
"""Writes the `sent` line into the interview's file; raises `NotesError` or `OSError` when it cannot."""


class HeldBack(NotesError):  # noqa: N818 - the name says what happened
    """A note with something in it that the recipient should not see."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.name)
        self.plan = plan

    def __str__(self) -> str:
        reasons = [*(finding.message for finding in self.plan.holds), *self.plan.remarks]
        return f"The note to {escaped(self.plan.name)} is held back: {' '.join(reasons)}"


def _nothing(*_: object) -> None:
    return


class Means(Struct, frozen=True):
    """What carrying a plan out takes from its surroundings."""

    outbox: Outbox
    clock: Callable[[], DateTime]
    mark_sent: MarkSent
    ask_password: Ask | None = None
    progress: Callable[[Phase], None] = _nothing
    """Called from the thread that sends."""
    cancellation: Cancellation = field(default_factory=Cancellation)
    output: Path | None = None
    """Where the message file goes; by default into the current directory."""
    timeouts: Timeouts = Timeouts()
    command_timeout: float = TIMEOUT_SECONDS
    context: MakeContext = ssl.create_default_context


def carry_out(plan: Plan, means: Means, *, anyway: bool = False) -> Outcome:
    """Send a planned note; blocks, so call it in a worker. Cancel it through `means.cancellation`.

    Raises `HeldBack` for a plan that is held back, unless the person wants it `anyway`.
    """
    if plan.is_held_back and not anyway:
        raise HeldBack(plan)
    if isinstance(plan.route, Eml):
        return write_message(means.output or Path(file_name(plan.company, plan.name)), plan.data)
    if isinstance(plan.route, MailClient):
        return _open_client(plan, means)
    try:
        password = _password(plan, means)
        means.progress(Phase.RECORDING)
        claim = _claim(plan, means)
    except NoPassword as error:
        return NotSent(str(error), Phase.PASSWORD)
    except NotesError as error:
        return NotSent(str(error), Phase.RECORDING)
    with claim:
        return _settle(plan, means, claim, _transmit(plan, means, claim, password))


def _open_client(plan: Plan, means: Means) -> HandedOver | NotSent:
    link = mailto(plan.recipient, plan.subject, plan.text)
    try:
        place = means.output or place_for_draft(
            file_name(plan.company, plan.name), means.outbox.folder.parent
        )
    except OSError as error:
        reason = error.strerror or "no reason given"
        return NotSent(f"The message cannot be written for your mail program ({reason}).", Phase.PREPARING)
    return open_mail_program(link, plan.draft(), place)


def _password(plan: Plan, means: Means) -> Password | None:
    if not isinstance(plan.route, Smtp) or not plan.route.user:
        return None
    means.progress(Phase.PASSWORD)
    return find_password(plan.route, means.ask_password)


def _claim(plan: Plan, means: Means) -> Claim:
    """Hold the record of this sending, looking once more at what happened since the plan was made."""
    outbox = means.outbox
    if plan.again is not None:
        return _claim_again(plan, plan.again, outbox)
    known = {record.place for record in plan.earlier}

    def allow(records: Sequence[Record]) -> None:
        past = past_of(plan.about, records, outbox.is_being_sent)
        stand_against(past, again=False)
        if any(record.place not in known for record in past.maybe):
            raise NoLongerUnknown

    return outbox.claim(plan.about, plan.message_id, plan.via, means.clock(), plan.data, allow)


def _claim_again(plan: Plan, record: Record, outbox: Outbox) -> Claim:
    claim = outbox.reopen(record)
    if claim.record.state not in (State.SENDING, State.UNKNOWN):
        claim.close()
        raise NoLongerUnknown
    claim.keep_message(plan.data)
    return claim


class NoLongerUnknown(NotesError):  # noqa: N818 - the name says what happened
    """The records changed between the plan and the sending."""

    def __str__(self) -> str:
        return "Another Afterword dealt with a note to this person meanwhile; look at it once more."


def _transmit(plan: Plan, means: Means, claim: Claim, password: Password | None) -> Sent | NotSent | Unknown:
    hooks = Hooks(
        on_phase=means.progress,
        before_dot=lambda: claim.add(State.SENDING, means.clock()),
        cancellation=means.cancellation,
    )
    recipients = [plan.recipient.address, *([plan.copy_to.address] if plan.copy_to else [])]
    needs_smtputf8 = plan.sender.needs_smtputf8 or plan.recipient.needs_smtputf8
    envelope = Envelope(plan.sender.address, tuple(recipients), needs_smtputf8)
    if isinstance(plan.route, Smtp):
        return deliver(
            plan.route, envelope, plan.data, password, hooks, timeouts=means.timeouts, context=means.context
        )
    assert not isinstance(plan.route, Eml | MailClient)  # noqa: S101 - for the type checker
    return hand_to_command(plan.route, envelope, claim.record.message, hooks, means.command_timeout)


def _settle(
    plan: Plan, means: Means, claim: Claim, outcome: Sent | NotSent | Unknown
) -> Sent | NotSent | Unknown:
    """Record how it ended; what cannot be recorded stays as it was, which claims less."""
    now = means.clock()
    if isinstance(outcome, Sent):
        return _record_sent(plan, means, claim, outcome, now)
    if isinstance(outcome, Unknown):
        with suppress(NoOutbox):  # then it stays "sending", which the next start reads as unknown
            claim.add(State.UNKNOWN, now, outcome.reason)
        return outcome
    # A repeated attempt that failed says nothing about the first.
    state = State.UNKNOWN if plan.again else State.NOT_SENT
    try:
        claim.add(state, now, str(outcome))
    except NoOutbox as error:
        return replace(outcome, reason=f"{outcome.reason} {error}")
    return outcome


def _record_sent(plan: Plan, means: Means, claim: Claim, outcome: Sent, at: DateTime) -> Sent:
    name = escaped(plan.name)
    try:
        claim.add(State.SENT, at, outcome.reply)
    except NoOutbox as error:
        reason = error.error.strerror or "no reason given"
        warning = f"It is sent, but that could not be recorded ({reason}); do not send it again."
        outcome = replace(outcome, warning=warning)
    means.progress(Phase.MARKING)
    try:
        means.mark_sent(at)
    except (NotesError, OSError) as error:
        when = at.format("YYYY-MM-DDTHH:mmZ")
        warning = (
            f"It is sent, but the file could not be marked: {error} "
            f'Mark it with: afterword sent --to "{name}" --at {when}.'
        )
        return replace(outcome, warning=warning)
    with suppress(NoOutbox):  # then the next start finds the mark and closes the record
        claim.add(State.RECORDED, means.clock())
    return outcome
