"""Edits of TOML text that touch one statement: set a key, take one out, add to a list, add a table.

A statement is cut out, changed by tomlkit, which keeps its comments and layout, and put back (why: see
`toml_statements`). The functions return the whole text; whoever calls them checks it.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from notes.editing.edit_errors import CannotEdit
from notes.editing.entries import Path, without_entry
from notes.editing.toml_statements import Statement, place_of, statements
from notes.editing.toml_values import Value, key_text, one_line, value_text
from notes.format.located import FrontmatterError
from notes.format.toml_frontmatter import parse_toml
from notes.place import LINE_END, Span

__all__ = [
    "Value",
    "add_table",
    "append_item",
    "as_read",
    "place_of",
    "read_values",
    "remove_item",
    "remove_key",
    "set_key",
]


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
    entry = _parsed(f"{{{', '.join(f'{key} = {one_line(value)}' for key, value in keys.items())}}}")
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
    parent[way[-1]] = _parsed(f"{{{kept}{comma}{key_text(str(key))} = {fresh[key].as_string()}{tail}}}")


def _assign(parent: Any, key: Any, value: Value, indent: str) -> None:
    is_inline = type(parent) is dict or _is_inline_table(parent)
    parent[key] = _parsed(one_line(value) if is_inline else value_text(value, indent))


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
    above = [*headers, *siblings]
    last = above[-1] if above else None
    if last or not table:
        prefix = [key_text(name) for name in last.keys[:-1]] if last else []
        at = _below_example(text, known, table, key) or (last.span.end if last else 0)
        return _insert_at(text, at, last, ".".join([*prefix, key_text(key)]), value)
    if any(isinstance(step, int) for step in table):
        raise CannotEdit("its table is not there")
    line_end = _line_end(text)
    gap = "" if not text.strip() else line_end
    header = f"[{'.'.join(key_text(str(step)) for step in table)}]"
    return f"{_ended(text)}{gap}{header}{line_end}{key_text(key)} = {value_text(value, '')}{line_end}"


def _below_example(text: str, known: Sequence[Statement], table: Path, key: str) -> int | None:
    """Return the offset below a line such as `# key = …` in this table: a template's place for the key."""
    header = next((one for one in known if one.is_header and one.path == table), None)
    if header is None and table:
        return None
    start = header.span.end if header else 0
    end = next((one.span.start for one in known if one.is_header and one.span.start >= start), len(text))
    example = re.compile(rf"^[ \t]*#[ \t]*{re.escape(key_text(key))}[ \t]*=[^\r\n]*(?:\r\n|\n)", re.MULTILINE)
    taken = [one.span for one in known]
    found = (one for one in example.finditer(text, start, end))
    return next(
        (one.end() for one in found if not any(span.overlaps(Span(*one.span())) for span in taken)), None
    )


def _insert_at(text: str, at: int, model: Statement | None, key: str, value: Value) -> str:
    """Insert a statement, indented like `model`, which stands above it."""
    indent = _indent(model.span.of(text)) if model else ""
    before = _ended(text[:at])
    new = f"{indent}{key} = {value_text(value, indent)}"
    is_last = before != text[:at]
    return before + new + ("" if is_last else _line_end(text)) + text[at:]


def _add_header(text: str, known: Sequence[Statement], name: str, keys: Mapping[str, Value]) -> str:
    line_end = _line_end(text)
    lines = [
        f"[[{key_text(name)}]]",
        *(f"{key_text(key)} = {value_text(value, '')}" for key, value in keys.items()),
    ]
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
