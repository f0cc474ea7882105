"""`afterword new`: a file that can be read back at once, under a free name."""

from pathlib import Path

import pytest
import yaml

from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Settings
from tests.unit.command_line import CommandLine


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def read(path: Path) -> Interview:
    """Read a file that must be an interview with nothing odd in it."""
    content = read_interview(path, path.read_text(encoding="utf-8"), Settings())
    assert isinstance(content, Interview)
    assert content.findings == () or [one.rule for one in content.findings] == ["thanked/nobody-listed"]
    return content


def test_everything_that_is_known_is_in_the_file(afterword: CommandLine) -> None:
    """Company, role, end, people, addresses and phrases come back as they were typed."""
    result = afterword(
        *("new", "Northwind Robotics", "--role", "Engineer: backend", "--ended", "yesterday 15:30"),
        *("--met", "Ada Park <ada@northwind.example>", "--met", '"Ortiz, Ben" <ben@northwind.example>'),
        *(
            "--talked",
            "Ada: her robot: on fire",
            "--talked",
            "park: #1 planner",
            "--talked",
            "Ortiz, Ben: no",
        ),
    )
    assert (result.code, result.err) == (0, "")
    assert result.out == "2026-11-20-northwind-robotics.md\n"
    interview = read(afterword.folder / "2026-11-20-northwind-robotics.md")
    assert interview.company.value == "Northwind Robotics"
    assert interview.role
    assert interview.role.value == "Engineer: backend"
    assert interview.ended
    assert interview.ended.at.isoformat() == "2026-11-20T15:30:00-05:00"
    ada, ben = interview.interviewers
    assert (ada.name, ada.email and ada.email.value) == ("Ada Park", "ada@northwind.example")
    assert [phrase.value for phrase in ada.talked_about] == ["her robot: on fire", "#1 planner"]
    assert (ben.name, [phrase.value for phrase in ben.talked_about]) == ("Ortiz, Ben", ["no"])


def test_the_company_alone_is_enough(afterword: CommandLine) -> None:
    """The name then has today's date, and the file is found by the other commands."""
    assert afterword("new", "Café Löwe & Söhne").out == "2026-11-21-cafe-lowe-sohne.md\n"
    report = afterword("check", "--format", "json").json
    assert report["interviews"][0]["company"] == "Café Löwe & Söhne"
    assert [one["rule"] for one in report["interviews"][0]["findings"]] == ["thanked/nobody-listed"]


def test_nothing_is_overwritten(afterword: CommandLine) -> None:
    """The second interview with a company on a day gets a number."""
    first = afterword("new", "Acme").out.strip()
    (afterword.folder / first).write_text("mine")
    assert afterword("new", "Acme").out == "2026-11-21-acme-2.md\n"
    assert (afterword.folder / first).read_text() == "mine"


def test_toml_where_the_settings_say_so(afterword: CommandLine) -> None:
    """`frontmatter = "toml"` is respected."""
    afterword.write("afterword.toml", 'frontmatter = "toml"\n')
    path = afterword.folder / afterword("new", "Acme", "--met", "Ada Park", "--ended", "now").out.strip()
    assert path.read_text().startswith("+++\n")
    assert read(path).interviewers[0].name == "Ada Park"


def test_plain_values_need_no_quotes(afterword: CommandLine) -> None:
    """A simple file looks as if typed by hand, and any YAML reader takes it."""
    path = (
        afterword.folder / afterword("new", "Acme", "--met", "Ada Park", "--talked", "her robot").out.strip()
    )
    text = path.read_text()
    assert "company: Acme\n" in text
    assert "  - name: Ada Park\n" in text
    assert yaml.safe_load(text.split("---\n")[1])["interviewers"][0]["talked_about"] == ["her robot"]


def test_folder_that_is_named(afterword: CommandLine) -> None:
    """`--folder` says where; one that is not there, or is a file, is refused with a sentence."""
    (afterword.folder / "sub").mkdir()
    assert afterword("new", "Acme", "--folder", "sub").out == "sub/2026-11-21-acme.md\n"
    afterword.write("file", "x")
    for folder in ("nope", "file"):
        result = afterword("new", "Acme", "--folder", folder)
        assert (result.code, result.out) == (2, "")
        assert folder in result.err


def test_folder_of_ones_own_settings(afterword: CommandLine, tmp_path: Path) -> None:
    """Without `--folder` the file goes where the person keeps interviews."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "config/afterword/config.toml").write_text(f'[ui]\nfolder = "{home}"\n')
    assert afterword("new", "Acme").out == "../home/2026-11-21-acme.md\n"
    assert (home / "2026-11-21-acme.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["  "], "no name"),
        (["Acme", "--ended", "soon"], "soon"),
        (["Acme", "--met", "<ada@acme.example>"], "names nobody"),
        (["Acme", "--met", "ada@acme.example"], "names nobody"),
        (["Acme", "--met", "Ada Park <nowhere>"], "names nobody"),
        (["Acme", "--met", "Ada Park <a@b> <c@d>"], "names nobody"),
        (["Acme", "--talked", "Ada: her robot"], "--met"),
        (["Acme", "--met", "Ada", "--met", "Ben", "--talked", "Cy: his band"], "Ada, Ben"),
        (["Acme", "--met", "Ada", "--met", "Ben", "--talked", "his band"], "Ada, Ben"),
        (["Acme", "--met", "Ada Park", "--met", "Ada  Park"], "Ada Park"),
    ],
)
def test_mistakes_write_nothing(afterword: CommandLine, arguments: list[str], words: str) -> None:
    """What cannot be understood is one sentence and 2; no file appears."""
    result = afterword("new", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert list(afterword.folder.iterdir()) == []


def test_control_characters_never_reach_the_terminal(afterword: CommandLine) -> None:
    """A company with an escape in its name is refused or written, never sent to the terminal."""
    result = afterword("new", "Evil\x1b]0;x\x07 Corp", "--met", "Ada\x1b Park")
    assert "\x1b" not in result.out + result.err
