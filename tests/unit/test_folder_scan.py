"""Scanning a folder: every interview once, broken ones with their reason, and nothing that could hang."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notes.files.file_errors import NoSuchFolder
from notes.files.folder_scan import read_file, scan, summaries
from notes.files.folder_walk import walk
from notes.files.shown_path import shown
from notes.interview import BrokenInterview, Interview
from notes.settings import Settings

TEXT = "---\ncompany: Northwind\ninterviewers:\n  - name: Ada Park\n---\n"


def put(path: Path, text: str = TEXT) -> Path:
    """Write a file and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def found(folder: Path) -> list[str]:
    """Return the names of what a scan yields, below the folder, in its order."""
    return [str(content.path.relative_to(folder)) for content in scan(folder, Settings())]


def reasons(folder: Path) -> dict[str, str]:
    """Return the first problem of each broken file of a scan."""
    contents = scan(folder, Settings())
    return {one.path.name: one.problems[0].message for one in contents if isinstance(one, BrokenInterview)}


def test_interviews_come_newest_first_also_from_folders_below(tmp_path: Path) -> None:
    """Names begin with a date; what is most urgent is read first."""
    for name in ("2026-01-05-a.md", "2026-11-20-b.md", "2025/2025-03-01-c.md", "2026/2026-02-02-d.md"):
        put(tmp_path / name)
    assert found(tmp_path) == [
        *("2026-11-20-b.md", "2026-01-05-a.md", "2026/2026-02-02-d.md", "2025/2025-03-01-c.md"),
    ]


def test_other_peoples_markdown_is_left_alone(tmp_path: Path) -> None:
    """A README, a blog post with frontmatter, and files that are no Markdown are not listed."""
    put(tmp_path / "README.md", "# Interviews\n")
    put(tmp_path / "post.md", "---\ntitle: On companies\n---\ncompany: no key\n")
    put(tmp_path / "a.txt")
    put(tmp_path / "a.MD")
    put(tmp_path / "empty.md", "")
    assert found(tmp_path) == []


def test_hidden_folders_and_nested_repositories_are_not_entered(tmp_path: Path) -> None:
    """Neither what tools keep, nor other projects that happen to lie here."""
    put(tmp_path / ".git" / "a.md")
    put(tmp_path / ".obsidian" / "a.md")
    put(tmp_path / "nested" / "a.md")
    (tmp_path / "nested" / ".git").mkdir()
    put(tmp_path / "worktree" / "deep" / "a.md")
    (tmp_path / "worktree" / ".git").write_text("gitdir: elsewhere\n")
    put(tmp_path / "own.md")
    assert found(tmp_path) == ["own.md"]


def test_a_hidden_file_is_an_interview_but_editors_own_are_not(tmp_path: Path) -> None:
    """Emacs' lock links and macOS' resource forks end in `.md` too."""
    put(tmp_path / ".private.md")
    put(tmp_path / "._a.md")
    (tmp_path / ".#a.md").symlink_to("sam@host.1234")
    assert found(tmp_path) == [".private.md"]


def test_links_are_followed_once_and_never_in_circles(tmp_path: Path) -> None:
    """A linked file outside is read; one that is listed anyway is not listed twice."""
    outside = put(tmp_path / "elsewhere" / "real.md")
    folder = tmp_path / "interviews"
    own = put(folder / "own.md")
    (folder / "outside.md").symlink_to(outside)
    (folder / "again.md").symlink_to(own)
    (folder / "loop").symlink_to(folder)
    (folder / "up").symlink_to(tmp_path)
    (folder / "folder.md").symlink_to(tmp_path)
    put(folder / ".hidden" / "kept.md")
    (folder / "shown.md").symlink_to(folder / ".hidden" / "kept.md")
    assert found(folder) == ["shown.md", "own.md", "outside.md"]


def test_a_folder_given_as_a_link_is_scanned(tmp_path: Path) -> None:
    """The paths are those below the name that was given."""
    put(tmp_path / "real" / "a.md")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [content.path for content in scan(tmp_path / "link", Settings())] == [tmp_path / "link" / "a.md"]


def test_what_is_no_plain_file_is_named_and_nothing_hangs(tmp_path: Path) -> None:
    """Pipes, sockets, devices, dangling and circular links: one sentence each, at once."""
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "dangling.md").symlink_to("gone.md")
    (tmp_path / "circle.md").symlink_to("circle.md")
    put(tmp_path / "folder.md" / "inside.md")
    put(tmp_path / "own.md")
    started = time.monotonic()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.md"))
        said = reasons(tmp_path)
    assert time.monotonic() - started < 2
    assert said == {
        "pipe.md": "This file is a pipe, not a plain file; Afterword leaves it alone.",
        "socket.md": "This file is a socket, not a plain file; Afterword leaves it alone.",
        "device.md": "This file is a device, not a plain file; Afterword leaves it alone.",
        "circle.md": "This file is a link that leads back to itself; remove the link.",
        "dangling.md": f"This file links to {tmp_path}/gone.md, which does not exist; "
        "restore that file or remove the link.",
    }
    assert {"folder.md/inside.md", "own.md"} <= set(found(tmp_path))


def test_a_huge_interview_is_refused_and_other_huge_markdown_left_alone(tmp_path: Path) -> None:
    """Only what claims to be an interview gets a sentence; neither is read to its end."""
    for name, start in (("big.md", TEXT), ("book.md", "# A book\n"), ("blog.md", "---\ntitle: x\n---\n")):
        put(tmp_path / name, start)
        os.truncate(tmp_path / name, 50_000_000)
    started = time.monotonic()
    assert list(reasons(tmp_path)) == ["big.md"]
    assert "is 50.0 MB long and the limit is 4 MB" in reasons(tmp_path)["big.md"]
    assert time.monotonic() - started < 2


def test_a_broken_file_does_not_stop_the_scan(tmp_path: Path) -> None:
    """The rest of the folder works."""
    put(tmp_path / "b.md", "---\ncompany: [\n---\n")
    (tmp_path / "c.md").write_bytes(b"---\ncompany: caf\xe9\n---\n")
    put(tmp_path / "a.md")
    contents = list(scan(tmp_path, Settings()))
    assert [type(content) for content in contents] == [BrokenInterview, BrokenInterview, Interview]


def test_unresolved_merges_of_real_git_are_named(tmp_path: Path) -> None:
    """A file with conflict markers is broken, with their line, and works again when the merge is settled."""
    who = ["-c", "user.name=Sam", "-c", "user.email=sam@example.com"]
    alone = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, env=alone, capture_output=True)

    git("init", "-b", "main")
    path = put(tmp_path / "a.md")
    git("add", ".")
    git("commit", "-m", "first")
    git("checkout", "-b", "other")
    put(path, TEXT.replace("Northwind", "Northwind Inc"))
    git("commit", "-am", "other")
    git("checkout", "main")
    put(path, TEXT.replace("Northwind", "Northwind Ltd"))
    git("commit", "-am", "main")
    git("merge", "other")
    content = read_file(path, Settings())
    assert isinstance(content, BrokenInterview)
    assert "unresolved merge" in content.problems[0].message
    assert content.problems[0].line == 2
    git("merge", "--abort")
    assert isinstance(read_file(path, Settings()), Interview)


def test_a_folder_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    """Also when it is a file."""
    put(tmp_path / "file")
    for name in ("missing", "file"):
        with pytest.raises(NoSuchFolder, match=f"{name} does not exist, or is no folder; check the name"):
            list(scan(tmp_path / name, Settings()))


def test_a_file_that_goes_while_the_folder_is_scanned_is_left_out(tmp_path: Path) -> None:
    """Between listing and reading anything may happen."""
    for name in ("a.md", "b.md", "c.md"):
        put(tmp_path / name)
    contents = scan(tmp_path, Settings())
    assert next(contents).path.name == "c.md"
    (tmp_path / "b.md").unlink()
    assert [content.path.name for content in contents] == ["a.md"]


def test_the_list_is_summed_up_from_the_same_files(tmp_path: Path) -> None:
    """The quick list leaves nothing out that a scan names, broken files and folders included."""
    put(tmp_path / "a.md")
    put(tmp_path / "b.md", "---\ncompany: [\n---\n")
    put(tmp_path / "other.md", "# no interview\n")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "d.md").write_bytes(b"---\ncompany: caf\xe9\n---\n")
    assert [one.path for one in summaries(tmp_path, Settings())] == [
        one.path for one in scan(tmp_path, Settings())
    ]
    assert [one.company for one in summaries(tmp_path, Settings())] == [
        *("pipe.md", "d.md", "b.md", "Northwind"),
    ]


SCAN_AS_NOBODY = """
import os, sys
from pathlib import Path
import notes.files.folder_scan, notes.settings, notes.format.yaml_frontmatter, pendulum.tz.local_timezone
os.setgid(65534); os.setuid(65534)
for content in notes.files.folder_scan.scan(Path(sys.argv[1]), notes.settings.Settings()):
    print(content.path.name, *(problem.message for problem in getattr(content, "problems", ())))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that every user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="changing the user needs root")
def test_files_and_folders_without_permission_are_named(open_folder: Path) -> None:
    """What may not be read stands in the list with its reason; the rest is read."""
    put(open_folder / "secret.md").chmod(0o600)
    put(open_folder / "closed" / "x.md").parent.chmod(0o700)
    put(open_folder / "fine.md")
    run = subprocess.run(
        [sys.executable, "-c", SCAN_AS_NOBODY, open_folder], capture_output=True, text=True, cwd=Path.cwd()
    )
    assert run.stdout.splitlines() == [
        "secret.md This file cannot be read (Permission denied); check that you may read it, then try again.",
        "fine.md",
        "closed This folder cannot be read (Permission denied); check that you may read it, then try again.",
    ], run.stderr


def test_paths_are_shown_without_anything_that_drives_a_terminal() -> None:
    """Control, bidirectional and undecodable characters of a name are escaped; others stay."""
    folder = Path("/home/sam/interviews")
    assert shown(folder / "2026" / "Zoë 你好.md", folder) == "2026/Zoë 你好.md"
    assert shown(folder / "a\x1b[2J\n\u202e\udcff.md", folder) == r"a\x1b[2J\x0a\u202e\xff.md"
    assert shown(Path("/elsewhere/a.md"), folder) == "/elsewhere/a.md"


def test_every_folder_of_a_walk_is_listed_once(tmp_path: Path) -> None:
    """Also empty ones: what watches the folder wants to know them."""
    (tmp_path / "empty").mkdir()
    put(tmp_path / "a" / "b" / "c.md")
    assert [str(one.folder.relative_to(tmp_path)) for one in walk(tmp_path)] == [".", "empty", "a", "a/b"]
