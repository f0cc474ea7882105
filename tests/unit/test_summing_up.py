"""The folder at a glance: who is owed in which order, how fast each note went out, and how much in time."""

from datetime import date
from pathlib import Path

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.format.reader import read_interview
from notes.interview import Interview
from notes.overview.calendar import NOTHING, monday_of
from notes.overview.pace import Timing
from notes.overview.share import Share
from notes.overview.summing_up import Overview, overview
from notes.settings import Settings

NOW = pendulum.datetime(2026, 11, 20, 18, tz="America/New_York")
Person = tuple[str, str]
"""A name, and more keys of that person, one a line."""


def interview(company: str, ended: str, *people: Person | str, more: str = "") -> Interview:
    """Return an interview as read from a file."""
    when = f"ended: {ended}\n" if ended else ""
    lines = [f"---\ncompany: {company}\n{when}{more}interviewers:"]
    for one in people:
        name, keys = (one, "") if isinstance(one, str) else one
        lines += [f"  - name: {name}", *(f"    {key}" for key in keys.splitlines())]
    found = read_interview(Path(f"{company.lower()}.md"), "\n".join([*lines, "---\n"]), Settings())
    assert isinstance(found, Interview), found
    return found


def sent(name: str, at: str) -> Person:
    """Return somebody whose note went out."""
    return name, f"sent: {at}"


def summed(*interviews: Interview, settings: Settings | None = None) -> Overview:
    """Return the overview of these interviews."""
    return overview(interviews, settings or Settings(), NOW)


ENDED = "2026-11-18T10:00:00-05:00"


@pytest.mark.parametrize(
    ("ended", "person", "timing"),
    [
        (ENDED, sent("Ada Park", "2026-11-19T09:00:00-05:00"), Timing.IN_TIME),
        (ENDED, sent("Ada Park", "2026-11-19T10:00:00-05:00"), Timing.IN_TIME),
        (ENDED, sent("Ada Park", "2026-11-19T10:00:01-05:00"), Timing.LATE),
        (ENDED, sent("Ada Park", "2026-11-19"), Timing.IN_TIME),
        (ENDED, sent("Ada Park", "2026-11-20"), Timing.LATE),
        (ENDED, "Ada Park", Timing.OVERDUE),
        ("2026-11-20T10:00:00-05:00", "Ada Park", Timing.DUE),
        ("", "Ada Park", Timing.UNKNOWN),
        ("", sent("Ada Park", "2026-11-19T09:00:00-05:00"), Timing.SENT),
    ],
)
def test_a_note_stands_as_its_times_say(ended: str, person: Person | str, timing: Timing) -> None:
    """A day without a time may be any moment of that day, so it is late only when all of it is."""
    found = summed(interview("Globex", ended, person))
    assert [note.timing for one in found.interviews for note in one.notes] == [timing]
    assert [note.timing for note in (*found.owed, *found.sent)] == [timing]


def test_time_counts_from_the_end_of_the_conversation_to_the_sending_or_to_now() -> None:
    """Both as hours and as a part of the time allowed."""
    found = summed(
        interview("Globex", ENDED, sent("Ada Park", "2026-11-18T16:00:00-05:00"), "Ben Ortiz"),
    )
    ada, ben = found.interviews[0].notes
    assert (ada.hours_used, ada.hours_allowed, ada.share_used) == (6, 24, 0.25)
    assert (ben.hours_used, ben.hours_allowed) == (56, 24)


def test_a_conversation_still_to_come_has_used_no_time() -> None:
    """Interviews can be written down before they happen."""
    note = summed(interview("Globex", "2026-11-24T10:00:00-05:00", "Ada Park")).owed[0]
    assert (note.hours_used, note.share_used) == (0, 0)


def test_where_no_time_is_allowed_every_hour_is_beyond_it() -> None:
    """A deadline of zero hours divides by nothing."""
    note = summed(interview("Globex", ENDED, "Ada Park"), settings=Settings(deadline_hours=0)).owed[0]
    assert note.share_used == 57


def test_an_interview_is_as_slow_as_its_slowest_note() -> None:
    """Notes still owed come before those sent, and among them those nobody can place in time last."""
    both = interview(
        "Globex", ENDED, sent("Ada Park", "2026-11-18T16:00:00-05:00"), sent("Ben Ortiz", "2026-11-20T08:00Z")
    )
    one_owed = interview("Hooli", ENDED, sent("Ada Park", "2026-11-20T16:00:00-05:00"), "Cy Young")
    slowest = {one.company: one.slowest.interviewer for one in summed(both, one_owed).interviews}
    assert slowest == {"Globex": "Ben Ortiz", "Hooli": "Cy Young"}
    assert [one.sent for one in summed(both, one_owed).interviews] == [2, 1]


def test_interviews_come_latest_first_and_those_without_an_end_last() -> None:
    """As one looks back."""
    found = summed(
        interview("Old", "2026-10-01T10:00Z", "A"),
        interview("Open", "", "B"),
        interview("New", ENDED, "C"),
    )
    assert [one.company for one in found.interviews] == ["New", "Old", "Open"]


def test_the_most_urgent_note_comes_first_and_long_late_ones_last() -> None:
    """Nearest deadline, then those without one, then what is more than seven days late, latest first."""
    found = summed(
        interview("Ancient", "2026-01-01T10:00Z", "A"),
        interview("Late", "2026-11-01T10:00Z", "B"),
        interview("Open", "", "C"),
        interview("Today", "2026-11-20T10:00Z", "D"),
        interview("Overdue", ENDED, "E"),
    )
    assert [pace.company for pace in found.owed] == ["Overdue", "Today", "Open", "Late", "Ancient"]
    assert found.long_late == 2


def test_a_deadline_in_the_file_counts_without_an_end_too() -> None:
    """Such a note is due, and the time it takes is unknown."""
    note = summed(interview("Globex", "", "Ada Park", more="deadline: 2026-11-22T10:00Z\n")).owed[0]
    assert (note.timing, note.hours_used, note.share_used) == (Timing.DUE, None, None)


def test_nobody_waits_who_is_expected_to_get_nothing() -> None:
    """No note wanted, thanked through someone who waits, or an outcome that ends it."""
    found = summed(
        interview("Globex", ENDED, "Ada Park", ("Ben Ortiz", "thanked_through: Ada Park")),
        interview("Hooli", ENDED, ("Cy Young", "no_note: a first screening")),
        interview("Umbra", ENDED, "Di Wu", more="outcome: rejected\n"),
    )
    assert [pace.interviewer for pace in found.owed] == ["Ada Park"]
    assert found.total == 3
    assert [one.company for one in found.interviews] == ["Globex"]


def test_days_are_those_of_who_looks() -> None:
    """Half past eleven in Los Angeles is the next day in New York; a date alone is that day anywhere."""
    found = summed(
        interview("Globex", "2026-11-18T23:30:00-08:00", sent("Ada Park", "2026-11-19")),
        interview("Hooli", "2026-11-17", "Cy Young", more="timezone: Asia/Tokyo\n"),
    )
    days = {day: [one.company for one in found.calendar.on(day).interviews] for day in found.calendar.busy}
    assert days == {
        date(2026, 11, 17): ["Hooli"],
        date(2026, 11, 18): [],  # its deadline
        date(2026, 11, 19): ["Globex"],
    }
    assert [pace.interviewer for pace in found.calendar.on(date(2026, 11, 19)).sent] == ["Ada Park"]
    assert [pace.interviewer for pace in found.calendar.on(date(2026, 11, 18)).due] == ["Cy Young"]
    assert found.calendar.on(date(2026, 11, 16)) == NOTHING


def test_a_round_over_several_days_is_on_each_of_them() -> None:
    """Each day once, however many people were met."""
    found = summed(
        interview("Globex", ENDED, ("A", "ended: 2026-11-16T10:00Z"), ("B", "ended: 2026-11-16T12:00Z"), "C")
    )
    on = {day: len(found.calendar.on(day).interviews) for day in found.calendar.busy}
    assert on[date(2026, 11, 16)] == on[date(2026, 11, 18)] == 1


def test_the_calendar_tells_what_lies_before_and_after() -> None:
    """And leads to the next day with something on it."""
    calendar = summed(
        interview("A", "2026-10-01T15:00Z", sent("X", "2026-10-01T17:00Z")),
        interview("B", "2026-11-01T15:00Z", sent("Y", "2026-11-01T17:00Z")),
        interview("C", "2026-12-01T15:00Z", sent("Z", "2026-12-01T17:00Z")),
    ).calendar
    november = date(2026, 11, 1)
    assert (calendar.before(november), calendar.after(november)) == (1, 1)
    assert calendar.next_busy(november, 1) == date(2026, 12, 1)
    assert calendar.next_busy(november, -1) == date(2026, 10, 1)
    assert calendar.next_busy(date(2026, 12, 1), 1) == date(2026, 12, 1)
    assert calendar.next_busy(date(2026, 11, 5), -1) == november


@given(st.dates(date(1900, 1, 8), date(2999, 12, 31)))
def test_weeks_begin_on_monday(day: date) -> None:
    """On it or up to six days before."""
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


def test_the_share_counts_notes_whose_time_is_over() -> None:
    """Sent in time, sent late, and overdue; what is still due is not held against anyone."""
    found = summed(
        interview("Globex", ENDED, sent("A", "2026-11-18T17:00Z"), sent("B", "2026-11-20T17:00Z"), "C"),
        interview("Hooli", "2026-11-20T12:00Z", "D"),
        interview("Umbra", "", sent("E", "2026-11-18T17:00Z"), "F"),
    )
    assert found.share == Share(in_time=1, late=1, overdue=1)
    assert (found.share.total, found.share.percent) == (3, 33)


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Share(), 0),
        (Share(in_time=3), 100),
        (Share(late=1), 0),
        (Share(in_time=999, late=1), 99),
        (Share(in_time=1, overdue=999), 1),
    ],
)
def test_all_and_none_are_said_only_when_it_is_so(share: Share, percent: int) -> None:
    """999 of 1,000 are not 100 %."""
    assert share.percent == percent


def test_months_are_those_of_the_conversations_latest_first() -> None:
    """Months in which no note's time is over are left out."""
    found = summed(
        interview("A", "2026-09-30T20:00:00-04:00", sent("X", "2026-10-01T12:00Z")),
        interview("B", "2026-11-02T15:00Z", sent("Y", "2026-11-09T17:00Z")),
        interview("C", "2026-12-02T15:00Z", "Z"),
    )
    assert found.months == (
        (date(2026, 11, 1), Share(late=1)),
        (date(2026, 9, 1), Share(in_time=1)),
    )


def test_an_empty_folder_has_nothing_to_look_at() -> None:
    """Nothing is divided by nothing."""
    found = summed()
    assert (found.total, found.owed, found.interviews, found.calendar.busy) == (0, (), (), ())
    assert found.share.percent == 0
