"""Reminders for a calendar: one task for each note owed, which apps update when they read it again."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from notes.owed import OwedNote
from notes.shown_text import one_line

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event
    from pendulum import DateTime

_LENGTH = timedelta(minutes=15)
_REMIND_BEFORE = timedelta(hours=3)
_READ_AGAIN = timedelta(hours=1)
_CALLED_OFF_FOR = timedelta(days=30)
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2400-\u2424\ufffd]+")


def due_calendar(
    owed: Iterable[OwedNote],
    now: "DateTime",
    root_of: Callable[[Path], Path],
    settled: Iterable[OwedNote] = (),
) -> str:
    """Return a calendar with an event that ends at each deadline, and an alarm three hours before.

    Events, since most calendar apps show no tasks. A note keeps its UID as long as its file (told from
    the root of its folder) and its recipient keep their names. What is settled is called off for a month, so
    that an app into which the file was imported takes the event away too. Notes without a deadline are
    left out.
    """
    calendar = _empty_calendar()
    for note in owed:
        if note.deadline is not None:
            event = _event(note, note.deadline, now, uid_of(note, root_of(note.path)))
            event.add_component(_alarm(str(event["SUMMARY"])))
            calendar.add_component(event)
    for note in settled:
        if note.deadline is not None and note.deadline > now - _CALLED_OFF_FOR:
            event = _event(note, note.deadline, now, uid_of(note, root_of(note.path)))
            event["STATUS"] = "CANCELLED"
            calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data.decode()


def _empty_calendar() -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", "-//Afterword//due//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, "Thank-you notes")
    calendar.add("REFRESH-INTERVAL", _READ_AGAIN, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    return calendar


def uid_of(note: OwedNote, root: Path) -> str:
    """Return what tells a note from all others, without saying whom it is for."""
    path = note.path.relative_to(root) if note.path.is_relative_to(root) else Path(note.path.name)
    told = f"{path.as_posix()}\0{note.interviewer}".encode(errors="surrogateescape")
    return f"{sha256(told).hexdigest()[:32]}@afterword"


def _event(note: OwedNote, deadline: "DateTime", now: "DateTime", uid: str) -> "Event":
    from icalendar import Event

    at = deadline.in_timezone("UTC")
    title = f"Thank {_plain(note.interviewer)} ({_plain(note.company)})"
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", now.in_timezone("UTC"))
    event.add("LAST-MODIFIED", now.in_timezone("UTC"))
    event.add("SEQUENCE", int(now.timestamp()) // 60 % 2**31)
    event.add("DTSTART", at - _LENGTH)
    event.add("DTEND", at)
    event.add("SUMMARY", title)
    event.add(
        "DESCRIPTION", f"A thank-you note by {_plain(note.channel.value)}; see {_plain(note.path.name)}"
    )
    event.add("TRANSP", "TRANSPARENT")
    event.add("STATUS", "CONFIRMED")
    return event


def _alarm(title: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", title)
    alarm.add("TRIGGER", _LENGTH - _REMIND_BEFORE)
    return alarm


def _plain(text: str) -> str:
    """Return text in one line without characters that no calendar file may hold."""
    return " ".join(_NO_TEXT.sub(" ", one_line(text)).split())
