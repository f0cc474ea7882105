"""Words that letters about work need and Harper's dictionary lacks, and proper nouns often misspelt."""

import re

from notes.wording.phrases import listed

WORDS = listed("letter_words")
"""Lower case; a plural `s` may follow."""
PROPER = listed("proper_words")
OPENERS = listed("sentence_openers")

_COMBINING_FORM = re.compile(
    r"(?:aero|agro|bio|cardio|crypto|cyber|eco|electro|geo|hydro|hyper|immuno|micro|mid|multi|nano|neuro"
    r"|photo|psycho|socio|tele|thermo)(?=[a-z]{4})"
)
"""First parts that make words at will and that slips do not make."""
_PREFIX = re.compile(
    r"(?:anti|back|co|counter|down|inter|non|off|out|over|post|pre|re|semi|sub|super|trans|un|under|up)(?=[a-z]{4})"
)
"""First parts that make words at will and slips too: `intergrated`, `presure`, `untill`."""


def base_of_compound(word: str) -> str:
    """Return what follows a combining form (`micro`, `multi`), or nothing when the word has none."""
    return _after(_COMBINING_FORM, word)


def base_of_derived(word: str) -> str:
    """Return what follows a prefix (`re`, `over`), or nothing when the word has none."""
    return _after(_PREFIX, word)


def _after(first_part: re.Pattern[str], word: str) -> str:
    found = first_part.match(word)
    return word[found.end() :] if found else ""


def is_listed(word: str) -> bool:
    """Tell whether a lower-case word, or its singular, is one of ours."""
    return word in WORDS or (word.endswith("s") and word[:-1] in WORDS)
