"""Afterword in a process of its own, on a pseudo-terminal, and what a terminal would show of it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

from tests.ui.conftest import PATIENCE_SECONDS

ROWS, COLUMNS = 40, 140
CALM_SECONDS = 0.15
"""A screen on which nothing changed for so long is at rest."""
BLINK_BYTES = 400
"""What a blinking cursor draws at the most."""


class Terminal:
    """A real terminal, as far as a program can tell."""

    def __init__(self, path: Path, rows: int = ROWS, columns: int = COLUMNS) -> None:
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            root = str(Path(__file__).parents[2])
            own_size = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            environment = {**own_size, "PYTHONPATH": root, "TERM": "xterm-256color"}
            os.execve(  # noqa: S606
                sys.executable, [sys.executable, "-m", "notes.cli", str(path)], environment
            )
        self.drawn = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the app draws, so that it never has to wait."""
        while select.select([self.end], [], [], seconds)[0]:
            try:
                data = os.read(self.end, 65536)
            except OSError:
                return
            self.drawn += data
            self._stream.feed(data)
            seconds = 0

    def settle(self) -> None:
        """Wait until the app has drawn what a key does, as a person would."""
        calm_since = time.monotonic()
        while time.monotonic() - calm_since < CALM_SECONDS:
            before = len(self.drawn)
            self.read(CALM_SECONDS)
            if len(self.drawn) - before > BLINK_BYTES:
                calm_since = time.monotonic()

    def shows(self, words: str) -> bool:
        """Tell whether words stand on the screen."""
        return any(words in line for line in self._screen.display)

    def drawing(self) -> bool:
        """Read along while something else is waited for."""
        self.read(0.0)
        return True

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait for something, reading along."""
        until_then = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until_then:
            self.read()
            if is_so():
                return
        raise AssertionError("\n".join(self._screen.display))

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.end, text.encode())

    def status(self) -> int:
        """Wait for the end of the process and return its wait status."""
        found: list[int] = []

        def is_over() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                found.append(status)
            return bool(pid)

        self.wait(is_over)
        self.pid = 0
        return found[0]

    def close(self) -> None:
        """End what still runs."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.end >= 0:
            os.close(self.end)
