"""Running the person's own git on one folder, with an end to waiting and the reason when it refuses."""

import os
import shutil
import subprocess
from pathlib import Path

from notes.errors import NotesError
from notes.files.shown_path import escaped

_POINTS_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""Set by git for its hooks; they would make a command meant for one folder act on another."""
_COULD_NOT_RUN = 127
"""What shells report for a command that did not start."""


class GitFailed(NotesError):  # noqa: N818 - the name says what it is
    """Git is missing or refused; its own words are kept."""

    def __init__(self, doing: str, reason: str, output: str = "") -> None:
        super().__init__(doing, reason)
        self.doing = doing
        self.reason = reason
        self.output = output
        """All that git and its hooks said."""

    def __str__(self) -> str:
        return f"Git could not {self.doing}: {escaped(self.reason)}."


def has_git() -> bool:
    """Tell whether there is a git to ask."""
    return shutil.which("git") is not None


def run_git(folder: Path, doing: str, *arguments: str, seconds: float = 30, in_hook: bool = False) -> bytes:
    """Return what git prints; `doing` completes "Git could not …". Raises `GitFailed`."""
    if not has_git():
        raise GitFailed(doing, "there is no git on this machine")
    done = ask_git(folder, *arguments, seconds=seconds, in_hook=in_hook)
    if done.returncode:
        output = (done.stderr + done.stdout).decode(errors="replace")
        raise GitFailed(doing, _reason(done.stderr, done.stdout, done.returncode), output)
    return done.stdout


def ask_git(
    folder: Path, *arguments: str, seconds: float = 30, in_hook: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run git and return how it ended, whatever that is; it never asks anything and never opens an editor.

    `in_hook` leaves git's own variables as they are: inside a hook they name the index being committed.
    """
    environment = {
        name: value for name, value in os.environ.items() if in_hook or name not in _POINTS_ELSEWHERE
    }
    environment.pop("GPG_TTY", None)
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    environment["GIT_EDITOR"] = "true"
    try:
        return subprocess.run(  # noqa: S603 - fixed arguments, never through a shell
            ["git", *arguments],  # noqa: S607 - the person's own git
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            start_new_session=True,  # no terminal to ask for a passphrase on: the app is drawn there
        )
    except subprocess.TimeoutExpired:
        said = f"it did not answer within {seconds:g} seconds".encode()
        return subprocess.CompletedProcess(arguments, _COULD_NOT_RUN, b"", said)
    except OSError as error:
        said = (error.strerror or str(error)).encode()
        return subprocess.CompletedProcess(arguments, _COULD_NOT_RUN, b"", said)


def literal(path: Path) -> str:
    """Return the path so that git takes no character in it for a pattern."""
    return f":(literal){path.absolute()}"


def _reason(stderr: bytes, stdout: bytes, code: int) -> str:
    """Return the line in which git says why; hooks print theirs before it."""
    said = (stderr or stdout).decode(errors="replace")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "CONFLICT", "!"))]
    chosen = (telling or lines[-1:] or [f"exit code {code}"])[0]
    return chosen.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
