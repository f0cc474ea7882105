"""Committing, pulling and pushing on request: only the files meant, hooks and signing left to git."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from notes.git.git_run import GitFailed, ask_git, literal, run_git
from notes.interview import Interview, Interviewer

_Told = Callable[[Interview, Interviewer], str]
_COMMIT_SECONDS = 120
"""Hooks may take their time, and so may a question for the key that signs."""
_NETWORK_SECONDS = 120


def default_message(before: Interview | None, after: Interview) -> str:
    """Return what a commit of this file does: "Thank Ada Park (Northwind Robotics)"."""
    company = " ".join(after.company.value.split())
    for verb, names in (
        ("Thank", _changed(before, after, _is_sent)),
        ("Write to", _changed(before, after, _text_of)),
        ("Meet", _changed(before, after, lambda _, person: person.name)),
    ):
        if names:
            return f"{verb} {_listed(names)} ({company})"
    return f"Update {company}" if before else f"Add the interview with {company}"


def _is_sent(_interview: Interview, person: Interviewer) -> str:
    return "sent" if person.sent else ""


def _text_of(interview: Interview, person: Interviewer) -> str:
    note = interview.note_to(person.name)
    return note.content.of(interview.text).strip() if note else ""


def _changed(before: Interview | None, after: Interview, told: _Told) -> list[str]:
    """Return for whom this is there and was not, or was otherwise."""
    names = []
    for person in after.interviewers:
        old = before.interviewer(person.name) if before else None
        was = told(before, old) if before and old else ""
        now = told(after, person)
        if now and now != was:
            names.append(" ".join(person.name.split()))
    return names


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def committed_text(path: Path) -> bytes | None:
    """Return the file as it was committed last; `None` if it never was. Raises `GitFailed`."""
    listed = run_git(path.parent, "look for the file", "ls-files", "-z", "--full-name", "--", literal(path))
    name = os.fsdecode(listed.split(b"\0")[0])
    if not name or not head(path.parent):
        return None
    committed = run_git(path.parent, "look for the file", "ls-tree", "-z", "--full-tree", "HEAD", name)
    if not committed:
        return None
    return run_git(path.parent, "read the committed file", "cat-file", "blob", f"HEAD:{name}")


class Committed(Struct, frozen=True):
    """A commit that was made here."""

    folder: Path
    before: str
    """What was checked out before; empty where there was no commit yet."""
    after: str
    """The commit itself."""
    branch: str
    """The whole name of the branch it was made on; empty where none was checked out."""


def head(folder: Path) -> str:
    """Return the commit that is checked out; empty where there is none yet."""
    found = ask_git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return found.stdout.decode().strip() if found.returncode == 0 else ""


def branch(folder: Path) -> str:
    """Return the whole name of the branch that is checked out; empty where none is."""
    found = ask_git(folder, "symbolic-ref", "--quiet", "HEAD")
    return found.stdout.decode(errors="surrogateescape").strip() if found.returncode == 0 else ""


def commit(files: Sequence[Path], message: str) -> Committed:
    """Commit these files as they lie on disk and nothing else, whatever is staged. Raises `GitFailed`."""
    folder = files[0].parent
    before, on = head(folder), branch(folder)
    paths = [literal(path) for path in files]
    run_git(folder, "add the file", "add", "--", *paths)
    run_git(
        folder, "commit", "commit", "--quiet", "--only", "-m", message, "--", *paths, seconds=_COMMIT_SECONDS
    )
    return Committed(folder, before, head(folder), on)


def pull(folder: Path) -> None:
    """Take in what others pushed; conflicts are left in the files, to be merged. Raises `GitFailed`."""
    run_git(folder, "pull", "pull", "--quiet", "--no-edit", seconds=_NETWORK_SECONDS)


def push(folder: Path) -> None:
    """Send the commits to where the branch is pushed. Raises `GitFailed`."""
    try:
        run_git(folder, "push", "push", "--quiet", seconds=_NETWORK_SECONDS)
    except GitFailed as error:
        if "[rejected]" in error.output:
            raise GitFailed("push", "others pushed before; pull first", error.output) from error
        raise
