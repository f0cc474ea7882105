"""Joining wrapped lines: what an editor broke is joined, what the writer broke stays."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.mail.reflow import reflow

LONG = (
    "I write this on the train home, with a picture of your lobby still before my eyes as if I were there. "
    "Thank you for taking the time yesterday to talk about the planner, about the move off Oracle, and about "
    "the on-call rotation that you changed twice this year until nobody minded it any more."
)


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 88, 100])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    """Paragraphs that an editor wrapped become one line each; the blank lines between them stay."""
    wrapped = "\n\n".join(["Hi Ada,", *[textwrap.fill(LONG, width)] * 2, "Best,\nSam Rivera"])
    assert reflow(wrapped, "Sam Rivera") == f"Hi Ada,\n\n{LONG}\n\n{LONG}\n\nBest,\nSam Rivera\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_any_line_end_is_one(end: str) -> None:
    """Line ends of all systems mean the same."""
    assert reflow(end.join(textwrap.wrap(LONG, 72))) == f"{LONG}\n"


def test_short_lines_stay() -> None:
    """A text that nobody wrapped keeps every line, however long the others are."""
    text = f"Hi Ada,\nThank you!\n{LONG}\nSee you soon.\n"
    assert reflow(text) == text


def test_long_lines_that_are_no_wrapping_stay() -> None:
    """Two long lines, or long lines that end where the next word would have fitted, are the writer's."""
    two = f"{'word ' * 20}end.\nThe next line is of its own.\n"
    assert reflow(two) == two
    uneven = f"{'word ' * 20}end.\n{'word ' * 17}end.\nThe last line.\n"
    assert reflow(uneven) == uneven


def test_lists_stay_and_their_wrapped_items_are_joined() -> None:
    """Every item keeps its line; the lines of one item are joined."""
    text = (
        "I took three things away from our talk yesterday, and I will keep them:\n"
        "- that the on-call rotation can be a thing that people do not mind,\n"
        "  whenever somebody cares\n"
        "* the robot\n"
        "1. first\n"
        "10. the tenth of the things that I took away from yesterday's talk is a\n"
        "    longer one\n"
    )
    assert reflow(text).split("\n") == [
        "I took three things away from our talk yesterday, and I will keep them:",
        "- that the on-call rotation can be a thing that people do not mind, whenever somebody cares",
        "* the robot",
        "1. first",
        "10. the tenth of the things that I took away from yesterday's talk is a longer one",
        "",
    ]


@pytest.mark.parametrize("mark", ["  ", "\\", "     "])
def test_hard_breaks_stay(mark: str) -> None:
    """Two blanks or a backslash at a line's end keep the break, and are not sent."""
    first = "A line of poetry that is as long as the column where the editor wraps"
    assert reflow(
        f"{first}{mark}\nand the next line of it, which is also not short at all, as you see\n"
    ) == (f"{first}\nand the next line of it, which is also not short at all, as you see\n")


def test_quotations_tables_code_and_indented_lines_stay() -> None:
    """What has a form of its own keeps it."""
    line = "x" * 40 + " " + "y" * 28
    forms = ("> {}\n> more", "| {}\n| more", "```\n{}\nmore\n```", "    {}\n    more", "# {}\nmore")
    text = "\n\n".join(form.format(line) for form in forms) + "\n"
    assert reflow(text) == text


def test_signatures_stay() -> None:
    """From the closing and the name on, and below `-- `, every line stays."""
    contact = "Senior Backend Engineer at a company with a name that is rather too long"
    below = f"Best regards,\nSam Rivera\n{contact}\nhttps://rivera.example\n\nP.S. I found the song.\n"
    assert reflow(f"{LONG}\n\n{below}", "Sam Rivera") == f"{LONG}\n\n{below}"
    marked = f"{LONG}\n-- \n{contact}\nhttps://rivera.example/a/b\n"
    assert reflow(marked) == marked.replace("-- \n", "--\n")


def test_a_closing_right_below_a_paragraph() -> None:
    """Without a blank line in between, the paragraph is joined and the signature stays."""
    text = f"{textwrap.fill(LONG, 72)}\nBest,\nSam\n"
    assert reflow(text, "Sam Rivera") == f"{LONG}\nBest,\nSam\n"


def test_text_without_spaces_between_words_is_joined_without_one() -> None:
    """Japanese or Chinese that an editor wrapped gets no blanks where the lines met."""
    text = "昨日はお時間をいただきまして、" * 6
    lines = [text[start : start + 36] for start in range(0, len(text), 36)]
    assert reflow("\n".join(lines)) == f"{text}\n"


@given(st.text(alphabet=st.sampled_from("ab .,->*#\n\\|`1\t\u2028é田")), st.sampled_from(["", "ab"]))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost(text: str, sender: str) -> None:
    """Joining moves blanks and line ends and nothing else, whatever the text."""

    def bare(text: str) -> str:
        return "".join(text.split()).replace("\\", "")

    assert bare(reflow(text, sender)) == bare(text)


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=12), min_size=30, max_size=80))
@settings(max_examples=100, deadline=None)
def test_wrapping_and_joining_are_opposites(words: list[str]) -> None:
    """Any paragraph of several lines comes back from an editor's wrapping."""
    paragraph = " ".join(words)
    wrapped = textwrap.wrap(paragraph, 72, break_on_hyphens=False)
    if max(map(len, wrapped)) >= 66:
        assert reflow("\n".join(wrapped)) == f"{paragraph}\n"
