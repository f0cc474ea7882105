"""Who and which company a note names: the greeting, slips in names, other interviews' companies."""

from collections.abc import Callable

import pytest

from notes.case import Case, OtherNote, Surroundings
from notes.checks import wrong_name
from notes.findings import Finding, Severity

CaseOf = Callable[..., Case]

BODY = "\n\nThank you for the story about the lobby.\n\nBest,\nSam\n"

PEOPLE = """\
---
company: {company}
role: Senior Backend Engineer
interviewers:
  - name: {name}
  - name: Ben Ortiz
    goes_by: [Benno]
  - name: Dr. Ana María García-López
  - name: Johannes van der Berg
  - name: 李小明
  - name: Kate O'Brien
  - name: Ben Zimmer
---

## To {name}
{note}
"""


def _case(
    case_of: CaseOf, note: str, name: str = "Ada Park", company: str = "Northwind Robotics", **around: object
) -> Case:
    return case_of(PEOPLE.format(name=name, note=note, company=company), name, **around)


def _wrong(case: Case) -> list[Finding]:
    return list(wrong_name.wrong_name(case))


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ada Park", "Hi Ada,"),
        ("Ada Park", "Dear Ms. Park,"),
        ("Ada Park", "Dear Dr. Ada Park:"),
        ("Ada Park", "Dear Park Ada,"),
        ("Ada Park", "Ada,"),
        ("Ada Park", "Hello A. Park –"),
        ("William Chen", "Hi Bill,"),
        ("William Chen", "Hi Will!"),
        ("Robert Müller", "Dear Mr Mueller,"),
        ("Zoë Vandenberghe", "Hi Zoe,"),
        ("Anna-Lena Groß", "Hi Anna,"),
        ("Anna-Lena Groß", "Liebe Frau Groß,"),
        ("Jean-Luc d'Hérouville", "Dear Jean-Luc,"),
        ("María José Núñez", "Dear María José,"),
        ("Søren Kierkegård", "Dear Soren,"),
        ("王芳", "王芳老师，您好："),
        ("Ben Miller", "Hi Ben,"),
        ("Katherine Ng", "Hi Kate,"),
    ],
)
def test_no_form_that_fits_the_recipient_is_wrong(case_of: CaseOf, name: str, greeting: str) -> None:
    """First, last and full name, initials, umlauts written out, nicknames and shared first names all fit."""
    assert _wrong(_case(case_of, greeting + BODY, name)) == []


@pytest.mark.parametrize(
    ("greeting", "suggestion"),
    [
        ("Hi Ben,", "Ada"),
        ("Hi Benno,", "Ada"),
        ("Dear Ben Ortiz,", "Ada Park"),
        ("Dear Dr. García-López,", "Ada Park"),
        ("Dear Mr. van der Berg,", "Ada Park"),
        ("Hey Katie!", "Ada"),
        ("李小明，您好：", "Ada"),
    ],
)
def test_another_interviewer_in_the_greeting_is_an_error(
    case_of: CaseOf, greeting: str, suggestion: str
) -> None:
    """Whoever else of the file the greeting names, in any form, the recipient's name is suggested."""
    case = _case(case_of, greeting + BODY)
    [finding] = _wrong(case)
    assert finding.severity is Severity.ERROR
    assert finding.suggestions == (suggestion,)
    assert finding.span.of(case.interview.text) in greeting
    assert finding.interviewer == "Ada Park"


@pytest.mark.parametrize(
    ("name", "greeted", "right"),
    [
        ("Ada Park", "Ade", "Ada"),
        ("Ada Park", "Addah", "Ada"),
        ("Saskia Lind", "Sasskia", "Saskia"),
        ("Priya Raman", "Pryia", "Priya"),
        ("Siobhán Ní Dhomhnaill", "Soibhan", "Siobhán"),
        ("Oluwaseun Adeyemi", "Oluwasuen", "Oluwaseun"),
        ("Ada Park", "Ada Prak", "Ada Park"),
    ],
)
def test_a_slip_in_the_recipients_name_is_an_error(
    case_of: CaseOf, name: str, greeted: str, right: str
) -> None:
    """One slip up to five letters, two in longer names, or the same sound."""
    case = _case(case_of, f"Dear {greeted},{BODY}", name)
    [finding] = _wrong(case)
    assert (finding.severity, finding.suggestions, finding.quote) == (Severity.ERROR, (right,), greeted)


def test_another_spelling_of_a_known_name_is_mentioned(case_of: CaseOf) -> None:
    """Sarah for Sara may be the person's own way: never an error, but said."""
    case = _case(case_of, f"Dear Sarah,{BODY}", "Sara Lind")
    assert _wrong(case) == []
    [finding] = wrong_name.unknown_form(case)
    assert (finding.severity, finding.suggestions) == (Severity.INFO, ("Sara",))


@pytest.mark.parametrize("greeting", ["Dear Mariko,", "Hi Coach,", "Dear Bunny,"])
def test_a_form_nobody_knows_is_only_mentioned(case_of: CaseOf, greeting: str) -> None:
    """A name of nobody in the file is an info, to be remembered as goes_by."""
    case = _case(case_of, greeting + BODY)
    assert _wrong(case) == []
    [finding] = wrong_name.unknown_form(case)
    assert finding.severity is Severity.INFO
    assert finding.quote in greeting


@pytest.mark.parametrize(
    "greeting",
    ["Dear [Name],", "Dear Hiring Manager,", "Hi all,", "Hi Ada and Ben,", "Hi there,", "Hello,", ""],
)
def test_greetings_to_nobody_or_several_are_left_to_other_rules(case_of: CaseOf, greeting: str) -> None:
    """Placeholders, groups and missing names are neither wrong nor unknown forms."""
    case = _case(case_of, greeting + BODY)
    assert _wrong(case) == []
    assert list(wrong_name.unknown_form(case)) == []


def test_other_people_may_be_mentioned_in_the_text(case_of: CaseOf) -> None:
    """Only the greeting counts: `Ben and I` in a note to Ada is fine."""
    note = "Hi Ada,\n\nBen and I talked about you on the way out, and Kate joined us.\n\nBest,\nSam\n"
    assert _wrong(_case(case_of, note)) == []


def test_a_name_taken_along_from_another_interview_is_a_warning(case_of: CaseOf) -> None:
    """The greeting of an earlier note, which fits nobody here, is pointed out with its place."""
    earlier = OtherNote("initech.md", "Initech", "Miriam Sandoval", "Hi Miriam,\n\nThank you.\n")
    case = _case(case_of, "Hi Miriam," + BODY, surroundings=Surroundings((earlier,)))
    [finding] = _wrong(case)
    assert finding.severity is Severity.WARNING
    assert "Initech" in finding.message
    assert list(wrong_name.unknown_form(case)) == []


@pytest.mark.parametrize("greeting", ["", "Hello,\n\n", "Hi there,\n\n"])
def test_a_note_that_greets_nobody_is_a_warning_with_the_greeting_to_put(
    case_of: CaseOf, greeting: str
) -> None:
    """The suggestion is a whole greeting line, casual or not as the industry is."""
    case = case_of(f"{greeting}Thank you for the story about the lobby.\n\nBest,\nSam\n")
    [finding] = wrong_name.no_greeting(case)
    assert finding.severity is Severity.WARNING
    assert finding.suggestions[0].startswith("Hi Ada,")


def test_a_greeting_is_enough(case_of: CaseOf) -> None:
    """A greeting with a name, a wrong one too, is a greeting."""
    assert list(wrong_name.no_greeting(_case(case_of, "Hi Ben," + BODY))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I would love to work on this at Northwynd.",
        "I would love to join Nortwhind Robotics.",
        "Northwindd has stayed on my mind since Friday.",
    ],
)
def test_a_slip_in_the_companys_name_is_an_error(case_of: CaseOf, sentence: str) -> None:
    """A near-miss of this company is found wherever it stands, and mended."""
    [finding] = _wrong(_case(case_of, f"Hi Ada,\n\n{sentence}\n\nBest,\nSam\n"))
    assert finding.severity is Severity.ERROR
    assert finding.suggestions == ("Northwind",)


def test_beside_the_rest_of_the_name_even_a_word_is_a_slip(case_of: CaseOf) -> None:
    """`Altavista Clod` can only be Altavista Cloud."""
    note = "Hi Ada,\n\nI like it at Altavista Clod.\n\nBest,\nSam\n"
    [finding] = _wrong(_case(case_of, note, company="Altavista Cloud"))
    assert (finding.quote, finding.suggestions) == ("Clod", ("Cloud",))


@pytest.mark.parametrize(
    ("company", "sentence"),
    [
        ("Northwind Robotics", "I saw Northwind. Robotic arms were there."),
        ("Bright Park", "Bright parts and Bright Parks are fine."),
        ("Northwind Robotics", "The Robotic Arm exhibit and your robots made my day."),
        ("Northwind Robotics", "Northwind's lobby is bright."),
        ("Stripe", "Strips of paper were everywhere. We all like stripes."),
        ("Target", "The Targets we discussed are clear to me."),
        ("Meta", "The Beta came out on Friday."),
        ("Jana Partners", "Your Java service is fast."),
        ("Apple", "I ate an apple. Apples are fine."),
        ("Yahoo!", "I read about Yahoo! in the paper."),
        ("AT&T", "I called AT&T about it."),
        ("三菱商事", "三菱商事で働きたいです。"),
    ],
)
def test_ordinary_words_near_the_companys_name_are_no_slips(
    case_of: CaseOf, company: str, sentence: str
) -> None:
    """Inflections, common words and punctuation in names raise no alarm."""
    assert _wrong(_case(case_of, f"Hi Ada,\n\n{sentence}\n\nBest,\nSam\n", company=company)) == []


OTHERS = Surroundings(
    companies=frozenset({"Initech", "Target", "Globex Corporation", "Northwind Robotics, Inc."})
)


@pytest.mark.parametrize(
    "text",
    [
        "I am excited about the Backend Engineer role at Initech.",
        "Thank you for telling me about the team at Initech.",
        "I would love to join Globex and help.",
        "The position at Target is what I have been looking for.",
        "I can see myself on the Initech team.",
    ],
)
def test_another_interviews_company_as_the_place_applied_for_is_an_error(case_of: CaseOf, text: str) -> None:
    """Where the note says role, team or position at X, X has to be this company."""
    [finding] = _wrong(_case(case_of, f"Hi Ada,\n\n{text}\n\nBest,\nSam\n", surroundings=OTHERS))
    assert finding.severity is Severity.ERROR
    assert finding.suggestions == ("Northwind Robotics",)


def test_another_interviews_company_in_the_subject_is_an_error(case_of: CaseOf) -> None:
    """The subject is about this company or none."""
    note = f"Subject: Initech interview\n\nHi Ada,{BODY}"
    [finding] = _wrong(_case(case_of, note, surroundings=OTHERS))
    assert (finding.severity, finding.quote) == (Severity.ERROR, "Initech")


@pytest.mark.parametrize(
    "text",
    [
        "Your planner reminds me of how Initech solved it.",
        "When I was on the team at Initech we had the same fire.",
        "In my previous role at Globex I ran the pager.",
    ],
)
def test_another_interviews_company_elsewhere_is_a_warning(case_of: CaseOf, text: str) -> None:
    """It may be a former employer; it is asked about, not forbidden."""
    [finding] = _wrong(_case(case_of, f"Hi Ada,\n\n{text}\n\nBest,\nSam\n", surroundings=OTHERS))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "We agreed on a target for the first month. Target dates come later.",
        "The team at Northwind was kind.",
        "Globexy things happen.",
    ],
)
def test_ordinary_words_and_this_company_are_no_other_company(case_of: CaseOf, text: str) -> None:
    """Company names that are dictionary words count only with a capital in mid-sentence."""
    case = _case(case_of, f"Hi Ada,\n\n{text}\n\nBest,\nSam\n", surroundings=OTHERS)
    assert _wrong(case) == []


def test_a_company_that_was_talked_about_may_be_named(case_of: CaseOf) -> None:
    """What the file itself notes down about another company is meant."""
    text = PEOPLE.format(
        name="Ada Park",
        company="Northwind Robotics",
        note="Hi Ada,\n\nYour years at Initech made me laugh.\n\nBest,\nSam\n",
    ).replace("  - name: Ada Park\n", "  - name: Ada Park\n    talked_about: [her years at Initech]\n")
    assert _wrong(case_of(text, "Ada Park", surroundings=OTHERS)) == []
