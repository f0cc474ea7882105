"""Frontmatter as a tree that knows where everything stands and keeps every value as it was written."""

from msgspec import Struct

from notes.errors import NotesError
from notes.place import Span
from notes.shown_text import one_line

DEEPEST = 40
"""Levels of nesting that are read; an interview has four."""
MOST_VALUES = 10_000
"""Values of one frontmatter that are read; an interview has some dozen."""

_NOTHING = frozenset({"", "~", "null"})


class Scalar(Struct, frozen=True):
    """One value, always text: `no`, `10:30` and `0123` stay what they are."""

    value: str
    span: Span
    """Where it stands in the file's text, quotes included."""
    cut: str = ""
    """A comment that follows in the same line, from its `#` on: perhaps meant as part of the value."""
    is_quoted: bool = False
    """Whether it stands in quotation marks or as a block of lines."""
    inner: Span | None = None
    """Where the text itself stands, between its quotation marks; `None` if it is written differently."""

    @property
    def is_empty(self) -> bool:
        """Whether the key was written without a value, or with YAML's words for none."""
        return not self.value.strip() or (not self.is_quoted and self.value in _NOTHING)

    @property
    def place(self) -> Span:
        """Where the text stands, without quotation marks if it can be replaced there as it is."""
        return self.inner or self.span


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple["Value", ...]
    span: Span
    """From its first item to the end of its last one, brackets included."""


class Mapping(Struct, frozen=True):
    """Keys with their values, in file order."""

    pairs: tuple[tuple[Scalar, "Value"], ...]
    span: Span
    """From its first key to the end of its last value, braces included."""

    def get(self, key: str) -> "Value | None":
        """Return the value of a key."""
        return next((value for name, value in self.pairs if name.value == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, for its place."""
        return next((name for name, _ in self.pairs if name.value == key), None)


Value = Scalar | Sequence | Mapping


class FrontmatterError(NotesError):
    """Frontmatter that cannot be read; the text is one plain sentence."""

    def __init__(self, offset: int, sentence: str) -> None:
        super().__init__(offset, sentence)
        self.offset = offset
        """Where in the file's text."""
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


def second_time(key: str, offset: int) -> FrontmatterError:
    """Return the error for a key that stands twice in one table."""
    name = one_line(key[:60])
    return FrontmatterError(offset, f"The key `{name}` stands here for the second time; keep one of the two.")


def too_deep(offset: int) -> FrontmatterError:
    """Return the error for endless nesting."""
    return FrontmatterError(offset, f"The frontmatter is nested more than {DEEPEST} levels deep.")


def too_many(offset: int) -> FrontmatterError:
    """Return the error for endless values."""
    return FrontmatterError(offset, f"The frontmatter goes on for more than {MOST_VALUES:,} values.")
