"""`afterword sent`: one line of the file says when, and can be taken back."""

from pathlib import Path

import pytest

from tests.unit.command_line import INTERVIEW, CommandLine


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def added(before: str, after: str) -> list[str]:
    """Return the lines of `after` that are not in `before`, if no line of `before` is missing."""
    old, new = before.splitlines(), after.splitlines()
    rest = iter(new)
    assert all(line in rest for line in old)
    return [line for line in new if line not in old]


def test_now_is_recorded_in_one_line(afterword: CommandLine) -> None:
    """Without `--at` it is now; exactly one line is new, and the report agrees."""
    path = afterword.write("a.md")
    result = afterword("sent", "a.md", "--to", "Ben")
    assert (result.code, result.err) == (0, "")
    assert "Ben Ortiz" in result.out
    assert "posted or handed over" in result.out
    assert added(INTERVIEW, path.read_text()) == ["    sent: 2026-11-21T09:00:00-05:00"]
    report = afterword("check", "--format", "json").json
    assert report["interviews"][0]["interviewers"][1]["sent"] == "2026-11-21T09:00:00-05:00"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("now", "2026-11-21T09:00:00-05:00"),
        ("8:15", "2026-11-21T08:15:00-05:00"),
        ("yesterday 18:10", "2026-11-20T18:10:00-05:00"),
        ("yesterday", "2026-11-20T23:59:59-05:00"),
        ("today", "2026-11-21T09:00:00-05:00"),
        ("2026-11-21", "2026-11-21T09:00:00-05:00"),
        ("2026-11-20 19:00", "2026-11-20T19:00:00-05:00"),
        ("2026-11-21T01:00:00+01:00", "2026-11-21T01:00:00+01:00"),
    ],
)
def test_times_as_people_type_them(afterword: CommandLine, typed: str, written: str) -> None:
    """`--at` takes what people type, read in the machine's zone."""
    path = afterword.write("a.md")
    assert afterword("sent", "a.md", "--to", "Ada Park", "--at", typed).code == 0
    assert added(INTERVIEW, path.read_text()) == [f"    sent: {written}"]


def test_undo_restores_the_file_byte_for_byte(afterword: CommandLine) -> None:
    """Taking the record back leaves the file as it was."""
    path = afterword.write("a.md", "\ufeff" + INTERVIEW.replace("\n", "\r\n"))
    before = path.read_bytes()
    afterword("sent", "a.md", "--to", "Ada")
    assert path.read_bytes() != before
    assert afterword("sent", "a.md", "--to", "Ada", "--undo").code == 0
    assert path.read_bytes() == before


def test_undo_without_a_record(afterword: CommandLine) -> None:
    """Nothing to take back: 1, and the file stays."""
    path = afterword.write("a.md")
    assert afterword("sent", "a.md", "--to", "Ada", "--undo").code == 1
    assert path.read_text() == INTERVIEW


def test_twice_is_refused(afterword: CommandLine) -> None:
    """What is recorded is not recorded again; the sentence names `--undo`."""
    path = afterword.write("a.md")
    afterword("sent", "a.md", "--to", "Ada")
    before = path.read_text()
    result = afterword("sent", "a.md", "--to", "Ada", "--at", "8:00")
    assert (result.code, result.out) == (1, "")
    assert "--undo" in result.err
    assert path.read_text() == before


@pytest.mark.parametrize("typed", ["2026-11-22 10:00", "9:01", "soon", "2026-02-30 10:00", "tomorrow"])
def test_future_and_no_times_are_refused(afterword: CommandLine, typed: str) -> None:
    """A moment that has not come, or is none, changes nothing and ends with 2."""
    path = afterword.write("a.md")
    result = afterword("sent", "a.md", "--to", "Ada", "--at", typed)
    assert (result.code, result.out) == (2, "")
    assert path.read_text() == INTERVIEW


def test_before_the_conversation_is_recorded_and_told(afterword: CommandLine) -> None:
    """One of the two times is wrong; the person is told which they are."""
    afterword.write("a.md")
    result = afterword("sent", "a.md", "--to", "Ada", "--at", "2026-11-20 10:00")
    assert result.code == 0
    assert "before the conversation ended" in result.err


def test_nobody_of_that_name(afterword: CommandLine) -> None:
    """A name that is not on the list: 2, the list, and a guess."""
    path = afterword.write("a.md")
    result = afterword("sent", "a.md", "--to", "Adah")
    assert result.code == 2
    assert "Ada Park, Ben Ortiz" in result.err
    assert "Did you mean Ada Park?" in result.err
    assert path.read_text() == INTERVIEW


def test_a_name_two_people_share(afterword: CommandLine) -> None:
    """A first name that two have is no name; a full one is."""
    path = afterword.write("a.md", INTERVIEW.replace("Ben Ortiz", "Ada Ortiz"))
    assert afterword("sent", "a.md", "--to", "Ada").code == 2
    assert afterword("sent", "a.md", "--to", "ortiz").code == 0
    assert path.read_text().count("sent:") == 1


def test_a_first_name_behind_a_title(afterword: CommandLine) -> None:
    """`--to Ada` means Dr. Ada Park."""
    afterword.write("a.md", INTERVIEW.replace("name: Ada Park", "name: Dr. Ada Park"))
    assert afterword("sent", "a.md", "--to", "Ada").code == 0


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("missing.md", None, "no file or folder"),
        ("README.md", "# Readme\n", "is no interview"),
        ("bad.md", "---\ncompany: Acme: Inc\nended: now\n---\n", "bad.md:2:"),
        ("merge.md", INTERVIEW.replace("Private", "<<<<<<< ours\nPrivate"), "merge"),
    ],
)
def test_files_that_cannot_be_used(afterword: CommandLine, name: str, text: str | None, words: str) -> None:
    """Each is one sentence and 2, and the file stays."""
    path = afterword.write(name, text) if text else None
    result = afterword("sent", name, "--to", "Ada")
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert path is None or path.read_text() == text


def test_a_folder_is_no_file(afterword: CommandLine) -> None:
    """A folder is named as one."""
    result = afterword("sent", ".", "--to", "Ada")
    assert result.code == 2
    assert "is a folder" in result.err


def test_toml_keeps_its_own_kind_of_time(afterword: CommandLine) -> None:
    """In TOML the moment is a date-time, not a text."""
    text = '+++\ncompany = "Acme"\n\n[[interviewers]]\nname = "Ada Park"  # met twice\n+++\nNotes\n'
    path = afterword.write("t.md", text)
    assert afterword("sent", "t.md", "--to", "Ada").code == 0
    assert added(text, path.read_text()) == ["sent = 2026-11-21T09:00:00-05:00"]
