"""How an attempt to send ended. There are three honest answers, and handing over is a fourth."""

from enum import StrEnum

from msgspec import Struct

from notes.shown_text import one_line

LONGEST_REPLY = 200
"""Characters of a server's answer that are shown."""


class Phase(StrEnum):
    """The steps of a send, in their order; the value completes "while ..."."""

    PREPARING = "preparing"
    PASSWORD = "getting the password"  # noqa: S105 - a step, not a password
    RECORDING = "recording what is about to be sent"
    CONNECTING = "connecting"
    SECURING = "securing the connection"
    LOGGING_IN = "logging in"
    ADDRESSING = "naming sender and recipient"
    TRANSMITTING = "handing over the text"
    CONFIRMING = "waiting for the server's answer"
    MARKING = "writing the sent line"

    @property
    def can_cancel(self) -> bool:
        """Whether the note has surely not gone out yet, so that stopping still helps."""
        return self not in (Phase.CONFIRMING, Phase.MARKING)


class Sent(Struct, frozen=True):
    """The server or the mail command took the message over. That is not "arrived"."""

    by: str
    """The server's name or the command."""
    reply: str = ""
    """The server's own words."""
    warning: str = ""
    """A sentence when the book-keeping after it did not work out; the message is sent all the same."""

    def __str__(self) -> str:
        return f"Accepted by {self.by}" + (f" ({self.reply})." if self.reply else ".")


class NotSent(Struct, frozen=True):
    """The message has surely not gone out."""

    reason: str
    """One sentence: what happened, what to do."""
    phase: Phase
    later: bool = False
    """The server asks to try again later."""

    def __str__(self) -> str:
        return f"Not sent. {self.reason}"


class Unknown(Struct, frozen=True):
    """The message may or may not have gone out; only a person can settle it."""

    reason: str
    phase: Phase = Phase.CONFIRMING

    def __str__(self) -> str:
        return f"It is not known whether the note was sent. {self.reason}"


class HandedOver(Struct, frozen=True):
    """Another program, or a file, has the message now; the person sends it from there."""

    to: str
    """The program, or the path of the file as shown."""

    def __str__(self) -> str:
        return f"Handed over to {self.to}; nothing is recorded as sent."


Outcome = Sent | NotSent | Unknown | HandedOver


def reply_text(code: int, text: bytes | str) -> str:
    """Return a server's answer, fit to be shown."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = one_line(f"{code} {words}" if code > 0 else words)
    return line if len(line) <= LONGEST_REPLY else f"{line[: LONGEST_REPLY - 1]}…"
