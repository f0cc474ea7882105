"""Rules of “sent in time”."""

from collections.abc import Callable, Iterable

import pendulum
import pytest
from pendulum import DateTime

from notes.case import Case
from notes.checks import in_time
from notes.findings import Finding, Severity
from notes.settings import Settings

CaseOf = Callable[..., Case]

ENDED = "ended: 2026-11-20T15:30:00-05:00"
ALL = (in_time.due, in_time.overdue, in_time.late, in_time.no_end, in_time.impossible)


def at(text: str) -> DateTime:
    """Return a moment in New York."""
    moment = pendulum.parse(text, tz="America/New_York")
    assert isinstance(moment, DateTime)
    return moment


def interview(*keys: str, person: str = "title: x") -> str:
    """Return an interview with one person."""
    lines = "".join(f"{key}\n" for key in keys)
    return f"---\ncompany: Northwind\n{lines}interviewers:\n  - name: Ada Park\n    {person}\n---\n"


def found(case: Case) -> list[Finding]:
    """Return what all five rules see."""
    return [finding for rule in ALL for finding in rule(case)]


def rules(findings: Iterable[Finding]) -> list[tuple[str, Severity]]:
    """Return rule and severity of each."""
    return [(finding.rule.partition("/")[2], finding.severity) for finding in findings]


@pytest.mark.parametrize(
    ("now", "rule", "severity", "words"),
    [
        ("2026-11-20T16:00", "due", Severity.TODO, "23h left"),
        ("2026-11-21T09:30", "due", Severity.TODO, "6h left"),
        ("2026-11-21T15:30", "due", Severity.TODO, "<1m left"),
        ("2026-11-21T15:31", "overdue", Severity.TODO, "1m late"),
        ("2026-11-22T15:30", "overdue", Severity.TODO, "24h late"),
        ("2026-11-22T15:31", "overdue", Severity.ERROR, "24h late"),
        ("2026-11-25T15:30", "overdue", Severity.ERROR, "4d late"),
    ],
)
def test_an_unsent_note_is_due_then_overdue_then_an_error(
    case_of: CaseOf, now: str, rule: str, severity: Severity, words: str
) -> None:
    """A todo until 48 hours after the conversation, an error from then on."""
    case = case_of(interview(ENDED), now=at(now))
    (finding,) = found(case)
    assert rules([finding]) == [(rule, severity)]
    assert finding.message.startswith(words)
    assert ("Still worth sending" in finding.message) is (rule == "overdue")
    assert finding.span == case.interviewer.span


def test_the_deadline_is_shown_by_the_clock_on_the_wall(case_of: CaseOf) -> None:
    """A deadline in another zone is said in the zone of the person who reads it."""
    case = case_of(interview("ended: 2026-11-20T23:30:00+09:00"), now=at("2026-11-20T10:00"))
    (finding,) = found(case)
    assert finding.message == "23h left: send it by Sat 21 Nov 09:30."


def test_on_a_day_off_the_evidence_adds_today(case_of: CaseOf) -> None:
    """With business days the clock stands on a Saturday, and sending at once is fine too."""
    settings = Settings(business_days=True)
    for now, today in (("2026-11-21T10:00", True), ("2026-11-23T10:00", False)):
        (finding,) = found(case_of(interview(ENDED), now=at(now), settings=settings))
        assert ("or send it today" in finding.message) is today


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("2026-11-20T16:00:00-05:00", []),
        ("2026-11-21T15:30:00-05:00", []),
        ("2026-11-21T15:31:00-05:00", [("late", Severity.WARNING)]),
        ("2026-11-21T20:31:00Z", [("late", Severity.WARNING)]),
        ("2026-11-20T15:29:00-05:00", [("impossible", Severity.ERROR)]),
        ("2026-11-24T09:00:00-05:00", [("impossible", Severity.ERROR)]),
        ("2026-11-20", []),
        ("2026-11-21", []),
        ("2026-11-22", [("late", Severity.WARNING)]),
        ("2026-11-19", [("impossible", Severity.ERROR)]),
    ],
)
def test_what_was_sent_is_in_time_late_or_impossible(
    case_of: CaseOf, sent: str, expected: list[tuple[str, Severity]]
) -> None:
    """Late is a warning; before the end or in the future cannot be; a date alone may mean any time."""
    text = interview(ENDED, "timezone: America/New_York", person=f"sent: {sent}")
    assert rules(found(case_of(text, now=at("2026-11-23T12:00")))) == expected


def test_a_date_alone_may_be_today(case_of: CaseOf) -> None:
    """`sent: 2026-11-20` this evening is no time in the future, nor is a clock that is a minute ahead."""
    for sent in ("2026-11-20", "2026-11-20T22:01:00-05:00"):
        text = interview(ENDED, "timezone: America/New_York", person=f"sent: {sent}")
        assert found(case_of(text, now=at("2026-11-20T22:00"))) == []


def test_a_card_is_posted(case_of: CaseOf) -> None:
    """A late card says posted, not sent."""
    text = interview(ENDED, person="sent: 2026-11-22T09:00:00-05:00\n    channel: handwritten")
    (finding,) = found(case_of(text, now=at("2026-11-23T12:00")))
    assert finding.message.startswith("Posted 17h late")


def test_without_an_end_it_is_unknown(case_of: CaseOf) -> None:
    """Sent or not: without the end nobody can say whether it is in time."""
    for person in ("title: x", "sent: 2026-11-22T09:00:00-05:00"):
        text = interview(person=person)
        assert rules(found(case_of(text, now=at("2026-11-23T12:00")))) == [("no-end", Severity.UNKNOWN)]


@pytest.mark.parametrize("outcome", ["offer", "declined", "no"])
def test_an_outcome_ends_it_all(case_of: CaseOf, outcome: str) -> None:
    """Once it is known how it went out, nothing is due, late or unknown."""
    for keys in ((ENDED,), ()):
        for person in ("title: x", "sent: 2027-11-22T09:00:00-05:00"):
            text = interview(*keys, f"outcome: {outcome}", person=person)
            assert found(case_of(text, now=at("2026-11-30T12:00"))) == []


def test_what_is_not_owed_is_not_due(case_of: CaseOf) -> None:
    """`no_note` ends reminders for this person; waiting for another's note does not."""
    now = at("2026-11-20T16:00")
    assert found(case_of(interview(ENDED, person="no_note: first screening"), now=now)) == []
    waits = case_of(interview(ENDED, person="thanked_through: Cy"), now=now)
    assert rules(found(waits)) == [("due", Severity.TODO)]
