"""Git as people have it: states, commits of one file, pulls and pushes, with the real git."""

import subprocess
from pathlib import Path

import pytest

from notes.format.reader import read_interview
from notes.git.conflicts import stopped
from notes.git.file_state import FileState
from notes.git.git_commit import commit, committed_text, default_message, pull, push
from notes.git.git_run import GitFailed
from notes.git.git_state import git_state
from notes.interview import Interview
from notes.settings import Settings


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with one commit."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Sam")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "sam@mail.example")
    folder = tmp_path / "interviews"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "a b.md").write_text("one\n")
    (folder / "other.md").write_text("one\n")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "start")
    return folder


def test_every_state_is_told_by_path(repository: Path) -> None:
    """Names with spaces, accents and line breaks are paths like others."""
    (repository / "a b.md").write_text("two\n")
    (repository / "ä\n.md").write_text("new\n")
    (repository / "staged.md").write_text("new\n")
    git(repository, "add", "staged.md")
    git(repository, "mv", "other.md", "moved.md")
    state = git_state(repository)
    assert state is not None
    assert state.branch == "main"
    assert {path.name: one for path, one in state.files.items()} == {
        "a b.md": FileState.MODIFIED,
        "ä\n.md": FileState.UNTRACKED,
        "staged.md": FileState.STAGED,
        "moved.md": FileState.STAGED,
    }


def test_other_folders_have_no_state(tmp_path: Path) -> None:
    """Outside of git nothing is told, and nothing fails."""
    assert git_state(tmp_path) is None


def test_a_worktree_is_a_folder_like_any_other(repository: Path, tmp_path: Path) -> None:
    """Its own branch and files are told."""
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    (tmp_path / "side" / "new.md").write_text("x")
    state = git_state(tmp_path / "side")
    assert state is not None
    assert (state.branch, len(state.files)) == ("side", 1)


def test_only_the_files_meant_are_committed(repository: Path) -> None:
    """What else was staged stays staged."""
    (repository / "a b.md").write_text("two\n")
    (repository / "staged.md").write_text("new\n")
    git(repository, "add", "staged.md")
    (repository / "[x]*.md").write_text("new\n")
    commit([repository / "a b.md", repository / "[x]*.md"], "Thank Ada")
    assert git(repository, "show", "--name-only", "--format=%s", "HEAD").split("\n") == [
        "Thank Ada",
        "",
        "[x]*.md",
        "a b.md",
        "",
    ]
    assert git(repository, "diff", "--cached", "--name-only") == "staged.md\n"
    assert committed_text(repository / "a b.md") == b"two\n"
    assert committed_text(repository / "staged.md") is None


def test_a_hook_that_refuses_is_heard(repository: Path) -> None:
    """Hooks run, and their reason becomes the sentence."""
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'the note is not finished' >&2\nexit 1\n")
    hook.chmod(0o755)
    (repository / "a b.md").write_text("two\n")
    with pytest.raises(GitFailed, match="the note is not finished"):
        commit([repository / "a b.md"], "Thank Ada")


def test_pull_and_push_meet_another_copy(repository: Path, tmp_path: Path) -> None:
    """Ahead and behind are counted; a conflict is told and left in the file."""
    git(tmp_path, "clone", "-q", "--bare", str(repository), "shared.git")
    git(tmp_path, "clone", "-q", "shared.git", "mine")
    git(tmp_path, "clone", "-q", "shared.git", "theirs")
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder in (mine, theirs):
        git(folder, "config", "pull.rebase", "false")
        (folder / "a b.md").write_text(f"{folder.name}\n")
        commit([folder / "a b.md"], folder.name)
    push(theirs)
    git(mine, "fetch", "-q")
    state = git_state(mine)
    assert state is not None
    assert (state.ahead, state.behind, state.upstream) == (1, 1, "origin/main")
    with pytest.raises(GitFailed):
        push(mine)
    with pytest.raises(GitFailed):
        pull(mine)
    state = git_state(mine)
    assert state is not None
    assert state.files == {state.top / "a b.md": FileState.CONFLICTED}


def test_a_repository_without_commits_takes_its_first(repository: Path, tmp_path: Path) -> None:
    """Before it, no file was ever committed, and nothing fails."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    path = folder / "a.md"
    path.write_text("one\n")
    git(folder, "add", "a.md")
    assert committed_text(path) is None
    state = git_state(folder)
    assert state is not None
    assert (state.branch, state.files) == ("main", {state.top / "a.md": FileState.STAGED})
    commit([path], "First")
    assert committed_text(path) == b"one\n"


def test_a_submodule_is_a_repository_of_its_own(repository: Path, tmp_path: Path) -> None:
    """Its files are told and committed there, and the one around it is left alone."""
    around = tmp_path / "around"
    around.mkdir()
    git(around, "init", "-q", "-b", "main")
    git(around, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository), "inside")
    git(around, "commit", "-qm", "around")
    inside = around / "inside"
    (inside / "a b.md").write_text("two\n")
    state = git_state(inside)
    assert state is not None
    assert state.files == {inside / "a b.md": FileState.MODIFIED}
    commit([inside / "a b.md"], "Thank Ada")
    assert stopped(inside) is None
    assert git(inside, "log", "-1", "--format=%s") == "Thank Ada\n"
    assert git(around, "log", "--format=%s") == "around\n"


def test_without_a_branch_there_is_none_to_name(repository: Path) -> None:
    """A commit that was checked out by itself has no branch."""
    git(repository, "checkout", "-q", "--detach")
    state = git_state(repository)
    assert state is not None
    assert state.branch == ""


def test_signing_is_left_to_git_and_asks_for_nothing_here(repository: Path, tmp_path: Path) -> None:
    """The person's own signing program runs; when it cannot, there is no commit and a reason."""
    signer = tmp_path / "signer"
    signer.write_text(f"#!/bin/sh\ntouch {tmp_path}/asked\ntest -t 0 && touch {tmp_path}/terminal\nexit 2\n")
    signer.chmod(0o755)
    git(repository, "config", "commit.gpgsign", "true")
    git(repository, "config", "gpg.program", str(signer))
    (repository / "a b.md").write_text("two\n")
    with pytest.raises(GitFailed, match="gpg failed to sign the data"):
        commit([repository / "a b.md"], "Thank Ada")
    assert (tmp_path / "asked").exists()
    assert not (tmp_path / "terminal").exists()
    assert git(repository, "log", "-1", "--format=%s") == "start\n"


FILE = """\
---
company: Northwind Robotics
interviewers:
  - name: Ada Park
  - name: Ben Ortiz
---
"""


def read(text: str) -> Interview:
    """Read an interview."""
    content = read_interview(Path("x.md"), text, Settings())
    assert isinstance(content, Interview)
    return content


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (None, FILE, "Meet Ada Park and Ben Ortiz (Northwind Robotics)"),
        (FILE, FILE + "\n## To Ada Park\nHi Ada,\n", "Write to Ada Park (Northwind Robotics)"),
        (
            FILE,
            FILE.replace("Ada Park\n", "Ada Park\n    sent: 2026-11-20 16:00\n"),
            "Thank Ada Park (Northwind Robotics)",
        ),
        (FILE, FILE + "\nmore\n", "Update Northwind Robotics"),
    ],
)
def test_the_message_says_what_changed(before: str | None, after: str, message: str) -> None:
    """Sent counts before written, written before met."""
    assert default_message(read(before) if before else None, read(after)) == message
