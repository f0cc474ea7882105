"""The words of the case are known in any form."""

from typing import TYPE_CHECKING

import pytest

from notes.proofreading.vocabulary import knows, vocabulary_of
from notes.settings import Settings

if TYPE_CHECKING:
    from tests.unit.conftest import RoundOf


@pytest.fixture
def vocabulary(round_of: "RoundOf") -> frozenset[str]:
    """Return the vocabulary of Ada's and Ben's interview, with a folder word."""
    text = "## To Ada Park\nHi Ada,\n\nThank you.\n\nSam\n"
    return vocabulary_of(round_of(text, settings=Settings(words=frozenset({"Grübelbox", "O'Brien-Kafka"}))))


@pytest.mark.parametrize(
    "word",
    ["Ada", "ADA", "ada", "Ada's", "Ada’s", "ADA’S", "Ortiz'", "northwind", "Robotics", "lobby", "Oracle's"],
)
def test_known_in_any_case_form_and_with_possessives(vocabulary: frozenset[str], word: str) -> None:
    """Names, the company and what was talked about are known however they are written."""
    assert knows(vocabulary, word)


@pytest.mark.parametrize(
    "word", ["Rivera", "Staff", "backend", "on-call", "northwind.example", "grubelbox", "O’Brien"]
)
def test_every_source_counts(vocabulary: frozenset[str], word: str) -> None:
    """The sender, titles, the role, mail domains and the folder's words are part of it, accents or not."""
    assert knows(vocabulary, word)


def test_joined_words_are_known_by_their_parts(vocabulary: frozenset[str]) -> None:
    """A word with a hyphen is known when all its parts are."""
    assert knows(vocabulary, "Park-Ortiz")
    assert not knows(vocabulary, "Park-Unknown")


@pytest.mark.parametrize("word", ["Addah", "Northwynd", "teh", ""])
def test_other_words_are_not(vocabulary: frozenset[str], word: str) -> None:
    """A near-miss is not known."""
    assert not knows(vocabulary, word)


def test_names_of_private_notes_are_known_and_their_other_words_are_not(round_of: "RoundOf") -> None:
    """Who else was met stands in the private notes, capitalised."""
    text = "Met Wojtek in the lobbby.\n\n## To Ada Park\nHi Ada,\n\nThank you.\n"
    interview_words = vocabulary_of(round_of(text))
    assert knows(interview_words, "Wojtek") == bool(round_of(text).interview.private)
    assert not knows(interview_words, "lobbby")
