"""The page of the whole journey, read for the tests that replay it."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "journey.md"
_ROW = re.compile(r"^\| (?P<what>[^|]+?) \| (?P<keys>[^|]+?) \| (?P<seen>[^|]+?) \|$", re.MULTILINE)
_STROKE = re.compile(r'`(?P<key>[^`]+)`|"(?P<words>[^"]+)"')
_TOTAL = re.compile(r"\*\*Keys in all: (?P<keys>\d+)\*\*, of which (?P<sending>\d+) send")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key, or words typed."""

    key: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the page."""

    what: str
    strokes: tuple[Stroke, ...]
    seen: str
    """What stands on the screen after it."""


def steps() -> list[Step]:
    """Return the rows of the page."""
    rows = [row for row in _ROW.finditer(PAGE.read_text(encoding="utf-8")) if "`" in row["keys"]]
    return [
        Step(
            row["what"],
            tuple(Stroke(one["key"] or "", one["words"] or "") for one in _STROKE.finditer(row["keys"])),
            row["seen"],
        )
        for row in rows
    ]


def totals() -> tuple[int, int]:
    """Return how many keys the page counts, and how many of them send."""
    found = _TOTAL.search(PAGE.read_text(encoding="utf-8"))
    assert found is not None
    return int(found["keys"]), int(found["sending"])
