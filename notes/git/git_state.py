"""How the files of a folder stand in git: read with plain `git status`, which changes nothing."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from notes.git.file_state import FileState
from notes.git.git_run import run_git
from notes.git.repository import work_tree

_SECONDS = 20


class GitState(Struct, frozen=True):
    """A work tree at one moment."""

    top: Path
    branch: str = ""
    """Empty where no branch is checked out."""
    upstream: str = ""
    ahead: int = 0
    behind: int = 0
    files: dict[Path, FileState] = field(default_factory=dict)
    """By absolute path, only files that are not committed as they are."""


def git_state(folder: Path) -> GitState | None:
    """Return how the files below a folder stand; `None` outside of git. Raises `GitFailed`.

    Takes no lock and refreshes no index, so that it never stands in the way of the person's own git.
    """
    top = work_tree(folder)
    if top is None:
        return None
    wanted = ("--porcelain=v2", "-z", "--branch", "--untracked-files=all", "--ignore-submodules=all")
    found = run_git(folder, "read its state", "status", *wanted, "--", ".", seconds=_SECONDS)
    return parse_status(found, top)


def parse_status(found: bytes, top: Path) -> GitState:
    """Return the state that `git status --porcelain=v2 -z --branch` tells."""
    heads: dict[str, str] = {}
    files: dict[Path, FileState] = {}
    entries = iter(found.split(b"\0"))
    for entry in entries:
        if entry.startswith(b"# "):
            key, _, value = os.fsdecode(entry[2:]).partition(" ")
            heads[key] = value
            continue
        if entry.startswith(b"2 "):
            next(entries, None)  # where the file was before
        files.update((top / name, state) for name, state in _file(entry))
    ahead, behind = _counts(heads.get("branch.ab", ""))
    branch = heads.get("branch.head", "")
    named = "" if branch == "(detached)" else branch
    return GitState(top, named, heads.get("branch.upstream", ""), ahead, behind, files)


def _file(entry: bytes) -> Iterator[tuple[str, FileState]]:
    kind, _, rest = os.fsdecode(entry).partition(" ")
    if kind == "?":
        yield rest, FileState.UNTRACKED
    elif kind == "u":
        yield rest.split(" ", 9)[-1], FileState.CONFLICTED
    elif kind in {"1", "2"}:
        state = FileState.MODIFIED if rest[1] != "." else FileState.STAGED
        yield rest.split(" ", 7 if kind == "1" else 8)[-1], state


def _counts(text: str) -> tuple[int, int]:
    """Return (ahead, behind) of "+1 -2"; nothing without an upstream."""
    numbers = [abs(int(number)) for number in text.split() if number[1:].isdecimal()]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else (0, 0)
