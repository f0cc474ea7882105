"""What a thank-you note had better leave out, and the trades in which it belongs."""

from collections.abc import Callable

import pytest

from notes.case import Case
from notes.checks.avoid import avoid
from notes.findings import Severity

CaseOf = Callable[..., Case]


def _note(text: str) -> str:
    return f"Hi Ada,\n\nThank you for the story about the lobby. {text}\n\nBest,\nSam\n"


@pytest.mark.parametrize(
    "text",
    [
        "My salary expectations are flexible.",
        "Could you tell me more about the benefits package?",
        "I wonder about the health insurance and paid time off.",
        "What is the bonus like?",
        "It would help to know about pay and health insurance.",
        "I wonder what the job pays.",
        "Please accept this small gift.",
        "I enclose a gift card for your trouble.",
        "I would love to take you out to lunch.",
        "I am sorry I was late. I apologize again for the noise.",
        "I really need this job.",
        "Please give me a chance.",
        "You won't regret hiring me.",
        "I am begging you to consider it.",
        "What perks come with it?",
        "I am sending you chocolates.",
    ],
)
def test_pay_gifts_apologies_and_pleading_are_warnings(case_of: CaseOf, text: str) -> None:
    """Each is quoted at its place."""
    case = case_of(_note(text))
    found = list(avoid(case))
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert all(finding.span.of(case.interview.text) in text for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        "I saw the benefits of sharing the pager, and would benefit from it.",
        "You have a gift for explaining; she is gifted, too.",
        "I am sorry to hear about the fern.",
        "Sorry again for the mix-up with the badge.",
        "The bonus level of the game was hard. As a bonus, we saw the roof.",
        "I paid attention to the details.",
        "It was a chance to see how you work. Give me a robot any day.",
        "The need for this job queue is clear: I need the queue to stay short.",
        "I regret nothing, and I beg to differ on tabs.",
        "The compensation loop in the controller is neat.",
        "We had lunch on the roof and coffee by the door.",
        "The flowers in the yard and the chocolates you make are a wonder.",
    ],
)
def test_ordinary_sentences_are_left_alone(case_of: CaseOf, text: str) -> None:
    """The same words in other senses, and a single apology, are fine."""
    assert list(avoid(case_of(_note(text)))) == []


def test_the_trade_itself_may_be_named(case_of: CaseOf) -> None:
    """A payroll company talks about salaries, a dentist about dental plans."""
    text = (
        "---\ncompany: Payroll Partners\nrole: Compensation Analyst\ninterviewers:\n  - name: Ada Park\n"
        "    talked_about: [salary bands that nobody understood]\n---\n\n## To Ada Park\n"
        + _note("The salary bands and your compensation plan will stay with me.")
    )
    assert list(avoid(case_of(text))) == []


def test_a_trade_does_not_excuse_the_question_about_pay(case_of: CaseOf) -> None:
    """Insurance is what an insurer talks about; pay and health insurance are what an applicant asks for."""
    text = (
        "---\ncompany: Northgate Insurance\nrole: Actuary\ninterviewers:\n  - name: Ada Park\n"
        "    talked_about: [health insurance for divers]\n---\n\n## To Ada Park\n"
    )
    asked = case_of(text + _note("I would like to know about the pay and health insurance."))
    told = case_of(text + _note("The health insurance for divers will stay with me."))
    assert [finding.rule for finding in avoid(asked)] == ["personalized/avoid"]
    assert list(avoid(told)) == []


@pytest.mark.parametrize(
    "footer",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Sent from Yahoo Mail on Android",
        "Sent from Mail for Windows",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
    ],
)
def test_a_devices_footer_can_be_cut_off(case_of: CaseOf, footer: str) -> None:
    """The suggestion takes the footer and the blank lines above it away."""
    case = case_of(f"{_note('').rstrip()}\n\n{footer}\n")
    [finding] = avoid(case)
    text = case.interview.text
    mended = text[: finding.span.start] + finding.suggestions[0] + text[finding.span.end :]
    assert footer not in mended
    assert mended.rstrip().endswith("Sam")
