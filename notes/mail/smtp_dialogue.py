"""Talking to a mail server step by step, so that the answer is honest: sent, surely not sent, or unknown.

The library's one-call sending raises the same error before and after the server took a message. Here every
step before the final dot ends in `NotSent`, the server's answer to the dot decides, no answer is `Unknown`.
"""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from msgspec import Struct

from notes.errors import NotesError
from notes.mail.cancellation import Cancellation
from notes.mail.outcome import NotSent, Phase, Sent, Unknown, reply_text
from notes.mail.password import Password
from notes.mail.routes import Smtp
from notes.mail.smtp_connection import Connection, MakeContext, Timeouts
from notes.mail.smtp_failures import Refused, reason_of

CHUNK: Final = 8192
_CALLED_OFF = "You called it off."


class Envelope(Struct, frozen=True):
    """Who a message is from and for, as the server is told."""

    sender: str
    recipients: tuple[str, ...]
    needs_smtputf8: bool = False


def _nothing(*_: object) -> None:
    return


class Hooks(Struct, frozen=True):
    """What the caller takes part in while a message goes out."""

    on_phase: Callable[[Phase], None] = _nothing
    before_dot: Callable[[], None] = _nothing
    """Called once, right before the message can be out; a `NotesError` from it keeps the message back."""
    cancellation: Cancellation | None = None


_NO_HOOKS = Hooks()
_PATIENCE = Timeouts()


def deliver(
    route: Smtp,
    envelope: Envelope,
    data: bytes,
    password: Password | None,
    hooks: Hooks = _NO_HOOKS,
    *,
    timeouts: Timeouts = _PATIENCE,
    context: MakeContext = ssl.create_default_context,
) -> Sent | NotSent | Unknown:
    """Hand a message to a server, once; blocks, so call it in a worker."""
    dialogue = _Dialogue(route, hooks, timeouts, context)
    try:
        dialogue.open(password)
        dialogue.address(envelope, len(data))
        dialogue.transmit(data)
        return dialogue.confirm()
    except (NotesError, OSError, UnicodeError, KeyboardInterrupt) as error:
        return dialogue.failed(error)
    finally:
        dialogue.close()


def try_login(
    route: Smtp,
    password: Password | None,
    hooks: Hooks = _NO_HOOKS,
    *,
    timeouts: Timeouts = _PATIENCE,
    context: MakeContext = ssl.create_default_context,
) -> NotSent | None:
    """Connect, secure and log in, and send nothing; return what is wrong, `None` when all is well."""
    dialogue = _Dialogue(route, hooks, timeouts, context)
    try:
        dialogue.open(password)
    except (NotesError, OSError, UnicodeError, KeyboardInterrupt) as error:
        return dialogue.held(error)
    finally:
        dialogue.close()
    return None


class _Dialogue:
    """One attempt; every method is one step of the way."""

    def __init__(self, route: Smtp, hooks: Hooks, timeouts: Timeouts, context: MakeContext) -> None:
        self.route = route
        self.hooks = hooks
        self.phase = Phase.PREPARING
        self.connection = Connection(route, timeouts, context, hooks.cancellation)
        self.smtp = self.connection.smtp

    def open(self, password: Password | None) -> None:
        """Connect, say hello, secure the connection and log in."""
        self._enter(Phase.CONNECTING)
        self.connection.open()
        self._enter(Phase.SECURING)
        self.smtp.ehlo_or_helo_if_needed()
        if self.route.security == "starttls":
            self.connection.start_tls()
            self.smtp.ehlo_or_helo_if_needed()
        if password is not None:
            self._enter(Phase.LOGGING_IN)
            self._log_in(password.reveal())

    def _log_in(self, secret: str) -> None:
        if secret.isascii() and self.route.user.isascii():
            try:
                self.smtp.login(self.route.user, secret)
            except (
                ValueError
            ) as error:  # a challenge that is none, or a system that forbids the old hash of it
                raise Refused(f"{self.route} asks for the password in a way that fails here.") from error
            return
        # The library encodes credentials as ASCII; RFC 4616 wants UTF-8.
        if "PLAIN" not in str(self.smtp.esmtp_features.get("auth", "")).upper():
            raise Refused(f"{self.route} takes only plain letters in user names and passwords.")
        credentials = b64encode(f"\0{self.route.user}\0{secret}".encode()).decode()
        code, text = self.smtp.docmd("AUTH", f"PLAIN {credentials}")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, text)

    def address(self, envelope: Envelope, size: int) -> None:
        """Name the sender and all recipients; one that is refused means nothing is sent to anybody."""
        self._enter(Phase.ADDRESSING)
        sender, options = envelope.sender, self._options(envelope, size)
        self._expect_ok(self.smtp.mail(sender, options), f"the sender {sender}")
        for recipient in envelope.recipients:
            self._expect_ok(self.smtp.rcpt(recipient), f"the recipient {recipient}")

    def _options(self, envelope: Envelope, size: int) -> list[str]:
        limit = self.smtp.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < size:
            raise Refused(f"The message has {size} bytes, and {self.route} takes at most {limit}.")
        options = [f"SIZE={size}"] if self.smtp.has_extn("size") else []
        if not envelope.needs_smtputf8:
            return options
        if not self.smtp.has_extn("smtputf8"):
            raise Refused(
                f"{self.route} cannot send to addresses with letters beyond a to z before the @; "
                "ask the recipient for another address."
            )
        return [*options, "SMTPUTF8", "BODY=8BITMIME"]

    def transmit(self, data: bytes) -> None:
        """Hand over the text, all but the final dot; without the dot a server must throw it away."""
        self._enter(Phase.TRANSMITTING)
        code, text = self.smtp.docmd("DATA")
        if code != 354:
            reply = reply_text(code, text)
            raise Refused(f"{self.route} does not take the text ({reply}).", later=code < 500)
        body = re.sub(rb"(?m)^\.", b"..", data if data.endswith(b"\r\n") else data + b"\r\n")
        for start in range(0, len(body), CHUNK):
            self._stop_if_cancelled()
            self.smtp.send(body[start : start + CHUNK])

    def confirm(self) -> Sent | NotSent | Unknown:
        """Send the final dot and wait for the answer, which alone decides."""
        cancellation = self.hooks.cancellation
        if cancellation is not None and not cancellation.commit():
            raise Refused(_CALLED_OFF)
        self.hooks.before_dot()
        self.connection.wait_for_answer()
        self._enter(Phase.CONFIRMING)
        self.smtp.send(b".\r\n")
        code, text = self.smtp.getreply()
        return self._verdict(code, reply_text(code, text))

    def _verdict(self, code: int, reply: str) -> Sent | NotSent | Unknown:
        if 200 <= code < 300:
            return Sent(str(self.route), reply)
        if 400 <= code < 600:
            later = code < 500
            advice = "try again later" if later else "change what it complains about"
            return NotSent(f"{self.route} refused the note ({reply}); {advice}.", self.phase, later)
        return Unknown(f"{self.route} gave an answer that says neither yes nor no ({reply}).")

    def failed(self, error: BaseException) -> NotSent | Unknown:
        """Return what an error means at the step it came in."""
        if self.phase is Phase.CONFIRMING:
            return Unknown(f"{self.route} had the whole text, and then no answer came.")
        return self.held(error)

    def held(self, error: BaseException) -> NotSent:
        """Return why the message could not go out."""
        cancellation = self.hooks.cancellation
        if isinstance(error, KeyboardInterrupt) or (cancellation is not None and cancellation.is_requested):
            return NotSent(_CALLED_OFF, self.phase)
        if self.connection.ran_out:
            seconds = f"{self.connection.timeouts.before_dot:g}"
            return NotSent(
                f"{self.route} took over {seconds} seconds; try again later.", self.phase, later=True
            )
        reason, later = reason_of(error, self.phase, self.route)
        return NotSent(reason, self.phase, later)

    def close(self) -> None:
        """Say goodbye without waiting for an answer: nothing it could say changes what happened."""
        if self.phase is not Phase.TRANSMITTING:  # there, QUIT would become a line of the text
            with suppress(OSError):
                self.smtp.putcmd("quit")
        self.connection.close()

    def _expect_ok(self, answer: tuple[int, bytes], who: str) -> None:
        code, text = answer
        if not 200 <= code < 300:
            later = code < 500
            advice = "try again in a few minutes" if later else "check the address"
            raise Refused(
                f"{self.route} does not accept {who} ({reply_text(code, text)}); {advice}.", later=later
            )

    def _enter(self, phase: Phase) -> None:
        if phase is not Phase.CONFIRMING:
            self._stop_if_cancelled()
        self.phase = phase
        self.hooks.on_phase(phase)

    def _stop_if_cancelled(self) -> None:
        if self.hooks.cancellation is not None and self.hooks.cancellation.is_requested:
            raise Refused(_CALLED_OFF)
