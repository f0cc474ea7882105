"""Edits that are more than text: lifted out of the history, laid back, and gone past."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from notes.draft import Draft
from notes.history import DEPTH
from notes.settings import Settings

LINES = "one\ntwo\nthree\nfour\nfive\nsix\n"


def draft(*texts: str) -> Draft:
    """Return a document that was changed from text to text."""
    opened = Draft(Path("a.md"), texts[0], Settings())
    for text in texts[1:]:
        opened.become(text)
    return opened


def test_a_lifted_edit_is_out_of_undo_and_redo() -> None:
    """The text is as before it, and redo of the text does not bring it back; laying back does."""
    opened = draft("a\n", "a\nb\n", "a\nb\nc\n")
    lifted = opened.lift()
    assert lifted is not None
    assert opened.text == "a\nb\n"
    assert opened.redo() is None
    assert opened.lay_back(lifted)
    assert opened.text == "a\nb\nc\n"
    opened.undo()
    opened.undo()
    assert opened.text == "a\n"


def test_what_could_be_done_again_on_top_of_it_comes_back_with_it() -> None:
    """Its place is in the text with the edit, so without the edit there is no redo of it."""
    opened = draft("a\n", "a\nb\n", "a\nb\nc\n")
    opened.undo()
    lifted = opened.lift()
    assert lifted is not None
    assert opened.redo() is None
    assert opened.lay_back(lifted)
    opened.redo()
    assert opened.text == "a\nb\nc\n"


def test_an_edit_is_not_laid_back_into_another_text() -> None:
    """Places of one text mean nothing in another."""
    opened = draft("a\n", "a\nb\n")
    lifted = opened.lift()
    assert lifted is not None
    opened.become("other\n")
    assert not opened.lay_back(lifted)
    assert opened.text == "other\n"
    assert draft("a\n").lift() is None


def test_undo_goes_past_an_edit_elsewhere_in_the_text() -> None:
    """The edit below it goes, it stays the last one, and redo leads to where it was."""
    both = LINES.replace("two", "TWO").replace("five", "FIVE")
    opened = draft(LINES, LINES.replace("two", "TWO"), both)
    assert opened.undo_below() is not None
    assert opened.text == LINES.replace("five", "FIVE")
    assert opened.undo_below() is None
    assert opened.text == LINES.replace("five", "FIVE")
    opened.redo()
    assert opened.text == both
    opened.undo()
    opened.undo()
    assert opened.text == LINES


def test_undo_does_not_go_past_an_edit_of_the_same_words() -> None:
    """They cannot be told apart, so nothing changes."""
    opened = draft("one\n", "one two\n", "one two three\n")
    assert opened.undo_below() is None
    assert opened.text == "one two three\n"
    opened.undo()
    assert opened.text == "one two\n"
    opened.redo()
    assert opened.text == "one two three\n"


line = st.text("ab", max_size=2)
text = st.lists(line, max_size=7).map("\n".join)


@given(st.lists(text, min_size=1, max_size=5), st.integers(0, 2))
def test_nothing_is_lost_however_undo_goes(texts: list[str], undone: int) -> None:
    """Going past an edit, redo and undo lead from the last text to the first, and back."""
    opened = draft(*texts)
    for _ in range(undone):
        opened.undo()
    before = opened.text
    if opened.undo_below() is not None:
        opened.redo()
        assert opened.text == before
    while opened.redo():
        pass
    assert opened.text == texts[-1]
    while opened.undo():
        pass
    assert opened.text == texts[0]


def test_the_depth_of_a_history_counts_what_it_has_forgotten() -> None:
    """So that it tells what is later even after a long session."""
    opened = draft("", *("x" * count for count in range(1, DEPTH + 6)))
    assert len(opened.history.done) == DEPTH
    assert opened.history.depth == DEPTH + 5
    opened.undo()
    assert opened.history.depth == DEPTH + 4
