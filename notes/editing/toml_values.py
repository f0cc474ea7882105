"""Values and keys as they are written in TOML."""

import re
from collections.abc import Sequence
from datetime import date

Value = str | bool | int | float | date | Sequence[str] | Sequence[date]
"""What a key may be set to."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ONE_LINE = 70
"""Characters of a list that is still written in one line."""


def key_text(name: str) -> str:
    """Return a key, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else one_line(name)


def value_text(value: Value, indent: str) -> str:
    """Return a value as TOML: long lists in lines of their own, text of several lines as such."""
    if isinstance(value, str):
        return _in_lines(value) if "\n" in value.strip("\n") else one_line(value)
    whole = one_line(value)
    if isinstance(value, bool | int | float | date) or (len(value) < 2 and len(whole) <= _ONE_LINE):
        return whole
    items = "".join(f"{indent}  {one_line(item)},\n" for item in value)
    return f"[\n{items}{indent}]"


def _in_lines(value: str) -> str:
    lines = value.replace("\r\n", "\n").split("\n")
    if any(line.strip() == "+++" for line in lines) or "\r" in value.replace("\r\n", ""):
        return one_line(value)  # a line that would close the frontmatter, or a sign that TOML has no line for
    inner = "\n".join(one_line(line)[1:-1] for line in lines)
    return f'"""\n{inner}"""'


def one_line(value: Value) -> str:
    """Return a value in one line."""
    import tomlkit

    if isinstance(value, str | bool | int | float | date):
        return tomlkit.item(value).as_string()
    return f"[{', '.join(one_line(item) for item in value)}]"
