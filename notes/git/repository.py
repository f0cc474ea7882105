"""What Afterword asks of plain `git`: whether a folder is tracked, what is staged, a first commit."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from notes.errors import NotesError
from notes.files.shown_path import escaped

_TIMEOUT_SECONDS = 30
_POINTS_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""Set by git for its hooks; they would make a command meant for one folder act on another."""


class GitFailed(NotesError):  # noqa: N818 - the name says what it is
    """Git is missing or refused; its own words are kept."""

    def __init__(self, doing: str, reason: str) -> None:
        super().__init__(doing, reason)
        self.doing = doing
        self.reason = reason

    def __str__(self) -> str:
        return f"Git could not {self.doing}: {escaped(self.reason)}."


@dataclass(frozen=True, slots=True)
class Staged:
    """A file as it would be committed."""

    path: Path
    data: bytes


def has_git() -> bool:
    """Tell whether there is a git to ask."""
    return shutil.which("git") is not None


def work_tree(folder: Path) -> Path | None:
    """Return the top of the git work tree that `folder` lies in; `None` without one, or without git."""
    if not has_git():
        return None
    done = _git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(done.stdout.rstrip(b"\n"))) if done.returncode == 0 else None


def is_tracked_place(folder: Path) -> bool:
    """Tell whether a new file in `folder` would show up in a repository that is already there."""
    return work_tree(folder) is not None and _git(folder, "check-ignore", "-q", ".").returncode != 0


def hooks_folder(folder: Path) -> Path | None:
    """Return where git looks for the hooks of this repository, wherever its settings put them."""
    done = _git(folder, "rev-parse", "--git-path", "hooks") if has_git() else None
    if done is None or done.returncode:
        return None
    return folder / os.fsdecode(done.stdout.rstrip(b"\n"))


def start_repository(folder: Path, message: str) -> None:
    """Make `folder` a repository of its own and commit all that lies in it. Raises `GitFailed`."""
    _must(folder, "make a repository", "init", "--quiet")
    _must(folder, "add the files", "add", "--all", ".")
    author = ("-c", "user.name=Afterword", "-c", "user.email=afterword@localhost")
    own_ways = ("-c", "commit.gpgsign=false", "-c", f"core.hooksPath={os.devnull}")
    _must(folder, "commit the files", *author, *own_ways, "commit", "--quiet", "-m", message)


def staged_files(folder: Path, ending: str = ".md") -> Iterator[Staged]:
    """Yield the added, changed and conflicting files of the next commit, as they stand in the index.

    Git's own variables are left as they are: inside a hook they name the index that is being committed.
    Raises `GitFailed`.
    """
    top = _must(folder, "look for staged files", "rev-parse", "--show-toplevel", in_hook=True)
    root = Path(os.fsdecode(top.rstrip(b"\n")))
    names = ("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=ACMRTU", "-z")
    found = _must(root, "list the staged files", *names, in_hook=True)
    for name in sorted(set(found.split(b"\0"))):
        if name.endswith(ending.encode()):
            yield Staged(root / os.fsdecode(name), _staged_content(root, os.fsdecode(name)))


def _staged_content(root: Path, name: str) -> bytes:
    """Return a file from the index; of a conflict, what lies in the work tree with its markers."""
    done = _git(root, "cat-file", "blob", f":0:{name}", in_hook=True)
    if done.returncode == 0:
        return done.stdout
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise GitFailed(f"show the staged {escaped(name)}", error.strerror or "it is gone") from error


def _must(folder: Path, doing: str, *arguments: str, in_hook: bool = False) -> bytes:
    if not has_git():
        raise GitFailed(doing, "there is no git on this machine")
    done = _git(folder, *arguments, in_hook=in_hook)
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise GitFailed(doing, words[-1].removeprefix("fatal: ").rstrip("."))
    return done.stdout


def _git(folder: Path, *arguments: str, in_hook: bool = False) -> subprocess.CompletedProcess[bytes]:
    environment = {
        name: value for name, value in os.environ.items() if in_hook or name not in _POINTS_ELSEWHERE
    }
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - fixed arguments, never through a shell
            ["git", *arguments],  # noqa: S607 - the person's own git
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(arguments, 127, b"", str(error).encode())
