"""`afterword check`: the fixed JSON, text like a compiler's, exit codes, and where the texts come from."""

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.command_line import INTERVIEW, CommandLine

WRONG_NAME = INTERVIEW.replace("Hi Ada,", "Hi Ben,")
DONE = INTERVIEW.replace("channel: handwritten", "no_note: a first screening")
"""One note left; the other is not expected."""


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def git(folder: Path, *arguments: str) -> str:
    """Run git as somebody and return what it says."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def rules(result_json: Any) -> list[str]:
    """Return the rules of all findings of a JSON report."""
    return [finding["rule"] for one in result_json["interviews"] for finding in one["findings"]]


# -- JSON ----------------------------------------------------------------------------------------------------


def test_json_has_every_key_that_is_fixed(afterword: CommandLine) -> None:
    """The object, its interviews, interviewers, findings, problems and summary have their fixed keys."""
    afterword.write("a.md", WRONG_NAME)
    afterword.write("bad.md", "---\ncompany: Acme: Inc\nended: now\n---\n")
    report = afterword("check", "--format", "json").json
    assert set(report) >= {"version", "interviews", "problems", "summary"}
    assert report["version"] == 1
    interview = report["interviews"][0]
    assert set(interview) >= {
        *("path", "company", "role", "ended", "deadline", "checklist", "interviewers", "findings")
    }
    items = {"personalized", "proofread", "short", "in_time"}
    assert set(interview["checklist"]) == items | {"thanked_everyone"}
    for person in interview["interviewers"]:
        assert set(person) >= {"name", "channel", "sent", "words", "deadline", "checks", "evidence"}
        assert set(person["checks"]) == set(person["evidence"]) == items | {"thanked"}
    for finding in interview["findings"]:
        assert set(finding) >= {
            *("rule", "check", "severity", "interviewer", "message", "line", "column"),
            *("end_line", "end_column", "suggestions"),
        }
    assert set(report["problems"][0]) >= {"path", "line", "column", "message"}
    assert set(report["summary"]) >= {"interviews", "notes", "sent", "errors", "warnings", "overdue"}


def test_json_values(afterword: CommandLine) -> None:
    """Values are as the file says; times in ISO 8601 with their offset."""
    afterword.write("a.md", WRONG_NAME)
    report = afterword("check", "--format", "json").json
    interview = report["interviews"][0]
    assert interview["path"] == "a.md"
    assert interview["company"] == "Northwind Robotics"
    assert interview["ended"] == "2026-11-20T15:30:00-05:00"
    assert interview["deadline"] == "2026-11-21T15:30:00-05:00"
    assert interview["checklist"]["thanked_everyone"] == "todo"
    assert interview["checklist"]["personalized"] == "fail"
    ada, ben = interview["interviewers"]
    assert (ada["name"], ada["channel"], ada["sent"]) == ("Ada Park", "email", None)
    assert ada["checks"]["personalized"] == "fail"
    assert ada["checks"]["short"] == "pass"
    assert ada["words"] > 30
    assert (ben["channel"], ben["words"]) == ("handwritten", None)
    assert report["summary"] | {"warnings": 0} == {
        "interviews": 1,
        "notes": 2,
        "sent": 0,
        "errors": 1,
        "warnings": 0,
        "overdue": 0,
    }


def test_place_of_a_finding_counts_characters_on_disk(afterword: CommandLine) -> None:
    """Lines and columns count from 1, in characters, whatever line ends, marks and emoji stand before."""
    text = "\ufeff" + WRONG_NAME.replace("Private", "Zoë 😀").replace("\n", "\r\n")
    path = afterword.write("a.md", text)
    report = afterword("check", "--format", "json").json
    finding = next(
        one for one in report["interviews"][0]["findings"] if one["rule"] == "personalized/wrong-name"
    )
    line = path.read_text(encoding="utf-8-sig").split("\n")[finding["line"] - 1]
    assert finding["line"] == finding["end_line"]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "Ben"
    assert finding["suggestions"][0] == "Ada"
    assert finding["interviewer"] == "Ada Park"
    assert finding["check"] == "personalized"


# -- text ----------------------------------------------------------------------------------------------------


def test_text_is_like_a_compilers(afterword: CommandLine) -> None:
    """`path:line:column: severity rule message`, the fix below it, then a line for each note and the sum."""
    afterword.write("a.md", WRONG_NAME)
    lines = afterword("check").out.splitlines()
    at = next(index for index, line in enumerate(lines) if "wrong-name" in line)
    number = WRONG_NAME.splitlines().index("Hi Ben,") + 1
    assert lines[at].startswith(f"a.md:{number}:4: error personalized/wrong-name ")
    assert lines[at + 1] == '    fix: write "Ada" instead of "Ben"'
    assert any("Ada Park" in line and "✘ personalized" in line and "✔ short" in line for line in lines)
    assert lines[-1].startswith("1 interview, 2 notes, 0 sent, 1 error, ")


def test_text_without_colour_in_a_pipe(afterword: CommandLine) -> None:
    """No escape sequence goes into a pipe."""
    afterword.write("a.md", WRONG_NAME)
    assert "\x1b" not in afterword("check").out


def test_problem_has_place_and_sentence(afterword: CommandLine) -> None:
    """A broken file stands in the report like a finding, and the others are still checked."""
    afterword.write("bad.md", "---\ncompany: Acme: Inc\nended: now\n---\n")
    afterword.write("a.md")
    result = afterword("check")
    assert result.code == 2
    assert result.out.splitlines()[0].startswith("bad.md:2:")
    assert "Ada Park" in result.out


# -- exit codes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (INTERVIEW, [], 0),
        (INTERVIEW, ["--strict"], 1),
        (WRONG_NAME, [], 1),
        (WRONG_NAME, ["--hook"], 1),
        (INTERVIEW, ["--hook", "--strict"], 0),
        (INTERVIEW.replace("2026-11-20T15:30", "2026-11-18T15:30"), [], 1),
        (INTERVIEW.replace("2026-11-20T15:30", "2026-11-18T15:30"), ["--hook"], 0),
        (INTERVIEW.replace("company:", "compan:"), [], 2),
        (INTERVIEW.replace("company:", "compan:"), ["--hook"], 2),
        ("<<<<<<< ours\n".join(INTERVIEW.split("Private", 1)), [], 2),
    ],
)
def test_exit_code(afterword: CommandLine, text: str, options: list[str], code: int) -> None:
    """0 without errors, 1 with; `--strict` counts todos, `--hook` less than errors; 2 when broken."""
    afterword.write("a.md", text)
    assert afterword("check", *options).code == code


def test_strict_passes_when_everything_is_done(afterword: CommandLine) -> None:
    """Sent in time and confirmed: nothing is left, also strictly."""
    text = DONE.replace("  - name: Ben", "    sent: 2026-11-20T20:00:00-05:00\n  - name: Ben")
    afterword.write("a.md", text)
    afterword("confirm", "a.md", "--to", "Ada", "--yes")
    result = afterword("check", "--strict")
    assert result.code == 0, result.out


def test_sent_without_a_section_is_not_counted(afterword: CommandLine) -> None:
    """A card written straight on paper is unknown, and `--strict` leaves that alone."""
    front = "---\ncompany: Acme\nended: 2026-11-20T15:30:00-05:00\ninterviewers:\n  - name: Ada Park\n"
    afterword.write("a.md", front + "    channel: handwritten\n    sent: 2026-11-20T18:00:00-05:00\n---\n")
    result = afterword("check", "--strict", "--format", "json")
    assert result.json["interviews"][0]["checklist"]["proofread"] == "unknown"
    assert result.code == 0


# -- which files ---------------------------------------------------------------------------------------------


def test_several_paths_each_checked_once(afterword: CommandLine) -> None:
    """Files and folders mix; what is named twice is reported once."""
    afterword.write("a.md")
    afterword.write("sub/b.md")
    report = afterword("check", "a.md", "sub", "sub/b.md", "./a.md", "--format", "json").json
    assert [one["path"] for one in report["interviews"]] == ["a.md", "sub/b.md"]


def test_options_may_stand_between_paths(afterword: CommandLine) -> None:
    """The order of options and paths does not matter."""
    afterword.write("a.md")
    afterword.write("b.md")
    report = afterword("check", "a.md", "--format", "json", "b.md").json
    assert report["summary"]["interviews"] == 2


def test_missing_path_is_named_and_the_others_checked(afterword: CommandLine) -> None:
    """A path that leads nowhere: a sentence, 2, and the rest of the report."""
    afterword.write("a.md")
    result = afterword("check", "nope.md", "a.md")
    assert result.code == 2
    assert "no file or folder nope.md" in result.err
    assert "Ada Park" in result.out
    problems = afterword("check", "nope.md", "--format", "json").json["problems"]
    assert [one["path"] for one in problems] == ["nope.md"]


def test_a_file_that_is_no_interview(afterword: CommandLine) -> None:
    """Named alone it is 2 and a sentence; beside an interview it is only told, so that `*.md` works."""
    afterword.write("README.md", "# Readme\n")
    result = afterword("check", "README.md")
    assert (result.code, result.out) == (2, "")
    assert "README.md is no interview" in result.err
    afterword.write("a.md")
    result = afterword("check", "README.md", "a.md")
    assert result.code == 0
    assert "README.md is no interview" in result.err


def test_empty_folder(afterword: CommandLine) -> None:
    """Nothing to check is no error, and says what to do next."""
    result = afterword("check", ".")
    assert (result.code, result.out) == (0, "")
    assert "no interviews here yet" in result.err
    assert afterword("check", ".", "--format", "json").json["interviews"] == []


def test_outcome_leaves_a_file_out(afterword: CommandLine) -> None:
    """What is over and done with is skipped unless `--all`."""
    afterword.write("a.md", WRONG_NAME.replace("industry:", "outcome: declined\nindustry:"))
    assert afterword("check").code == 0
    assert afterword("check", "--format", "json").json["summary"]["interviews"] == 0
    assert afterword("check", "--all", "--format", "json").json["summary"]["interviews"] == 1


def test_other_interviews_of_the_root_are_known(afterword: CommandLine) -> None:
    """A copy of another interview's note is found although only one file is named."""
    afterword.write("a.md")
    afterword.write("b.md", INTERVIEW.replace("Northwind Robotics", "Initech"))
    report = afterword("check", "b.md", "--format", "json").json
    assert "personalized/copied" in rules(report)


def test_harper_has_a_look(afterword: CommandLine) -> None:
    """Grammar is checked, with Harper's rule in the id and a fix."""
    afterword.write("a.md", INTERVIEW.replace("about it, and", "about it, and and"))
    report = afterword("check", "--format", "json").json
    finding = next(
        one for one in report["interviews"][0]["findings"] if one["rule"].startswith("proofread/harper/")
    )
    assert finding["suggestions"]
    assert "checking…" not in str(report)


def test_rules_can_be_switched_off(afterword: CommandLine) -> None:
    """The folder's settings hold."""
    afterword.write("a.md", WRONG_NAME)
    afterword.write("afterword.toml", '[rules]\n"personalized/wrong-name" = false\n')
    assert "personalized/wrong-name" not in rules(afterword("check", "--format", "json").json)


def test_broken_settings_are_a_problem(afterword: CommandLine) -> None:
    """A wrong value in `afterword.toml` is named with file, line and key, and ends with 2."""
    afterword.write("a.md")
    afterword.write("afterword.toml", '\n[deadline]\nhours = "soon"\n')
    result = afterword("check")
    assert result.code == 2
    assert result.out.startswith("afterword.toml:3:")
    assert "hours" in result.out.splitlines()[0]


# -- standard input ------------------------------------------------------------------------------------------


def test_standard_input_stands_for_a_file(afterword: CommandLine) -> None:
    """An editor's unsaved text is checked in place of the file, and reported under its name."""
    afterword.write("a.md")
    result = afterword(
        *("check", "--stdin-filename", "a.md", "-", "--format", "json"), stdin=WRONG_NAME.encode()
    )
    assert result.code == 1
    assert [one["path"] for one in result.json["interviews"]] == ["a.md"]
    assert "personalized/wrong-name" in rules(result.json)
    assert "personalized/copied" not in rules(result.json)  # the saved file is the same note, not another


def test_standard_input_of_a_file_not_saved_yet(afterword: CommandLine) -> None:
    """The name need not exist; the settings beside it hold."""
    afterword.write("afterword.toml", '[rules]\n"personalized/wrong-name" = false\n')
    result = afterword("check", "--stdin-filename", "new.md", "-", stdin=WRONG_NAME.encode())
    assert result.code == 0


def test_standard_input_that_is_broken_or_none_of_ours(afterword: CommandLine) -> None:
    """Broken text has a place, other Markdown is told, bytes that are no UTF-8 are told; always 2."""
    bad = afterword("check", "-", stdin=b"---\ncompany: Acme: Inc\n---\n")
    assert (bad.code, bad.out[:22]) == (2, "standard-input.md:2:14")
    other = afterword("check", "-", stdin=b"# Readme\n")
    assert (other.code, other.out) == (2, "")
    latin = afterword("check", "-", stdin=b"---\ncompany: Caf\xe9\ninterviewers: []\n---\n")
    assert latin.code == 2
    assert "UTF-8" in latin.out


pieces = st.sampled_from(
    [
        *(
            "---\n",
            "+++\n",
            "company: X\n",
            'company = "X"\n',
            "interviewers:\n",
            "  - name: Ada\n",
            "## To Ada\n",
        ),
        *(
            "    sent: yes\n",
            "[[interviewers]]\n",
            'name = "Ada"\n',
            "Subject: \x1b[2J\n",
            "Hi Ada,\n",
            "\u202e",
            "\r\n",
        ),
        *(
            "ended: 2026-11-20\n",
            "    talked_about: {a: [b\n",
            "<<<<<<< ours\n",
            "\ufeff",
            "😀 ",
            "\x00",
            "# c\n",
            "&a *a\n",
        ),
    ]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(pieces | st.text(max_size=8), max_size=25))
def test_any_text_ends_in_a_report(afterword: CommandLine, parts: list[str]) -> None:
    """Whatever a file holds, the answer is one JSON object, an exit code, and nothing a terminal obeys."""
    text = "".join(parts).encode("utf-8", "surrogatepass")
    result = afterword("check", "-", "--format", "json", stdin=text)
    assert result.code in (0, 1, 2)
    assert result.json["version"] == 1
    assert not {char for char in result.out + result.err if unicodedata.category(char) == "Cc"} - {"\n"}


def test_standard_input_is_checked_by_itself(afterword: CommandLine) -> None:
    """Two sources at once are a mistake in the command line."""
    afterword.write("a.md")
    for arguments in (["-", "a.md"], ["--staged", "-"], ["--stdin-filename", "a.md", "a.md"]):
        result = afterword("check", *arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("afterword: ")


# -- staged --------------------------------------------------------------------------------------------------


def test_staged_content_is_judged_not_the_disk(afterword: CommandLine) -> None:
    """What would be committed counts; what only lies on disk does not."""
    git(afterword.folder, "init", "--quiet")
    path = afterword.write("a.md", WRONG_NAME)
    afterword.write("b.md", "---\ncompany: Other\ninterviewers: [{name: Cy Xu}]\n---\n## To Cy\n[name]\n")
    git(afterword.folder, "add", "a.md")
    path.write_text(INTERVIEW)
    result = afterword("check", "--staged", "--hook")
    assert result.code == 1
    assert "a.md:" in result.out
    assert "b.md" not in result.out
    git(afterword.folder, "add", "a.md")
    assert afterword("check", "--staged", "--hook").code == 0


def test_hook_shows_only_what_matters_before_a_commit(afterword: CommandLine) -> None:
    """Half-written and late notes are not even mentioned."""
    git(afterword.folder, "init", "--quiet")
    afterword.write("a.md", INTERVIEW.replace("2026-11-20T15:30", "2026-11-18T15:30"))
    git(afterword.folder, "add", ".")
    result = afterword("check", "--staged", "--hook")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_nothing_staged_is_fine(afterword: CommandLine) -> None:
    """An unborn repository with nothing staged: 0 and quiet."""
    git(afterword.folder, "init", "--quiet")
    afterword.write("a.md", WRONG_NAME)
    result = afterword("check", "--staged", "--hook")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_staged_outside_a_repository(afterword: CommandLine) -> None:
    """No repository: one sentence, 2."""
    result = afterword("check", "--staged")
    assert result.code == 2
    assert "git" in result.err.casefold()


def test_staged_paths_from_below_and_strange_names(afterword: CommandLine) -> None:
    """Run from a subfolder, with names git would quote, the paths are relative to where one stands."""
    git(afterword.folder, "init", "--quiet")
    afterword.write("sub/zoë ‘x’.md", WRONG_NAME)
    git(afterword.folder, "add", ".")
    afterword.monkeypatch.chdir(afterword.folder / "sub")
    report = afterword("check", "--staged", "--format", "json").json
    assert [one["path"] for one in report["interviews"]] == ["zoë ‘x’.md"]


def test_conflict_is_a_problem(afterword: CommandLine) -> None:
    """A file in the middle of a merge is named as such, never checked as if it were settled."""
    folder = afterword.folder
    git(folder, "init", "--quiet", "--initial-branch=main")
    path = afterword.write("a.md")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "one")
    git(folder, "checkout", "--quiet", "-b", "other")
    path.write_text(INTERVIEW.replace("Private notes.", "Theirs."))
    git(folder, "commit", "--quiet", "-am", "two")
    git(folder, "checkout", "--quiet", "main")
    path.write_text(INTERVIEW.replace("Private notes.", "Ours."))
    git(folder, "commit", "--quiet", "-am", "three")
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "other")
    result = afterword("check", "--staged", "--hook")
    assert result.code == 2
    assert "merge" in result.out


def test_the_hook_of_init_stops_a_wrong_name_and_nothing_else(afterword: CommandLine) -> None:
    """A real commit through the real hook: a half-written late note goes in, a wrong name does not."""
    folder = afterword.folder
    afterword.monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    git(folder, "init", "--quiet")
    afterword("init", "--hook")
    late = INTERVIEW.replace("2026-11-20T15:30", "2026-11-18T15:30").replace("\nBest,\nSam\n", "")
    path = afterword.write("a.md", late)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "half-written")
    path.write_text(WRONG_NAME)
    with pytest.raises(subprocess.CalledProcessError) as refused:
        git(folder, "commit", "--quiet", "-am", "wrong")
    assert "personalized/wrong-name" in refused.value.stdout + refused.value.stderr
