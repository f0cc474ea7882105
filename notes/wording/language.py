"""Whether a text is likely to be English: several rules know no other language."""

import re
from functools import lru_cache

from msgspec import Struct

from notes.wording.phrases import listed
from notes.wording.words import spoken

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH_WORDS = 10
_FEW = 0.2
"""English letters have about every second word from the list; other languages share a few words with it."""


class _Counts(Struct, frozen=True):
    """What is counted in one line; English and foreign are the words from the lists."""

    letters: int
    latin: int
    words: int
    english: int
    foreign: int


@lru_cache(maxsize=256)
def is_likely_english(text: str) -> bool:
    """Tell whether a text may be English; too short a one gets the benefit of the doubt."""
    lines = [_counts(line) for line in text.splitlines()]
    letters, latin = sum(line.letters for line in lines), sum(line.latin for line in lines)
    found, english = sum(line.words for line in lines), sum(line.english for line in lines)
    if letters and latin < letters / 2:
        return False
    if found < _ENOUGH_WORDS:
        return True
    return english >= max(_FEW * found, sum(line.foreign for line in lines))


@lru_cache(maxsize=1024)
def _counts(line: str) -> _Counts:
    """Return the counts of a line; most lines stay while one is typed."""
    said = [word.casefold().replace("’", "'") for word in spoken(line)]
    return _Counts(
        letters=len(_LETTER.findall(line)),
        latin=len(_LATIN.findall(line)),
        words=len(said),
        english=sum(word in listed("function_words") for word in said),
        foreign=sum(word in listed("foreign_function_words") for word in said),
    )
