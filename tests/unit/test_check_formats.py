"""`check` for machines and with `--fix`: GitHub annotations, SARIF, and what may be mended unasked."""

import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_sarif import model  # type: ignore[import-untyped]  # has no py.typed

from notes.findings import Finding, Severity
from notes.place import Span
from notes.replacement import apply
from notes.reports.safe_fixes import SAFE, replacements, safe_fixes
from tests.unit.command_line import INTERVIEW, CommandLine

SLIPS = INTERVIEW.replace("Hi Ada,", "Hi Ben,").replace("about it, and", "about it, and and")
BROKEN = "---\ncompany: Acme: Inc\nended: now\n---\n"


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def sarif(afterword: CommandLine, *arguments: str) -> Any:
    """Return the SARIF log, which must be valid against the model made from the schema of the standard."""
    log = afterword("check", "--format", "sarif", *arguments).json
    model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)
    return log


# -- GitHub --------------------------------------------------------------------------------------------------


def test_github_annotations(afterword: CommandLine) -> None:
    """Errors are errors, todos notices, each with file, line, column and the rule as its title."""
    afterword.write("a.md", SLIPS)
    afterword.write("bad.md", BROKEN)
    result = afterword("check", "--format", "github")
    lines = result.out.splitlines()
    line = SLIPS.splitlines().index("Hi Ben,") + 1
    place = f"file=a.md,line={line},endLine={line},col=4,endColumn=7"
    assert any(one.startswith(f"::error {place},title=personalized/wrong-name::") for one in lines)
    assert any(one.startswith("::notice file=a.md,") and "title=in_time/due::" in one for one in lines)
    assert lines[0].startswith("::error file=bad.md,line=2,")
    assert result.code == 2


def test_github_properties_are_escaped(afterword: CommandLine) -> None:
    """A file name with a comma, a colon or a per cent sign cannot end a property."""
    afterword.write("50%, a: b.md", SLIPS)
    lines = afterword("check", "--format", "github").out.splitlines()
    assert all("file=50%25%2C a%3A b.md," in line for line in lines)


def test_github_messages_stay_on_one_line(afterword: CommandLine) -> None:
    """Whatever a file says, every line is one command."""
    afterword.write("x\n::error::y.md", SLIPS.replace("Ben Ortiz", '"Ben\\n::stop-commands::x"'))
    lines = afterword("check", "--format", "github").out.splitlines()
    assert all(
        line.startswith(("::error file=x%0A", "::warning file=x%0A", "::notice file=x%0A")) for line in lines
    )


# -- SARIF ---------------------------------------------------------------------------------------------------


def test_sarif_is_valid_and_complete(afterword: CommandLine) -> None:
    """Every finding and problem is a result with its place, its rule described, and its fixes."""
    afterword.write("a.md", SLIPS)
    afterword.write("bad.md", BROKEN)
    log = sarif(afterword)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["shortDescription"]["text"]
    found = {result["ruleId"]: result for result in run["results"]}
    wrong = found["personalized/wrong-name"]
    assert wrong["level"] == "error"
    location = wrong["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "a.md"
    assert location["region"]["startColumn"] == 4
    change = wrong["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "Ada"
    assert found["file/problem"]["level"] == "error"
    assert found["in_time/due"]["level"] == "note"
    report = afterword("check", "--format", "json").json
    findings = sum(len(one["findings"]) for one in report["interviews"])
    assert len(run["results"]) == findings + len(report["problems"])


def test_sarif_of_nothing_is_valid(afterword: CommandLine) -> None:
    """A folder without interviews gives a log without results."""
    assert sarif(afterword, ".")["runs"][0]["results"] == []


def test_sarif_paths_are_uris(afterword: CommandLine) -> None:
    """Spaces, colons and letters beyond ASCII are encoded."""
    afterword.write("a: é.md", SLIPS)
    result = sarif(afterword)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%3A%20%C3%A9.md"


# -- fix -----------------------------------------------------------------------------------------------------


def test_fix_mends_what_is_safe_and_says_so(afterword: CommandLine) -> None:
    """The doubled word goes, the wrong name stays for the person; the report is of what is left."""
    path = afterword.write("a.md", SLIPS)
    result = afterword("check", "--fix")
    assert path.read_text() == SLIPS.replace("and and", "and")
    first = result.out.splitlines()[0]
    assert first.endswith('fixed proofread/harper/RepeatedWords "and and" is now "and"')
    assert "personalized/wrong-name" in result.out
    assert "error proofread/harper/RepeatedWords" not in result.out
    assert result.code == 1


def test_fix_changes_only_those_characters(afterword: CommandLine) -> None:
    """Mark, line ends and a missing last newline stay."""
    text = "\ufeff" + SLIPS.replace("\n", "\r\n").rstrip()
    path = afterword.write("a.md", text)
    afterword("check", "--fix", "a.md")
    assert path.read_bytes() == text.replace("and and", "and").encode()


def test_fix_twice_is_fix_once(afterword: CommandLine) -> None:
    """The second time there is nothing to mend, and the file is not touched."""
    path = afterword.write("a.md", SLIPS)
    afterword("check", "--fix")
    before = path.stat().st_mtime_ns
    assert " fixed " not in afterword("check", "--fix").out
    assert path.stat().st_mtime_ns == before


def test_fix_leaves_sent_notes_alone(afterword: CommandLine) -> None:
    """What went out stays as it went out."""
    text = SLIPS.replace("  - name: Ben", "    sent: 2026-11-20T20:00:00-05:00\n  - name: Ben")
    path = afterword.write("a.md", text)
    afterword("check", "--fix")
    assert path.read_text() == text


def test_fix_of_a_file_that_cannot_be_written(afterword: CommandLine) -> None:
    """One sentence and 2; the other files are mended."""
    read_only = afterword.write("a.md", SLIPS)
    other = afterword.write("b.md", SLIPS.replace("Northwind Robotics", "Initech"))
    read_only.chmod(0o444)
    result = afterword("check", "--fix")
    assert result.code == 2
    assert "a.md" in result.err
    assert read_only.read_text() == SLIPS
    assert "and and" not in other.read_text()


def test_fix_keeps_json_pure(afterword: CommandLine) -> None:
    """With a format for machines, what was mended is told on stderr."""
    afterword.write("a.md", SLIPS)
    result = afterword("check", "--fix", "--format", "json")
    assert result.json["version"] == 1
    assert "fixed proofread/harper/RepeatedWords" in result.err


@pytest.mark.parametrize("arguments", [["--staged"], ["-"], ["--stdin-filename", "a.md"]])
def test_fix_writes_only_files(afterword: CommandLine, arguments: list[str]) -> None:
    """Neither the index of git nor standard input can be mended."""
    path = afterword.write("a.md", SLIPS)
    subprocess.run(["git", "init", "--quiet"], cwd=afterword.folder, check=True)
    assert afterword("check", "--fix", *arguments).code == 2
    assert path.read_text() == SLIPS


findings = st.builds(
    lambda rule, severity, start, length, texts: Finding(
        rule, severity, "…", Span(start, start + length), suggestions=tuple(texts)
    ),
    st.sampled_from([*sorted(SAFE)[:2], "personalized/wrong-name"]),
    st.sampled_from(list(Severity)),
    st.integers(0, 40),
    st.integers(0, 6),
    st.lists(st.text("xyz", max_size=3), max_size=2),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(findings, max_size=8))
def test_fixes_never_touch_each_other(found: list[Finding]) -> None:
    """Chosen fixes are safe, one-way, weighty and apart, so that all of them can be made at once."""
    text = "abcdefghij" * 5
    chosen = safe_fixes(found)
    for finding in chosen:
        assert finding.rule in SAFE
        assert len(finding.suggestions) == 1
        assert finding.severity in (Severity.ERROR, Severity.WARNING)
    assert all(one.span.end < other.span.start for one, other in pairwise(chosen))
    growth = sum(len(one.suggestions[0]) - (one.span.end - one.span.start) for one in chosen)
    assert len(apply(text, replacements(chosen))) == len(text) + growth
