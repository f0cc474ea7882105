"""Passages are plain text that knows its place in the file to the code point."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from notes.interview import Text
from notes.place import Span
from notes.proofreading.grammar import Part
from notes.proofreading.passages import _cluster_end, _plain, passage, passages_of
from notes.wording.letter import Letter


def _letter(*paragraphs: Text) -> Letter:
    return Letter(None, None, "", paragraphs, None, (), (), 0, 0)


def _paragraph(text: str, at: int = 0) -> Text:
    return Text(text, Span(at, at + len(text)))


def test_marks_compose_and_keep_their_place() -> None:
    """A letter with combining marks becomes one character that stands where both stood."""
    text = "Zoe\u0308 came"
    got = passage(text, 10, Part.PARAGRAPH)
    assert got.text == "Zoë came"
    assert got.place(Span(0, 3)) == Span(10, 14)
    assert got.place(Span(4, 8)) == Span(15, 19)


def test_line_ends_become_one_space() -> None:
    """CRLF, lone CR and blanks at line ends are one space to the checker."""
    got = passage("one \r\ntwo\rthree\n  four", 0, Part.PARAGRAPH)
    assert got.text == "one two three four"
    assert got.place(Span(4, 7)) == Span(6, 9)


def test_what_nobody_sees_is_left_out() -> None:
    """Soft hyphens and zero-width spaces do not part a word; no-break spaces are spaces."""
    text = "thank\u00adful\u200b for\u00a0you"
    got = passage(text, 0, Part.PARAGRAPH)
    assert got.text == "thankful for you"
    assert got.place(Span(0, 8)).of(text) == "thank\u00adful"


def test_list_items_and_quotes_are_parted() -> None:
    """Each list item is a passage of its own, and quoted lines are none of ours."""
    text = "We spoke of:\n- the lobby\n- a robot\n> you wrote this\nAnd more."
    got = list(passages_of(_letter(_paragraph(text))))
    assert [(one.text, one.part) for one in got] == [
        ("We spoke of:", Part.PARAGRAPH),
        ("the lobby", Part.ITEM),
        ("a robot", Part.ITEM),
        ("And more.", Part.CONTINUATION),
    ]


def test_text_that_goes_on_needs_no_capital() -> None:
    """What follows the greeting on its line, or a list, goes on; what follows a blank line begins."""
    greeting = Text("Hi Ada,", Span(0, 7))
    for gap, part in ((1, Part.CONTINUATION), (3, Part.PARAGRAPH)):
        first, second = _paragraph("thank you.", 7 + gap), _paragraph("it was good.", 30)
        letter = Letter(None, greeting, "Ada", (first, second), None, (), (), 0, 0)
        assert [one.part for one in passages_of(letter)] == [Part.GREETING, part, Part.PARAGRAPH]


def test_addresses_and_blanks_are_not_prose() -> None:
    """Mail addresses, links and what is left to fill in are marked."""
    text = "See https://x.example/teh or mail teh@x.example about [Naem] and {{tpoic}}."
    got = passage(text, 0, Part.PARAGRAPH)
    assert [span.of(text) for span in got.not_prose] == [
        "https://x.example/teh",
        "teh@x.example",
        "[Naem]",
        "{{tpoic}}",
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ae\u0301\u0308 \t\r\n\u00ad\u200b漢👩‍🚀é.-*>"), max_size=40))
def test_every_character_stands_where_it_says(text: str) -> None:
    """Each character of a passage is the composed form of what stands at its place."""
    for one in passages_of(_letter(_paragraph(text, 7))):
        for index, character in enumerate(one.text):
            there = one.place(Span(index, index + 1)).shifted(-7).of(text)
            composed = unicodedata.normalize("NFC", there)
            assert character in composed or (character == " " and there[0].isspace())
        assert len(one.text) == len(one.places)


PIECES = st.sampled_from(
    ["plain words", " ", "e\u0301", "\u0301", "’", "\r\n", "\t", "\u00a0", "\u200b", "é", "王"]
)


def _one_by_one(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return what a passage says and where, never taking two characters at once."""
    said, at = "", 0
    places: list[Span] = []
    while at < len(text):
        end = _cluster_end(text, at)
        more = _plain(text[at:end], after=said[-1:] or " ")
        said, places, at = said + more, places + [Span(at, end)] * len(more), end
    kept = len(said.rstrip(" "))
    return said[:kept], tuple(places[:kept])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_plain_characters_are_taken_many_at_a_time(text: str) -> None:
    """It is quicker, and what is said and where is the same, whatever marks stand in between."""
    got = passage(text, 0, Part.PARAGRAPH)
    assert (got.text, got.places) == _one_by_one(text)
