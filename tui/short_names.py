"""People called by their given names where room is scarce."""

from collections import Counter
from collections.abc import Iterable

from notes.wording.epithets import is_epithet

_TITLES = frozenset({"Dr", "Prof", "Mr", "Mrs", "Ms", "Mx"})


def given_names(names: Iterable[str]) -> dict[str, str]:
    """Return how each may be called for short: by the given name of their own, else by the whole."""
    # Not by the parser of names: loading it would hold up the first frame.
    given = {name: _given([word for word in name.split() if not _is_title(word)]) or name for name in names}
    counted = Counter(given.values())
    return {name: short if counted[short] == 1 else name for name, short in given.items()}


def _given(words: list[str]) -> str:
    """Return the first word, with the one it belongs to where it is no name by itself."""
    return " ".join(words[: 2 if words and is_epithet(words[0]) else 1])


def _is_title(word: str) -> bool:
    return word.endswith(".") or word in _TITLES
