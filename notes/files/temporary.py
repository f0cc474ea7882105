"""The temporary files of saving: hidden, never `.md`, with a name that says what a crash left in them.

While a text is being written its file ends in `.part`: whatever a crash leaves there is part of our own text.
Once it is whole it ends in `.tmp` and changes places with the interview's file: then it may hold an edit of
another program.
"""

import os
import re
import secrets
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

PREFIX = ".afterword-"
_PATTERN = re.compile(
    re.escape(PREFIX) + r"(?P<ours>[0-9a-f]{16})-(?P<base>[0-9a-f]{16})-(?P<target>[0-9a-f]{12})"
    r"-(?P<node>[0-9a-f]{6})-(?P<pid>[0-9]{1,10})-[0-9a-f]{8}\.(?P<stage>part|tmp)"
)


class Traces(Struct, frozen=True):
    """What the name of a temporary file tells about the save it belonged to."""

    ours: str
    """Start of the fingerprint of the text that was being saved."""
    base: str
    """Start of the fingerprint of the version it was to replace."""
    target: str
    """Digest of the file's name."""
    abandoned: bool
    """The process that made it ran on this machine and is no more."""
    is_part: bool
    """It was never whole, and holds nothing but our own text."""


def temporary_beside(target: Path, ours: str, base: str) -> Path:
    """Return a fresh name in the folder of `target`; both fingerprints become part of it."""
    marks = (ours[:16], base[:16], digest(target.name), _node(), str(os.getpid()), secrets.token_hex(4))
    return target.with_name(f"{PREFIX}{'-'.join(marks)}.tmp")


def being_written(temporary: Path) -> Path:
    """Return the name that a temporary file has until it is whole."""
    return temporary.with_suffix(".part")


def traces(name: str) -> Traces | None:
    """Read the name of a temporary file back; `None` for any other name."""
    found = _PATTERN.fullmatch(name)
    if found is None:
        return None
    abandoned = found["node"] == _node() and not _is_running(int(found["pid"]))
    return Traces(found["ours"], found["base"], found["target"], abandoned, found["stage"] == "part")


def digest(name: str) -> str:
    """Return the short digest of a file name."""
    return sha256(os.fsencode(name)).hexdigest()[:12]


@cache
def _node() -> str:
    return sha256(os.uname().nodename.encode()).hexdigest()[:6]


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
