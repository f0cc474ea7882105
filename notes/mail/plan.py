"""What would be sent, to whom, by which way, and what speaks against it: everything a person decides on."""

from collections.abc import Iterable, Mapping
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pendulum import DateTime

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.findings import Finding
from notes.fingerprint import fingerprint
from notes.interview import Channel, Interview, Interviewer, Note
from notes.mail.addresses import Mailbox, mailbox
from notes.mail.message import Letterhead, compose, new_message_id
from notes.mail.objections import objections
from notes.mail.outbox import Damaged, Outbox
from notes.mail.precedents import NotAgain, Past, edited_since, past_of, stand_against
from notes.mail.preconditions import CannotSend, note_to_send, recipient_of, sender_of
from notes.mail.record import Record, Subject
from notes.mail.reflow import reflow
from notes.mail.routes import Eml, MailClient, Route, Sendmail, Smtp, read_route, wants_copy
from notes.settings import Me


class Plan(Struct, frozen=True):
    """One note ready to go. Nothing has happened yet."""

    interview: Path
    company: str
    name: str
    """The interviewer's, as it stands in the file."""
    route: Route
    sender: Mailbox
    recipient: Mailbox
    copy_to: Mailbox | None
    subject: str
    text: str
    """The whole text as the recipient gets it, its lines joined to paragraphs."""
    data: bytes
    """The exact message."""
    message_id: str
    about: Subject
    """What the outbox records."""
    date: DateTime
    holds: tuple[Finding, ...] = ()
    """Keep the note back until the person overrides them."""
    earlier: tuple[Record, ...] = ()
    """Sendings to this person that may have been this note: keep it back as well."""
    asks: tuple[Finding, ...] = ()
    """Need one confirmation."""
    remarks: tuple[str, ...] = ()
    """Sentences to show."""
    infos: tuple[Finding, ...] = ()
    again: Record | None = None
    """The attempt that this one repeats, with its Message-ID."""

    @property
    def is_held_back(self) -> bool:
        """Whether only an explicit override sends it."""
        return bool(self.holds or self.earlier)

    @property
    def is_handed_over(self) -> bool:
        """Whether another program or a file gets it, and nothing is recorded."""
        return isinstance(self.route, MailClient | Eml)

    @property
    def via(self) -> str:
        """The way, for the person and the record."""
        match self.route:
            case Smtp(host):
                return f"smtp: {host}"
            case Sendmail(command):
                return f"sendmail: {command[0]}"
            case _:
                return str(self.route)

    def judged(self, findings: Iterable[Finding]) -> "Plan":
        """Return the plan with what these open findings of the interview, judged for sending, mean for it."""
        found = objections(findings, self.name)
        return replace(self, holds=found.holds, asks=found.asks, infos=found.infos)

    def draft(self) -> bytes:
        """Return the message as mail programs open it for sending."""
        head = Letterhead(self.sender, self.recipient, self.subject, self.date, "", is_draft=True)
        return compose(head, self.text)


def plan_sending(
    interview: Interview,
    person: Interviewer,
    *,
    channel: Channel,
    findings: Iterable[Finding] = (),
    me: Me,
    mail: Mapping[str, object],
    outbox: Outbox,
    now: DateTime,
    via: str | None = None,
    again: bool = False,
) -> Plan:
    """Work out what sending this person's note would mean; sends nothing.

    Args:
        interview: As it stands now: saved, or about to be.
        person: Whose note it is.
        channel: The way their note goes, the folder's default included.
        findings: Open ones (not accepted) about this interview, judged for sending; or give them to
            `Plan.judged` later.
        me: The candidate.
        mail: The `[mail]` table of `config.toml`.
        outbox: The records of earlier sendings.
        now: The present moment.
        via: Another way than the configured one.
        again: Repeat an attempt whose end is unknown, with the same Message-ID.

    Raises `CannotSend`, `NotAgain` or another `NotesError`, each one sentence, when nothing can be sent.

    """
    _refuse_sent(interview, person, outbox)
    note = note_to_send(interview, person, channel)
    route = read_route(mail, via)
    sender, recipient = sender_of(me), recipient_of(person)
    about = subject_of(interview, person, note, recipient)
    past = _past(outbox, about, again=again)
    plan = Plan(
        interview=interview.path,
        company=interview.company.value,
        name=person.name,
        route=route,
        sender=sender,
        recipient=recipient,
        copy_to=sender if wants_copy(mail) and sender.address != recipient.address else None,
        subject=note.subject.value if note.subject else "",
        text=reflow(note.body.value, me.name),
        data=b"",
        message_id="",
        about=about,
        date=now,
        earlier=past.maybe,
        remarks=_remarks(past),
        again=past.unknown if again else None,
    ).judged(findings)
    if plan.again is not None:
        return _repeated(plan, plan.again)
    return _composed(plan, new_message_id(sender, now))


def subject_of(
    interview: Interview, person: Interviewer, note: Note | None = None, recipient: Mailbox | None = None
) -> Subject:
    """Return what records about this person's note are known by."""
    note = note or interview.note_to(person.name)
    ended = person.ended or interview.ended
    return Subject(
        path=str(interview.path.resolve()),
        interviewer=person.name,
        recipient=recipient.address if recipient else address_of(person),
        company=interview.company.value,
        ended=ended.at if ended else None,
        fingerprint=fingerprint(note) if note else "",
    )


def address_of(person: Interviewer) -> str:
    """Return an interviewer's address as it goes over the wire; as written where it cannot."""
    written = person.email.value.strip() if person.email else ""
    try:
        return mailbox("", written).address
    except NotesError:
        return written


def _refuse_sent(interview: Interview, person: Interviewer, outbox: Outbox) -> None:
    if person.sent is None:
        return
    when, who = person.sent.at.format("YYYY-MM-DD HH:mm"), escaped(person.name)
    edited = edited_since(subject_of(interview, person), outbox.records()) is not None
    change = " and edited since" if edited else ""
    raise CannotSend(
        f"The note to {who} was sent on {when}{change}. If that is wrong, take the mark back with: "
        "afterword sent --undo."
    )


def _past(outbox: Outbox, about: Subject, *, again: bool) -> Past:
    if damaged := outbox.damaged(about.recipient):
        raise Damaged(damaged[0])
    past = past_of(about, outbox.records(), outbox.is_being_sent)
    stand_against(past, again=again)
    if again and past.unknown is None:
        raise CannotSend("There is nothing to send again: no attempt at this note has an unknown end.")
    return past


def _remarks(past: Past) -> tuple[str, ...]:
    remarks = []
    if past.retracted is not None:
        when = NotAgain(past.retracted).when
        remarks.append(f"A note to this person went out on {when}, and you took its mark back.")
    for record in past.maybe:
        when, who = NotAgain(record).when, NotAgain(record).to
        which = "it may have been this one, or one of an earlier round"
        remarks.append(f"A note to {who} at this company went out on {when}; {which}.")
    return tuple(remarks)


def _composed(plan: Plan, message_id: str) -> Plan:
    head = Letterhead(plan.sender, plan.recipient, plan.subject, plan.date, message_id)
    return replace(plan, data=compose(head, plan.text), message_id=message_id)


def _repeated(plan: Plan, record: Record) -> Plan:
    """Return the plan for the very message of the first attempt, as far as it is still there."""
    if record.subject.recipient.casefold() != plan.recipient.address.casefold():
        raise CannotSend(
            f"The address was changed since the attempt to {escaped(record.subject.recipient)}; settle that "
            "one first with: afterword sent, or afterword sent --undo."
        )
    try:
        data = record.message.read_bytes()
    except OSError:
        return _composed(plan, record.message_id)
    message = message_from_bytes(data, policy=SMTP)
    text = message.get_content().replace("\r\n", "\n")
    remarks = plan.remarks
    if record.subject.fingerprint != plan.about.fingerprint:
        remarks = (
            *remarks,
            "The note was edited since; what goes out again is the text of the first attempt.",
        )
    return replace(
        plan,
        data=data,
        message_id=record.message_id,
        text=text,
        subject=str(message["Subject"] or ""),
        remarks=remarks,
    )
