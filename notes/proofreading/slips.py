"""Slips that letters of thanks are full of and Harper does not see: wrong verb forms, `you time`, `Lets`."""

import re
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from notes.place import Span
from notes.proofreading.grammar import Part
from notes.proofreading.slip_patterns import Pattern, patterns

_SENTENCE_END = re.compile(r"[.!?…][\"”’)]* ")


class LetterSlip(Struct, frozen=True):
    """One slip in a text, what was meant, and why."""

    span: Span
    suggestion: str
    message: str


@lru_cache(maxsize=2048)
def slips_in(text: str, part: Part = Part.PARAGRAPH) -> tuple[LetterSlip, ...]:
    """Return the slips in a passage of plain text, in its order; of two that overlap, the first."""
    starts = (0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text))
    return tuple(
        replace(slip, span=slip.span.shifted(start))
        for start, end in pairwise(starts)
        for slip in _slips_in_sentence(text[start:end], begins=start == 0 and part is Part.PARAGRAPH)
    )


@lru_cache(maxsize=4096)
def _slips_in_sentence(text: str, *, begins: bool) -> tuple[LetterSlip, ...]:
    """Return the slips in one sentence: the others of a paragraph stay while it is typed."""
    lowered = text.lower().replace("’", "'")
    found = (
        _found(pattern, match)
        for pattern in patterns()
        if (begins or not pattern.in_sentences) and pattern.may_be_in(lowered)
        for match in pattern.regex.finditer(text)
    )
    kept: list[LetterSlip] = []
    for slip in sorted(found, key=lambda slip: slip.span):
        if not kept or slip.span.start >= kept[-1].span.end:
            kept.append(slip)
    return tuple(kept)


def _found(pattern: Pattern, match: re.Match[str]) -> LetterSlip:
    wrong = match["slip"]
    return LetterSlip(Span(*match.span("slip")), _like(wrong, pattern.mend(wrong)), pattern.message)


def _like(wrong: str, right: str) -> str:
    """Give the mended words the capital of the wrong ones."""
    is_capital = wrong[:1].isupper() and wrong.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0] != "I"
    return right[:1].upper() + right[1:] if is_capital else right
