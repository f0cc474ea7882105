"""Slips of letters of thanks are found, and good letters are left alone."""

from typing import TYPE_CHECKING

import pytest

from notes.proofreading.slip_patterns import patterns
from notes.proofreading.slips import slips_in

if TYPE_CHECKING:
    from tests.unit.conftest import CaseOf

WRONG = {
    "I look forward to hear from you.": ("hear", "hearing"),
    "Looking forward to work with your team.": ("work", "working"),
    "Thank you for take the time.": ("take", "taking"),
    "I enjoyed to meet everyone.": ("to meet", "meeting"),
    "I enjoyed talk with you.": ("talk", "talking"),
    "Thank for your time.": ("for", "you for"),
    "Than you for your time.": ("Than", "Thank"),
    "Thanks you for the tour.": ("Thanks", "Thank"),
    "Thank your for the tour.": ("your", "you"),
    "Thank you taking the time.": ("taking the", "for taking the"),
    "Thank you for you time.": ("you", "your"),
    "I admire you’re work.": ("you’re", "your"),
    "Your the first to ask.": ("Your", "You're"),
    "Lets keep talking.": ("Lets", "Let's"),
    "Its been a pleasure.": ("Its", "It's"),
    "It has being a pleasure.": ("being", "been"),
    "It was great to met you.": ("met", "meet"),
    "I will sent it over.": ("sent", "send"),
    "I am interesting in the role.": ("interesting", "interested"),
    "I would not want to loose touch.": ("loose", "lose"),
    "It is to early to tell.": ("to", "too"),
    "We can meet in Friday.": ("in", "on"),
    "It make sense to me.": ("make", "makes"),
    "Let me know if you need any thing.": ("any thing", "anything"),
    "And they was kind to me.": ("was", "were"),
    "We wasn’t sure of it.": ("wasn’t", "weren’t"),
    "The two of you is a good team.": ("is", "are"),
    "There is many ways to bake.": ("is", "are"),
    "This kinds of ferries are rare.": ("This", "These"),
    "Each of the teams have a bell.": ("have", "has"),
    "The nurses on the ward was kind.": ("was", "were"),
    "The rent settlement have changed a lot.": ("have", "has"),
    "The list of open questions were long.": ("were", "was"),
    "I have never saw such a ledger.": ("saw", "seen"),
    "I would appreciated a call.": ("appreciated", "appreciate"),
    "Thank you for meeting with I.": ("I", "me"),
    "I know you was right.": ("was", "were"),
    "The engineers was patient.": ("was", "were"),
    "Your children has a good school.": ("has", "have"),
    "Every of the nurses knew me.": ("Every", "Each"),
    "There are a lot of thing to learn.": ("thing", "things"),
    "I would never of guessed.": ("would never of", "would never have"),
    "I except your offer.": ("except", "accept"),
    "It gave me a since of home.": ("since", "sense"),
    "I hope to hear form you.": ("form", "from"),
    "I care to much.": ("to", "too"),
    "The accountants office smelled of pears.": ("accountants", "accountant's"),
    "Neither the tour nor the talk were long.": ("were", "was"),
    "I use to work in a laundry.": ("use", "used"),
    "Thank you for explaining me the rota.": ("me", "to me"),
    "I have lived here since three years.": ("since", "for"),
    "I have ten years experience with eels.": ("years", "years of"),
    "Than we spoke about owls.": ("Than", "Then"),
    "In the passed year you moved.": ("passed", "past"),
    "It had no affect on me.": ("affect", "effect"),
    "Your principle engineer was kind.": ("principle", "principal"),
    "I wondered weather or not to ask.": ("weather", "whether"),
    "I was to excited for words.": ("to", "too"),
    "You saw it right a way.": ("a way", "away"),
    "The lose of one server was nothing.": ("lose", "loss"),
    "It raised team moral at once.": ("moral", "morale"),
    "I hope to become apart of it.": ("apart", "a part"),
    "You’re graphs were a delight.": ("You’re", "Your"),
    "I admire the teams commitment to tea.": ("teams", "team's"),
    "I enjoyed yesterdays tour.": ("yesterdays", "yesterday's"),
    "Me and my former boss has met you.": ("Me and my former boss", "My former boss and I"),
}

RIGHT = [
    "I look forward to dinner with the team, and to your talk on Monday.",
    "I look forward to starting, and to work that matters.",
    "Nobody could have explained it better than you to a newcomer.",
    "I have you to thank for the idea.",
    "My daughter thanks you for the mug.",
    "Your welcome made me feel at home, and your very kind note more so.",
    "Thank you, having met the team I am sure.",
    "The firm and its not-for-profit arm share one floor.",
    "Never have I seen a calmer ward.",
    "I saw how you lose no time; the screw came loose anyway.",
    "There is a lot to lose, and nothing comes too early for you.",
    "Anyone whose working hours shift will know.",
    "Thank you for being so open, and for help with the parking.",
    "The part about ferries was very interesting in its own right.",
    "I was interested for the first time in zoning.",
    "We met at Friday drinks, and again in Monday's stand-up.",
    "I would have gone, and you must of course come too.",
    "It was good to have met you, and an honor to be asked.",
    "I am able to travel, happy to help and glad to be of use.",
    "They suggested that it make room for others.",
    "The person who hired you was kind, and what struck you was the tea.",
    "The news from the ward was good, and the class in the attic was full.",
    "The process at the clinic is slow. The series of talks was long.",
    "The management have moved, and the time and attention were welcome.",
    "The story of how the nurses were trained will stay with me.",
    "The conversation we had gave me hope, and the plan I had came together.",
    "People like this are rare. Each of the people who have asked got a seat.",
    "The tools I use to work on boats fit a bag; how you use to think aloud is up to you.",
    "You're kind and have been patient. You’re the best and are known for it.",
    "I have been here since three weeks ago, and the weather you have is fine.",
    "Rather than we, they went; the past year has passed.",
    "The teams work well, and the companies grow.",
    "He set out to study, and the list is to grow.",
    "The principle behind it is simple; in principle I agree.",
    "The free will needed to ask is rare.",
    "The boss is kind, the physics was hard. The Philippines is far. The bus was late.",
    "The United States is large. The crew's boat is small.",
    "I like all but one except the third. Many a day was long.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_finds_the_slip_and_what_was_meant(text: str, expected: tuple[str, str]) -> None:
    """Each slip is found once, at its place, with the right word."""
    (found,) = slips_in(text)
    assert (found.span.of(text), found.suggestion) == expected
    assert found.message


@pytest.mark.parametrize("text", RIGHT)
def test_leaves_good_sentences_alone(text: str) -> None:
    """What only looks like a slip is none."""
    assert slips_in(text) == ()


def test_every_pattern_marks_what_is_wrong() -> None:
    """Each line of the list has a group for the wrong words and a sentence for the person."""
    assert len(patterns()) > 40
    for pattern in patterns():
        assert "slip" in pattern.regex.groupindex
        assert pattern.message.endswith((".", "”."))


def test_the_rule_places_slips_in_the_file(case_of: "CaseOf") -> None:
    """The rule gives the place in the file, the suggestion, and the text to accept."""
    from notes.checks.slips import slip

    try:
        case = case_of(
            "Hi Ada,\r\n\r\nThank you.\r\nI look forward\r\nto hear from you.\r\n\r\nBest,\r\nSam\r\n"
        )
    except NotImplementedError:
        pytest.skip("letters cannot be taken apart yet")
    (finding,) = slip(case)
    assert finding.span.of(case.interview.text) == finding.quote == "hear"
    assert finding.suggestions == ("hearing",)
