"""A connection to a mail server: made, secured, and ended from another thread when nobody wants to wait."""

import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from msgspec import Struct

from notes.mail.cancellation import Cancellation
from notes.mail.outcome import reply_text
from notes.mail.routes import Smtp, is_loopback
from notes.mail.smtp_failures import Refused

OUR_NAME: Final = "[127.0.0.1]"
"""What we call ourselves: the machine's own name is nobody's business."""

MakeContext = Callable[[], ssl.SSLContext]


class Timeouts(Struct, frozen=True):
    """How long the server may take, in seconds."""

    connect: float = 20
    command: float = 60
    """For the answer to one command, and for taking a piece of the text."""
    before_dot: float = 300
    """For everything up to the final dot, however slowly the server trickles."""
    answer: float = 600
    """For the answer to the dot: RFC 5321 asks for ten minutes, since giving up early makes duplicates."""


class Connection:
    """The wire to one server. `smtp` speaks the protocol over it."""

    def __init__(
        self, route: Smtp, timeouts: Timeouts, context: MakeContext, cancellation: Cancellation | None
    ) -> None:
        self.route = route
        self.timeouts = timeouts
        self.smtp = smtplib.SMTP(local_hostname=OUR_NAME, timeout=timeouts.connect)
        self.ran_out = False
        """Whether the server used up all our patience."""
        self._context = context
        self._cancellation = cancellation
        self._socket: socket.socket | None = None
        self._watchdog = threading.Timer(timeouts.before_dot, self._run_out)
        self._watchdog.daemon = True

    def open(self) -> None:
        """Connect and hear the server's greeting; with implicit TLS, secure the connection first."""
        self._watchdog.start()
        if self._cancellation is not None:
            self._cancellation.on_request(self._hang_up)
        self._use(socket.create_connection((self.route.host, self.route.port), self.timeouts.connect))
        self._refuse_open_wire()
        if self.route.security == "tls":
            self._wrap()
        self._limit(self.timeouts.command)
        code, text = self.smtp.getreply()
        if code != 220:
            raise smtplib.SMTPConnectError(code, text)

    def start_tls(self) -> None:
        """Turn an open connection into a secured one, or refuse to go on."""
        if not self.smtp.has_extn("starttls"):
            raise Refused(
                f"{self.route} offers no STARTTLS, so the connection would be open to everybody; "
                'check the port, or use security = "tls".'
            )
        code, text = self.smtp.docmd("STARTTLS")
        if code != 220:
            raise Refused(f"{self.route} does not start TLS ({reply_text(code, text)}).", later=code < 500)
        self._wrap()
        self._limit(self.timeouts.command)
        # What was said in the open does not count any more (RFC 3207, section 4.2).
        self.smtp.ehlo_resp = self.smtp.helo_resp = None
        self.smtp.esmtp_features = {}
        self.smtp.does_esmtp = False

    def wait_for_answer(self) -> None:
        """From now on only the server's answer counts: no cancelling, and the long timeout."""
        self._unguard()
        self._limit(self.timeouts.answer)

    def close(self) -> None:
        """End the connection."""
        self._unguard()
        self.smtp.close()

    def _use(self, wire: socket.socket) -> None:
        self._socket = self.smtp.sock = wire
        self.smtp.file = None
        if self._cancellation is not None and self._cancellation.is_requested:
            self._hang_up()

    def _wrap(self) -> None:
        wire = self._wire
        secured = self._context().wrap_socket(
            wire, server_hostname=self.route.host, do_handshake_on_connect=False
        )
        self._use(secured)
        secured.do_handshake()

    def _refuse_open_wire(self) -> None:
        peer = str(self._wire.getpeername()[0])
        if self.route.security == "none" and not is_loopback(peer):
            raise Refused(f"{self.route} is another machine, and without TLS only this one will do.")

    @property
    def _wire(self) -> socket.socket:
        if self._socket is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        return self._socket

    def _limit(self, seconds: float) -> None:
        self._wire.settimeout(seconds)

    def _run_out(self) -> None:
        self.ran_out = True
        self._hang_up()

    def _hang_up(self) -> None:
        """End the connection under a waiting reader, in whichever thread that is."""
        if self._socket is not None:
            with suppress(OSError):
                # The plain method even on a TLS socket: it leaves the TLS state to the thread that reads.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _unguard(self) -> None:
        self._watchdog.cancel()
        if self._cancellation is not None:
            self._cancellation.on_request(None)
