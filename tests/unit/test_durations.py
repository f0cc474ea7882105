"""Lengths of time as people type them."""

import pytest

from notes.durations import NotADuration, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("24h", 86400),
        ("24", 86400),
        ("90m", 5400),
        ("90 min", 5400),
        ("2d", 172800),
        ("1d12h", 129600),
        ("1d 12h", 129600),
        ("1.5h", 5400),
        ("1W", 604800),
        ("0h", 0),
    ],
)
def test_lengths(text: str, seconds: int) -> None:
    """Numbers with units add up; a bare number means hours."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "h", "soon", "-2h", "24x", "2h tomorrow", "٣h", "9" * 400 + "h", "1e5h"]
)
def test_what_is_no_length(text: str) -> None:
    """Anything else is one sentence with an example."""
    with pytest.raises(NotADuration, match="24h"):
        parse_duration(text)
