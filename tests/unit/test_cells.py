"""Text in a given number of cells, whatever its characters are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notes.shown_text import one_line
from tui.cells import column


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("Ada", 5, "Ada  "),
        ("Ada Park", 8, "Ada Park"),
        ("Ada Park", 6, "Ada P…"),
        ("王小明", 6, "王小明"),
        ("王小明", 5, "王小…"),
        ("王小明", 4, "王… "),
        ("Ada Park", 5, "Ada… "),
        ("Ada", 1, "…"),
        ("Ada", 0, ""),
    ],
)
def test_it_is_filled_up_or_cut_with_an_ellipsis(text: str, cells: int, shown: str) -> None:
    """Half of a wide character is no character."""
    assert column(text, cells) == shown


@given(st.text(), st.integers(0, 40))
def test_it_takes_exactly_the_cells_it_is_given(text: str, cells: int) -> None:
    """So that columns stand under each other."""
    assert cell_len(column(one_line(text), cells)) == cells
