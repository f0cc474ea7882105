"""Where everything stands in valid TOML: a reader of its own, as no TOML library tells places.

It trusts that a parser has accepted the text, and decides nothing about what is TOML.
"""

import re
from dataclasses import dataclass, field

from notes.format.located import DEEPEST, Mapping, Scalar, Sequence, Value, second_time, too_deep
from notes.place import Span

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]*")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\r\n])*"|'[^'\r\n]*'""")
_STRING = re.compile(
    r'''"""(?:\\.|"{1,2}(?!")|[^"\\])*"{3,5}|\'\'\'(?:'{1,2}(?!')|[^'])*'{3,5}'''
    r"""|"(?:\\.|[^"\\\r\n])*"|'[^'\r\n]*'""",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\[\]{}#\r\n]*")


@dataclass
class _Table:
    """A table while it grows: later headers and dotted keys add to it."""

    start: int
    names: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, "_Table | _Tables | Value"] = field(default_factory=dict)
    end: int = 0


@dataclass
class _Tables:
    """An array of tables while it grows."""

    tables: list[_Table]


def located(front: str, at: int) -> Mapping:
    """Return the tree of valid TOML that stands at offset `at` of its file.

    Raises `FrontmatterError` for a key that stands twice, and for endless nesting.
    """
    return _Reader(front, at).document()


class _Reader:
    """Reads from a moving place."""

    def __init__(self, front: str, at: int) -> None:
        self._front, self._at, self._place = front, at, 0
        self._depth = 0

    def document(self) -> Mapping:
        root = table = _Table(0)
        while not self._is_at_end():
            if self._front.startswith("[", self._place):
                table = self._header(root)
            else:
                self._assignment(table)
            root.end = table.end = self._place
            self._place = _end(_LINE, self._front, self._place)  # a comment; only broken TOML has more
        return self._mapping(root)

    def _is_at_end(self) -> bool:
        self._place = _end(_BLANK, self._front, self._place)
        return self._place >= len(self._front)

    def _header(self, root: _Table) -> _Table:
        is_array = self._front.startswith("[[", self._place)
        start = self._place
        self._place += 2 if is_array else 1
        *outer, last = self._names()
        self._place += 2 if is_array else 1
        table = root
        for name in outer:
            table = self._table_in(table, name, start)
        if not is_array:
            return self._table_in(table, last, start)
        opened = _Table(start)
        known = table.values.get(last.value)
        if isinstance(known, _Tables):
            known.tables.append(opened)
        else:
            self._put(table, last, _Tables([opened]))
        return opened

    def _table_in(self, table: _Table, name: Scalar, start: int) -> _Table:
        """Return the table of this name, made now if it is new; of an array, its last one."""
        known = table.values.get(name.value)
        if isinstance(known, _Tables):
            return known.tables[-1]
        if isinstance(known, _Table):
            return known
        opened = _Table(start)
        self._put(table, name, opened)
        return opened

    def _assignment(self, table: _Table) -> None:
        start = self._place
        *outer, last = self._names()
        for name in outer:
            table = self._table_in(table, name, start)
        self._place = _end(_SPACE, self._front, self._place + 1)  # past the equals sign
        self._put(table, last, self._value())
        table.end = self._place

    def _put(self, table: _Table, name: Scalar, value: "_Table | _Tables | Value") -> None:
        if name.value in table.names:
            raise second_time(name.value, name.span.start)
        table.names[name.value] = name
        table.values[name.value] = value

    def _names(self) -> list[Scalar]:
        """Read a key, dotted or not, and the space around it."""
        found: list[Scalar] = []
        while True:
            self._place = _end(_SPACE, self._front, self._place)
            end = _end(_PART, self._front, self._place)
            found.append(self._text(end))
            self._place = _end(_SPACE, self._front, self._place)
            if len(found) > DEEPEST:
                raise too_deep(self._at + self._place)
            if not self._front.startswith(".", self._place):
                return found
            self._place += 1

    def _value(self) -> Value:
        first = self._front[self._place : self._place + 1]
        if first in ("[", "{"):
            self._depth += 1
            if self._depth > DEEPEST:
                raise too_deep(self._at + self._place)
            value = self._array() if first == "[" else self._inline_table()
            self._depth -= 1
            return value
        string = _STRING.match(self._front, self._place)
        if string:
            return self._text(string.end())
        end = self._place + len(_BARE.match(self._front, self._place)[0].rstrip())  # type: ignore[index]
        return self._text(end)

    def _array(self) -> Sequence:
        start = self._place
        items: list[Value] = []
        self._place += 1
        while not self._is_closed("]"):
            items.append(self._value())
        return Sequence(tuple(items), Span(self._at + start, self._at + self._place))

    def _inline_table(self) -> Mapping:
        table = _Table(self._place)
        self._place += 1
        while not self._is_closed("}"):
            self._assignment(table)
        table.end = self._place
        return self._mapping(table)

    def _is_closed(self, bracket: str) -> bool:
        """Step over commas, line ends and comments, and over the closing bracket if it comes next."""
        before = self._place
        if self._is_at_end():
            return True
        while self._front.startswith(",", self._place):
            self._place += 1
            if self._is_at_end():
                return True
        if self._front.startswith(bracket, self._place):
            self._place += 1
            return True
        if self._place == before and self._front[before - 1] not in "[{":
            self._place = len(self._front)  # only in what is no TOML: end here
            return True
        return False

    def _text(self, end: int) -> Scalar:
        start, self._place = self._place, end
        source = self._front[start:end]
        span = Span(self._at + start, self._at + end)
        if source[:1] not in ('"', "'"):
            return Scalar(source, span)
        if source[:3] not in ('"""', "'''") and (source[0] == "'" or "\\" not in source):
            return Scalar(source[1:-1], span, "", True, Span(span.start + 1, span.end - 1))
        return Scalar(_unescaped(source), span, "", True)

    def _mapping(self, table: _Table) -> Mapping:
        pairs = tuple((name, self._finished(table.values[key])) for key, name in table.names.items())
        return Mapping(pairs, Span(self._at + table.start, self._at + max(table.end, table.start)))

    def _finished(self, value: "_Table | _Tables | Value") -> Value:
        if isinstance(value, _Table):
            return self._mapping(value)
        if isinstance(value, _Tables):
            items = tuple(self._mapping(table) for table in value.tables)
            return Sequence(items, Span(items[0].span.start, items[-1].span.end))
        return value


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _unescaped(source: str) -> str:
    """Return the value of a string with escapes or several lines, as TOML itself reads it."""
    import tomllib

    try:
        return str(tomllib.loads(f"value = {source}")["value"])
    except tomllib.TOMLDecodeError:  # escapes that TOML 1.1 brought
        import tomlkit

        return str(tomlkit.parse(f"value = {source}")["value"])
