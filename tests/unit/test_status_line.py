"""The explanation of a finding in two rows: what can be done about it is always in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notes.findings import Finding, Severity
from notes.place import Span
from notes.rulebook import load_rules
from tui.status_line import explained

SUBJECT = "Subject: Thank you – Senior Backend Engineer interview"
NARROWEST, WIDEST = 42, 92


def finding(message: str, *suggestions: str, rule: str = "short/no-subject", quote: str = "") -> Finding:
    """Return a finding about Ada's note."""
    return Finding(rule, Severity.WARNING, message, Span(0, 1), "Ada Park", suggestions, quote)


def rows(one: Finding, width: int) -> list[str]:
    """Return the rows as they are shown."""
    return explained(one, width, "f3").plain.split("\n")


def test_what_fits_stands_in_one_row_with_its_rule() -> None:
    """The sentence, the suggestion, what else can be done, and why it was found."""
    assert rows(finding("Say it.", "It."), WIDEST) == ["! Say it.  f3: It.  Accept  short/no-subject"]


def test_a_long_suggestion_loses_its_middle_and_keeps_its_end() -> None:
    """In a small terminal, where the whole of it has no room."""
    said = "This email has no subject: begin the note with a line “Subject: …”."
    assert rows(finding(said, SUBJECT), NARROWEST) == [
        "! This email has no subject: begin the no…",
        "  f3: Subject: Thank…eer interview  Accept",
    ]


@pytest.mark.parametrize(
    ("rule", "quote", "links"),
    [
        ("proofread/harper/SpellCheck", "Grafenwald", "Accept  Add word"),
        ("proofread/harper/AnA", "Grafenwald", "Accept"),
        ("proofread/unconfirmed", "", ""),
    ],
)
def test_only_what_can_be_done_is_offered(rule: str, quote: str, links: str) -> None:
    """An unknown word can be added; what is no matter of taste cannot be accepted."""
    load_rules()
    shown = rows(finding("Look.", rule=rule, quote=quote), WIDEST)[0]
    assert shown.split("  ", 1)[1] == "  ".join(filter(None, (links, rule)))


@given(st.text(), st.text(), st.integers(NARROWEST, WIDEST))
def test_two_rows_always_suffice(message: str, suggestion: str, width: int) -> None:
    """Whatever is said, nothing runs out of them, and the way to accept it ends the second."""
    shown = rows(finding(message, suggestion), width)
    assert len(shown) <= 2
    assert all(cell_len(row) <= width for row in shown)
    assert "Accept" in shown[-1]
    assert "f3: " in shown[-1]
