"""Letters that could have gone to anybody: they take up nothing, and most of their sentences are stock."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notes.case import Case
from notes.checks.reference import no_reference
from notes.checks.stock_phrases import stock_phrases
from notes.findings import Severity

CaseOf = Callable[..., Case]
LETTERS = sorted((Path(__file__).parent / "generic_letters").glob("*.md"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_generic_letter_takes_up_nothing(path: Path, case_of: CaseOf) -> None:
    """Whatever it is enthusiastic about, it fits any interview."""
    [finding] = no_reference(case_of(path.read_text(encoding="utf-8")))
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_the_stock_sentences_of_a_generic_letter_are_quoted(path: Path, case_of: CaseOf) -> None:
    """Each stock sentence is a warning of its own, with the sentence as quote."""
    case = case_of(path.read_text(encoding="utf-8"))
    found = list(stock_phrases(case))
    assert len(found) >= 2
    for finding in found:
        assert finding.severity is Severity.WARNING
        assert finding.quote == " ".join(finding.span.of(case.interview.text).split())


def test_a_few_stock_sentences_in_a_specific_letter_are_fine(case_of: CaseOf) -> None:
    """Manners and one sentence of interest are no fault as long as the letter has its own."""
    note = (
        "Hi Ada,\n\nThank you for taking the time to meet with me. The robot that caught fire next to the "
        "fern made "
        "my day. Running both planners for a month with Oracle as the judge is careful work. I am very "
        "interested in "
        "the role. I look forward to hearing from you.\n\nBest,\nSam\n"
    )
    assert list(stock_phrases(case_of(note))) == []


def test_half_written_and_foreign_notes_are_not_judged(case_of: CaseOf) -> None:
    """The first sentence typed is always a thank-you; other languages have other phrases."""
    assert list(stock_phrases(case_of("Hi Ada,\n\nThank you for your time. I enjoyed our talk.\n"))) == []
    german = (
        "Liebe Ada,\n\nvielen Dank für das Gespräch am Freitag. Ich habe mich sehr gefreut und freue mich "
        "auf "
        "die "
        "nächsten Schritte in Ihrem Team.\n\nViele Grüße\nSam\n"
    )
    assert list(stock_phrases(case_of(german))) == []
