"""Finds the phrases of a list in a text, whatever their case and spacing."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from notes.interview import Text
from notes.place import Span
from notes.wording.non_prose import is_free
from notes.wording.phrases import lines


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(lines(name), key=len, reverse=True)
    alternatives = "|".join(
        r"[\s-]+".join(re.escape(word).replace("'", "['’]") for word in phrase.replace("-", " ").split())
        for phrase in phrases
    )
    return re.compile(rf"(?<![\w'’.@/-])(?:{alternatives})(?![\w'’@/-])", re.IGNORECASE)


def find_phrases(name: str, text: Text) -> Iterator[Text]:
    """Yield where phrases of a list stand in a text, addresses and code left out."""
    for span in _places(name, text.value):
        yield Text(span.of(text.value), span.shifted(text.span.start))


@lru_cache(maxsize=1024)
def _places(name: str, text: str) -> tuple[Span, ...]:
    spans = (Span(*found.span()) for found in _pattern(name).finditer(text))
    return tuple(span for span in spans if is_free(span, text))


def without_phrases(name: str, text: str) -> str:
    """Return the text with the phrases of a list blanked out, every other character in its place."""
    return _pattern(name).sub(lambda found: " " * len(found[0]), text)
