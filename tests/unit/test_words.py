"""Words, sentences and stems: where they begin and end, and which meet."""

import pytest

from notes.interview import Text
from notes.place import Span
from notes.wording.paraphrases import meanings
from notes.wording.stemming import is_listed, roots, stem
from notes.wording.terms import Weight, terms_of, weigh
from notes.wording.words import sentences, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada’s on-call robot.", ["Ada’s", "on", "call", "robot"]),
        ("e\u0301te\u0301 naïve", ["e\u0301te\u0301", "naïve"]),
        ("don't 'quote' it's", ["don't", "quote", "it's"]),
        ("snake_case 3D", ["snake", "case", "3D"]),
        ("机器人 着火", ["机器人", "着火"]),
        ("", []),
    ],
)
def test_words_end_at_hyphens_and_keep_apostrophes_and_marks(text: str, found: list[str]) -> None:
    """Every word stands at its span, wherever the text begins."""
    assert [word.text for word in words(text)] == found
    assert all(word.span.of("xx" + text) == word.text for word in words(text, 2))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Park met Mr. J. Ortiz at 5 p.m. sharp.", ["Dr. Park met Mr. J. Ortiz at 5 p.m. sharp."]),
        ("So do I. You too.", ["So do I.", "You too."]),
        ("e.g. this, i.e. that vs. those", ["e.g. this, i.e. that vs. those"]),
        ("He said “Go.” We went.", ["He said “Go.”", "We went."]),
        ("- one\n- two", ["- one", "- two"]),
        ("一句。二句！", ["一句。", "二句！"]),
        ("one\ntwo lines", ["one\ntwo lines"]),
        ("...", []),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, found: list[str]) -> None:
    """Abbreviations, initials and line wraps end none; each knows its place."""
    pieces = sentences(Text(text, Span(10, 10 + len(text))))
    assert [piece.value for piece in pieces] == found
    assert all(piece.span.shifted(-10).of(text) == piece.value for piece in pieces)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("photographer", "photography"),
        ("catching", "caught"),
        ("hiker", "hikes"),
        ("planner", "planning"),
        ("organising", "organizer"),
        ("centre", "centers"),
        ("colour", "colors"),
        ("children", "child"),
        ("ground", "grinding"),
        ("mentorship", "mentors"),
        ("analyse", "analysis"),
        ("daughter's", "daughters"),
        ("Zürich", "zurich"),
        ("12", "twelve"),
    ],
)
def test_words_of_one_family_meet(one: str, other: str) -> None:
    """Inflection, doers and deeds, two spellings of English."""
    assert roots(one) & roots(other)


@pytest.mark.parametrize(
    ("one", "other"), [("station", "state"), ("mission", "miss"), ("organ", "organize"), ("hour", "hor")]
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    """Words that only look alike stay apart."""
    assert not roots(one) & roots(other)


def test_lists_of_base_forms_know_inflections() -> None:
    """What a list holds it holds in every form."""
    listed = frozenset({"excite", "study", "plan", "be", "team"})
    assert all(
        is_listed(word, listed) for word in ("exciting", "Studies", "planned", "was", "teams", "Team’s")
    )
    assert not any(is_listed(word, listed) for word in ("planet", "planner", "steam", "studio"))
    assert stem("Robots’") == "robot"


@pytest.mark.parametrize(
    ("word", "weight"),
    [
        ("the", Weight.NONE),
        ("opportunities", Weight.NONE),
        ("dem", Weight.NONE),
        ("Northwind", Weight.OWN),
        ("numbers", Weight.FAINT),
        ("customers", Weight.EVERYDAY),
        ("bus", Weight.EVERYDAY),
        ("SQL", Weight.TELLING),
        ("lobby", Weight.TELLING),
        ("herring", Weight.TELLING),
        ("bees", Weight.TELLING),
        ("fines", Weight.TELLING),
        ("hoping", Weight.NONE),
        ("stopped", Weight.EVERYDAY),
    ],
)
def test_each_word_proves_as_much_as_it_is_rare(word: str, weight: Weight) -> None:
    """From words that fit any interview to those that fit one."""
    assert weigh(word, roots("Northwind")) is weight


def test_terms_know_compounds_and_acronyms() -> None:
    """`on-call` is one thing although its halves are nothing, and three words may be said by initials."""
    found = {term.text: term.weight for term in terms_of("on-call rotation", frozenset())}
    assert found["oncall"] is Weight.TELLING
    assert any(
        term.is_extra and term.text == "sre."
        for term in terms_of("site reliability engineering", frozenset())
    )


def test_meanings_meet_across_words() -> None:
    """Synonyms share a group; forms of one word a group that counts as the word itself."""
    assert meanings("lobby") & meanings("front-desk")
    assert meanings("bicycles") & meanings("bike")
    assert not meanings("lobby") & meanings("oracle")
