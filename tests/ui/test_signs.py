"""Every sign on the screen comes from one table, and so has a plain form."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import icons

SOURCES = sorted(Path(icons.__file__).parent.glob("*.py"))
TYPOGRAPHY = set("“”‘’…·–—\u00a0")
"""Characters of plain sentences."""


def _shown(tree: ast.Module) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize(
    "source", [one for one in SOURCES if one.name != "icons.py"], ids=lambda source: source.stem
)
def test_signs_stand_in_the_table_alone(source: Path) -> None:
    """A module names a sign; only the table spells it."""
    found = "".join(_shown(ast.parse(source.read_text(encoding="utf-8"))))
    signs = {char for char in found if not char.isascii() and unicodedata.category(char)[0] not in "CLMZ"}
    assert signs - TYPOGRAPHY == set()


def test_every_sign_of_the_table_is_narrow_and_has_a_plain_form() -> None:
    """No emoji, nothing of two cells, nothing that only special fonts have."""
    plain = icons.PlainSigns._forms
    signs = {
        char
        for name, value in vars(icons).items()
        if name.isupper() and isinstance(value, str)
        for char in value
    }
    for sign in signs - {"\n"}:
        assert unicodedata.east_asian_width(sign) not in "WF"
        assert ord(sign) < 0x2800, sign
        assert sign.isascii() or plain[ord(sign)].isascii(), sign
