"""TOML frontmatter read with tomlkit, its values put into the same tree as YAML's.

tomlkit knows no positions; but each of its items knows its exact source, so walking the document in order and
looking for that source from a moving place finds them.
"""

import re
from collections.abc import Iterable

import frontmatter
from frontmatter.default_handlers import BaseHandler

from notes import fences
from notes.located import DEEPEST, FrontmatterError, Mapping, Scalar, Sequence, Value
from notes.place import Lines, Span

_BRACKETS = re.compile(rf"[\[{{]{{{DEEPEST + 1}}}")


class LocatedToml(BaseHandler):
    """A handler for python-frontmatter on tomlkit (its own needs an unmaintained package)."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def __init__(self, parts: fences.Parts) -> None:
        super().__init__()
        self._parts = parts

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - split already, at whole-line fences
        """Return the frontmatter and the body."""
        return self._parts.front, self._parts.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return the tree under the one key `tree`."""
        return {"tree": parse_toml(fm, self._parts.front_start)}


def read_toml(text: str, parts: fences.Parts) -> Mapping:
    """Read a file's TOML frontmatter; raise `FrontmatterError`."""
    metadata, _ = frontmatter.parse(text, handler=LocatedToml(parts))
    tree = metadata["tree"]
    assert isinstance(tree, Mapping)  # noqa: S101 - what `load` returns
    return tree


def parse_toml(front: str, at: int = 0) -> Mapping:
    """Return the tree of TOML text that stands at offset `at` of its file; raise `FrontmatterError`."""
    import tomlkit
    from tomlkit.exceptions import ParseError, TOMLKitError

    if _BRACKETS.search(front):
        raise FrontmatterError(at, f"The frontmatter is nested more than {DEEPEST} levels deep.")
    try:
        document = tomlkit.parse(front)
    except ParseError as error:
        offset = Lines(front).offset(error.line, error.col + 1)
        raise FrontmatterError(at + offset, _sentence(error, front)) from error
    except (TOMLKitError, RecursionError, ValueError) as error:
        raise FrontmatterError(at, f"The frontmatter is no TOML ({error}).") from error
    return _Walk(front, at).mapping(document)


def _sentence(error: Exception, front: str) -> str:
    problem = str(error).split(" at line ")[0]
    line = getattr(error, "line", 1)
    text = Lines(front).line_span(line).of(front).strip()
    name, equals, value = text.partition("=")
    if equals and value.strip() and value.strip()[0] not in "\"'[{0123456789tf+-":
        return f'Text needs quotes in TOML: {name.strip()} = "{value.strip()}".'
    return f"This is no TOML ({problem}); compare it with docs/format.md, or put the value in quotes."


class _Walk:
    """Turns tomlkit's items into the tree, in the order of the source."""

    def __init__(self, front: str, at: int) -> None:
        self._front, self._at, self._place = front, at, 0

    def mapping(self, container: object) -> Mapping:
        start = self._place
        pairs: list[tuple[Scalar, Value]] = []
        body = getattr(container, "body", None) or getattr(getattr(container, "value", None), "body", None)
        for key, item in body or ():
            if key is not None:
                name = Scalar(key.key, self._find(key.as_string()))
                self._add(pairs, name, self.value(item))
        return Mapping(tuple(pairs), Span(start, self._place).shifted(self._at))

    @staticmethod
    def _add(pairs: list[tuple[Scalar, Value]], name: Scalar, value: Value) -> None:
        """Add a pair; parts of one table that stand apart (dotted keys, tables out of order) become one."""
        for index, (known, earlier) in enumerate(pairs):
            if known.value == name.value and isinstance(earlier, Mapping) and isinstance(value, Mapping):
                both = Mapping(earlier.pairs + value.pairs, Span(earlier.span.start, value.span.end))
                pairs[index] = (known, both)
                return
            if known.value == name.value and isinstance(earlier, Sequence) and isinstance(value, Sequence):
                joined = Sequence(earlier.items + value.items, Span(earlier.span.start, value.span.end))
                pairs[index] = (known, joined)
                return
        pairs.append((name, value))

    def value(self, item: object) -> Value:
        from tomlkit.items import AbstractTable, AoT, Array, Item, String

        if isinstance(item, AoT):
            return self._sequence(item.body)
        if isinstance(item, Array):
            return self._sequence([part for part in item if isinstance(part, Item)])
        if isinstance(item, AbstractTable):
            return self.mapping(item)
        source = item.as_string() if isinstance(item, Item) else str(item)
        value = str(item.value) if isinstance(item, String) else source.strip()
        return Scalar(value, self._find(source))

    def _sequence(self, items: Iterable[object]) -> Sequence:
        start = self._place
        return Sequence(tuple(self.value(item) for item in items), Span(start, self._place).shifted(self._at))

    def _find(self, source: str) -> Span:
        found = self._front.find(source, self._place)
        if found < 0:
            return Span(self._place, self._place).shifted(self._at)
        self._place = found + len(source)
        return Span(found, self._place).shifted(self._at)
