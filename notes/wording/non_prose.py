"""Stretches of a text that are no prose: web and mail addresses, code, comments."""

import re
from functools import lru_cache

from notes.place import Span

_ADDRESS = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
    r"|<?\b(?:https?|ftp|mailto):[^\s<>]+>?"
    r"|\bwww\.[^\s<>]+"
    r"|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|example)(?:/[^\s<>]*)?(?![\w.@-])",
    re.DOTALL,
)


@lru_cache(maxsize=256)
def addresses(text: str) -> tuple[Span, ...]:
    """Return where web and mail addresses, code between back-ticks and comments stand."""
    return tuple(Span(*found.span()) for found in _ADDRESS.finditer(text))


def is_free(span: Span, text: str) -> bool:
    """Tell whether a range of the text lies in prose, clear of addresses and code."""
    return not any(span.overlaps(taken) for taken in addresses(text))
