"""Bars of the overview: read without colour, and every one of the same length."""

from pathlib import Path

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.overview.pace import Pace, Timing
from tui import icons
from tui.overview.drawing import SIGNS, STYLES, Line, bar, share_bar

START = pendulum.datetime(2026, 11, 18, 10, tz="UTC")


def pace(hours: float | None, timing: Timing = Timing.IN_TIME) -> Pace:
    """Return a note that took so many hours of 24."""
    ended = None if hours is None else START
    until = START.add(seconds=round((hours or 0) * 3600))
    return Pace(Path("a.md"), "Globex", "Ada", timing, ended, START.add(hours=24), until, until)


def text(line: Line) -> str:
    """Return what a line says without its styles."""
    return "".join(piece for piece, _ in line)


@pytest.mark.parametrize(
    ("hours", "timing", "drawn"),
    [
        (0, Timing.DUE, "░░░░░░░░░░░│    "),
        (12, Timing.IN_TIME, "██████░░░░░│    "),
        (24, Timing.IN_TIME, "███████████│    "),
        (24.1, Timing.LATE, "███████████│▓   "),
        (28, Timing.LATE, "███████████│▓▓  "),
        (240, Timing.OVERDUE, "███████████│▓▓▓▶"),
        (None, Timing.UNKNOWN, " " * 16),
    ],
)
def test_a_bar_shows_time_used_time_left_and_what_goes_beyond(
    hours: float | None, timing: Timing, drawn: str
) -> None:
    """The deadline stands at one place; a minute beyond is seen, and what does not fit goes on."""
    assert text(bar(pace(hours, timing), 16)) == drawn


@given(st.floats(0, 1e6), st.sampled_from(Timing), st.integers(4, 80))
def test_every_bar_is_as_long_as_it_should_be(hours: float, timing: Timing, cells: int) -> None:
    """Whatever the hours are."""
    drawn = text(bar(pace(hours, timing), cells))
    assert len(drawn) == cells
    assert drawn.index(icons.LIMIT) == max(cells * 3 // 4 - 1, 1)


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3), st.integers(3, 60))
def test_each_part_of_a_share_is_seen(counts: list[int], cells: int) -> None:
    """One late note of ten thousand still has its cell."""
    drawn = text(share_bar(zip(counts, "abc", "xyz", strict=True), cells))
    assert len(drawn) == (cells if any(counts) else 0)
    assert {sign for count, sign in zip(counts, "abc", strict=True) if count} == set(drawn)


def test_signs_tell_apart_what_colours_do() -> None:
    """Two notes that stand differently never have the same sign, unless both are sent and well."""
    assert {*SIGNS} == {*STYLES} == {*Timing}
    signs = [sign for timing, sign in SIGNS.items() if timing is not Timing.SENT]
    assert len({*signs}) == len(signs)
