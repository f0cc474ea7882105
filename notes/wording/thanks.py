"""Expressions of thanks, and what only looks like one."""

import re

_THANKS = re.compile(
    r"""\b(?:thank(?:s|ed|ing|ful|fully)?|thx|grateful(?:ly)?|gratitude|appreciat(?:e|es|ed|ing|ive|ion)|indebted
    |much\ obliged|obliged\ to\ you|(?:kind|good|generous|thoughtful|decent|sweet|sporting|gracious)\ of\ you
    |in\ your\ debt|owe\ you|ta\ (?:very\ much|ever\ so|for|again)|cheers\ for|merci|gracias|danke
    |hats?\ off\ to\ you|bless\ you\ for)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING = re.compile(
    r"(?:\b(?:would|'d|’d|will|should|could)(?:\s+(?:also|really|greatly|very|much|truly|be|so))*\s+)$",
    re.IGNORECASE,
)
"""`I would appreciate a reply`, `I'd be grateful for news` ask for something; they thank for nothing."""
_NO_THANKS = re.compile(r"(?:\bno\s+)$", re.IGNORECASE)


def has_thanks(text: str) -> bool:
    """Tell whether a text thanks somebody: asking politely (`I would appreciate a reply`) does not."""
    return any(_is_meant(text, found) for found in _THANKS.finditer(text))


def _is_meant(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 40) : found.start()]
    if found[0].lower().startswith(("appreciat", "grateful")) and _ASKING.search(before):
        return False
    return not (found[0].lower() == "thanks" and _NO_THANKS.search(before))
