"""What the errors of a mail connection mean, in words that say what to do."""

import smtplib
import socket
import ssl
from base64 import b64encode

from notes.errors import NotesError
from notes.mail.outcome import Phase, reply_text
from notes.mail.routes import Smtp


class Refused(NotesError):  # noqa: N818 - the name says what happened
    """The server, or we, stopped before the message could be out."""

    def __init__(self, reason: str, *, later: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.later = later

    def __str__(self) -> str:
        return self.reason


def reason_of(error: BaseException, phase: Phase, route: Smtp) -> tuple[str, bool]:
    """Return one sentence for an error before the final dot, and whether trying later may help."""
    if isinstance(error, Refused):
        return str(error), error.later
    if isinstance(error, NotesError):
        return str(error), False
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error, route), False
    if isinstance(error, smtplib.SMTPException):
        return _protocol(error, phase, route)
    if isinstance(error, socket.gaierror | UnicodeError):
        return f"{route} cannot be found; check [mail] host and your network.", True
    if isinstance(error, ConnectionRefusedError):
        return f"{route} takes no connections on port {route.port}; check [mail] host and port.", False
    if isinstance(error, ssl.SSLError):
        return _tls(route), False
    return _broken(error, phase, route)


def _certificate(error: ssl.SSLCertVerificationError, route: Smtp) -> str:
    return (
        f"The certificate of {route} is not to be trusted ({error.verify_message.rstrip('.')}), so nothing "
        "was sent to it, no password either; check [mail] host, or ask your provider."
    )


def _tls(route: Smtp) -> str:
    other = "starttls" if route.security == "tls" else "tls"
    return (
        f"{route} does not speak TLS on port {route.port} in the way expected; "
        f'check the port, or try security = "{other}".'
    )


def _protocol(error: smtplib.SMTPException, phase: Phase, route: Smtp) -> tuple[str, bool]:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        later = 400 <= error.smtp_code < 500
        advice = (
            "try again later" if later else "check user and password (some providers want an app password)"
        )
        return f"{route} does not accept the login{_answer(error, route)}; {advice}.", later
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{route} refuses to talk{_answer(error, route)}; try again later.", error.smtp_code < 500
    if phase is Phase.LOGGING_IN and not isinstance(error, smtplib.SMTPServerDisconnected):
        return (
            f"{route} offers no login that Afterword knows; check the port, or leave [mail] user out.",
            False,
        )
    return _broken(error, phase, route)


def _answer(error: smtplib.SMTPResponseException, route: Smtp) -> str:
    """Return the server's words in brackets; without them should they repeat what we logged in with."""
    text = error.smtp_error
    reply = reply_text(error.smtp_code, text)
    user = b64encode(route.user.encode()).decode().rstrip("=")
    echoes = isinstance(error, smtplib.SMTPAuthenticationError) and (user and user in reply)
    return f" ({error.smtp_code})" if echoes else f" ({reply})"


def _broken(error: BaseException, phase: Phase, route: Smtp) -> tuple[str, bool]:
    cause = error.__context__ if isinstance(error, smtplib.SMTPServerDisconnected) else error
    while_ = f"while {phase.value}"
    if isinstance(cause, TimeoutError):
        return f"{route} did not answer in time {while_}; try again later.", True
    if isinstance(cause, OSError) and cause.strerror and not isinstance(cause, smtplib.SMTPException):
        return f"The connection to {route} broke {while_} ({cause.strerror}); try again.", True
    return f"{route} ended the connection {while_}; try again later.", True
