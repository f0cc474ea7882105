"""How many words a text has, as its reader would count them."""

import re
from functools import lru_cache

_CHUNK = re.compile(r"[^\s—…]+")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)|[^@]+@[^@]+\.[^@]+", re.IGNORECASE)
_DASHES = re.compile(r"-{2,}|–(?=\D)")


@lru_cache(maxsize=1024)
def count_words(text: str) -> int:
    """Count words: `on-call`, `don't`, an address and a number are one each; emoji and dashes are none.

    Chinese and Japanese are written without spaces: two of their characters count as one word, which is
    about what a translation into English has.
    """
    return sum(_count_chunk(chunk) for chunk in _CHUNK.findall(text))


def _count_chunk(chunk: str) -> int:
    if chunk.isascii() and chunk.isalnum():
        return 1
    if _ADDRESS.match(chunk):
        return 1
    ideographs = _IDEOGRAPHS.findall(chunk)
    words = sum((len(run) + 1) // 2 for run in ideographs)
    rest = _IDEOGRAPHS.sub(" ", chunk) if ideographs else chunk
    return words + sum(any(map(str.isalnum, part)) for part in _DASHES.sub(" ", rest).split())
