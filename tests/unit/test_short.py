"""Rules of “short”: limits on both sides of each edge, for letters and cards."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from notes.case import Case
from notes.checks import short
from notes.findings import Severity
from notes.settings import Limits, Settings

CaseOf = Callable[..., Case]

CARD = "\n## To Ben Ortiz\n"


def words(count: int, per_sentence: int = 12) -> str:
    """Return a body of so many words, greeting and ending not counted."""
    plain = ["robot" if at % per_sentence else "robot." for at in range(1, count + 1)]
    lines = [" ".join(plain[at : at + 60]) for at in range(0, count, 60)]
    return "Hi,\n\n" + "\n\n".join(lines) + "\n\nBest regards,\nSam Rivera\n"


@pytest.mark.parametrize(
    ("count", "card", "severity"),
    [
        (150, False, None),
        (151, False, Severity.WARNING),
        (200, False, Severity.WARNING),
        (201, False, Severity.ERROR),
        (75, True, None),
        (76, True, Severity.WARNING),
        (100, True, Severity.WARNING),
        (101, True, Severity.ERROR),
    ],
)
def test_limits_on_both_sides_of_each_edge(
    case_of: CaseOf, count: int, card: bool, severity: Severity | None
) -> None:
    """Up to the first limit all is well, up to the second it is a warning, above it an error."""
    case = case_of((CARD if card else "") + words(count), "Ben Ortiz" if card else "Ada Park")
    assert case.letter is not None
    assert case.letter.word_count == count
    assert [one.severity for one in short.long(case)] == ([severity] if severity else [])


def test_the_place_is_the_first_word_too_many(case_of: CaseOf) -> None:
    """The finding points at where the note goes over, not at the whole of it."""
    body = words(160).replace("robot", "w")
    text = "Hi,\n\n" + " ".join(f"w{number}" for number in range(1, 161)) + "\n\nBest,\nSam\n"
    case = case_of(text)
    (found,) = short.long(case)
    assert found.span.of(case.interview.text) == "w151"
    (other,) = short.long(case_of(body))
    assert other.span.end - other.span.start == 1


def test_greeting_sign_off_signature_and_quotes_do_not_count(case_of: CaseOf) -> None:
    """Only the words between greeting and closing are counted, and a postscript."""
    case = case_of(
        "Subject: A subject\n\nDear Ada Park,\n\nThank you.\n> quoted words\n\nBest,\nSam\n\nP.S. Robots!\n"
    )
    assert case.letter is not None
    assert case.letter.word_count == 4


def test_limits_are_settings_and_other_counts_as_email(case_of: CaseOf) -> None:
    """A folder may set its own limits; a LinkedIn message is measured like an email."""
    limits = Limits(pass_up_to=10, error_above=20, very_short_under=5)
    settings = replace(Settings(), email=limits)
    assert [one.severity for one in short.long(case_of(words(15), settings=settings))] == [Severity.WARNING]
    other = replace(settings, handwritten=limits)
    assert list(short.long(case_of(CARD + words(10), "Ben Ortiz", settings=other))) == []


@pytest.mark.parametrize(
    ("count", "card", "said"), [(24, False, 1), (25, False, 0), (11, True, 1), (12, True, 0)]
)
def test_a_very_short_note_is_mentioned(case_of: CaseOf, count: int, card: bool, said: int) -> None:
    """An info only, and not while the note is half-written."""
    case = case_of((CARD if card else "") + words(count), "Ben Ortiz" if card else "Ada Park")
    found = list(short.very_short(case))
    assert len(found) == said
    assert all(one.severity is Severity.INFO for one in found)
    assert list(short.very_short(case_of("Hi Ada,\n\nThank you"))) == []


@pytest.mark.parametrize(
    ("body", "card", "said"),
    [
        ("word " * 80, False, ""),
        ("word " * 81, False, "81 words"),
        ("Short one.\n\n" * 4, False, ""),
        ("Short one.\n\n" * 5, False, "5 paragraphs"),
        ("Short one. " * 10, False, ""),
        ("Short one. " * 11, False, "11 sentences"),
        ("Short one. " * 5, True, ""),
        ("Short one. " * 6, True, "6 sentences"),
        ("谢谢您的时间。" * 5, True, ""),
    ],
)
def test_dense_text_is_mentioned(case_of: CaseOf, body: str, card: bool, said: str) -> None:
    """Long paragraphs, many paragraphs and many sentences are an info; a card has less room."""
    text = f"Hi,\n\n{body}\n\nBest,\nSam\n"
    case = case_of((CARD if card else "") + text, "Ben Ortiz" if card else "Ada Park")
    found = list(short.dense(case))
    assert [said in one.message and one.severity is Severity.INFO for one in found] == (
        [True] if said else []
    )


def test_nothing_is_said_of_a_note_that_is_not_there(case_of: CaseOf) -> None:
    """Without a text there is nothing to measure."""
    case = case_of("", "Ben Ortiz")
    assert case.letter is None
    assert [*short.long(case), *short.very_short(case), *short.dense(case)] == []
