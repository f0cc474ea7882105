"""Running the person's own git on one folder, with an end to waiting and the reason when it refuses."""

import os
import subprocess
from pathlib import Path

from notes.git.repository import GitFailed, has_git

_POINTS_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""Set by git for its hooks; they would make a command meant for one folder act on another."""


def run_git(folder: Path, doing: str, *arguments: str, seconds: float = 30) -> bytes:
    """Return what git prints; `doing` completes "Git could not …". Raises `GitFailed`."""
    if not has_git():
        raise GitFailed(doing, "there is no git on this machine")
    environment = {name: value for name, value in os.environ.items() if name not in _POINTS_ELSEWHERE}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    environment["GIT_EDITOR"] = "true"
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, never through a shell
            ["git", *arguments],  # noqa: S607 - the person's own git
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailed(doing, f"it did not answer within {seconds:g} seconds") from error
    except OSError as error:
        raise GitFailed(doing, error.strerror or str(error)) from error
    if done.returncode:
        raise GitFailed(doing, _reason(done.stderr, done.stdout, done.returncode))
    return done.stdout


def _reason(stderr: bytes, stdout: bytes, code: int) -> str:
    """Return the line in which git says why; hooks print theirs before it."""
    lines = [
        line.strip() for line in (stderr or stdout).decode(errors="replace").splitlines() if line.strip()
    ]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "CONFLICT", "!"))]
    chosen = (telling or lines[-1:] or [f"exit code {code}"])[0]
    return chosen.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
