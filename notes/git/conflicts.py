"""A pull, merge or rebase that stopped at a conflict: its versions, and concluding or taking it back."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from notes.git.git_run import ask_git, literal, run_git

_SECONDS = 120
"""Hooks may take their time."""


class Stopped(StrEnum):
    """What git was doing when it stopped."""

    MERGE = "merge"
    REBASE = "rebase"
    PICK = "cherry-pick"


_SIGNS = (
    ("rebase-merge", Stopped.REBASE),
    ("rebase-apply", Stopped.REBASE),
    ("CHERRY_PICK_HEAD", Stopped.PICK),
    ("MERGE_HEAD", Stopped.MERGE),
)
"""What lies in git's own folder meanwhile; a rebase leaves the signs of others too, so it comes first."""


class Versions(Struct, frozen=True):
    """The three versions of a file in conflict; empty where a side has none."""

    base: bytes
    mine: bytes
    theirs: bytes


def stopped(folder: Path) -> Stopped | None:
    """Return what git is in the middle of, if it is. Raises `GitFailed`."""
    for name, doing in _SIGNS:
        found = run_git(folder, "look what it is doing", "rev-parse", "--git-path", name)
        if (folder / os.fsdecode(found.rstrip(b"\n"))).exists():
            return doing
    return None


def versions(path: Path) -> Versions:
    """Return the versions of a file in conflict; in a rebase git calls one's own text the other's."""
    base, ours, theirs = (_stage(path, number) for number in (1, 2, 3))
    if stopped(path.parent) is Stopped.REBASE:
        ours, theirs = theirs, ours
    return Versions(base, ours, theirs)


def conclude(folder: Path, files: Sequence[Path]) -> None:
    """Tell git that these files are merged, and let it finish what it was doing. Raises `GitFailed`."""
    run_git(folder, "add the merged files", "add", "--", *map(literal, files))
    match stopped(folder):
        case Stopped.MERGE:
            run_git(folder, "conclude the merge", "commit", "--quiet", "--no-edit", seconds=_SECONDS)
        case Stopped.REBASE | Stopped.PICK as doing:
            run_git(folder, f"go on with the {doing}", doing, "--continue", seconds=_SECONDS)
        case None:
            pass


def take_back(folder: Path) -> None:
    """Put everything back as it was before the merge or rebase began. Raises `GitFailed`."""
    doing = stopped(folder)
    if doing is not None:
        run_git(folder, f"take the {doing} back", doing, "--abort")


def _stage(path: Path, number: int) -> bytes:
    done = ask_git(path.parent, "cat-file", "blob", f":{number}:./{path.name}")
    return done.stdout if done.returncode == 0 else b""
