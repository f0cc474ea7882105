"""Names of people: folding, forms that fit, nicknames and near-misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.wording.folding import fold
from notes.wording.names import (
    Fit,
    fit,
    fits,
    forms,
    is_near,
    key,
    known_words,
    near_miss,
    parts,
    shared_given_names,
)
from notes.wording.nicknames import is_nickname


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "jose"),
        ("Jose\u0301", "José"),
        ("  Ada \t Park ", "ada park"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Straße", "STRASSE"),
        ("O’Neil", "o'neil"),
        ("Anne‑Marie", "anne-marie"),
        ("İrem", "irem"),
        ("김민준", "김민준"),
        ("Ａｄａ", "ada"),
    ],
)
def test_folding_takes_out_case_accents_and_surplus_space(one: str, other: str) -> None:
    """What a person would call the same spelling folds to the same text."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ada Park", "Ada"),
        ("Ada Park", "ada park"),
        ("Ada Park", "Dr. Park"),
        ("Ada Park", "Prof. Dr. Ada Park"),
        ("Ada Park", "Ada Park, PhD"),
        ("Ada Park", "Park, Ada"),
        ("Ada Park", "A. Park"),
        ("Ada Park", "Ada P."),
        ("Ada M. Park", "Ada Park"),
        ("Ada Park", "Ada M. Park"),
        ("Dr. Ada Park", "Ada"),
        ("José García", "Jose Garcia"),
        ("Hans Müller", "Herr Mueller"),
        ("Ludwig van der Berg", "Mr. van der Berg"),
        ("Ludwig van der Berg", "Ludwig"),
        ("Ludwig van der Berg", "Herr Berg"),
        ("Anne-Marie O’Neil", "Anne Marie"),
        ("Anne-Marie O’Neil", "Annemarie"),
        ("Anne-Marie O’Neil", "Ms. ONeil"),
        ("Anne-Marie O’Neil", "Anne"),
        ("J. R. R. Tolkien", "J.R.R."),
        ("J. R. R. Tolkien", "Professor Tolkien"),
        ("J. Smith", "Jane Smith"),
        ("Ji-woo Kim", "Jiwoo"),
        ("Kim Min-ji", "Minji"),
        ("Madonna", "Madonna"),
        ("King", "King"),
        ("王小明", "小明"),
        ("王小明", "王先生"),
        ("王小明", "王老师"),
        ("田中太郎", "田中さん"),
        ("김민준", "민준님"),
        ("Tanaka Hiroshi", "Tanaka-san"),
        ("Ada (Addy) Park", "Addy"),
        ("María José García López", "María José"),
        ("Иван Петров", "Иван"),
    ],
)
def test_every_usual_form_of_a_name_fits(name: str, form: str) -> None:
    """First, last and full name, titles, initials, particles, hyphens, accents and East Asian forms fit."""
    assert fit(name, form) is Fit.NAME


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ada Park", "Ben"),
        ("Ada Park", "Addah"),
        ("Ada Park", "Prak"),
        ("Ada Park", "A."),
        ("Ada Park", "Professor"),
        ("Ada Park", "there"),
        ("Ada Park", "😀"),
        ("Ada Park", ""),
        ("王小明", "李明"),
        ("Bill Cox", "Bob"),
        ("Hanna Ito", "Anna"),
    ],
)
def test_what_is_no_form_of_a_name_does_not_fit(name: str, form: str) -> None:
    """Another name, a slip, a bare initial or a title alone names nobody in particular."""
    assert fit(name, form) is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Robert Hill", "Bob"),
        ("Robert Hill", "Mr. Bob Hill"),
        ("Bob Hill", "Robert"),
        ("Katherine Lee", "Katie"),
        ("Kate Lee", "Katie"),
        ("Samantha Wu", "Sam"),
        ("Alexander Roth", "Sasha"),
        ("Francisco Ruiz", "Paco"),
        ("Venkatesan Iyer", "Venky"),
        ("Ada Park", "Addy"),
    ],
)
def test_known_nicknames_fit(name: str, form: str) -> None:
    """A known short form, or the name it is short for, is never taken for somebody else."""
    assert fit(name, form) is Fit.NICKNAME


@pytest.mark.parametrize(
    "pair", ["ada ben", "bob bill", "mark mike", "anna hanna", "lily lili", "robert rober", "paul pete"]
)
def test_other_names_and_slips_are_no_nicknames(pair: str) -> None:
    """Two short forms of one name, a misspelling and another name are kept apart."""
    assert not is_nickname(*pair.split())


def test_goes_by_makes_any_form_fit() -> None:
    """A form the person remembered as `goes_by` fits like a part of the name."""
    assert fit("Xiaoming Wang", "Simon") is None
    assert fit("Xiaoming Wang", "Simon", ("Simon",)) is Fit.NAME


@pytest.mark.parametrize(
    ("form", "name", "meant"),
    [
        ("Addah", "Ada Park", "Ada"),
        ("Aad", "Ada Park", "Ada"),
        ("Dr. Prak", "Ada Park", "Park"),
        ("Ada Prak", "Ada Park", "Ada Park"),
        ("Bne", "Ben Ortiz", "Ben"),
        ("Ortis", "Ben Ortiz", "Ortiz"),
        ("Ortizz", "Ben Ortiz", "Ortiz"),
        ("Steffanie", "Stephanie Roy", "Stephanie"),
        ("Stefanie", "Stephanie Roy", "Stephanie"),
        ("Ben", "Ada Park", None),
        ("Bob", "Robert Hill", None),
        ("Jose", "José García", None),
        ("Jo", "Bo Ma", None),
        ("Bi", "Bo Ma", "Bo"),
        ("van der Bergh", "Ludwig van der Berg", "van der Berg"),
    ],
)
def test_near_misses_name_the_form_that_was_meant(form: str, name: str, meant: str | None) -> None:
    """One slip up to five letters, else two; nothing that fits, no nickname, no other short name."""
    assert near_miss(form, name) == meant


def test_a_name_of_somebody_else_here_is_no_near_miss() -> None:
    """Anna is no slip for Hanna where an Anna is known, and a shared first name is none either."""
    known = known_words([("Anna Li", ()), ("Anna Kim", ())])
    assert near_miss("Anna", "Hanna Ito") == "Hanna"
    assert near_miss("Anna", "Hanna Ito", known=known) is None
    assert shared_given_names(["Anna Li", "Anna Kim", "Bo Ma"]) == {"anna"}


def test_distance_grows_with_the_length_of_the_name() -> None:
    """Two slips are forgiven from six letters on only."""
    assert is_near("Nortwynd", "Northwind")
    assert not is_near("Xlix", "Alex")
    assert not is_near("Northwind", "Northwind")


def test_parts_know_particles_titles_and_family_first_scripts() -> None:
    """A family name keeps its particles; a title and a suffix are no part of the name."""
    berg = parts("Dr. Ludwig van der Berg Jr.")
    assert (berg.given, berg.family, berg.full) == ("Ludwig", "van der Berg", "Ludwig van der Berg")
    assert parts("김민준").full == "김민준"
    assert parts("Madonna").given == "Madonna"


def test_forms_are_as_written() -> None:
    """The forms offered as corrections keep accents and capitals."""
    assert forms("José García") == ("José", "José García", "García")


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_upsets_the_comparison(name: str, form: str) -> None:
    """Any two texts can be compared, and what fits is never a near-miss."""
    if fits(name, form):
        assert near_miss(form, name) is None


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=2, max_size=12))
def test_every_name_fits_itself(name: str) -> None:
    """A name fits itself in any case; what is a title before a name (`ME Park`, `Dr Park`) is none."""
    if key(name):
        assert fits(name, name)
        is_title = bool(parts(f"{name} Park").title)
        assert is_title or fits(f"{name} Park", name.upper()) or fold(name.upper()) != fold(name)


@pytest.mark.parametrize(
    ("name", "given_name", "family"),
    [
        ("Old Hank", "Old Hank", ""),
        ("Big Jim Miller", "Big Jim", "Miller"),
        ("Young Kim", "Young", "Kim"),
        ("Old", "Old", ""),
    ],
)
def test_nobody_is_called_by_a_word_that_only_goes_with_their_name(
    name: str, given_name: str, family: str
) -> None:
    """Old Hank is Old Hank, or Hank, but never Old; what is a given name somewhere stays one."""
    assert (parts(name).given, parts(name).family) == (given_name, family)
    assert fits(name, given_name)
    assert fits(name, name.rsplit(maxsplit=1)[-1])
