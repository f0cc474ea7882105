"""Child processes that do one thing and may be killed at it."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path


def run(action: Callable[[], None]) -> int:
    """Do something in a child process; return its exit status: 0, or minus the signal that killed it."""
    child = start(action)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run_and_kill(action: Callable[[Callable[[str], None]], None], seconds: float) -> list[str]:
    """Do something in a child process and kill it `seconds` after its first word; return all it has said.

    The action tells what it has done by calling its argument with a line: what was said had happened before.
    """
    reading, writing = os.pipe()

    def said() -> None:
        os.close(reading)
        action(lambda line: _say(writing, line))

    child = start(said)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        words = pipe.read(1)  # it has begun
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        while part := pipe.read(65536):
            words += part
    os.waitpid(child, 0)
    return words.decode().splitlines()


def _say(descriptor: int, line: str) -> None:
    os.write(descriptor, f"{line}\n".encode())


def start(action: Callable[[], None]) -> int:
    """Begin something in a child process; return its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        action()
        status = 0
    except BaseException as error:  # noqa: BLE001 - a child must never go on as a second parent
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())
