"""What a grammar engine is to Afterword: plain text in, slips with their places out."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from notes.findings import Severity
from notes.place import Span


class Part(StrEnum):
    """The part of a note a passage comes from; fragments are judged more gently than sentences."""

    SUBJECT = "subject"
    GREETING = "greeting"
    PARAGRAPH = "paragraph"
    CONTINUATION = "continuation"
    """Sentences that go on from a greeting, a list or a colon: the first needs no capital."""
    ITEM = "item"
    """One line of a list in the body."""
    CLOSING = "closing"

    @property
    def is_fragment(self) -> bool:
        """Whether a whole sentence is not expected here."""
        return self not in (Part.PARAGRAPH, Part.CONTINUATION)


class Slip(Struct, frozen=True):
    """One thing an engine saw in a passage; `span` counts code points of that passage."""

    rule: str
    """The engine's own name of the rule, for example `RepeatedWords`."""
    severity: Severity
    message: str
    span: Span
    suggestions: tuple[str, ...] = ()
    about_word: bool = False
    """About the word itself (unknown, oddly written): known vocabulary silences it."""


class GrammarEngine(Protocol):
    """A checker of spelling and grammar. Its methods may be called from several threads."""

    name: str
    """Stands in rule ids: `proofread/NAME/RULE`."""

    def slips(self, text: str, part: Part) -> tuple[Slip, ...]:
        """Return what is wrong in one passage of plain text, in its order."""
        ...

    def is_word(self, word: str) -> bool:
        """Tell whether the engine's dictionary has this word, in this or in lower case."""
        ...
