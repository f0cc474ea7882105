"""The person's own word: confirmed is exactly this text."""

from collections.abc import Callable

from notes.case import Case
from notes.checks.confirmation import changed, unconfirmed
from notes.findings import Severity
from notes.fingerprint import fingerprint

CaseOf = Callable[..., Case]

FILE = """\
---
company: Northwind
interviewers:
  - name: Ada Park{proofread}
---

## To Ada Park
Subject: Hi
{body}
"""


def _case(case_of: CaseOf, body: str, proofread: str = "") -> Case:
    return case_of(FILE.format(body=body, proofread=f"\n    proofread: '{proofread}'" if proofread else ""))


def test_a_text_nobody_confirmed_is_a_todo(case_of: CaseOf) -> None:
    """And not a changed one."""
    case = _case(case_of, "Thank you.")
    [finding] = unconfirmed(case)
    assert finding.severity is Severity.TODO
    assert list(changed(case)) == []


def test_a_confirmed_text_is_done_until_it_changes(case_of: CaseOf) -> None:
    """White space at line ends does not count as change; a letter does."""
    case = _case(case_of, "Thank you.")
    assert case.note is not None
    digits = fingerprint(case.note)
    same = _case(case_of, "Thank you.   ", digits)
    assert list(unconfirmed(same)) == list(changed(same)) == []
    other = _case(case_of, "Thank you!", digits)
    assert list(unconfirmed(other)) == []
    [finding] = changed(other)
    assert finding.severity is Severity.TODO


def test_without_text_there_is_nothing_to_confirm(case_of: CaseOf) -> None:
    """An empty section is the business of thanked/no-note."""
    case = case_of("---\ncompany: Northwind\ninterviewers:\n  - name: Ada Park\n---\n")
    assert list(unconfirmed(case)) == list(changed(case)) == []
