"""The page of promises names real tests."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_is_kept_by_a_test_that_exists() -> None:
    """Each row of the page names functions that are defined where it says."""
    page = (ROOT / "docs" / "promises.md").read_text()
    rows = [
        line
        for line in page.splitlines()
        if line.startswith("| ") and not line.startswith(("| promise", "| ---"))
    ]
    assert len(rows) > 25
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, f"nothing keeps: {row}"
        for file, function in named:
            source = (ROOT / file).read_text()
            assert re.search(rf"^ *(?:async )?def {function}\(", source, re.MULTILINE), (
                f"{file} has no {function}"
            )
