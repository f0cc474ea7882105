"""When a note is due: real hours, days off, overrides, and the two nights of the year."""

from collections.abc import Callable
from datetime import date
from typing import cast

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pendulum import DateTime

from notes.deadline import deadline_of, error_after, hours_after, is_settled, time_left
from notes.interview import Interview, Moment
from notes.place import Span
from notes.settings import Settings
from notes.standing import Standing, has_outcome, standing_of, through_of

InterviewOf = Callable[..., Interview]
NOW = pendulum.datetime(2026, 11, 20, 12, tz="UTC")


def front(*lines: str, person: str = "") -> str:
    """Return an interview with these keys and one interviewer."""
    keys = "\n".join(lines)
    return f"---\ncompany: Northwind\n{keys}\ninterviewers:\n  - name: Ada Park\n{person}---\n"


def due(interview: Interview, **settings: object) -> str:
    """Return the first interviewer's deadline as text."""
    folder = replace(Settings(), **settings)
    at = deadline_of(interview, interview.interviewers[0], folder)
    return at.isoformat() if at else "nobody knows"


@pytest.mark.parametrize(
    ("ended", "zone", "deadline"),
    [
        ("2026-11-20T15:30:00-05:00", "", "2026-11-21T15:30:00-05:00"),
        ("2026-11-20T15:30:00", "America/New_York", "2026-11-21T15:30:00-05:00"),
        ("2026-03-07T23:30:00", "America/New_York", "2026-03-09T00:30:00-04:00"),
        ("2026-10-31T23:30:00", "America/New_York", "2026-11-01T22:30:00-05:00"),
        ("2026-03-28T23:30:00", "Europe/Berlin", "2026-03-30T00:30:00+02:00"),
        ("2026-10-24T23:30:00", "Europe/Berlin", "2026-10-25T22:30:00+01:00"),
        ("2026-11-20T23:30:00", "Asia/Tokyo", "2026-11-21T23:30:00+09:00"),
        ("2026-11-20", "Asia/Tokyo", "2026-11-21T23:59:59+09:00"),
    ],
)
def test_a_day_has_twenty_four_real_hours(
    interview_of: InterviewOf, ended: str, zone: str, deadline: str
) -> None:
    """The deadline is 24 real hours after the end, in the night the clocks change too."""
    keys = [f"ended: {ended}", *([f"timezone: {zone}"] if zone else [])]
    interview = interview_of(front(*keys))
    assert due(interview) == deadline
    ended_at = cast("Moment", interview.ended).at
    assert (pendulum.parse(deadline) - ended_at).total_seconds() == 24 * 3600  # type: ignore[operator]


@pytest.mark.parametrize(
    ("ended", "deadline"),
    [
        ("2026-11-19T15:30:00", "2026-11-20T15:30:00-05:00"),
        ("2026-11-20T15:30:00", "2026-11-23T15:30:00-05:00"),
        ("2026-11-21T10:00:00", "2026-11-24T00:00:00-05:00"),
        ("2026-11-22T23:59:59", "2026-11-24T00:00:00-05:00"),
        ("2026-11-25T12:00:00", "2026-11-27T12:00:00-05:00"),
        ("2026-10-30T23:30:00", "2026-11-02T23:30:00-05:00"),
        ("2026-03-06T12:00:00", "2026-03-09T12:00:00-04:00"),
    ],
)
def test_business_days_stop_the_clock(interview_of: InterviewOf, ended: str, deadline: str) -> None:
    """Saturday, Sunday and listed holidays do not count, whatever the clocks do meanwhile."""
    interview = interview_of(front(f"ended: {ended}", "timezone: America/New_York"))
    assert due(interview, business_days=True, holidays=frozenset({date(2026, 11, 26)})) == deadline


def test_days_off_are_those_of_the_interviews_zone(interview_of: InterviewOf) -> None:
    """When it is Saturday in Tokyo and still Friday in New York, Tokyo's calendar holds."""
    at = "ended: 2026-11-20T20:00:00-05:00"  # Saturday 10:00 in Tokyo
    assert (
        due(interview_of(front(at, "timezone: Asia/Tokyo")), business_days=True)
        == "2026-11-23T10:00:00-05:00"
    )
    assert due(interview_of(front(at)), business_days=True) == "2026-11-23T20:00:00-05:00"


def test_hours_are_a_setting(interview_of: InterviewOf) -> None:
    """Any number of hours can be set, halves included."""
    interview = interview_of(front("ended: 2026-11-20T15:30:00-05:00"))
    assert due(interview, deadline_hours=1.5) == "2026-11-20T17:00:00-05:00"
    assert due(interview, deadline_hours=48) == "2026-11-22T15:30:00-05:00"


@pytest.mark.parametrize(
    ("keys", "deadline"),
    [
        (["deadline: 2026-11-25T12:00:00-05:00"], "2026-11-25T12:00:00-05:00"),
        (["decision: 2026-11-20T18:00:00-05:00"], "2026-11-20T18:00:00-05:00"),
        (["decision: 2026-11-30"], "2026-11-21T15:30:00-05:00"),
        (["decision: 2026-11-20"], "2026-11-20T23:59:59-05:00"),
        (["decision: 2026-11-19"], "2026-11-21T15:30:00-05:00"),
        (
            ["deadline: 2026-11-25T12:00:00-05:00", "decision: 2026-11-24T09:00:00-05:00"],
            "2026-11-24T09:00:00-05:00",
        ),
    ],
)
def test_the_file_may_name_deadline_and_decision(
    interview_of: InterviewOf, keys: list[str], deadline: str
) -> None:
    """`deadline` holds; an earlier decision wins, unless it lies before the conversation."""
    at = "ended: 2026-11-20T15:30:00-05:00"
    interview = interview_of(front(at, "timezone: America/New_York", *keys))
    assert due(interview) == deadline


def test_without_an_end_nobody_knows(interview_of: InterviewOf) -> None:
    """No end and no deadline give none; a deadline alone is enough; a decision alone is not."""
    assert due(interview_of(front())) == "nobody knows"
    assert due(interview_of(front("decision: 2026-11-20T18:00:00Z"))) == "nobody knows"
    assert due(interview_of(front("deadline: 2026-11-20T18:00:00Z"))) == "2026-11-20T18:00:00+00:00"


def test_each_interviewer_may_have_an_end_of_their_own(interview_of: InterviewOf) -> None:
    """In a round over several days each note has its own deadline."""
    person = "    ended: 2026-11-18T10:00:00-05:00\n"
    assert due(interview_of(front("ended: 2026-11-20T15:30:00-05:00", person=person))) == (
        "2026-11-19T10:00:00-05:00"
    )


def test_an_error_comes_48_hours_after_the_end(interview_of: InterviewOf) -> None:
    """Counted from the end of the conversation; with business days on the clock that stops."""
    interview = interview_of(front("ended: 2026-11-20T15:30:00-05:00"))
    person = interview.interviewers[0]
    assert str(error_after(interview, person, Settings())) == "2026-11-22 15:30:00-05:00"
    assert str(error_after(interview, person, Settings(business_days=True))) == "2026-11-24 15:30:00-05:00"
    assert error_after(interview_of(front()), person, Settings()) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (6 * 3600 + 1799, "6h left"),
        (45 * 60, "45m left"),
        (59, "<1m left"),
        (0, "<1m left"),
        (-30, "<1m late"),
        (-3600, "1h late"),
        (47 * 3600 + 3599, "47h left"),
        (48 * 3600, "2d left"),
        (-2 * 86400, "2d late"),
        (-9 * 86400 - 5, "9d late"),
    ],
)
def test_time_left_is_said_in_two_words(seconds: int, words: str) -> None:
    """Minutes up to an hour, hours up to two days, then days; never more than there is."""
    assert time_left(NOW.add(seconds=seconds), NOW) == words


@given(
    start=st.datetimes(
        min_value=pendulum.naive(2020, 1, 1),
        max_value=pendulum.naive(2035, 1, 1),
        timezones=st.just(pendulum.UTC),
    ),
    hours=st.floats(min_value=0, max_value=100),
    zone=st.sampled_from(
        ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Santiago", "UTC"]
    ),
)
def test_stopping_the_clock_only_delays(
    interview_of: InterviewOf, start: DateTime, hours: float, zone: str
) -> None:
    """With business days the deadline is never earlier, and never within a day off."""
    interview = interview_of(front(f"timezone: {zone}"))
    ended = Moment(pendulum.instance(start).in_timezone(zone), Span(0, 0))
    plain = hours_after(interview, ended, Settings(), hours)
    stopped = hours_after(interview, ended, Settings(business_days=True), hours)
    assert stopped >= plain
    assert stopped.weekday() < 5 or stopped == ended.at or stopped == stopped.start_of("day")


def test_the_end_of_the_calendar_raises_nothing(interview_of: InterviewOf) -> None:
    """The last day there is has no tomorrow; that is no reason to fall over."""
    last = Moment(pendulum.datetime(9999, 12, 31, 23, tz="UTC"), Span(0, 0))
    for business_days in (False, True):
        at = hours_after(interview_of(front()), last, Settings(business_days=business_days), 24)
        assert at == last.at


def test_a_night_without_midnight_has_a_next_day(interview_of: InterviewOf) -> None:
    """In Chile the clocks jump from midnight to one; the clock that stops on weekends goes on after it."""
    interview = interview_of(front("timezone: America/Santiago"))
    ended = Moment(pendulum.datetime(2026, 9, 5, 15, tz="UTC"), Span(0, 0))
    at = hours_after(interview, ended, Settings(business_days=True), 24)
    assert at.in_timezone("America/Santiago").isoformat() == "2026-09-08T00:00:00-03:00"


PANEL = """---
company: Northwind
ended: 2026-11-20T15:30:00-05:00
{outcome}
interviewers:
  - name: Ada Park
    {ada}
  - name: Ben Ortiz
    {ben}
---
## To Ada Park
Hi Ada,

{body}

Best,
Sam
"""


def panel(
    interview_of: InterviewOf, ada: str = "title: x", ben: str = "title: x", body: str = "", outcome: str = ""
) -> Interview:
    """Return an interview of two, with a note to Ada."""
    return interview_of(PANEL.format(ada=ada, ben=ben, body=body or "Thank you.", outcome=outcome))


@pytest.mark.parametrize(
    ("ada", "ben", "body", "standing"),
    [
        ("title: x", "sent: 2026-11-20T20:00:00-05:00", "", Standing.SENT),
        ("title: x", "no_note: first screening", "", Standing.NOT_EXPECTED),
        ("title: x", "title: y", "", Standing.OWED),
        ("title: x", "thanked_through: Ada Park", "Thank Ben too.", Standing.WAITS_FOR),
        (
            "sent: 2026-11-20T20:00:00-05:00",
            "thanked_through: Ada",
            "Thank Ben too.",
            Standing.THANKED_THROUGH,
        ),
        (
            "sent: 2026-11-20T20:00:00-05:00",
            "thanked_through: Ada",
            "Thanks to Mr. Ortiz.",
            Standing.THANKED_THROUGH,
        ),
        ("sent: 2026-11-20T20:00:00-05:00", "thanked_through: Ada", "Thank the bench.", Standing.WAITS_FOR),
        ("sent: 2026-11-20T20:00:00-05:00", "thanked_through: Cy", "Thank Ben too.", Standing.WAITS_FOR),
        ("sent: 2026-11-20T20:00:00-05:00", "thanked_through: Ben Ortiz", "Thank Ben.", Standing.WAITS_FOR),
    ],
)
def test_what_has_become_of_a_note(
    interview_of: InterviewOf, ada: str, ben: str, body: str, standing: Standing
) -> None:
    """Thanks through somebody count once their note is sent and names the person, word for word."""
    interview = panel(interview_of, ada, ben, body)
    assert standing_of(interview, interview.interviewers[1]) is standing
    done = standing in (Standing.SENT, Standing.NOT_EXPECTED, Standing.THANKED_THROUGH)
    assert is_settled(interview, interview.interviewers[1]) is done


def test_thanks_through_a_card_whose_text_nobody_sees_count(interview_of: InterviewOf) -> None:
    """A note sent without a section cannot be looked at; it is believed, and `names_them` says so."""
    text = PANEL.format(
        ada="sent: 2026-11-20T20:00:00-05:00", ben="thanked_through: Ada", body="x", outcome=""
    )
    interview = interview_of(text.partition("## To")[0])
    through = through_of(interview, interview.interviewers[1])
    assert (through.is_fulfilled, through.names_them) == (True, None)


@pytest.mark.parametrize(
    ("outcome", "ends"), [("waiting", False), ("Waiting", False), ("offer", True), ("no", True)]
)
def test_any_outcome_but_waiting_ends_reminders(interview_of: InterviewOf, outcome: str, ends: bool) -> None:
    """Once it is known how it went out, nothing is due any more."""
    interview = panel(interview_of, outcome=f"outcome: {outcome}")
    assert has_outcome(interview) is ends
    assert is_settled(interview, interview.interviewers[0]) is ends
