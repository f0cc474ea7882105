"""Who signs and sends: the person's own settings, and where those say nothing, what git knows."""

import subprocess
from pathlib import Path

from msgspec.structs import replace

from notes.settings import Config, Me

_TIMEOUT_SECONDS = 2


def me_in(folder: Path, config: Config) -> Me:
    """Return the candidate; git is only asked for what `[me]` leaves open."""
    me = config.me
    if me.name and me.email:
        return me
    git = me_from_git(folder)
    return replace(me, name=me.name or git.name, email=me.email or git.email)


def me_from_git(folder: Path) -> Me:
    """Return `user.name` and `user.email` as git knows them in a folder; empty without git."""
    try:
        done = subprocess.run(
            ["git", "config", "--null", "--get-regexp", r"^user\.(name|email)$"],  # noqa: S607 - the person's git
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Me()
    found: dict[str, str] = {}
    for entry in done.stdout.decode(errors="replace").split("\0"):
        key, _, value = entry.partition("\n")
        found[key] = " ".join(value.split())  # the last one counts; a line break would end up in a header
    return Me(found.get("user.name", ""), found.get("user.email", ""))
