"""Near-misses of known names: with a dictionary, and before there is one."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from notes.case import Case
from notes.checks.misspelt_name import misspelt_name
from notes.checks.wrong_name import wrong_name
from notes.findings import Severity
from notes.wording.misspellings import sounds_alike

CaseOf = Callable[..., Case]

FILE = """\
---
company: {company}
role: Engineer
interviewers:
  - name: Katarzyna Lewandowski
    talked_about: [Mr. Harlowe's orchard, the Kataryna statue]
  - name: Ben Ortiz
  - name: Rosa Park
---

## To Katarzyna Lewandowski
Dear {greeted},

Thank you. {text}

Best,
{sender}
"""

WORDS = """
thank you i am we met ortis been bend best dear the and at near with for rose parks parking northward robotics
robot
robots robotic rosy part rota market career careers bright is was a in said told me works
"""
DICTIONARY = frozenset(WORDS.split())


def _is_word(word: str) -> bool:
    return word.casefold() in DICTIONARY


def _case(
    case_of: CaseOf,
    text: str,
    *,
    company: str = "Northwind Robotics",
    greeted: str = "Katarzyna",
    sender: str = "Sam Rivera",
    dictionary: bool = True,
) -> Case:
    case = case_of(FILE.format(text=text, company=company, greeted=greeted, sender=sender))
    return replace(case, round=replace(case.round, is_word=_is_word)) if dictionary else case


@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("I met Lewandowsky near the door.", "Lewandowsky", "Lewandowski"),
        ("I said to Katarzina: yes.", "Katarzina", "Katarzyna"),
        ("We work at Northwynd.", "Northwynd", "Northwind"),
        ("We work at Nortwind Robotics.", "Nortwind", "Northwind"),
        ("That is Lewandovski's idea.", "Lewandovski", "Lewandowski"),
    ],
)
def test_a_near_miss_is_an_error_with_the_name_as_suggestion(
    case_of: CaseOf, text: str, found: str, meant: str, dictionary: bool
) -> None:
    """The span is the word without its possessive ending."""
    case = _case(case_of, text, dictionary=dictionary)
    [finding] = misspelt_name(case)
    assert finding.severity is Severity.ERROR
    assert (finding.span.of(case.interview.text), finding.suggestions) == (found, (meant,))


def test_the_signature_is_read_too(case_of: CaseOf) -> None:
    """A slip in one's own name is a slip; one in the greeting is told by `wrong-name`, once."""
    case = _case(case_of, "", greeted="Katarzyyna", sender="Sam Rivrea")
    assert [finding.quote for finding in misspelt_name(case)] == ["Rivrea"]
    assert [finding.quote for finding in wrong_name(case)] == ["Katarzyyna"]


@pytest.mark.parametrize(
    "text",
    [
        "Ben, Rosa and I met.",
        "The Rose and the Parks were near.",
        "I met Mr. Harlowe, and the Kataryna statue.",
        "Northwind's robots, Northwinds in the plural, northwind in small letters.",
        "See https://nortwind.example and katarzina@north.example and `Northwynd`.",
        "NASA and BENT are near.",
        "Kasia said so.",
        "BEN told me.",
    ],
)
@pytest.mark.parametrize("dictionary", [True, False])
def test_known_names_words_and_addresses_are_no_slips(case_of: CaseOf, text: str, dictionary: bool) -> None:
    """Forms of names, nicknames, dictionary words, what was talked about and addresses are right."""
    assert list(misspelt_name(_case(case_of, text, dictionary=dictionary))) == []


@pytest.mark.parametrize("text", ["Bebn was near.", "Roza said so.", "Ortiy works."])
def test_short_slips_wait_for_the_dictionary(case_of: CaseOf, text: str) -> None:
    """Before it is there, a short word at the start of a sentence may be anything."""
    assert list(misspelt_name(_case(case_of, text, dictionary=False))) == []
    assert len(list(misspelt_name(_case(case_of, text)))) == 1


def test_a_common_word_of_the_company_needs_its_neighbour(case_of: CaseOf) -> None:
    """`Mornning Crumb` is the company; `Mornning` alone is a slip for Harper; `Bright Part` is two words."""
    case = _case(case_of, "I was at Mornning Crumb.", company="Morning Crumb")
    assert [finding.suggestions for finding in misspelt_name(case)] == [("Morning",)]
    assert list(misspelt_name(_case(case_of, "Good Mornning is said.", company="Morning Crumb"))) == []
    assert list(misspelt_name(_case(case_of, "I was at Bright Part.", company="Bright Park"))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Addah", "Ada", True),
        ("Sarah", "Sara", True),
        ("Jon", "John", True),
        ("Kathy", "Cathy", True),
        ("Philip", "Filip", True),
        ("Ada", "Anna", False),
        ("Ben", "Jen", False),
        ("Mary", "Marie", False),
    ],
)
def test_spellings_that_are_read_alike(one: str, other: str, expected: bool) -> None:
    """Doubled letters, silent h, c and k, ph and f."""
    assert sounds_alike(one, other) is expected
