"""The aims for the checks, on a quarter of the labelled letters; `make bench-checks` measures all of them."""

import pytest

from tests.accuracy.labelled import labelled_files
from tests.accuracy.measure import Measurement, is_known, measure
from tests.accuracy.sentences import measure_sentences


@pytest.fixture(scope="module")
def measured() -> Measurement:
    """Measure every fourth file."""
    return measure(labelled_files()[::4])


def test_labels_name_rules_there_are() -> None:
    """A label with a slip in it would ask for the impossible."""
    from notes.rulebook import load_rules

    load_rules()
    rules = {
        rule
        for file in labelled_files()
        for labels in file.expected.values()
        for label in labels
        for rule in label.rules
    }
    assert {rule for rule in rules if not is_known(rule)} == set()


def test_there_are_enough_letters() -> None:
    """At least two hundred, most of them without a fault."""
    files = labelled_files()
    assert sum(not note.is_empty for file in files for note in file.interview.notes) >= 200


def test_planted_faults_are_found(measured: Measurement) -> None:
    """Of the faults planted for our own rules at least 95 % are found."""
    own = measured.own()
    assert own.planted >= 20
    assert own.recall >= 0.95, measured.missed


def test_good_letters_are_left_alone(measured: Measurement) -> None:
    """Of what our own rules find at least 95 % was planted."""
    assert measured.own().precision >= 0.95, measured.false


def test_no_wrong_name_where_there_is_none(measured: Measurement) -> None:
    """A false “wrong name” would cost all trust."""
    assert measured.scores["personalized/wrong-name"].false == 0, measured.false


def test_harper_is_quiet_on_clean_letters(measured: Measurement) -> None:
    """At most one false alarm of spelling and grammar in ten clean notes."""
    assert measured.clean >= 30
    assert measured.language_false_in_clean * 10 <= measured.clean, measured.false


def test_slips_of_spelling_and_grammar_are_seen() -> None:
    """Faulty sentences are seen, good ones are not blamed."""
    score = measure_sentences()
    assert score.faulty >= 60
    assert score.good >= 60
    assert score.seen >= 0.95 * score.faulty, score.unseen
    assert score.blamed <= 0.05 * score.good, score.false
