"""The record of one sending: who, what, and every step it has been through, in order.

A record is a file of JSON lines. The first says what is to be sent; each further line is one step, added in
place and synced. A line that a crash tore is as if it had not been written, and the step before it holds:
which never claims more than is known.
"""

import json
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Self

import pendulum
from msgspec import Struct
from pendulum import DateTime

from notes.shown_text import one_line

RESERVED: Final = 4096
"""Bytes a record has from its start, so that its steps find room even on a disk that is full by then."""
LONGEST_WORDS: Final = 300


class State(StrEnum):
    """How far a sending came, as recorded."""

    INTENT = "intent"
    """Meant to be sent; nothing that could be a whole message has left."""
    SENDING = "sending"
    """The message may be out from here on."""
    SENT = "sent"
    """Accepted; the `sent` line is still to be written."""
    RECORDED = "recorded"
    """Accepted, and the file says so: closed."""
    NOT_SENT = "not-sent"
    UNKNOWN = "unknown"
    """Nobody can tell but the person."""
    RETRACTED = "retracted"
    """The person took the mark back: it was wrong."""


class Subject(Struct, frozen=True):
    """What a record is about: one note to one person."""

    path: str
    """The interview's file, links resolved."""
    interviewer: str
    recipient: str
    """The address as it goes over the wire."""
    company: str
    ended: DateTime | None
    """When the conversation ended: tells a second round from a lost mark."""
    fingerprint: str
    """Of the note's text (see `notes.fingerprint`)."""


class Step(Struct, frozen=True):
    """One line of a record."""

    state: State
    at: DateTime
    words: str = ""
    """The server's answer, or why."""

    def to_line(self) -> bytes:
        """Return the step as it is written."""
        data: dict[str, str] = {"state": self.state, "at": self.at.isoformat()}
        if self.words:
            data["words"] = one_line(self.words)[:LONGEST_WORDS]
        return json.dumps(data).encode() + b"\n"


class Record(Struct, frozen=True):
    """A sending as read back."""

    place: Path
    subject: Subject
    message_id: str
    via: str
    """The way it went, for the person: `smtp: mail.example`."""
    started: DateTime
    pid: int = 0
    """Of the sender."""
    steps: tuple[Step, ...] = ()

    @property
    def state(self) -> State:
        """How far it came."""
        return self.steps[-1].state if self.steps else State.INTENT

    @property
    def last(self) -> Step:
        """The last step; the start where there is none."""
        return self.steps[-1] if self.steps else Step(State.INTENT, self.started)

    @property
    def sent_at(self) -> DateTime | None:
        """When it was accepted; a word of the person that was taken back does not count."""
        for step in reversed(self.steps):
            if step.state in (State.SENDING, State.UNKNOWN):
                return None
            if step.state is State.SENT:
                return step.at
        return None

    @property
    def message(self) -> Path:
        """Where the exact message lies as long as it may be needed again."""
        return self.place.with_suffix(".eml")

    def first_line(self) -> bytes:
        """Return the line that begins the record."""
        subject = self.subject
        data = {
            "version": 1,
            "message_id": self.message_id,
            "recipient": subject.recipient,
            "company": subject.company,
            "interviewer": subject.interviewer,
            "path": subject.path,
            "ended": subject.ended.isoformat() if subject.ended else None,
            "fingerprint": subject.fingerprint,
            "via": self.via,
            "started": self.started.isoformat(),
            "pid": self.pid,
        }
        return json.dumps(data).encode() + b"\n"

    @classmethod
    def read(cls, place: Path, data: bytes) -> Self | None:
        """Read a record; `None` for one whose first line is damaged."""
        first, *rest = data.split(b"\n")
        try:
            head = json.loads(first)
            subject = Subject(
                str(head["path"]),
                str(head["interviewer"]),
                str(head["recipient"]),
                str(head["company"]),
                _moment(head["ended"]) if head["ended"] else None,
                str(head["fingerprint"]),
            )
            message_id, via, started = str(head["message_id"]), str(head["via"]), _moment(head["started"])
            pid = int(head.get("pid", 0))
        except (ValueError, KeyError, TypeError):
            return None
        steps = tuple(step for line in rest if (step := _step(line)) is not None)
        return cls(place, subject, message_id, via, started, pid, steps)


def _step(line: bytes) -> Step | None:
    if not line.strip():
        return None
    try:
        data: dict[str, Any] = json.loads(line)
        return Step(State(data["state"]), _moment(data["at"]), str(data.get("words", "")))
    except (ValueError, KeyError, TypeError, AttributeError):  # torn by a crash
        return None


def _moment(text: str) -> DateTime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return pendulum.instance(found)
