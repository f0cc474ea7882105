"""Sentences that could have been written before any interview."""

import re
from enum import Enum
from functools import lru_cache

from notes.wording.courtesy import is_courtesy
from notes.wording.phrase_search import without_phrases
from notes.wording.phrases import listed
from notes.wording.stemming import american, is_listed
from notes.wording.terms import Weight, weigh
from notes.wording.words import words

_TAKES_UP = re.compile(r"I (?:dis)?agree with you\b|You (?:were|are) (?:so |quite )?right\b", re.IGNORECASE)
"""Nobody agrees with what was not said: such a sentence answers the conversation, though in common words."""


class Kind(Enum):
    """What a sentence says of the interview it follows."""

    OWN = "has words that belong to one interview"
    PLAIN = "is in common words, but in none of the stock"
    STOCK = "thanks, takes leave, or praises oneself and the job as any letter does"


@lru_cache(maxsize=4096)
def kind_of(sentence: str, own: frozenset[str]) -> Kind:
    """Tell what kind of sentence this is.

    `own` are the roots of the company's, the role's and the people's words, which prove nothing.
    """
    without = without_phrases("stock_phrases", sentence)
    found = words(without)
    weights = [weigh(word.text, own) for word in found]
    proof = weights.count(Weight.EVERYDAY) / 2 + weights.count(Weight.FAINT) / 4
    if Weight.TELLING in weights or proof >= 1:
        return Kind.OWN
    if without == sentence and _TAKES_UP.match(sentence):
        return Kind.PLAIN
    is_stock = without != sentence or is_courtesy(sentence) or Weight.OWN in weights
    career = listed("career")
    if is_stock or any(is_listed(american(word.text.lower()), career) for word in found):
        return Kind.STOCK
    return Kind.PLAIN
