"""Sentences that could have been written before any interview."""

from functools import lru_cache

from notes.wording.phrase_search import without_phrases
from notes.wording.terms import Weight, weigh
from notes.wording.words import words


@lru_cache(maxsize=4096)
def is_stock(sentence: str, own: frozenset[str]) -> bool:
    """Tell whether a sentence has no word that belongs to one interview.

    `own` are the roots of the company's, the role's and the people's words, which prove nothing.
    """
    weights = [weigh(word.text, own) for word in words(without_phrases("stock_phrases", sentence))]
    proof = weights.count(Weight.EVERYDAY) / 2 + weights.count(Weight.FAINT) / 4
    return Weight.TELLING not in weights and proof < 1
