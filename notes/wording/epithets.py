"""Words before a given name that make one name with it: Old Hank is never called Old."""

EPITHETS = frozenset({"old", "big", "little"})
"""Only what hardly anybody has as a given name; Young, Long and Rich are given names."""


def is_epithet(word: str) -> bool:
    """Tell whether a word belongs to the given name that follows it."""
    return word.casefold() in EPITHETS
