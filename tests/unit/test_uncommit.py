"""A commit taken back with the real git: files and index stay, and what others may have is left alone."""

from pathlib import Path

import pytest

from notes.git.git_commit import Committed, commit, push
from notes.git.git_run import GitFailed
from notes.git.uncommit import commit_again, uncommit
from tests.unit.test_git_state import git, repository

__all__ = ["repository"]

NAME = "a b.md"


def committed(repository: Path) -> Committed:
    """Change one file and commit it."""
    (repository / NAME).write_text("two\n")
    return commit([repository / NAME], "Thank Ada")


def log(repository: Path) -> list[str]:
    """Return the messages of the commits, the newest first."""
    return git(repository, "log", "--format=%s").splitlines()


def test_a_commit_is_taken_back_and_its_changes_stay_staged(repository: Path) -> None:
    """As `git reset --soft HEAD~1` leaves it; what was staged beside it and not committed is untouched."""
    (repository / "other.md").write_text("staged\n")
    git(repository, "add", "other.md")
    (repository / "other.md").write_text("not staged\n")
    made = committed(repository)
    (repository / "new.md").write_text("untracked\n")
    git(repository, "update-ref", "refs/heads/by-git", "HEAD")
    uncommit(made)
    assert log(repository) == ["start"]
    assert git(repository, "status", "--short").splitlines() == [f'M  "{NAME}"', "MM other.md", "?? new.md"]
    assert (repository / NAME).read_text() == "two\n"
    assert git(repository, "show", f":{NAME}") == "two\n"
    by_us = git(repository, "ls-files", "--stage")
    git(repository, "reset", "-q", "--soft", "by-git")
    git(repository, "reset", "-q", "--soft", "HEAD~1")
    assert git(repository, "ls-files", "--stage") == by_us


def test_what_was_taken_back_is_committed_again(repository: Path) -> None:
    """It is the very same commit."""
    made = committed(repository)
    uncommit(made)
    commit_again(made)
    assert git(repository, "rev-parse", "HEAD").strip() == made.after
    assert git(repository, "status", "--short") == ""
    uncommit(made)
    git(repository, "commit", "-qm", "something else")
    with pytest.raises(GitFailed, match="moved on"):
        commit_again(made)


def test_the_first_commit_of_a_repository(tmp_path: Path, repository: Path) -> None:
    """Without it the branch has no commit, as before, and its file is staged."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / NAME).write_text("one\n")
    made = commit([folder / NAME], "First")
    uncommit(made)
    assert git(folder, "status", "--short", "--branch").splitlines() == [
        "## No commits yet on main",
        f'A  "{NAME}"',
    ]
    commit_again(made)
    assert log(folder) == ["First"]


def test_without_a_branch_the_commit_before_is_checked_out(repository: Path) -> None:
    """The branch that was left is untouched."""
    git(repository, "checkout", "-q", "--detach")
    made = committed(repository)
    uncommit(made)
    assert log(repository) == ["start"]
    assert git(repository, "rev-parse", "main") == git(repository, "rev-parse", "HEAD")
    assert git(repository, "branch", "--show-current") == ""


def test_a_work_tree_of_its_own_moves_its_own_branch(repository: Path, tmp_path: Path) -> None:
    """The branch of the other work tree stays where it is."""
    beside = tmp_path / "beside"
    git(repository, "worktree", "add", "-q", "-b", "side", str(beside))
    uncommit(committed(beside))
    assert log(beside) == log(repository) == ["start"]


def others_commit(repository: Path) -> None:
    """Commit something else after it."""
    git(repository, "commit", "-q", "--allow-empty", "-m", "more")


def others_amend(repository: Path) -> None:
    """Change the message."""
    git(repository, "commit", "-q", "--amend", "-m", "other words")


def switched(repository: Path) -> None:
    """Go on in a branch that has the commit too."""
    git(repository, "switch", "-q", "-c", "other")


def tagged(repository: Path) -> None:
    """Give it a name that is meant to stay."""
    git(repository, "tag", "v1")


def pushed(repository: Path) -> None:
    """Let others have it."""
    git(repository.parent, "init", "-q", "--bare", "shared.git")
    git(repository, "remote", "add", "origin", str(repository.parent / "shared.git"))
    git(repository, "config", "push.autoSetupRemote", "true")
    push(repository)


def merging(repository: Path) -> None:
    """Stop in the middle of a merge."""
    git(repository, "switch", "-q", "-c", "other", "HEAD~1")
    (repository / "other.md").write_text("theirs\n")
    git(repository, "commit", "-qam", "theirs")
    git(repository, "switch", "-q", "main")
    git(repository, "merge", "-q", "--no-commit", "--no-ff", "other")


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (others_commit, "the branch has moved on since"),
        (others_amend, "the branch has moved on since"),
        (switched, "another branch is checked out by now"),
        (tagged, "it is pushed or tagged, so others may build on it"),
        (pushed, "it is pushed or tagged, so others may build on it"),
        (merging, "a merge is not finished"),
    ],
)
def test_what_others_build_on_stays(repository: Path, meanwhile: object, why: str) -> None:
    """One sentence says why, and no reference moves."""
    made = committed(repository)
    assert callable(meanwhile)
    meanwhile(repository)
    before = git(repository, "for-each-ref"), git(repository, "status", "--short")
    with pytest.raises(GitFailed) as refused:
        uncommit(made)
    assert str(refused.value) == f"Git could not take the commit back: {why}."
    assert (git(repository, "for-each-ref"), git(repository, "status", "--short")) == before


def test_what_a_hook_committed_on_top_is_not_taken_back_with_it(repository: Path) -> None:
    """The commit would not be the only thing to go."""
    hook = repository / ".git" / "hooks" / "post-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntest -e done || { touch done; git commit -q --allow-empty -m hook; }\n")
    hook.chmod(0o755)
    made = committed(repository)
    assert log(repository) == ["hook", "Thank Ada", "start"]
    with pytest.raises(GitFailed, match="a hook made other commits with it"):
        uncommit(made)
    assert log(repository) == ["hook", "Thank Ada", "start"]
