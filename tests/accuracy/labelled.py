"""The labelled letters: interview files whose frontmatter comments say what the checks must find.

In the frontmatter of each file of `notes/`, next to the people:

    # sender: Sam Rivera                  who signs (required)
    # expect Ada Park: RULE, RULE         what must be found in the note to Ada Park
    # expect -: RULE                      what must be found about the interview itself
    # beside: other.md                    a file of the same folder, to compare with
    # now: 2026-11-21T10:00:00-05:00      when the checks run (else three hours after the interview)
    # dialect: british                    the folder's dialect (else none)

RULE is a rule id, or `A|B` where either will do, or `?A` for one that may be found and need not.
`proofread/language` stands for anything Harper or our own slips say. Nothing else may be found as an
error or a warning.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pendulum
from pendulum import DateTime

from notes.case import Round
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Dialect, Me, Settings
from notes.workspace import Workspace

HERE = Path(__file__).parent
NOTES = HERE / "notes"
ABOUT_INTERVIEW = "-"
"""Stands for nobody in particular in a label."""

_LABEL = re.compile(r"^# (sender|beside|now|dialect): *(.+?) *$", re.MULTILINE)
_EXPECT = re.compile(r"^# expect (.+?): *(\S.*?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """One thing a label asks for."""

    rules: frozenset[str]
    """Any of these will do."""
    required: bool = True


@dataclass(frozen=True)
class LabelledFile:
    """One interview file with its labels."""

    path: Path
    round: Round
    expected: dict[str, tuple[Expected, ...]] = field(default_factory=dict)
    """By name of the interviewer, or `-`."""

    @property
    def interview(self) -> Interview:
        """The interview itself."""
        return self.round.interview


def labelled_files(folder: Path = NOTES) -> list[LabelledFile]:
    """Return all labelled files, in the order of their names."""
    return [labelled_file(path) for path in sorted(folder.glob("*.md"))]


def labelled_file(path: Path, text: str | None = None) -> LabelledFile:
    """Read one labelled file, or another text in its place."""
    text = path.read_text(encoding="utf-8") if text is None else text
    labels = dict(_LABEL.findall(text))
    settings = Settings(dialect=cast(Dialect, labels.get("dialect", "")))
    interview = _interview(path, text, settings)
    workspace = Workspace(path.parent, settings, Me(labels["sender"]))
    workspace.take(interview)
    if "beside" in labels:
        beside = path.with_name(labels["beside"])
        workspace.take(_interview(beside, beside.read_text(encoding="utf-8"), settings))
    expected = {name: _expected(rules) for name, rules in _EXPECT.findall(text)}
    strangers = set(expected) - {person.name for person in interview.interviewers} - {ABOUT_INTERVIEW}
    assert not strangers, f"{path.name} expects something of {strangers}, who are not in it"
    return LabelledFile(path, workspace.round(interview, _now(labels, interview)), expected)


def _interview(path: Path, text: str, settings: Settings) -> Interview:
    interview = read_interview(path, text, settings)
    assert isinstance(interview, Interview), f"{path.name} cannot be read: {interview}"
    return interview


def _now(labels: dict[str, str], interview: Interview) -> DateTime:
    if "now" in labels:
        now = pendulum.parse(labels["now"])
        assert isinstance(now, DateTime)
        return now
    assert interview.ended is not None
    return interview.ended.at.add(hours=3)


def _expected(rules: str) -> tuple[Expected, ...]:
    pieces = (piece.strip() for piece in rules.split(","))
    return tuple(
        Expected(frozenset(piece.removeprefix("?").split("|")), required=not piece.startswith("?"))
        for piece in pieces
    )
