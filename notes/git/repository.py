"""What Afterword asks of plain `git`: whether a folder is tracked, what is staged, a first commit."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from notes.files.shown_path import escaped
from notes.git.git_run import GitFailed, ask_git, has_git, run_git


class Staged(Struct, frozen=True):
    """A file as it would be committed."""

    path: Path
    data: bytes


def work_tree(folder: Path) -> Path | None:
    """Return the top of the git work tree that `folder` lies in; `None` without one, or without git."""
    if not has_git():
        return None
    done = ask_git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(done.stdout.rstrip(b"\n"))) if done.returncode == 0 else None


def is_tracked_place(folder: Path) -> bool:
    """Tell whether a new file in `folder` would show up in a repository that is already there."""
    return work_tree(folder) is not None and ask_git(folder, "check-ignore", "-q", ".").returncode != 0


def hooks_folder(folder: Path) -> Path | None:
    """Return where git looks for the hooks of this repository, wherever its settings put them."""
    done = ask_git(folder, "rev-parse", "--git-path", "hooks") if has_git() else None
    if done is None or done.returncode:
        return None
    return folder / os.fsdecode(done.stdout.rstrip(b"\n"))


def start_repository(folder: Path, message: str) -> None:
    """Make `folder` a repository of its own and commit all that lies in it. Raises `GitFailed`."""
    run_git(folder, "make a repository", "init", "--quiet")
    run_git(folder, "add the files", "add", "--all", ".")
    author = ("-c", "user.name=Afterword", "-c", "user.email=afterword@localhost")
    own_ways = ("-c", "commit.gpgsign=false", "-c", f"core.hooksPath={os.devnull}")
    run_git(folder, "commit the files", *author, *own_ways, "commit", "--quiet", "-m", message)


def staged_files(folder: Path, ending: str = ".md") -> Iterator[Staged]:
    """Yield the added, changed and conflicting files of the next commit, as they stand in the index.

    Git's own variables are left as they are: inside a hook they name the index that is being committed.
    Raises `GitFailed`.
    """
    top = run_git(folder, "look for staged files", "rev-parse", "--show-toplevel", in_hook=True)
    root = Path(os.fsdecode(top.rstrip(b"\n")))
    names = ("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=ACMRTU", "-z")
    found = run_git(root, "list the staged files", *names, in_hook=True)
    for name in sorted(set(found.split(b"\0"))):
        if name.endswith(ending.encode()):
            yield Staged(root / os.fsdecode(name), _staged_content(root, os.fsdecode(name)))


def _staged_content(root: Path, name: str) -> bytes:
    """Return a file from the index; of a conflict, what lies in the work tree with its markers."""
    done = ask_git(root, "cat-file", "blob", f":0:{name}", in_hook=True)
    if done.returncode == 0:
        return done.stdout
    try:
        return (root / name).read_bytes()
    except OSError as error:
        raise GitFailed(f"show the staged {escaped(name)}", error.strerror or "it is gone") from error
