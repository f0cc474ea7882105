"""The word at the end: everyone listed is thanked, and in time."""

from pathlib import Path

import pytest

from notes.farewell import all_thanked_in_time
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Settings

HEAD = "---\ncompany: Northwind\nended: 2026-11-20T15:30:00Z\ninterviewers:\n"
SENT = "    sent: 2026-11-21T09:00:00Z\n"
LATE = "    sent: 2026-11-22T09:00:00Z\n"


@pytest.mark.parametrize(
    ("people", "is_said"),
    [
        (f"  - name: Ada\n{SENT}", True),
        (f"  - name: Ada\n{SENT}  - name: Ben\n    no_note: a first screening\n", True),
        (f"  - name: Ada\n{SENT}  - name: Ben\n", False),
        (f"  - name: Ada\n{SENT}  - name: Ben\n{LATE}", False),
        ("  - name: Ben\n    no_note: a first screening\n", False),
        ("  []\n", False),
    ],
)
def test_it_is_said_when_everyone_listed_is_done_and_no_note_was_late(people: str, is_said: bool) -> None:
    """Somebody must have been sent a note; who expects none does not stand in the way."""
    interview = read_interview(Path("a.md"), f"{HEAD}{people}---\n", Settings())
    assert isinstance(interview, Interview)
    assert all_thanked_in_time(interview, Settings()) is is_said
