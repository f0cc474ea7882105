"""Words and sentences of a text, each with its place."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from notes.interview import Text
from notes.place import Span

_LETTER = r"[^\W_][\u0300-\u036f]*"
WORD = re.compile(rf"(?:{_LETTER})+(?:['’](?:{_LETTER})+)*")
"""A word: letters and digits with their combining marks and inner apostrophes; a hyphen parts two words."""

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？]+[」』”]?|\n\s*(?=[-*•]\s)|\n[^\S\n]*\r?\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|mx|prof|st|rev|hon|sr|jr|vs|no|inc|ltd|co|corp|approx|dept|est|fig"
    r"|e\.g|i\.e|cf|al|ph\.d|m\.d|u\.s|u\.k)|(?:^|[\s.])[A-Z])$",
    re.IGNORECASE,
)


class Word(Struct, frozen=True):
    """One word as it stands, and where."""

    text: str
    span: Span

    @property
    def is_capitalised(self) -> bool:
        """Whether the first letter is a capital."""
        return self.text[:1].isupper()


def words(text: str, at: int = 0) -> tuple[Word, ...]:
    """Return the words of a text that starts at offset `at`."""
    found = _words(text)
    return tuple(Word(word.text, word.span.shifted(at)) for word in found) if at else found


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found[0], Span(found.start(), found.end())) for found in WORD.finditer(text))


def spoken(text: str) -> list[str]:
    """Return the words of a text as they stand, without their places."""
    return WORD.findall(text)


def words_of(texts: Iterable[Text]) -> tuple[Word, ...]:
    """Return the words of several pieces of one file, in their order."""
    return tuple(word for text in texts for word in words(text.value, text.span.start))


@lru_cache(maxsize=512)
def _cuts(text: str) -> tuple[Span, ...]:
    return tuple(_sentence_spans(text))


def _sentence_spans(text: str) -> Iterator[Span]:
    start = 0
    ends = [found for found in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, found)]
    for end in (*(found.end() for found in ends), len(text)):
        piece = text[start:end]
        stripped = piece.strip()
        if WORD.search(stripped):
            first = start + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(stripped))
            start = end


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 8) : found.start()]
    return found[0] == "." and _ABBREVIATION.search(before) is not None and not _ends_with_pronoun(before)


def _ends_with_pronoun(before: str) -> bool:
    """Tell "so do I." from an initial."""
    return before.endswith(" I")


def sentences(text: Text) -> tuple[Text, ...]:
    """Return the sentences of a paragraph; list items count as sentences of their own."""
    return tuple(Text(span.of(text.value), span.shifted(text.span.start)) for span in _cuts(text.value))
