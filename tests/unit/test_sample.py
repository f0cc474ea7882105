"""The sample: every state, at any time of the day, never over anything, ready for `git diff`."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pendulum import DateTime

from notes.cli import main
from notes.fingerprint import is_confirmed
from notes.format.reader import read_interview
from notes.interview import BrokenInterview, Interview
from notes.owed import State, owed_notes
from notes.sample import end_of_conversation, sample_files
from notes.settings import Settings

NOW = pendulum.datetime(2026, 11, 21, 9, 0, tz="America/New_York")


def contents(now: DateTime = NOW, sender: str = "Sam Rivera") -> dict[str, Interview | BrokenInterview]:
    """Read the sample: slug of the file name to what it holds."""
    found = {}
    for file in sample_files(now, sender):
        content = read_interview(Path(file.name), file.text, Settings())
        if content is not None:
            found[file.name[11:-3]] = content
    return found


def interviews(now: DateTime = NOW) -> dict[str, Interview]:
    """Read the sample and keep what is not broken."""
    return {slug: one for slug, one in contents(now).items() if isinstance(one, Interview)}


moments = st.datetimes(min_value=pendulum.naive(2024, 1, 1), max_value=pendulum.naive(2030, 1, 1)).map(
    lambda naive: pendulum.instance(naive, tz="America/New_York")
)


@settings(max_examples=40, deadline=None)
@given(moments)
def test_states_hold_at_any_time(now: DateTime) -> None:
    """Whenever the sample is written, it shows each state: due, overdue, unknown, long late, all sent."""
    found = interviews(now)
    owed = owed_notes(((one, Settings()) for one in found.values()), now)
    by_company = {note.company: note for note in owed}
    assert by_company["Northwind Robotics"].state is State.DUE
    assert by_company["Blue Heron Health"].state is State.DUE
    assert by_company["Halden & Frost"].state is State.OVERDUE
    assert by_company["Papercrane Studio"].is_long_late
    assert by_company["Marlow City Transit"].state is State.UNKNOWN
    assert "Lantern Games" not in by_company
    assert "Tidewater Bank" not in by_company


@settings(max_examples=40, deadline=None)
@given(moments)
def test_nothing_in_it_happened_in_the_future_or_too_early(now: DateTime) -> None:
    """Every note was sent after the conversation and before now."""
    for interview in interviews(now).values():
        for person in interview.interviewers:
            if person.sent:
                assert interview.ended
                assert interview.ended.at < person.sent.at < now


@settings(max_examples=100, deadline=None)
@given(moments, st.floats(0, 300), st.floats(0, 48))
def test_conversations_end_between_so_many_hours_ago(now: DateTime, least: float, more: float) -> None:
    """The moment chosen lies in the window, to the five minutes it is rounded to."""
    ended = end_of_conversation(now, least, least + more)
    hours = (now - ended).total_seconds() / 3600
    assert least - 1 / 60 <= hours <= least + more + 6 / 60


def test_only_one_file_is_broken_and_it_says_where() -> None:
    """The file with the slip names the line to mend; no other file has anything odd in it."""
    found = contents()
    broken = {slug: one for slug, one in found.items() if isinstance(one, BrokenInterview)}
    assert list(broken) == ["quill-and-compass"]
    assert broken["quill-and-compass"].problems[0].line == 3
    assert [finding for one in interviews().values() for finding in one.findings] == []


def test_confirmed_letters_carry_their_own_fingerprint() -> None:
    """Whoever's letter is marked as proofread is confirmed in exactly this text."""
    marked = [
        (person, one.note_to(person.name))
        for one in interviews().values()
        for person in one.interviewers
        if person.proofread
    ]
    assert len(marked) == 4
    assert all(note and is_confirmed(person, note) for person, note in marked)


def test_letters_are_signed_by_whoever_writes() -> None:
    """The letters end with the name they are written for."""
    for sender in ("Priya Natarajan", "Cher"):
        letters = {slug: one for slug, one in contents(NOW, sender).items() if isinstance(one, Interview)}
        yuki = letters["lantern-games"].note_to("Yuki Tanabe")
        assert yuki
        assert yuki.body.value.endswith(f"Best,\n{sender.split()[0]}")
        assert not any("\nSam" in one.text for one in letters.values())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty directory outside any repository, with a fixed clock and nobody's settings."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-gitconfig"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("AFTERWORD_NOW", NOW.isoformat())
    return folder


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it says."""
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_command_prints_the_new_folder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name: `afterword-sample`, then the next free number; stdout is the folder alone."""
    assert main(["sample"]) == 0
    assert main(["sample"]) == 0
    assert capsys.readouterr().out == "afterword-sample\nafterword-sample-2\n"
    assert len(list((here / "afterword-sample").glob("*.md"))) == 9


def test_a_folder_called_as_a_command_is_can_be_opened_as_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`afterword sample` would make another one."""
    monkeypatch.setattr("notes.commands.console.is_terminal", lambda _: True)  # hints are for people
    assert main(["sample", "sample"]) == 0
    said = capsys.readouterr()
    assert said.out == "sample\n"
    assert said.err.endswith("Open it with: afterword ./sample\n")


def test_sample_is_a_repository_with_one_commit(here: Path) -> None:
    """`git diff` is empty at first and shows only what is changed later, also without a git identity."""
    main(["sample", "s"])
    assert git(here / "s", "status", "--porcelain") == ""
    assert git(here / "s", "log", "--format=%s") == "Sample interviews\n"
    changed = next((here / "s").glob("*papercrane*"))
    changed.write_text(changed.read_text() + "\n## To Mei-Ling Chu\n")
    assert git(here / "s", "diff", "--numstat").split()[:2] == ["2", "0"]


def report(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what `check` says of the sample, by the slug of the file."""
    capsys.readouterr()
    assert main(["check", str(folder), "--all", "--format", "json"]) == 2
    listed = json.loads(capsys.readouterr().out)["interviews"]
    return {Path(one["path"]).stem[11:]: one for one in listed}


def open_rules(interview: dict[str, Any]) -> set[str]:
    """Return the rules of what is open in an interview, infos left out."""
    return {one["rule"] for one in interview["findings"] if one["severity"] != "info"}


@pytest.mark.parametrize("name", ["", "Priya Natarajan", "Øyvind Müller-Ó Briain"])
def test_checks_see_what_was_planted_and_nothing_else(
    here: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    """Finished letters pass every check whoever signs them; the faults that were planted are found."""
    if name:
        (tmp_path / "config/afterword").mkdir(parents=True)
        (tmp_path / "config/afterword/config.toml").write_text(f'[me]\nname = "{name}"\n', encoding="utf-8")
    main(["sample", "s"])
    found = report(here / "s", capsys)
    for slug in ("lantern-games", "tidewater-bank"):
        assert found[slug]["findings"] == []
        assert set(found[slug]["checklist"].values()) == {"pass"}
    assert set(found["halden-frost"]["interviewers"][0]["checks"].values()) == {"pass"}
    assert open_rules(found["halden-frost"]) >= {
        *("in_time/overdue", "personalized/no-reference", "personalized/stock-phrases")
    }
    assert open_rules(found["northwind-robotics"]) == {
        *("personalized/wrong-name", "proofread/harper/RepeatedWords", "personalized/placeholder"),
        *("thanked/no-note", "thanked/not-sent", "proofread/unconfirmed", "proofread/no-sign-off"),
        "in_time/due",
    }
    assert open_rules(found["blue-heron-health"]) == {"thanked/no-note", "in_time/due"}
    assert "in_time/no-end" in open_rules(found["marlow-transit"])


def test_sample_inside_a_repository_is_plain_files(here: Path) -> None:
    """No repository is nested in one that would see it; where it is ignored, it gets its own."""
    git(here, "init", "--quiet")
    (here / ".gitignore").write_text("ignored/\n")
    main(["sample", "seen"])
    main(["sample", "ignored"])
    assert not (here / "seen/.git").exists()
    assert (here / "ignored/.git").is_dir()


def test_sample_without_git(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain files when there is no git on the machine."""
    monkeypatch.setenv("PATH", str(here))
    assert main(["sample", "s"]) == 0
    assert not (here / "s/.git").exists()
    assert len(list((here / "s").glob("*.md"))) == 9


def test_sample_never_overwrites(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything in it is refused and left as it was; an empty one is used."""
    (here / "mine").mkdir()
    (here / "mine/letter.md").write_text("mine")
    assert main(["sample", "mine"]) == 2
    assert [one.name for one in (here / "mine").iterdir()] == ["letter.md"]
    assert "not empty" in capsys.readouterr().err
    (here / "empty").mkdir()
    assert main(["sample", "empty"]) == 0


def test_sample_in_place_of_a_file(here: Path) -> None:
    """A file of that name is refused too."""
    (here / "taken").write_text("x")
    assert main(["sample", "taken"]) == 2
    assert (here / "taken").read_text() == "x"
