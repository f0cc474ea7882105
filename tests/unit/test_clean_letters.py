"""Good letters of many trades: no rule of ours may find an error, a todo or a warning in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notes.case import Case, OtherNote, Round, Surroundings
from notes.findings import Finding, Severity
from notes.rulebook import load_rules
from notes.rules import RULES

LETTERS = sorted((Path(__file__).parent / "letters").glob("*.md"))


def _findings(case: Case) -> list[Finding]:
    load_rules()
    items = ("personalized/", "proofread/")
    rules = [
        rule for rule in RULES.values() if rule.id.startswith(items) and rule.id != "proofread/unconfirmed"
    ]
    return [finding for rule in rules if rule.notes for finding in rule.notes(case)]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_good_letter_has_no_error_and_no_warning(
    path: Path, case_of: Callable[..., Case], round_of: Callable[..., Round]
) -> None:
    """Neither error, todo, unknown nor warning appears in a letter that a careful friend would praise."""
    text = path.read_text(encoding="utf-8")
    others = tuple(
        OtherNote(other.name, round_.interview.company.value, note.recipients[0], note.body.value)
        for other in LETTERS
        if other != path
        for round_ in [round_of(other.read_text(encoding="utf-8"))]
        for note in round_.interview.notes
    )
    around = Surroundings(others, frozenset(note.company for note in others))
    for person in round_of(text).interview.interviewers:
        findings = _findings(case_of(text, person.name, surroundings=around))
        bad = [
            f"{finding.rule}: {finding.message}"
            for finding in findings
            if finding.severity is not Severity.INFO
        ]
        assert bad == []
