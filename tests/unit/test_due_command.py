"""`afterword due`: what is owed, in order, as text and as the fixed JSON."""

from pathlib import Path

import pytest

from tests.unit.command_line import INTERVIEW, CommandLine


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def interview(company: str, ended: str | None, people: str = "Ada Park", more: str = "") -> str:
    """Return an interview's text."""
    when = f"ended: {ended}\n" if ended else ""
    listed = ", ".join(f"{{name: {name.strip()}}}" for name in people.split(","))
    return f"---\ncompany: {company}\n{when}{more}interviewers: [{listed}]\n---\n"


def test_json_is_as_fixed(afterword: CommandLine) -> None:
    """Each note has path, company, interviewer, channel, deadline, seconds left and state."""
    afterword.write()
    result = afterword("due", "--format", "json")
    assert result.code == 0
    assert result.json == {
        "version": 1,
        "due": [
            {
                "path": "northwind.md",
                "company": "Northwind Robotics",
                "interviewer": name,
                "channel": channel,
                "deadline": "2026-11-21T15:30:00-05:00",
                "seconds_left": 6 * 3600 + 1800,
                "state": "due",
            }
            for name, channel in (("Ada Park", "email"), ("Ben Ortiz", "handwritten"))
        ],
    }


def test_nearest_deadline_first_and_unknown_last(afterword: CommandLine) -> None:
    """The order is by deadline over all files; what has none comes last, with null times."""
    afterword.write("a.md", interview("Later", "2026-11-21T08:00:00-05:00"))
    afterword.write("b.md", interview("Nobody Knows", None))
    afterword.write("c.md", interview("Late", "2026-11-19T08:00:00-05:00"))
    due = afterword("due", "--format", "json").json["due"]
    assert [(one["company"], one["state"]) for one in due] == [
        ("Late", "overdue"),
        ("Later", "due"),
        ("Nobody Knows", "unknown"),
    ]
    assert due[-1]["deadline"] is None
    assert due[-1]["seconds_left"] is None


def test_overdue_ends_with_1(afterword: CommandLine) -> None:
    """A note past its deadline is told by the exit code."""
    afterword.write("c.md", interview("Late", "2026-11-19T08:00:00-05:00"))
    result = afterword("due")
    assert result.code == 1
    assert "25h late" in result.out
    assert "Ada Park" in result.out
    assert "c.md" in result.out


def test_exactly_at_the_deadline_is_not_late(afterword: CommandLine) -> None:
    """Late is after the deadline; a second later is overdue."""
    afterword.write("c.md", interview("Now", "2026-11-20T09:00:00-05:00"))
    assert afterword("due").code == 0
    afterword.monkeypatch.setenv("AFTERWORD_NOW", "2026-11-21T09:00:01-05:00")
    assert afterword("due").code == 1


def test_more_than_seven_days_late_only_with_all(afterword: CommandLine) -> None:
    """What slipped long ago does not nag, unless asked for."""
    afterword.write("old.md", interview("Long Ago", "2026-11-13T08:59:59-05:00"))
    afterword.write("week.md", interview("A Week", "2026-11-13T09:00:00-05:00"))
    assert [one["company"] for one in afterword("due", "--format", "json").json["due"]] == ["A Week"]
    listed = afterword("due", "--all", "--format", "json").json["due"]
    assert [one["company"] for one in listed] == ["Long Ago", "A Week"]


def test_within_leaves_out_what_has_time_and_what_nobody_knows(afterword: CommandLine) -> None:
    """`--within 7h` keeps what is late or due in seven hours."""
    afterword.write("soon.md", interview("Soon", "2026-11-20T15:30:00-05:00"))
    afterword.write("later.md", interview("Later", "2026-11-21T08:00:00-05:00"))
    afterword.write("late.md", interview("Late", "2026-11-19T08:00:00-05:00"))
    afterword.write("unknown.md", interview("Unknown", None))
    result = afterword("due", "--within", "7h", "--format", "json")
    assert [one["company"] for one in result.json["due"]] == ["Late", "Soon"]


def test_what_is_settled_is_not_listed(afterword: CommandLine) -> None:
    """Sent, not expected, or an outcome known: nobody waits."""
    settled = INTERVIEW.replace("  - name: Ben", "    sent: 2026-11-20T20:00:00-05:00\n  - name: Ben")
    afterword.write("a.md", settled.replace("channel: handwritten", "no_note: a first screening"))
    afterword.write("b.md", interview("Over", "2026-11-19T08:00:00-05:00", more="outcome: declined\n"))
    result = afterword("due")
    assert (result.code, result.out) == (0, "")


def test_waiting_is_no_outcome(afterword: CommandLine) -> None:
    """`outcome: waiting` keeps the reminders."""
    afterword.write("b.md", interview("Open", "2026-11-19T08:00:00-05:00", more="outcome: waiting\n"))
    assert afterword("due").code == 1


def test_thanked_through_waits_for_one_note_not_two(afterword: CommandLine) -> None:
    """Whoever is thanked through another is owed no note of their own while that one is owed."""
    text = interview("Panel", "2026-11-20T15:30:00-05:00", "Ada Park, Ben Ortiz")
    afterword.write("p.md", text.replace("Ben Ortiz}", "Ben Ortiz, thanked_through: Ada Park}"))
    due = afterword("due", "--format", "json").json["due"]
    assert [one["interviewer"] for one in due] == ["Ada Park"]


def test_thanked_through_each_other_are_both_owed(afterword: CommandLine) -> None:
    """Two people who are thanked through each other would otherwise be forgotten."""
    text = interview("Panel", "2026-11-20T15:30:00-05:00", "Ada Park, Ben Ortiz")
    text = text.replace("Ben Ortiz}", "Ben Ortiz, thanked_through: Ada Park}")
    afterword.write("p.md", text.replace("Ada Park}, ", "Ada Park, thanked_through: Ben Ortiz}, "))
    due = afterword("due", "--format", "json").json["due"]
    assert [one["interviewer"] for one in due] == ["Ada Park", "Ben Ortiz"]


def test_broken_file_is_named_and_the_others_listed(afterword: CommandLine) -> None:
    """One bad file ends with 2 and a sentence with its place; the rest of the folder works."""
    afterword.write()
    afterword.write("bad.md", "---\ncompany: Acme: Inc\nended: now\n---\n")
    result = afterword("due")
    assert result.code == 2
    assert "bad.md:2:" in result.err
    assert "Ada Park" in result.out


def test_path_is_a_folder_a_file_or_nothing(afterword: CommandLine) -> None:
    """A folder and a file work; a path that is not there, and other Markdown, are one sentence and 2."""
    afterword.write("sub/northwind.md")
    afterword.write("README.md", "# Readme\n")
    assert afterword("due", "sub").out.count("northwind.md") == 2
    assert "sub/northwind.md" in afterword("due", "sub/northwind.md").out
    for path, words in (("nope", "no file or folder nope"), ("README.md", "is no interview")):
        result = afterword("due", path)
        assert (result.code, result.out) == (2, "")
        assert words in result.err


def test_an_empty_folder_is_fine(afterword: CommandLine) -> None:
    """Nothing owed: nothing printed, and JSON is still one object."""
    result = afterword("due", ".")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert afterword("due", ".", "--format", "json").json == {"version": 1, "due": []}


def test_without_a_folder_it_says_what_to_do(afterword: CommandLine) -> None:
    """No folder is known: one sentence on stderr names the next step."""
    result = afterword("due")
    assert (result.code, result.out) == (0, "")
    assert "afterword new" in result.err


def test_folder_is_found_from_below(afterword: CommandLine) -> None:
    """The nearest parent with `afterword.toml` is meant; paths are relative to where one stands."""
    afterword.write()
    afterword.write("afterword.toml", "")
    (afterword.folder / "deep/er").mkdir(parents=True)
    afterword.monkeypatch.chdir(afterword.folder / "deep/er")
    assert afterword("due", "--format", "json").json["due"][0]["path"] == "../../northwind.md"


def test_folder_of_the_settings_comes_before_the_current_one(afterword: CommandLine, tmp_path: Path) -> None:
    """`[ui] folder` is meant where no parent has `afterword.toml`, even if interviews lie here."""
    afterword.write("here.md", interview("Here", "2026-11-21T08:00:00-05:00"))
    home = tmp_path / "home"
    home.mkdir()
    (home / "there.md").write_text(interview("There", "2026-11-21T08:00:00-05:00"))
    (tmp_path / "config/afterword/config.toml").write_text(f'[ui]\nfolder = "{home}"\n')
    due = afterword("due", "--format", "json").json["due"]
    assert [one["company"] for one in due] == ["There"]


def test_missing_folder_of_the_settings_is_a_sentence(afterword: CommandLine, tmp_path: Path) -> None:
    """A folder that moved is named together with the setting."""
    (tmp_path / "config/afterword/config.toml").write_text('[ui]\nfolder = "/nowhere/at/all"\n')
    result = afterword("due")
    assert result.code == 2
    assert "/nowhere/at/all" in result.err
    assert "[ui]" in result.err


def test_settings_of_the_folder_hold(afterword: CommandLine) -> None:
    """Hours and zone of `afterword.toml` decide; a subfolder with its own has its own."""
    afterword.write("afterword.toml", 'timezone = "Europe/Berlin"\n[deadline]\nhours = 48\n')
    afterword.write("a.md", interview("A", "2026-11-20 15:30"))
    afterword.write("sub/afterword.toml", 'timezone = "Europe/Berlin"\n')
    afterword.write("sub/b.md", interview("B", "2026-11-20 15:30"))
    due = afterword("due", ".", "--format", "json").json["due"]
    assert [(one["company"], one["deadline"]) for one in due] == [
        ("B", "2026-11-21T15:30:00+01:00"),
        ("A", "2026-11-22T15:30:00+01:00"),
    ]


def test_names_from_files_never_drive_the_terminal(afterword: CommandLine) -> None:
    """Escape sequences in values and file names are shown, not sent, in every format."""
    afterword.write("x\x1b]0;pwned\x07.md", interview('"Evil\\e[2JCorp\\u202e"', "2026-11-20T15:30:00-05:00"))
    for arguments in (["due"], ["due", "--format", "json"], ["check"], ["check", "--format", "json"]):
        out = afterword(*arguments).out
        assert "Evil" in out
        assert not set("\x1b\x07\u202e\x9b") & set(out)


def test_json_keeps_every_character_of_a_path(afterword: CommandLine) -> None:
    """Programs get the real path back, whatever characters it has."""
    name = "naïve \x1b\u202e.md"
    afterword.write(name, interview("A", "2026-11-20T15:30:00-05:00"))
    assert afterword("due", "--format", "json").json["due"][0]["path"] == name


def test_columns_line_up_with_wide_characters(afterword: CommandLine) -> None:
    """The company starts in the same column after 王小明 and after Ada Park."""
    afterword.write("p.md", interview("Panel", "2026-11-20T15:30:00-05:00", "Ada Park, 王小明"))
    first, second = afterword("due").out.splitlines()
    assert first.index("Panel") == second.index("Panel") + 3
