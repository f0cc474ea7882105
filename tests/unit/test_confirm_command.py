"""`afterword confirm`: the person's word for exactly this text, and what it keeps."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.command_line import INTERVIEW, NOW, CommandLine

WITH_SLIP = INTERVIEW.replace("about it, and", "about it, and and")


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def proofread(afterword: CommandLine) -> str:
    """Return the status of Ada's proofread check."""
    report = afterword("check", "--format", "json").json
    status: str = report["interviews"][0]["interviewers"][0]["checks"]["proofread"]
    return status


def test_confirming_makes_the_check_pass(afterword: CommandLine) -> None:
    """From todo to pass, with one new line in the file."""
    path = afterword.write("a.md")
    assert proofread(afterword) == "todo"
    result = afterword("confirm", "a.md", "--to", "Ada")
    assert result.code == 0, result.err
    assert "Ada Park" in result.out
    new = [line for line in path.read_text().splitlines() if line not in INTERVIEW.splitlines()]
    assert [line.split(":")[0] for line in new] == ["    proofread"]
    assert proofread(afterword) == "pass"


def test_a_changed_text_is_to_be_read_again(afterword: CommandLine) -> None:
    """The confirmation is for one text; another one is todo again."""
    path = afterword.write("a.md")
    afterword("confirm", "a.md", "--to", "Ada")
    path.write_text(path.read_text().replace("I keep thinking", "I still keep thinking"))
    assert proofread(afterword) == "todo"


def test_confirming_twice_changes_nothing(afterword: CommandLine) -> None:
    """The second time the file is not touched."""
    path = afterword.write("a.md")
    afterword("confirm", "a.md", "--to", "Ada")
    before = path.stat()
    result = afterword("confirm", "a.md", "--to", "Ada")
    assert (result.code, result.out) == (0, "It was confirmed already.\n")
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_undo_restores_the_file(afterword: CommandLine) -> None:
    """Taking the word back leaves the file as it was; there is nothing to take back twice."""
    path = afterword.write("a.md")
    afterword("confirm", "a.md", "--to", "Ada")
    assert afterword("confirm", "a.md", "--to", "Ada", "--undo").code == 0
    assert path.read_text() == INTERVIEW
    assert afterword("confirm", "a.md", "--to", "Ada", "--undo").code == 1


def test_open_findings_are_not_kept_unasked(afterword: CommandLine) -> None:
    """Without a terminal to ask on: the findings with their place, 1, and the file stays."""
    path = afterword.write("a.md", WITH_SLIP)
    result = afterword("confirm", "a.md", "--to", "Ada")
    assert (result.code, result.out) == (1, "")
    assert "proofread/harper/" in result.err
    assert "--yes" in result.err
    assert path.read_text() == WITH_SLIP


def test_kept_findings_are_recorded(afterword: CommandLine) -> None:
    """`--yes` keeps them: each is written down with its text, and the check passes."""
    path = afterword.write("a.md", WITH_SLIP)
    assert afterword("confirm", "a.md", "--to", "Ada", "--yes").code == 0
    assert "proofread/harper/RepeatedWords: and and" in path.read_text()
    assert proofread(afterword) == "pass"


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("\n", 1), ("n\n", 1)])
def test_a_terminal_asks(afterword: CommandLine, answer: str, code: int) -> None:
    """A person is asked, and only a clear yes counts."""
    path = afterword.write("a.md", WITH_SLIP)
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    process = subprocess.run(
        [Path(sys.executable).with_name("afterword"), "confirm", "a.md", "--to", "Ada"],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        env=os.environ | {"AFTERWORD_NOW": NOW},
        timeout=60,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert process.returncode == code
    assert "Keep" in shown
    assert ("proofread:" in path.read_text()) is (code == 0)


def test_no_note_yet(afterword: CommandLine) -> None:
    """There is nothing to confirm: 1, and how to start."""
    path = afterword.write("a.md")
    result = afterword("confirm", "a.md", "--to", "Ben")
    assert (result.code, result.out) == (1, "")
    assert "## To Ben Ortiz" in result.err
    assert path.read_text() == INTERVIEW


def test_changes_meanwhile_are_kept(afterword: CommandLine) -> None:
    """A name that is nobody's, or a file that is none, ends with 2 and changes nothing."""
    path = afterword.write("a.md")
    assert afterword("confirm", "a.md", "--to", "Zed").code == 2
    assert afterword("confirm", "nope.md", "--to", "Ada").code == 2
    assert path.read_text() == INTERVIEW
