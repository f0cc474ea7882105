"""Whether a text is likely to be English: several rules know no other language."""

import re
from functools import lru_cache

from notes.wording.phrases import listed
from notes.wording.words import words

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH_WORDS = 10
_FEW = 0.2
"""English letters have about every second word from the list; other languages share a few words with it."""


@lru_cache(maxsize=256)
def is_likely_english(text: str) -> bool:
    """Tell whether a text may be English; too short a one gets the benefit of the doubt."""
    letters = len(_LETTER.findall(text))
    if letters and len(_LATIN.findall(text)) < letters / 2:
        return False
    found = [word.text.casefold().replace("’", "'") for word in words(text)]
    if len(found) < _ENOUGH_WORDS:
        return True
    english = sum(word in listed("function_words") for word in found)
    foreign = sum(word in listed("foreign_function_words") for word in found)
    return english >= _FEW * len(found) and foreign <= english
