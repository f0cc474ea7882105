"""A mail server on loopback that fails at the moment one wants it to, and says what it holds."""

import socket
import threading
import time
from types import TracebackType
from typing import Self

HANG_SECONDS = 30.0
"""A hanging server gives in when it is closed, or after this."""


class DropServer:
    """Serves one connection after the other; `fault` says where and how it fails.

    A fault is `STEP-HOW`: the step is greeting, ehlo, mail, rcpt, data, body, dot or quit; how is `drop` (the
    connection ends), `hang` (no answer), `trickle` (an answer that never ends), or a code to answer with.
    `rcpt2-550` refuses only the second recipient; `once:` before a fault lets it happen only the first time.
    """

    def __init__(self, fault: str = "") -> None:
        self.fault = fault
        self.held: list[bytes] = []
        """The messages it took over: those it would deliver."""
        self.recipients: list[str] = []
        self.connections = 0
        self.seen = threading.Event()
        """Set when the fault happens."""
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                wire, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk_safely, args=(wire,), daemon=True).start()

    def _talk_safely(self, wire: socket.socket) -> None:
        with wire:
            try:
                self._talk(wire)
            except (OSError, _Dropped):
                return

    def _talk(self, wire: socket.socket) -> None:
        lines = wire.makefile("rb")
        self._answer(wire, "greeting", "220 drop.example ready")
        recipients: list[str] = []
        while line := lines.readline():
            verb = line.split(b" ")[0].strip().lower().decode()
            if verb in ("ehlo", "helo"):
                self._answer(wire, "ehlo", "250-drop.example\r\n250 SIZE 100000000")
            elif verb == "mail":
                self._answer(wire, "mail", "250 fine")
            elif verb == "rcpt":
                recipients.append(line.decode().strip())
                step = "rcpt2" if len(recipients) == 2 else "rcpt"
                self._answer(wire, step, "250 fine")
            elif verb == "data":
                self._answer(wire, "data", "354 go on")
                self._take(wire, lines.readline, recipients)
            elif verb == "quit":
                self._answer(wire, "quit", "221 bye")
                return
            else:
                self._answer(wire, verb, "250 fine")

    def _take(self, wire: socket.socket, readline: "object", recipients: list[str]) -> None:
        assert callable(readline)
        text = b""
        while (line := readline()) != b".\r\n":
            if not line:
                return
            if self._strikes("body"):
                self._fail(wire, self._how())
            text += line.removeprefix(b".")
        how = self._how() if self._strikes("dot") else ""
        if not how.isdigit() or how.startswith("2"):
            self.hold(text)
            self.recipients += recipients
        if how:
            self._fail(wire, how)
        else:
            wire.sendall(b"250 2.0.0 queued as 4711\r\n")

    def hold(self, text: bytes) -> None:
        """Take a message over."""
        self.held.append(text)

    def _answer(self, wire: socket.socket, step: str, words: str) -> None:
        if self._strikes(step):
            self._fail(wire, self._how())
        else:
            wire.sendall(f"{words}\r\n".encode())

    def _strikes(self, step: str) -> bool:
        if self.fault.removeprefix("once:").partition("-")[0] != step:
            return False
        return not (self.fault.startswith("once:") and self.seen.is_set())

    def _how(self) -> str:
        return self.fault.partition("-")[2]

    def _fail(self, wire: socket.socket, how: str) -> None:
        self.seen.set()
        if how == "hang":
            self._closing.wait(HANG_SECONDS)
        elif how == "trickle":
            while not self._closing.is_set():
                wire.sendall(b"250-x\r\n")
                time.sleep(0.02)
        elif how != "drop":
            wire.sendall(f"{how} as told\r\n".encode())
            return
        raise _Dropped


class _Dropped(Exception):  # noqa: N818 - no error: what was asked for
    """The connection ends here."""
