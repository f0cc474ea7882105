"""TOML text as a row of statements that know their place: enough to edit one and leave the others alone.

tomlkit keeps a document's text, but not its places, and moves tables in rare documents. So edits cut out one
statement, hand only that to tomlkit, and put it back.
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from msgspec import Struct

from notes.editing.entries import Path
from notes.place import Span

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\r\n])*"'
    r"|'[^'\r\n]*'"
    r"|\#[^\r\n]*|\r\n|\n|[\[\]{}]|[^\"'\#\r\n\[\]{}]+|.",
    re.DOTALL,
)
_NAME = r"(?:[A-Za-z0-9_-]+|\"(?:\\.|[^\"\\])*\"|'[^']*')"
_NAMES = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_ASSIGNMENT = re.compile(rf"[ \t]*({_NAMES})[ \t]*=[ \t]*")
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_NAMES})[ \t]*\]")


class Statement(Struct, frozen=True):
    """A table's header or a key with its value: whole lines, a comment behind it included."""

    span: Span
    table: Path
    """The table it stands in; for a header, the table it opens."""
    keys: tuple[str, ...] = ()
    """The key, dotted ones taken apart; empty for a header."""

    @property
    def is_header(self) -> bool:
        """Whether this is a `[table]` or `[[table]]` line."""
        return not self.keys

    @property
    def path(self) -> Path:
        """The full path of what it sets or opens."""
        return self.table + self.keys


def statements(text: str) -> list[Statement]:
    """Return the statements of valid TOML in file order."""
    found: list[Statement] = []
    tables: dict[Path, int] = {}
    table: Path = ()
    for span in _pieces(text):
        source = span.of(text)
        header = _HEADER.match(source)
        if header:
            table = _opened(_names(header[2]), header[1] == "[[", tables)
            found.append(Statement(span, table))
        elif assignment := _ASSIGNMENT.match(source):
            found.append(Statement(span, table, _names(assignment[1])))
    return found


def place_of(text: str, path: Path) -> int:
    """Return the offset of the statement that sets `path`, or of what comes nearest to it."""

    def nearness(statement: Statement) -> tuple[int, int]:
        shared = takewhile(lambda pair: pair[0] == pair[1], zip(statement.path, path, strict=False))
        return sum(1 for _ in shared), -len(statement.path)

    best = max(statements(text), key=nearness, default=None)
    if best is None:
        return 0
    source = best.span.of(text)
    return best.span.start + len(source) - len(source.lstrip())


def _pieces(text: str) -> Iterator[Span]:
    """Yield the lines of each statement; blank lines and lines of comment belong to none."""
    line = depth = 0
    has_content = False
    for token in _TOKEN.finditer(text):
        piece = token[0]
        if piece in ("\n", "\r\n"):
            if depth > 0:
                continue
            if has_content:
                yield Span(line, token.end())
            line, has_content = token.end(), False
        elif not piece.startswith("#"):
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
            has_content = has_content or not piece.isspace()
    if has_content:
        yield Span(line, len(text))


def _opened(names: tuple[str, ...], is_array: bool, tables: dict[Path, int]) -> Path:
    """Return the path of the table a header opens; `tables` counts the tables of each array."""
    path: Path = ()
    for name in names[:-1]:
        path += (name,)
        if path in tables:
            path += (tables[path],)
    path += (names[-1],)
    if is_array:
        tables[path] = tables.get(path, -1) + 1
        path += (tables[path],)
    elif path in tables:
        path += (tables[path],)
    return path


def _names(source: str) -> tuple[str, ...]:
    """Take a dotted key apart, as TOML itself reads it."""
    data: Any = tomllib.loads(f"{source} = 0")
    names: list[str] = []
    while isinstance(data, dict):
        (name,) = data
        names.append(name)
        data = data[name]
    return tuple(names)
