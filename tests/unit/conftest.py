"""Builders for the tests of the checks: an interview, a round or a case from Markdown text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pendulum
import pytest
import yaml
from pendulum import DateTime

from notes.case import Case, Round, Surroundings
from notes.interview import Channel, Formality, Interview, Interviewer, Moment, Note, Text
from notes.letter import take_apart
from notes.names import fold
from notes.place import Span
from notes.settings import Me, Settings

NOW = pendulum.datetime(2026, 11, 20, 22, 0, tz="America/New_York")
"""Six and a half hours after the conversation in `FRONT` ended."""

SAM = Me(name="Sam Rivera", email="sam@rivera.example")

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
    if not text.startswith("---"):
        text = FRONT + (text if re.search(r"^## ", text, re.MULTILINE) else f"\n## To Ada Park\n{text}")
    return _MiniReader(text, settings or Settings()).interview()


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
    note = round_.interview.note_to(person.name)
    if note is None or (note.is_empty and note.subject is None):
        return Case(round_, person, None, None)
    return Case(round_, person, note, take_apart(note, round_.me.name))


@pytest.fixture
def interview_of() -> InterviewOf:
    """`interview_of(text, settings=None) -> Interview`."""
    return _interview


@pytest.fixture
def round_of() -> RoundOf:
    """`round_of(text, now=, settings=, me=, surroundings=) -> Round`."""
    return _round


@pytest.fixture
def case_of() -> CaseOf:
    """`case_of(text, name=None, now=, settings=, me=, surroundings=) -> Case`."""
    return _case


class _MiniReader:
    """Just enough of a reader for the tests of the checks."""

    def __init__(self, text: str, settings: Settings) -> None:
        self.text = text
        front = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
        assert front
        self.body_start = front.end()
        self.data: dict[str, Any] = yaml.load(front[1], Loader=yaml.BaseLoader)  # noqa: S506
        self.zone = self.data.get("timezone") or settings.timezone or "UTC"

    def place(self, value: str) -> Span:
        start = max(self.text.find(value), 0)
        return Span(start, start + len(value))

    def value(self, data: dict[str, Any], key: str) -> Text | None:
        return Text(data[key], self.place(data[key])) if key in data else None

    def moment(self, data: dict[str, Any], key: str) -> Moment | None:
        if key not in data:
            return None
        when = pendulum.parse(data[key], tz=self.zone)
        assert isinstance(when, DateTime)
        if len(data[key]) == 10:
            return Moment(when.end_of("day").replace(microsecond=0), self.place(data[key]), date_only=True)
        return Moment(when, self.place(data[key]))

    def person(self, index: int, data: dict[str, Any]) -> Interviewer:
        def items(key: str) -> tuple[Text, ...]:
            return tuple(Text(one, self.place(one)) for one in data.get(key, []))

        return Interviewer(
            data["name"],
            self.place(data["name"]),
            index,
            title=self.value(data, "title"),
            email=self.value(data, "email"),
            address=self.value(data, "address"),
            channel=Channel(data["channel"]) if "channel" in data else None,
            ended=self.moment(data, "ended"),
            talked_about=items("talked_about"),
            sent=self.moment(data, "sent"),
            proofread=self.value(data, "proofread"),
            accepted=items("accepted"),
            goes_by=tuple(data.get("goes_by", [])),
            thanked_through=self.value(data, "thanked_through"),
            no_note=self.value(data, "no_note"),
        )

    def note(self, start: int, end: int, names: list[str]) -> Note:
        line_end = self.text.index("\n", start)
        heading = self.text[start + 6 : line_end].strip()
        found = re.compile(r"\s*?\n?(?:\s*Subject:[ \t]*(.*)\n)?").match(self.text, line_end + 1, end)
        assert found
        subject = Text(found[1], Span(*found.span(1))) if found[1] is not None else None
        chunk = self.text[found.end() : end]
        body_start = found.end() + len(chunk) - len(chunk.lstrip())
        body = chunk.strip()
        wanted = fold(heading)
        exact = [name for name in names if fold(name) == wanted]
        partly = [name for name in names if wanted in fold(name).split()]
        shared = [name for name in names if name in re.split(r", | and ", heading)]
        return Note(
            Text(heading, self.place(heading)),
            Span(start, end),
            Span(line_end + 1, end),
            subject,
            Text(body, Span(body_start, body_start + len(body))),
            tuple(exact or partly[:1] or shared),
        )

    def interview(self) -> Interview:
        data = self.data
        people = tuple(self.person(index, one) for index, one in enumerate(data.get("interviewers", [])))
        names = [one.name for one in people]
        starts = [one.start() for one in re.finditer(r"^## ", self.text, re.MULTILINE)]
        sections = list(zip(starts, [*starts[1:], len(self.text)], strict=True))
        notes = [(start, end) for start, end in sections if self.text.startswith("## To ", start)]
        private = self.text[self.body_start : starts[0] if starts else len(self.text)].strip()
        return Interview(
            Path("2026-11-20-northwind-robotics.md"),
            self.text,
            Text(data["company"], self.place(data["company"])),
            role=self.value(data, "role"),
            ended=self.moment(data, "ended"),
            industry=self.value(data, "industry"),
            formality=Formality(data["formality"]) if "formality" in data else None,
            timezone=data.get("timezone"),
            deadline=self.moment(data, "deadline"),
            decision=self.moment(data, "decision"),
            outcome=self.value(data, "outcome"),
            interviewers=people,
            notes=tuple(self.note(start, end, names) for start, end in notes),
            private=(Text(private, self.place(private)),) if private else (),
            body_start=self.body_start,
        )
