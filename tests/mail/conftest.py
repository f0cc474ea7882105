"""What the tests of sending share: a note to send, a clock, an outbox, and who is who."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pendulum
import pytest
from pendulum import DateTime

from notes.format.reader import read_interview
from notes.interview import Channel, Interview
from notes.mail.outbox import Outbox
from notes.mail.plan import Plan, plan_sending
from notes.mail.sending import Means
from notes.settings import Me, Settings
from tests.mail.smtp_route import QUICK

NOW = pendulum.datetime(2026, 11, 20, 18, 0, tz="America/New_York")
ME = Me(name="Sam Rivera", email="sam@rivera.example")
NOTE = """\
---
company: Northwind Robotics
ended: 2026-11-20T15:30:00-05:00
interviewers:
  - name: Ada Park
    email: ada@northwind.example
  - name: Ben Ortiz
    channel: handwritten
---
Private: they pay well.

## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for telling me about the robot that caught fire in the lobby,
and for the hour on the planner.

.A line that begins with a dot.

Best,
Sam Rivera
"""

WriteNote = Callable[..., Path]
MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    """Return an outbox of its own."""
    return Outbox(tmp_path / "state")


@pytest.fixture
def note_file(tmp_path: Path) -> Path:
    """Write a file with a note to Ada Park."""
    path = tmp_path / "2026-11-20-northwind-robotics.md"
    path.write_text(NOTE)
    return path


def read(path: Path) -> Interview:
    """Read an interview's file."""
    found = read_interview(path, path.read_text(), Settings())
    assert isinstance(found, Interview)
    return found


@pytest.fixture
def plan_for(note_file: Path, outbox: Outbox) -> MakePlan:
    """Return `plan_for(mail, path=, name=, **plan_sending's)`: the plan of a note as it lies on disk now."""

    def plan(mail: dict[str, object], path: Path = note_file, name: str = "Ada Park", **more: Any) -> Plan:
        interview = read(path)
        person = interview.interviewer(name)
        assert person
        settings: dict[str, Any] = {"findings": (), "me": ME, "outbox": outbox, "now": NOW} | more
        channel = person.channel or Channel.EMAIL
        return plan_sending(interview, person, channel=channel, mail=mail, **settings)

    return plan


@pytest.fixture
def means(outbox: Outbox) -> MakeMeans:
    """Return `means(marks=, **Means's)`: an outbox, a standing clock, short timeouts."""

    def make(marks: list[DateTime] | None = None, **more: Any) -> Means:
        collected = marks if marks is not None else []
        settings: dict[str, Any] = {
            "outbox": outbox,
            "clock": lambda: NOW,
            "mark_sent": collected.append,
            "timeouts": QUICK,
        }
        return Means(**(settings | more))

    return make
