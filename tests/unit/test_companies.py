"""Names of companies: legal forms, short forms, and where a text mentions them."""

import pytest

from notes.wording.companies import forms, is_same_company, mentions, without_legal_form


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Northwind Robotics, Inc.", "Northwind Robotics"),
        ("Müller & Söhne GmbH & Co. KG", "Müller & Söhne"),
        ("The Eastside Courier", "Eastside Courier"),
        ("Yahoo!", "Yahoo!"),
        ("Limited", "Limited"),
        ("Acme Holdings Ltd", "Acme"),
    ],
)
def test_the_legal_form_is_no_part_of_the_name(name: str, bare: str) -> None:
    """Several in a row are taken off; a name is never empty."""
    assert without_legal_form(name) == bare


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Northwind Robotics", ("Northwind Robotics", "Northwind")),
        ("First National Bank", ("First National Bank", "FNB")),
        ("Bright Futures", ("Bright Futures",)),
        ("Stripe", ("Stripe",)),
    ],
)
def test_short_forms_are_those_that_could_mean_no_other(name: str, short: tuple[str, ...]) -> None:
    """A first word of the company's own, or initials; never `First` or `Bright`."""
    assert forms(name) == short


def test_two_names_of_one_company_are_known() -> None:
    """The short and the long form are one company; a shared common word makes none."""
    assert is_same_company("Northwind", "Northwind Robotics, Inc.")
    assert not is_same_company("Acme Robotics", "Northwind Robotics")


def _is_word(word: str) -> bool:
    return word in {"target", "stripe", "apple", "the", "a", "we", "met"}


@pytest.mark.parametrize(
    ("company", "text", "found"),
    [
        ("Target", "We met at Target.", ["Target"]),
        ("Target", "Target dates. A target.", []),
        ("Initech", "initech and INITECH, Initech's", ["initech", "INITECH", "Initech"]),
        ("Globex Corporation", "I like globex.", ["globex"]),
        ("AT&T", "at AT&T now; at&t; AT&Tx", ["AT&T"]),
        ("Yahoo!", "at Yahoo! now", ["Yahoo!"]),
        ("Hewlett-Packard", "Hewlett Packard, hewlett-packard", ["Hewlett Packard", "hewlett-packard"]),
        ("三菱商事", "三菱商事 is big", ["三菱商事"]),
        ("Stripe", "- Stripe first\nWe like Stripe", ["Stripe"]),
    ],
)
def test_mentions_are_found_with_the_care_the_name_needs(company: str, text: str, found: list[str]) -> None:
    """Dictionary words only with their capital in mid-sentence, unique names in any case."""
    assert [span.of(text) for span in mentions(text, company, _is_word)] == found


def test_without_a_dictionary_capitals_are_needed() -> None:
    """Before the proofreader is ready a single word may be any word."""
    assert [span.of("Zephyr and zephyr") for span in mentions("Zephyr and zephyr", "Zephyr", None)] == [
        "Zephyr"
    ]
