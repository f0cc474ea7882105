"""Reminders that calendar apps accept, and update when they read them again."""

import re
from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from msgspec.structs import replace

from notes.interview import Channel
from notes.invitations.due_calendar import due_calendar, uid_of
from notes.owed import OwedNote
from tests.unit.command_line import CommandLine

NOW = pendulum.datetime(2026, 11, 21, 9, tz="America/New_York")
ROOT = Path("/home/sam/interviews")
NOTE = OwedNote(
    ROOT / "a.md", "Northwind", "Ada Park", Channel.EMAIL, NOW.add(hours=6), seconds_left=6 * 3600
)


def root_of(path: Path) -> Path:
    """Return the folder of all notes here."""
    return ROOT


def events(text: str) -> list[Event]:
    """Return the events that a calendar app finds."""
    return [one for one in Calendar.from_ical(text).walk("VEVENT") if isinstance(one, Event)]


@pytest.fixture
def afterword(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Return the command line in a new folder."""
    return CommandLine.at(tmp_path, monkeypatch, capsys)


def test_each_note_is_an_event_that_ends_at_its_deadline() -> None:
    """The alarm rings three hours before."""
    (event,) = events(due_calendar([NOTE], NOW, root_of))
    assert str(event["SUMMARY"]) == "Thank Ada Park (Northwind)"
    assert event.end == NOW.add(hours=6)
    (ring,) = event.alarms.times
    assert ring.trigger == NOW.add(hours=3)


def test_a_note_keeps_its_uid_and_gains_a_sequence() -> None:
    """A moved deadline updates the event that is there; another person's is another event."""
    later = replace(NOTE, deadline=NOW.add(hours=30))
    (before,) = events(due_calendar([NOTE], NOW, root_of))
    (after,) = events(due_calendar([later], NOW.add(hours=1), root_of))
    assert before["UID"] == after["UID"]
    assert int(str(before["SEQUENCE"])) < int(str(after["SEQUENCE"]))
    assert uid_of(replace(NOTE, interviewer="Ben Ortiz"), ROOT) != before["UID"]
    assert uid_of(replace(NOTE, path=ROOT / "b.md"), ROOT) != before["UID"]


def test_what_has_no_deadline_has_no_event() -> None:
    """Nobody can say when to be reminded."""
    assert events(due_calendar([replace(NOTE, deadline=None, seconds_left=None)], NOW, root_of)) == []


@settings(max_examples=60, deadline=None)
@given(name=st.text(), company=st.text())
def test_no_name_breaks_a_calendar(name: str, company: str) -> None:
    """Lines end with CR LF, are at most 75 bytes long, and hold no control characters."""
    text = due_calendar([replace(NOTE, interviewer=name, company=company)], NOW, root_of)
    assert len(events(text)) == 1
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(byte < 0x20 or byte == 0x7F for line in lines for byte in line)


def test_due_prints_a_calendar(afterword: CommandLine) -> None:
    """`due --format ics` is a whole calendar, with the exit code of `due`."""
    afterword.write("a.md")
    result = afterword("due", "--format", "ics")
    assert result.code == 0
    assert result.out.startswith("BEGIN:VCALENDAR")
    assert result.out.rstrip().endswith("END:VCALENDAR")
    assert [str(one["SUMMARY"]) for one in events(result.out)] == [
        "Thank Ada Park (Northwind Robotics)",
        "Thank Ben Ortiz (Northwind Robotics)",
    ]


def test_a_note_that_was_sent_is_called_off_under_its_uid(afterword: CommandLine) -> None:
    """An app that imported the file takes the event away; nothing rings for it; after a month it is gone."""
    path = afterword.write("a.md")
    (before, other) = events(afterword("due", "--format", "ics").out)
    afterword("sent", "a.md", "--to", "Ada", "--at", "2026-11-21 08:30")
    found = {str(one["UID"]): one for one in events(afterword("due", "--format", "ics").out)}
    called_off = found[str(before["UID"])]
    assert str(called_off["STATUS"]) == "CANCELLED"
    assert list(called_off.walk("VALARM")) == []
    assert str(found[str(other["UID"])]["STATUS"]) == "CONFIRMED"
    path.write_text(path.read_text().replace("2026-11-20T15:30", "2026-10-20T15:30"))
    assert str(before["UID"]) not in afterword("due", "--all", "--format", "ics").out


def test_the_calendar_has_what_apps_insist_on(afterword: CommandLine) -> None:
    """RFC 5545: version and origin first, one UID an event, times in UTC; and how often to read."""
    afterword.write("a.md")
    text = afterword("due", "--format", "ics").out
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    assert text.splitlines()[1:3] == ["VERSION:2.0", "PRODID:-//Afterword//due//EN"]
    lines = text.splitlines()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert "X-WR-CALNAME:Thank-you notes" in lines
    found = events(text)
    assert len({str(one["UID"]) for one in found}) == len(found) == 2
    assert [event.errors for event in found] == [[], []]
    moments = [one for one in lines if one.startswith(("DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED"))]
    assert len(moments) == 8
    assert all(re.fullmatch(r"[A-Z-]+:\d{8}T\d{6}Z", one) for one in moments)
    assert lines.count("TRIGGER:-PT2H45M") == 2
