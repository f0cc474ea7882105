"""Frontmatter as a tree that knows where everything stands and keeps every value as it was written."""

from dataclasses import dataclass

from notes.errors import NotesError
from notes.place import Span

DEEPEST = 40
"""Levels of nesting that are read; an interview has four."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, always text: `no`, `10:30` and `0123` stay what they are."""

    value: str
    span: Span
    """Where it stands in the file's text, quotes included."""
    cut: str = ""
    """A comment that follows in the same line, from its `#` on: perhaps meant as part of the value."""

    @property
    def is_empty(self) -> bool:
        """Whether the key was written without a value."""
        return self.span.start == self.span.end or self.value in {"", "~"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Value", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in file order."""

    pairs: tuple[tuple[Scalar, "Value"], ...]
    span: Span

    def get(self, key: str) -> "Value | None":
        """Return the value of a key."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, for its place."""
        return next((name for name, _ in self.pairs if name.value == key), None)


Value = Scalar | Sequence | Mapping


class FrontmatterError(NotesError):
    """Frontmatter that cannot be parsed."""

    def __init__(self, offset: int, sentence: str) -> None:
        super().__init__(offset, sentence)
        self.offset = offset
        """Where in the file's text."""
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence
