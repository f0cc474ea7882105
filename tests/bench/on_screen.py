"""When a program has on screen what matters: started as by a person, and seen as by a terminal."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.bench.starting import PATIENCE_SECONDS, WINDOW

ROOT = Path(__file__).parents[2]
_SEQUENCES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]_^][^\x1b\x07]*(?:\x1b\\|\x07)|[@-Z\\])")
"""What is no text among the bytes for a terminal."""

Chunk = tuple[float, bytes]
"""When bytes arrived, in seconds from the start, and the bytes."""


@dataclass(frozen=True)
class Shown:
    """Seconds from the start of the process to what was on screen."""

    frame: float
    """The first frame: the words that are there whatever the app still reads."""
    ready: float
    """All that was waited for."""


def shown(module: str, arguments: Sequence[str], home: Path, frame: str, words: Sequence[str]) -> Shown:
    """Start `python -m MODULE ARGUMENTS`, settings at `home`; return when the words stood on the screen."""
    rows, columns = WINDOW
    screen = pyte.Screen(columns, rows)
    terminal = pyte.ByteStream(screen)
    first = None
    for at, data in _drawn([sys.executable, "-m", module, *arguments], home, [frame, *words]):
        terminal.feed(data)
        text = "\n".join(screen.display)
        if first is None and frame in text:
            first = at
        if first is not None and all(word in text for word in words):
            return Shown(first, at)
    missing = [word for word in (frame, *words) if word not in text]
    raise AssertionError(f"{module} did not show {missing}:\n{text}")


def _drawn(command: Sequence[str], home: Path, words: Sequence[str]) -> list[Chunk]:
    """Return what a program draws until all words are among it; drawing it here would slow the program."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *WINDOW, 0, 0))
    env = os.environ | {"XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home), "TERM": "xterm-256color"}
    chunks: list[Chunk] = []
    drawn = b""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, cwd=ROOT)
    os.close(theirs)
    try:
        while not all(word.encode() in _SEQUENCES.sub(b"", drawn) for word in words):
            if not select.select([ours], [], [], max(begun + PATIENCE_SECONDS - time.monotonic(), 0))[0]:
                break
            data = os.read(ours, 65536)
            chunks.append((time.monotonic() - begun, data))
            drawn += data
    except OSError:  # it ended
        pass
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return chunks
