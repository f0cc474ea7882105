"""`afterword new --from-invite`: a file from what the calendar knows."""

from pathlib import Path

import pytest

from tests.unit.command_line import CommandLine

INVITES = Path(__file__).parents[1] / "invites"


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder, for Sam Rivera."""
    line = CommandLine.at(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    for index, (key, value) in enumerate(
        [("user.name", "Sam Rivera"), ("user.email", "sam.rivera@mail.example")]
    ):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{index}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{index}", value)
    return line


def test_the_invitation_names_the_file_and_fills_it(afterword: CommandLine) -> None:
    """The name has the day of the interview, not today's."""
    result = afterword("new", "--from-invite", str(INVITES / "google.ics"))
    assert (result.code, result.out.strip()) == (0, "2026-11-20-northwind.md")
    text = Path("2026-11-20-northwind.md").read_text()
    assert "role: Backend Engineer" in text
    assert "email: ada@northwind.example" in text
    assert "Sam" not in text


def test_what_is_typed_counts_before_the_invitation(afterword: CommandLine) -> None:
    """The company's full name, another end, and one more person met."""
    result = afterword(
        *("new", "Northwind Robotics", "--from-invite", str(INVITES / "google.ics")),
        *("--ended", "2026-11-20 16:00", "--met", "Dee Li"),
    )
    assert result.out.strip() == "2026-11-20-northwind-robotics.md"
    text = Path("2026-11-20-northwind-robotics.md").read_text()
    assert "16:00" in text
    assert "Dee Li" in text
    assert "Ada Park" in text


def test_a_cancelled_interview_writes_nothing(afterword: CommandLine) -> None:
    """One sentence, exit code 2."""
    result = afterword("new", "--from-invite", str(INVITES / "cancelled.ics"))
    assert (result.code, result.out) == (2, "")
    assert "calls the interview off" in result.err
    assert list(Path().glob("*.md")) == []


def test_a_missing_or_other_file_is_told(afterword: CommandLine) -> None:
    """No traceback for a path that leads nowhere, or to something else."""
    Path("x.ics").write_bytes(b"\x00\x01nothing")
    for name in ("nowhere.ics", "x.ics"):
        result = afterword("new", "Acme", "--from-invite", name)
        assert result.code == 2
        assert len(result.err.splitlines()) == 1
