"""Builders for the tests of the checks: an interview, a round or a case from Markdown text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pendulum
import pytest
from pendulum import DateTime

from notes.case import Case, Round, Surroundings
from notes.checklist import case_of as case_of_person
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Me, Settings

NOW = pendulum.datetime(2026, 11, 20, 22, 0, tz="America/New_York")
"""Six and a half hours after the conversation in `FRONT` ended."""

SAM = Me(name="Sam Rivera", email="sam@rivera.example")

PATH = Path("2026-11-20-northwind-robotics.md")

FRONT = """\
---
company: Northwind Robotics
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00-05:00
industry: software
interviewers:
  - name: Ada Park
    title: Staff Engineer
    email: ada@northwind.example
    talked_about:
      - her first robot caught fire in the lobby
      - moving the planner off Oracle
  - name: Ben Ortiz
    channel: handwritten
    address: 1 Harbor Way
    talked_about: [his band, on-call rotation]
---
"""
"""What stands before the note when a test gives only sections."""

InterviewOf = Callable[..., Interview]
RoundOf = Callable[..., Round]
CaseOf = Callable[..., Case]


def _interview(text: str, settings: Settings | None = None) -> Interview:
    """Read an interview; text without frontmatter stands below `FRONT`, text without a heading is Ada's."""
    if not text.startswith(("---", "+++")):
        text = FRONT + (text if re.search(r"^## ", text, re.MULTILINE) else f"\n## To Ada Park\n{text}")
    content = read_interview(PATH, text, settings or Settings())
    assert isinstance(content, Interview), content
    return content


def _round(
    text: str,
    *,
    now: DateTime = NOW,
    settings: Settings | None = None,
    me: Me = SAM,
    surroundings: Surroundings | None = None,
) -> Round:
    """Build the round of an interview text."""
    settings = settings or Settings()
    return Round(_interview(text, settings), settings, me, now, surroundings or Surroundings())


def _case(text: str, name: str | None = None, **around: Any) -> Case:
    """Build the case of one interviewer's note: by name, else the first person listed."""
    round_ = _round(text, **around)
    people = round_.interview.interviewers
    person = people[0] if name is None else next(one for one in people if one.name == name)
    return case_of_person(round_, person)


@pytest.fixture(scope="session")
def interview_of() -> InterviewOf:
    """`interview_of(text, settings=None) -> Interview`."""
    return _interview


@pytest.fixture(scope="session")
def round_of() -> RoundOf:
    """`round_of(text, now=, settings=, me=, surroundings=) -> Round`."""
    return _round


@pytest.fixture(scope="session")
def case_of() -> CaseOf:
    """`case_of(text, name=None, now=, settings=, me=, surroundings=) -> Case`."""
    return _case
