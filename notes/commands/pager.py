"""Long text for a person to read: through their `$PAGER`, when it would run off the screen."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notes.commands.console import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator


def page(data: bytes) -> None:
    """Print what was asked for; on a terminal with `$PAGER` set, and too long for it, through that."""
    command = _pager()
    rows = shutil.get_terminal_size().lines
    if command and is_terminal(sys.stdout) and data.count(b"\n") >= rows and _paged(command, data):
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _pager() -> list[str]:
    try:
        return shlex.split(os.environ.get("PAGER", ""))
    except ValueError:  # quotes that do not close
        return []


def _paged(command: list[str], data: bytes) -> bool:
    """Show the text in the pager; return whether it could be started."""
    environment = {"LESS": "FRX"} | os.environ  # as git does: end at once where the text fits
    try:
        with _left_to_the_pager(signal.SIGINT):
            subprocess.run(command, input=data, env=environment, check=False)  # noqa: S603 - the person's own
    except OSError:
        return False
    return True


@contextmanager
def _left_to_the_pager(number: signal.Signals) -> "Iterator[None]":
    """Let ctrl+c be the pager's while it has the screen; it still reaches the pager itself."""
    before = signal.signal(number, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(number, before)
