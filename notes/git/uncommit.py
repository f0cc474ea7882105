"""Taking a commit back that was just made here: the branch moves to where it was, files and index stay."""

from notes.git.conflicts import stopped
from notes.git.git_commit import Committed, branch, head
from notes.git.git_run import GitFailed, run_git

_DOING = "take the commit back"


def refuse_to_uncommit(made: Committed) -> None:
    """Raise `GitFailed`, with the reason in words, if a commit cannot be taken back any more."""
    _refuse_elsewhere(made, made.after, _DOING)
    parents = run_git(made.folder, _DOING, "rev-list", "--parents", "--max-count=1", made.after)
    if parents.decode().split()[1:] != ([made.before] if made.before else []):
        raise GitFailed(_DOING, "a hook made other commits with it")
    remotes = ("refs/remotes", "refs/tags")
    found = run_git(made.folder, _DOING, "for-each-ref", "--count=1", "--contains", made.after, *remotes)
    if found.strip():
        raise GitFailed(_DOING, "it is pushed or tagged, so others may build on it")


def uncommit(made: Committed) -> None:
    """Move the branch to where it was before the commit, whose files are staged then. Raises `GitFailed`.

    As `git reset --soft` does; but should anybody move the branch at this very moment, git refuses.
    """
    refuse_to_uncommit(made)
    if made.before:
        _move(made, made.before, made.after, f"undo: moving to {made.before}", _DOING)
    else:
        run_git(made.folder, _DOING, "update-ref", "-d", "HEAD", made.after)


def commit_again(made: Committed) -> None:
    """Move the branch to a commit that was taken back; raises `GitFailed` if anything else happened since."""
    doing = "commit that again"
    _refuse_elsewhere(made, made.before, doing)
    _move(made, made.after, made.before or "0" * len(made.after), f"redo: moving to {made.after}", doing)


def _move(made: Committed, new: str, old: str, why: str, doing: str) -> None:
    run_git(made.folder, doing, "update-ref", "-m", why, "HEAD", new, old)


def _refuse_elsewhere(made: Committed, wanted: str, doing: str) -> None:
    """Refuse where git has gone on: another commit or branch, or in the middle of something."""
    if branch(made.folder) != made.branch:
        raise GitFailed(doing, "another branch is checked out by now")
    if head(made.folder) != wanted:
        raise GitFailed(doing, "the branch has moved on since")
    if busy := stopped(made.folder):
        raise GitFailed(doing, f"a {busy} is not finished")
