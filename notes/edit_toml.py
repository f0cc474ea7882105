"""Edits of TOML text that touch one statement: set a key, take one out, add to a list, add a table.

A statement is cut out, changed by tomlkit, which keeps its comments and layout, and put back (why: see
`toml_statements`). The functions return the whole text; whoever calls them checks it.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from notes.edit_errors import CannotEdit
from notes.entries import Path, without_entry
from notes.located import FrontmatterError
from notes.place import LINE_END, Span
from notes.toml_frontmatter import parse_toml
from notes.toml_statements import Statement, place_of, statements

__all__ = [
    "add_table",
    "append_item",
    "as_read",
    "place_of",
    "read_values",
    "remove_item",
    "remove_key",
    "set_key",
]

Value = str | bool | int | float | date | Sequence[str] | Sequence[date]
"""What a key may be set to."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ONE_LINE = 70
"""Characters of a list that is still written in one line."""


def read_values(text: str) -> dict[str, Any]:
    """Return what the text says, fractions as they are written; raise `FrontmatterError`."""
    parse_toml(text)  # for its sentences, and because the reader has to take the text too
    try:
        return tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontmatterError(0, f"The text is no TOML ({error}).") from error


def as_read(value: Value) -> object:
    """Return a value as `read_values` gives it back."""
    return value if isinstance(value, str | bool | int | float | date) else list(value)


def set_key(text: str, table: Path, key: str, value: Value) -> str:
    """Return the text with `key` of `table` set; added below the table's other keys if it is new."""
    path = (*table, key)
    holder = _holder(text, path)
    if holder:
        indent = _indent(holder.span.of(text))
        return _changed(text, holder, path, lambda parent, last: _assign(parent, last, value, indent))
    return _insert(text, table, key, value)


def remove_key(text: str, table: Path, key: str) -> str:
    """Return the text without `key` of `table`."""
    path = (*table, key)
    holder = _holder(text, path)
    if holder is None:
        raise CannotEdit(f"{key} is not there")
    if holder.path == path:
        return text[: holder.span.start] + text[holder.span.end :]
    return without_entry(text, parse_toml(text), path) or _changed(text, holder, path, _take_out)


def append_item(text: str, table: Path, key: str, item: str) -> str:
    """Return the text with an item at the end of a list that is there."""
    path = (*table, key)
    holder = _holder(text, path)
    if holder is None:
        raise CannotEdit(f"{key} is not there")
    return _changed(text, holder, path, lambda parent, last: parent[last].append(item))


def remove_item(text: str, table: Path, key: str, index: int) -> str:
    """Return the text without one item of a list."""
    path = (*table, key)
    holder = _holder(text, path)
    if holder is None:
        raise CannotEdit(f"{key} is not there")
    cut = without_entry(text, parse_toml(text), (*path, index))
    return cut or _changed(text, holder, path, lambda parent, last: parent[last].pop(index))


def add_table(text: str, name: str, keys: Mapping[str, Value]) -> str:
    """Return the text with one more table in the array `name`: `[[name]]` or as the others are."""
    known = [one for one in statements(text) if one.path[:1] == (name,)]
    inline = next((one for one in known if one.path == (name,)), None)
    if inline is None:
        return _add_header(text, known, name, keys)
    if _is_bare_empty_list(inline.span.of(text)):
        return _add_header(text[: inline.span.start] + text[inline.span.end :], [], name, keys)
    entry = _parsed(f"{{{', '.join(f'{key} = {_one_line(value)}' for key, value in keys.items())}}}")
    return _changed(text, inline, (name,), lambda parent, last: parent[last].append(entry))


def _holder(text: str, path: Path) -> Statement | None:
    """Return the statement that sets `path`, or the one whose inline value holds it."""
    known = [one for one in statements(text) if not one.is_header]
    return next((one for one in known if one.path == path[: len(one.path)]), None)


def _changed(text: str, holder: Statement, path: Path, change: Callable[[Any, Any], object]) -> str:
    """Return the text with one statement changed: `change` gets what holds the value, and its key there."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    source = holder.span.of(text)
    try:
        document = tomlkit.parse(source)
        if document.as_string() != source:
            raise CannotEdit("its layout would not survive")
        way = path[len(holder.table) :]
        parent: Any = document
        for step in way[:-1]:
            parent = parent[step]
        if _is_inline_table(parent) and way[-1] not in parent:
            _replace_inline(document, way[:-1], parent, way[-1], change)
        else:
            change(parent, way[-1])
    except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise CannotEdit("it is not written the way this needs") from error
    return text[: holder.span.start] + document.as_string() + text[holder.span.end :]


def _is_inline_table(value: object) -> bool:
    from tomlkit.items import InlineTable

    return isinstance(value, InlineTable)


def _replace_inline(
    document: Any, way: Path, table: Any, key: str | int, change: Callable[[Any, Any], object]
) -> None:
    """Add a key to an inline table by writing the table anew: tomlkit forgets the space before the key."""
    fresh: dict[Any, Any] = {}
    change(fresh, key)
    source = table.as_string()
    inner = source[1:-1]
    kept = inner.rstrip()
    tail = inner[len(kept) :]
    comma = ", " if kept.strip() else ""
    parent = document
    for step in way[:-1]:
        parent = parent[step]
    parent[way[-1]] = _parsed(f"{{{kept}{comma}{_key(str(key))} = {fresh[key].as_string()}{tail}}}")


def _assign(parent: Any, key: Any, value: Value, indent: str) -> None:
    is_inline = type(parent) is dict or _is_inline_table(parent)
    parent[key] = _parsed(_one_line(value) if is_inline else _rendered(value, indent))


def _take_out(parent: Any, key: Any) -> None:
    del parent[key]


def _parsed(source: str) -> Any:
    import tomlkit

    return tomlkit.parse(f"x = {source}")["x"]


def _insert(text: str, table: Path, key: str, value: Value) -> str:
    """Add a statement below the last one of its table."""
    known = statements(text)
    siblings = [one for one in known if one.path[:-1] == table and not one.is_header]
    headers = [one for one in known if one.is_header and one.path == table]
    if siblings:
        last = siblings[-1]
        prefix = [_key(name) for name in last.keys[:-1]]
        return _insert_after(text, last, ".".join([*prefix, _key(key)]), value)
    if headers:
        return _insert_after(text, headers[-1], _key(key), value)
    line_end = _line_end(text)
    if not table:
        return f"{_key(key)} = {_rendered(value, '')}{line_end}{text}"
    if any(isinstance(step, int) for step in table):
        raise CannotEdit("its table is not there")
    gap = "" if not text.strip() else line_end
    header = f"[{'.'.join(_key(str(step)) for step in table)}]"
    return f"{_ended(text)}{gap}{header}{line_end}{_key(key)} = {_rendered(value, '')}{line_end}"


def _insert_after(text: str, statement: Statement, key: str, value: Value) -> str:
    source = statement.span.of(text)
    indent = _indent(source)
    found = LINE_END.search(source, len(source.rstrip("\r\n")))
    line_end = found[0] if found else _line_end(text)
    new = f"{indent}{key} = {_rendered(value, indent)}"
    at = statement.span.end
    return text[:at] + (f"{new}{line_end}" if found else f"{line_end}{new}") + text[at:]


def _add_header(text: str, known: Sequence[Statement], name: str, keys: Mapping[str, Value]) -> str:
    line_end = _line_end(text)
    lines = [f"[[{_key(name)}]]", *(f"{_key(key)} = {_rendered(value, '')}" for key, value in keys.items())]
    if known:
        at = known[-1].span.end
        headers = [one.span for one in known if one.is_header and len(one.path) == 2]
        is_tight = len(headers) > 1 and not any(_blank_before(text, span) for span in headers[1:])
    else:
        at, is_tight = len(text.rstrip()), not text.strip()
        found = LINE_END.match(text, at)
        at = found.end() if found else at
    before = _ended(text[:at])
    gap = "" if is_tight or not before else line_end
    return before + gap + "".join(f"{line}{line_end}" for line in lines) + text[at:]


def _blank_before(text: str, span: Span) -> bool:
    """Tell whether a blank line stands above a statement and the comments on top of it."""
    for line in reversed(LINE_END.split(text[: span.start])[:-1]):
        if not line.strip():
            return True
        if not line.lstrip().startswith("#"):
            return False
    return False


def _is_bare_empty_list(source: str) -> bool:
    _, _, value = source.partition("=")
    return not value.strip().removeprefix("[").removesuffix("]").strip()


def _ended(text: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + _line_end(text)


def _line_end(text: str) -> str:
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def _indent(source: str) -> str:
    return source[: len(source) - len(source.lstrip(" \t"))]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _one_line(name)


def _rendered(value: Value, indent: str) -> str:
    """Return a value as TOML: long lists in lines of their own, text of several lines as such."""
    if isinstance(value, str):
        return _in_lines(value) if "\n" in value.strip("\n") else _one_line(value)
    whole = _one_line(value)
    if isinstance(value, bool | int | float | date) or (len(value) < 2 and len(whole) <= _ONE_LINE):
        return whole
    items = "".join(f"{indent}  {_one_line(item)},\n" for item in value)
    return f"[\n{items}{indent}]"


def _in_lines(value: str) -> str:
    lines = value.replace("\r\n", "\n").split("\n")
    if any(line.strip() == "+++" for line in lines) or "\r" in value.replace("\r\n", ""):
        return _one_line(
            value
        )  # a line that would close the frontmatter, or a sign that TOML has no line for
    inner = "\n".join(_one_line(line)[1:-1] for line in lines)
    return f'"""\n{inner}"""'


def _one_line(value: Value) -> str:
    import tomlkit

    if isinstance(value, str | bool | int | float | date):
        return tomlkit.item(value).as_string()
    return f"[{', '.join(_one_line(item) for item in value)}]"
