"""Text folded for comparing names: what case, accents and typography do to a letter is taken out."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ʻ": "'"}
    | dict.fromkeys("’‘ʼ＇`´", "'")
    | dict.fromkeys("‐‑‒–", "-")
)
"""Letters that Unicode does not take apart, and the typographic twins of apostrophe and hyphen."""


def fold(text: str) -> str:
    """Return the text for comparing: case, accents and surplus white space taken out."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    return _fold_any(text)


@lru_cache(maxsize=4096)
def _fold_any(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", " ".join(bare.casefold().translate(_LETTERS).split()))
