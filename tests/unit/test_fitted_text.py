"""Text is fitted by cells: wide letters count two, marks over letters none, and the grid holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.cells import cut, fit, wrapped
from tui.short_names import given_names

TEXTS = st.text(st.sampled_from("abc de王小明🤖é\u0301ßﬁ"), max_size=60)


@given(TEXTS, TEXTS.map(lambda text: text[:6]), st.integers(14, 60))
def test_a_row_is_exactly_as_wide_as_asked(left: str, right: str, width: int) -> None:
    """Whatever stands in it, and the right side is never cut."""
    row = fit(left, right, width)
    assert cell_len(row) == width
    assert row.endswith(right)


@given(TEXTS, st.integers(2, 40))
def test_what_is_cut_says_so(text: str, width: int) -> None:
    """It has room, and ends in dots only if something is missing."""
    shorter = cut(text, width)
    assert cell_len(shorter) <= width
    assert shorter == text or shorter.endswith("…")


@given(TEXTS, st.integers(4, 40))
def test_wrapping_loses_no_letter_and_keeps_to_its_width(text: str, width: int) -> None:
    """Words stay whole where they fit into a line."""
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    words = [word for word in text.split() if cell_len(word) <= width]
    assert all(any(word in line for line in lines) for word in words)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("Ada Park", "Ben Ortiz"), ["Ada", "Ben"]),
        (("Anna Li", "Anna Kim", "Cy"), ["Anna Li", "Anna Kim", "Cy"]),
        (("Dr. Amara Nwosu", "Prof Ada Park"), ["Amara", "Ada"]),
        (("王小明", ""), ["王小明", ""]),
        (("Old Hank", "Big Jim Miller", "Young Kim"), ["Old Hank", "Big Jim", "Young"]),
        (("Old", "Dr."), ["Old", "Dr."]),
    ],
)
def test_people_are_called_by_given_names_of_their_own(names: tuple[str, ...], called: list[str]) -> None:
    """Titles left out; who shares a given name keeps the whole."""
    assert list(given_names(names).values()) == called
