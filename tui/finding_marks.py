"""How places of findings are marked in the text: errors whole, sentences by their first words."""

import re

from msgspec import Struct

from notes.findings import Severity
from notes.place import Span

MARKED = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""Findings that are seen in the text: told apart by the kind of line and weight, not by colour alone."""
LONGEST = 24
"""A remark about more characters is one about a sentence; underlined whole, it would drown the note."""
_FIRST_WORDS = re.compile(r"\S+(?:\s+\S+)?")


class Mark(Struct, frozen=True):
    """A stretch of the document to underline."""

    span: Span
    severity: Severity

    def shifted(self, by: int) -> "Mark":
        """Return the mark `by` code points further on."""
        return Mark(self.span.shifted(by), self.severity)

    def seen(self, text: str, in_hand: Span | None) -> Span:
        """Return the part to underline; the finding in hand is underlined whole."""
        start, end = self.span.start, self.span.end
        if self.severity is Severity.ERROR or end - start <= LONGEST or self.span == in_hand:
            return self.span
        first = _FIRST_WORDS.match(text, start, end)
        return Span(start, first.end()) if first else self.span
