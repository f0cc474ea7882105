"""Words that say the same: what lets "went up in flames" take up "caught fire"."""

from collections import defaultdict
from functools import cache, lru_cache

from notes.wording.phrases import lines
from notes.wording.stemming import bases

_SAME = "="


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines("paraphrases"), start=1):
        words = line.split()
        is_same = words[0] == _SAME
        for word in words[is_same:]:
            groups[word].add(-number if is_same else number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@lru_cache(maxsize=16384)
def meanings(word: str) -> frozenset[int]:
    """Return the groups of like words this word belongs to; ask for two words as `front-desk`.

    A group of forms of one word has a negative number.
    """
    groups = _groups()
    return frozenset(number for form in bases(word) for number in groups.get(form, ()))


def is_same_word(group: int) -> bool:
    """Tell whether the words of a group are forms of one word, not only near in meaning."""
    return group < 0
