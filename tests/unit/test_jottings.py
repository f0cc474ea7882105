"""Private notes: which paragraphs and list items are about which person."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.reference import no_reference
from notes.findings import Severity
from notes.interview import Interview
from notes.wording.jottings import jottings
from notes.wording.references import mention

CaseOf = Callable[..., Case]
InterviewOf = Callable[..., Interview]

FRONT = """\
---
company: Northwind Robotics
interviewers:
  - name: Ada Park
    goes_by: [Addy]
  - name: Ben Ortiz
  - name: Ben Miller
---
"""


@pytest.mark.parametrize(
    ("private", "of_ada"),
    [
        ("Parking is behind the house.\n\nAda collects old radios.\n", ["Ada collects old radios."]),
        ("- Ada: old radios\n- Ben Ortiz: drums\n", ["Ada: old radios"]),
        ("### Ada Park\nOld radios.\n\nA cat.\n\n### Ben Ortiz\nDrums.\n", ["Old radios.", "A cat."]),
        ("Ada:\n- old radios\n- a cat\n\nBen Ortiz:\n- drums\n", ["old radios", "a cat"]),
        ("**Ada**\nold radios\n\n**Ben Miller**\ndrums\n", ["old radios"]),
        (
            "Ms. Park laughs a lot. Addy is what they call her.\n",
            ["Ms. Park laughs a lot. Addy is what they call her."],
        ),
        ("The park is nice. Canada is big.\n", []),
        ("# Day one\n## Ada\n### Morning\nradios\n## Lunch\nsoup\n", ["radios"]),
        ("Ada's radios\r\nand more radios\r\n\r\nsoup\r\n", ["Ada's radios\r\nand more radios"]),
        ("", []),
    ],
)
def test_what_names_a_person_or_stands_below_their_name_is_about_them(
    interview_of: InterviewOf, private: str, of_ada: list[str]
) -> None:
    """Paragraphs, list items, headings and labels in the manner people jot things down."""
    interview = interview_of(f"{FRONT}{private}\n## To Ada Park\nHi Ada,\n")
    found = jottings(interview, interview.interviewers[0])
    assert [text.value for text in found] == of_ada


def test_a_first_name_that_two_share_names_neither(interview_of: InterviewOf) -> None:
    """`Ben plays drums` could be either; `Ortiz plays drums` is one of them."""
    interview = interview_of(f"{FRONT}Ben plays drums.\n\nOrtiz plays drums.\n")
    assert [text.value for text in jottings(interview, interview.interviewers[1])] == ["Ortiz plays drums."]
    assert jottings(interview, interview.interviewers[2]) == ()


def test_each_jotting_knows_its_place(interview_of: InterviewOf) -> None:
    """Spans are ranges of the file."""
    interview = interview_of(f"{FRONT}😀 - x\n\n- Ada: radios\n")
    [text] = jottings(interview, interview.interviewers[0])
    assert text.span.of(interview.text) == text.value == "Ada: radios"


def test_a_note_may_take_up_a_private_jotting(case_of: CaseOf) -> None:
    """The private notes about a person count as recorded."""
    note = "\n## To Ada Park\nHi Ada,\n\nYour radios made me smile.\n\nBest,\nSam\n"
    case = case_of(f"{FRONT}Ada collects old radios.\n{note}", "Ada Park")
    assert list(no_reference(case)) == []
    assert mention(case) == "radios"


def test_private_text_about_others_leaves_it_unknown(case_of: CaseOf) -> None:
    """Nothing about this person is as good as nothing."""
    note = "\n## To Ada Park\nHi Ada,\n\nYour radios made me smile.\n\nBest,\nSam\n"
    [finding] = no_reference(case_of(f"{FRONT}Ortiz plays drums.\n{note}", "Ada Park"))
    assert finding.severity is Severity.UNKNOWN
