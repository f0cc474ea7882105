"""Words that say the same: what lets "went up in flames" take up "caught fire"."""

from collections import defaultdict
from functools import cache, lru_cache

from notes.phrases import lines
from notes.stemming import bases


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines("paraphrases")):
        for word in line.split():
            groups[word].add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@lru_cache(maxsize=16384)
def meanings(word: str) -> frozenset[int]:
    """Return the groups of like words this word belongs to; ask for two words as `front-desk`."""
    groups = _groups()
    return frozenset(number for form in bases(word) for number in groups.get(form, ()))
