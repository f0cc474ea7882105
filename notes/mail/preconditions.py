"""What a note must have before anything else is looked at; nothing overrides these."""

import re

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.interview import Channel, Interview, Interviewer, Note
from notes.mail.addresses import Mailbox, mailbox
from notes.settings import Me

_CONFLICT = re.compile(r"^<{7}(?: .*)?$.*?^={7}$.*?^>{7}(?: .*)?$", re.MULTILINE | re.DOTALL)


class CannotSend(NotesError):  # noqa: N818 - the name says what happened
    """A note that cannot be sent, whatever the person says."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class WrongWay(CannotSend):
    """Sending by mail is not the way, or not set up: the settings or another command are."""


def note_to_send(interview: Interview, person: Interviewer, channel: Channel) -> Note:
    """Return the section to send, or raise why there is none."""
    who = escaped(person.name)
    if _CONFLICT.search(interview.text):
        raise CannotSend("This file holds an unresolved merge; settle it in git first, then send.")
    if channel is not Channel.EMAIL:
        kind = "goes by hand" if channel is Channel.HANDWRITTEN else "goes another way than email"
        raise WrongWay(f"The note to {who} {kind}; once it is on its way, record it with: afterword sent.")
    note = interview.note_to(person.name)
    if note is None or note.is_empty:
        raise CannotSend(f'There is no note to {who} yet; write it below a heading "## To {who}".')
    return note


def sender_of(me: Me) -> Mailbox:
    """Return the candidate's name and address."""
    if not me.email:
        raise WrongWay(
            "Your own address is not known; set email in your config.toml under [me], or git's user.email."
        )
    try:
        return mailbox(me.name, me.email)
    except NotesError as error:
        raise WrongWay(f"{error} It is yours, from your config.toml under [me], or from git.") from error


def recipient_of(person: Interviewer) -> Mailbox:
    """Return the interviewer's name and address."""
    if person.email is None or not person.email.value.strip():
        raise CannotSend(
            f"There is no address for {escaped(person.name)}; ask the recruiter, or set thanked_through or "
            "another channel."
        )
    return mailbox(person.name, person.email.value)
