"""Findings that say the same are gathered, and none is lost."""

from notes.findings import Finding, Severity, Twin
from notes.gathering import gathered
from notes.place import Span


def _found(at: int, message: str = "Stock.", **more: object) -> Finding:
    return Finding("personalized/stock-phrases", Severity.WARNING, message, Span(at, at + 5), **more)  # type: ignore[arg-type]  # any of its fields


def test_the_same_sentence_is_said_once_with_every_place_it_is_about() -> None:
    """In the order of the first of each."""
    one, two, three, four = _found(0), _found(10, "Other."), _found(20), _found(30)
    assert gathered([one, two, three, four]) == [(one, three, four), (two,)]


def test_what_has_another_fix_or_a_twin_stands_alone() -> None:
    """A key that fixes or compares must mean one place."""
    twin = Twin("a.md", "Ada", "words")
    found = [_found(0, suggestions=("a",)), _found(10, suggestions=("b",)), _found(20, twin=twin)]
    found.append(_found(30, twin=twin))
    assert gathered(found) == [(one,) for one in found]
