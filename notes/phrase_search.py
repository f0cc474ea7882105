"""Finds the phrases of a list in a text, whatever their case and spacing."""

import re
from collections.abc import Iterator
from functools import cache

from notes.interview import Text
from notes.non_prose import is_free
from notes.phrases import lines


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
    for found in _pattern(name).finditer(text.value):
        place = Text(found[0], type(text.span)(*found.span()))
        if is_free(place.span, text.value):
            yield Text(found[0], place.span.shifted(text.span.start))


def without_phrases(name: str, text: str) -> str:
    """Return the text with the phrases of a list blanked out, every other character in its place."""
    return _pattern(name).sub(lambda found: " " * len(found[0]), text)
