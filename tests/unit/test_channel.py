"""The way a note goes out: a card suggested, or one that may come too late."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.channel import channel
from notes.findings import Severity

CaseOf = Callable[..., Case]

FILE = """\
---
company: Northwind
industry: {industry}
{more}
interviewers:
  - name: Ada Park
    channel: {channel}
---
"""


@pytest.mark.parametrize(
    ("industry", "way", "more", "words"),
    [
        ("law", "email", "", "card may be welcome"),
        ("law", "email", "decision: 2026-12-20", "card may be welcome"),
        ("software", "handwritten", "", "may come after the decision"),
        ("law", "handwritten", "decision: 2026-11-23", "may come too late"),
        ("retail", "handwritten", "decision: 2026-11-22", "22 November"),
    ],
)
def test_the_way_is_commented_with_reason_and_risk(
    case_of: CaseOf, industry: str, way: str, more: str, words: str
) -> None:
    """An info, no more."""
    [finding] = channel(case_of(FILE.format(industry=industry, channel=way, more=more)))
    assert finding.severity is Severity.INFO
    assert words in finding.message


@pytest.mark.parametrize(
    ("industry", "way", "more"),
    [
        ("software", "email", ""),
        ("retail", "email", ""),
        ("retail", "handwritten", ""),
        ("law", "handwritten", ""),
        ("law", "handwritten", "decision: 2026-12-20"),
        ("law", "email", "decision: 2026-11-22"),
        ("law", "other", ""),
        ("law", "email", "outcome: offer"),
    ],
)
def test_where_the_way_is_right_nothing_is_said(case_of: CaseOf, industry: str, way: str, more: str) -> None:
    """No advice where it would not help any more, or never did."""
    assert list(channel(case_of(FILE.format(industry=industry, channel=way, more=more)))) == []


def test_a_sent_note_needs_no_advice(case_of: CaseOf) -> None:
    """Once it is on its way the way is settled."""
    text = FILE.format(industry="law", channel="email\n    sent: 2026-11-20T18:00:00-05:00", more="")
    assert list(channel(case_of(text))) == []
