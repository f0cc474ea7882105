"""Faults in the system calls of this process: the N-th one fails, or is the last thing the process does.

Nothing is pretended: every call but the chosen one reaches the real file system.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from notes.files import durable

CALLS = (
    *("chmod", "close", "fchmod", "fchown", "fstat", "fsync", "ftruncate", "getxattr", "link", "listxattr"),
    *("lstat", "mkdir", "open", "pread", "pwrite", "read", "rename", "replace", "rmdir", "scandir"),
    *("setxattr", "stat", "unlink", "write"),
)
"""Functions of `os` that saving and journalling use."""


@dataclass
class Fault:
    """What happens at call number `at`, counted from 0."""

    at: int
    error: int | None = None
    """The error number it fails with; `None` kills the process."""
    after: bool = False
    """The call has its effect first, as on a network disk whose answer got lost."""
    calls: list[str] = field(default_factory=list)
    """The calls seen so far."""

    @property
    def happened(self) -> bool:
        """Whether so many calls were made."""
        return len(self.calls) > self.at

    def strike(self) -> None:
        """Kill the process, or fail."""
        if self.error is None:
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            raise OSError(self.error, os.strerror(self.error))


@contextmanager
def injected(fault: Fault) -> Iterator[Fault]:
    """Let the fault happen inside the block."""
    originals = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    renameat2 = durable._renameat2
    try:
        for name, call in originals.items():
            setattr(os, name, _wrapped(fault, name, call))
        exchange = renameat2()
        if exchange is not None:
            durable._renameat2 = lambda: _wrapped(fault, "renameat2", exchange)  # type: ignore[assignment]
        yield fault
    finally:
        durable._renameat2 = renameat2
        for name, call in originals.items():
            setattr(os, name, call)


def _wrapped(fault: Fault, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def wrapper(*arguments: Any, **named: Any) -> Any:
        fault.calls.append(name)
        is_the_one = len(fault.calls) - 1 == fault.at
        # A descriptor is closed even where closing reports an error.
        if is_the_one and not fault.after and not (name == "close" and fault.error):
            fault.strike()
        result = call(*arguments, **named)
        if is_the_one and (fault.after or name == "close"):
            fault.strike()
        return result

    return wrapper
