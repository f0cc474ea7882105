"""Slips of letters of thanks are found, and good letters are left alone."""

from typing import TYPE_CHECKING

import pytest

from notes.proofreading.slips import patterns, slips_in

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
