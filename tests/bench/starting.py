"""Starts apps in a pseudo-terminal and reads when they came to a later stage, as they note it themselves."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

WINDOW = (40, 140)
"""Rows and columns of the terminal."""
PATIENCE_SECONDS = 120


def start(kind: str, folder: Path, until: str = "complete") -> dict[str, float]:
    """Start one app and return the seconds to its stages, and its megabytes when it came to `until`."""
    with tempfile.TemporaryDirectory() as home:
        report = Path(home) / "report.json"
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *WINDOW, 0, 0))
        env = os.environ | {"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "TERM": "xterm-256color"}
        env["BENCH_START"] = str(time.monotonic())
        command = [sys.executable, "-m", "tests.bench.child", kind, str(folder), str(report), until]
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
        os.close(theirs)
        threading.Thread(target=_swallow, args=(ours,), daemon=True).start()
        try:
            process.wait(PATIENCE_SECONDS)
        finally:
            process.kill()  # one that did not come to its end must not go on behind the next
            process.wait()
        times: dict[str, float] = json.loads(report.read_text())
        return times


def _swallow(terminal: int) -> None:
    """Read what the app draws, as a terminal does, so that it never waits for us."""
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:  # the app has closed its side
        os.close(terminal)
