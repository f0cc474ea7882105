"""Sentences that thank or take leave, as letters to several people rightly share."""

import re

_COURTESY = re.compile(
    r"\b(?:thank|thanks|thankful|grateful|gratitude|appreciate[ds]?|appreciative|appreciation)\b"
    r"|\blook(?:ing)? forward to\b|\bhear(?:ing)? (?:back )?from you\b|\blet me know if\b|\bhesitate to\b"
    r"|\bfeel free\b|\breach out\b|\bhave an? (?:great|good|nice|wonderful|lovely) "
    r"|\benjoy (?:the|your) \w+[.!]"
    r"|\bif (?:you|there)['’]?\w* (?:need|have|is|are|would like|want) (?:any|more|further)"
    r"|\bhop(?:e|ing) to (?:speak|talk|hear|see|meet|work)\b|\b(?:wish|wishing) you\b|^see you\b"
    r"|\b(?:pleasure|great|good|nice|lovely|wonderful|delight|honou?r) (?:to |of )?"
    r"(?:meet|speak|talk|see|chat)(?:ing)?\b"
    r"|\benjoyed (?:very much )?(?:meeting|speaking|talking|chatting|our)\b",
    re.IGNORECASE,
)


def is_courtesy(sentence: str) -> bool:
    """Tell whether a sentence thanks or takes leave, whatever else is in it."""
    return _COURTESY.search(sentence) is not None
