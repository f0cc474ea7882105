"""The three-way merge: both sides' edits are taken, overlaps are shown, nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.files.merge import Choice, Merge, merge
from notes.place import LINE_END
from notes.replacement import apply

TEXTS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "", "Hi Ada,"]), st.sampled_from(["\n", "\n", "\r\n", "\r"])),
    max_size=8,
).map(lambda lines: "".join(line + end for line, end in lines))
ENDLESS = st.builds(lambda text, cut: text.rstrip("\r\n") if cut else text, TEXTS, st.booleans())
LETTER = "Hi Ada,\n\nThank you.\nThe robot burns.\n\nBest,\nSam\n"


def bare_lines(text: str) -> set[str]:
    """Return the lines of a text without their ends."""
    return set(LINE_END.split(text))


def test_edits_in_different_places_are_both_taken() -> None:
    """What does not overlap is merged without a question."""
    mine = LETTER.replace("Thank you.", "Thank you so much.")
    theirs = LETTER.replace("Sam\n", "Sam Doe\n")
    merged = merge(LETTER, mine, theirs)
    assert not merged.conflicts
    assert merged.text() == mine.replace("Sam\n", "Sam Doe\n")


def test_edits_of_one_line_are_a_conflict_with_all_three_versions() -> None:
    """What overlaps is shown with its base, mine, theirs and its place, and is never decided silently."""
    merged = merge("a\nb\nc\n", "a\nB1\nc\n", "a\nB2\nc\n")
    (conflict,) = merged.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == ("b\n", "B1\n", "B2\n")
    assert merged.line(conflict) == 2
    assert conflict.span.of(merged.mine) == "B1\n"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice.MINE, "a\nB1\nc\n"),
        (Choice.THEIRS, "a\nB2\nc\n"),
        (Choice.BOTH, "a\nB1\nB2\nc\n"),
        ("my own\n", "a\nmy own\nc\n"),
    ],
)
def test_a_conflict_is_settled_as_chosen(choice: Choice | str, expected: str) -> None:
    """Mine, theirs, both, or a text of one's own."""
    assert merge("a\nb\nc\n", "a\nB1\nc\n", "a\nB2\nc\n").text([choice]) == expected


def test_a_conflict_without_a_choice_is_refused() -> None:
    """There is no default for a conflict."""
    with pytest.raises(ValueError, match="1 conflicts need as many choices, not 0"):
        merge("b\n", "x\n", "y\n").text()


def test_one_side_deletes_what_the_other_edits() -> None:
    """Deleting a line that the other side changed is a conflict, in both directions."""
    assert len(merge("a\nb\nc\n", "a\nc\n", "a\nB\nc\n").conflicts) == 1
    assert len(merge("a\nb\nc\n", "a\nB\nc\n", "a\nc\n").conflicts) == 1


def test_the_same_edit_on_both_sides_is_taken_once() -> None:
    """Two sides that wrote the same do not disagree, nor is it written twice."""
    assert merge("a\n", "x\na\n", "x\nb\n").text() == "x\nb\n"
    assert merge("a\nb\n", "a\nnew\nb\n", "a\nnew\nb\n").text() == "a\nnew\nb\n"


def test_two_insertions_at_one_place_are_a_conflict() -> None:
    """Which of two new lines comes first is for the person to say."""
    merged = merge("a\nb\n", "a\nmine\nb\n", "a\ntheirs\nb\n")
    assert merged.text([Choice.BOTH]) == "a\nmine\ntheirs\nb\n"


def test_line_ends_of_each_side_are_kept() -> None:
    """A line's end changes only where a side changed it."""
    assert merge("a\r\nb\rc\n", "A\r\nb\rc\n", "a\r\nb\rC\n").text() == "A\r\nb\rC\n"
    assert merge("a\nb\nc\n", "a\r\nb\nc\n", "a\nb\nC\n").text() == "a\r\nb\nC\n"


def test_separators_that_end_no_line_are_kept_inside_their_line() -> None:
    """U+2028, NEL, form feed and their like are characters of a line, as everywhere in Afterword."""
    base = "a\u2028b\x85c\x0cd\nx\n"
    assert merge(base, base.replace("x", "y"), "new\n" + base).text() == "new\n" + base.replace("x", "y")


def test_a_last_line_without_end_never_runs_into_the_next() -> None:
    """Where a line without end gets a successor, it gets a line end too."""
    merged = merge("a\nb", "a", "a\nB")
    assert merged.text([Choice.THEIRS]) == "a\nB"
    assert merge("b", "x", "y").text([Choice.BOTH]) == "x\ny"


def test_very_long_differences_are_merged_in_good_time() -> None:
    """Beyond the limit a whole stretch counts as one change; nothing is compared for minutes."""
    base = "same\n" * 30_000
    merged = merge(base, "mine\n" * 30_000, "theirs\n" + base)
    assert merged.text([Choice.MINE] * len(merged.conflicts)).count("mine\n") == 30_000


def check_sides(merged: Merge, base: str, mine: str, theirs: str) -> None:
    """Assert that the pieces hold every character of all three versions."""
    assert "".join(piece.base for piece in merged.pieces) == base
    assert "".join(piece.mine for piece in merged.pieces) == mine
    assert "".join(piece.theirs for piece in merged.pieces) == theirs


@settings(max_examples=300, deadline=None)
@given(ENDLESS, ENDLESS, ENDLESS)
def test_the_pieces_hold_everything_of_all_versions(base: str, mine: str, theirs: str) -> None:
    """No character of any side is outside the pieces that a person sees or gets."""
    check_sides(merge(base, mine, theirs), base, mine, theirs)


@settings(max_examples=200, deadline=None)
@given(ENDLESS, ENDLESS)
def test_a_side_that_changed_nothing_has_no_say(base: str, changed: str) -> None:
    """The other side's version comes out as it is, byte for byte."""
    assert merge(base, changed, base).text() == changed
    assert merge(base, base, changed).text() == changed
    assert merge(base, changed, changed).text() == changed


@settings(max_examples=200, deadline=None)
@given(ENDLESS, ENDLESS, ENDLESS)
def test_the_sides_may_change_places(base: str, mine: str, theirs: str) -> None:
    """Mine and theirs are treated alike."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [(c.mine, c.theirs) for c in one.conflicts] == [(c.theirs, c.mine) for c in other.conflicts]
    count = len(one.conflicts)
    assert one.text([Choice.MINE] * count) == other.text([Choice.THEIRS] * count)


@settings(max_examples=200, deadline=None)
@given(ENDLESS, ENDLESS, ENDLESS)
def test_lines_that_only_one_side_wrote_survive(base: str, mine: str, theirs: str) -> None:
    """With both sides of every conflict taken, no new line of either side is missing."""
    merged = merge(base, mine, theirs)
    text = merged.text([Choice.BOTH] * len(merged.conflicts))
    assert (bare_lines(mine) | bare_lines(theirs)) - bare_lines(base) - {""} <= bare_lines(text)


@settings(max_examples=200, deadline=None)
@given(ENDLESS, ENDLESS, ENDLESS, st.sampled_from(list(Choice)))
def test_the_edits_of_mine_lead_to_the_merged_text(base: str, mine: str, theirs: str, choice: Choice) -> None:
    """An editor can take the merge in as edits of its text, keeping cursor and history."""
    merged = merge(base, mine, theirs)
    choices = [choice] * len(merged.conflicts)
    assert apply(mine, merged.replacements(choices)) == merged.text(choices)


@settings(max_examples=150, deadline=None)
@given(st.integers(5, 12), st.data())
def test_separate_edits_give_exactly_the_expected_text(size: int, data: st.DataObject) -> None:
    """Against a model: edits of lines that do not touch each other all arrive, without a conflict."""
    base = [f"line {index}\n" for index in range(size)]
    kinds = st.sampled_from(["replace", "delete", "insert"])
    edited = data.draw(st.dictionaries(st.integers(0, size // 2 - 1), st.tuples(st.booleans(), kinds)))
    mine, theirs, both = list(base), list(base), list(base)
    for place, (is_mine, kind) in edited.items():
        index = 2 * place + 1  # an untouched line stands between any two edits
        new = {"replace": f"new {index}\n", "delete": "", "insert": f"line {index}\nmore {index}\n"}[kind]
        (mine if is_mine else theirs)[index] = both[index] = new
    merged = merge("".join(base), "".join(mine), "".join(theirs))
    assert not merged.conflicts
    assert merged.text() == "".join(both)
