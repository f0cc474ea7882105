"""What to make of a word the dictionary lacks: a slip of the pen, a name, or a term of the trade."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from notes.findings import Severity
from notes.place import Span
from notes.proofreading.grammar import Part
from notes.proofreading.harper_words import OPENERS, PROPER, base_of_compound, base_of_derived, is_listed
from notes.wording.phrases import listed

_SENTENCE_START = re.compile(r"(?:^|[.!?…:][\"'”’)\]]*\s+)[\"'“‘(\[]*$")
_INNER_CAPITAL = re.compile(r"[^\W\d_][A-Z]|\d|[A-Z]{2}")
"""Camel case, acronyms, digits: how products and terms of a trade are written."""
_REGULAR_ENDING = re.compile(r"(?:ly|ing|tion|tions|ment|ness|ful|ous|able|ence|ance|ally)$")
_DOUBLED = re.compile(r"(\w)\1")
_MAX_SUGGESTIONS = 3
_HALF = 3
"""So many letters each half of a compound has at least."""
_ENDINGS = frozenset(
    ("able", "age", "ally", "ant", "ate", "ent", "full", "ice", "ing", "ion", "ism", "less", "ship")
)
"""Words that are endings too: `publically` is no compound."""
_LONG, _FAR = 8, 3
"""Slips change a letter or two: a long word further from all others is no slip of any of them."""
_LEARNED_ENDING = re.compile(
    r"(?:olog(?:y|ies|ists?|ical)|ograph(?:y|er|ers|ic)|omet(?:er|ers|ry|ric)|oscop(?:y|ic|ies)|ectom(?:y|ies)"
    r"|otom(?:y|ies)|ostom(?:y|ies)|itis|a?emia|ae?mic|ogenic|ogenesis|omics|plast(?:y|ies)|trop(?:y|ic)"
    r"|iatr(?:y|ic|ics|ist|ists)|opath(?:y|ic)|oma|otic|osis|ytic|ylene|phage|phile|phobia|[iy]zable|ivity)$"
)
"""How words of learning end: one of them two letters away from another is a word of its own."""


class Verdict(Struct, frozen=True):
    """How much an unknown word weighs, and what may have been meant."""

    severity: Severity
    message: str
    suggestions: tuple[str, ...]


def judge(
    text: str, span: Span, part: Part, suggestions: tuple[str, ...], is_word: Callable[[str], bool]
) -> Verdict | None:
    """Judge the unknown word at `span`; `None` when it is a word after all."""
    word = span.of(text)
    if _is_a_term(word, is_word) or _is_made_up(text, span, suggestions, is_word):
        return None
    if word[0].islower():
        halves = _halves(word, suggestions, is_word)
        if halves is None:
            return _slip(word, suggestions, _weight(word, suggestions))
        if _glue().isdisjoint(halves):
            return _slip(word, suggestions, Severity.INFO)
        apart = " ".join(halves)
        return Verdict(
            Severity.ERROR, f"“{word}” is not in the dictionary: did you mean “{apart}”?", (apart,)
        )
    meant = _meant(word, _opens_sentence(text, span, part), suggestions)
    if meant:
        return _slip(word, meant, Severity.ERROR)
    if part is Part.GREETING:
        return None  # names in greetings have rules of their own
    return Verdict(
        Severity.INFO, f"“{word}” is not in the dictionary: if it is a name, check it once more.", ()
    )


def _weight(word: str, suggestions: tuple[str, ...]) -> Severity:
    """Weigh an unknown word in small letters: most are slips.

    A product's name (`github`) is only worth a look, and a long word far from any other is a term of a trade.
    """
    if any(other.lower() == word and not (other in PROPER and other.istitle()) for other in suggestions):
        return Severity.WARNING
    nearest = min((OSA.distance(word, other.lower()) for other in suggestions), default=_FAR)
    far = _FAR - 1 if _LEARNED_ENDING.search(word) else _FAR
    return Severity.INFO if len(word) >= _LONG and nearest >= far else Severity.ERROR


def _halves(
    word: str, suggestions: tuple[str, ...], is_word: Callable[[str], bool]
) -> tuple[str, str] | None:
    """Return the two words that make up this one: those of `mailroom`, and of `thetour`."""
    if any(OSA.distance(word, other.lower()) <= 1 for other in suggestions):
        return None
    pairs = ((word[:at], word[at:]) for at in range(_HALF, len(word) - _HALF + 1))
    real = (pair for pair in pairs if pair[1] not in _ENDINGS and all(map(is_word, pair)))
    return next(real, None)


@cache
def _glue() -> frozenset[str]:
    """Return words that stand before others with a blank between: a compound begins with none of them."""
    return listed("function_words") | listed("any_interview")


def _slip(word: str, suggestions: tuple[str, ...], severity: Severity) -> Verdict:
    if severity is Severity.INFO:
        message = f"“{word}” is not in the dictionary: a word of the trade may stay; check it once more."
        return Verdict(severity, message, ())
    candidates = dict.fromkeys((*suggestions, *_common_near(word)))
    best = tuple(sorted(candidates, key=lambda other: _distance(word, other)))[:_MAX_SUGGESTIONS]
    advice = f": did you mean “{best[0]}”?" if best else "."
    return Verdict(severity, f"“{word}” is not in the dictionary{advice}", best)


@cache
def _common() -> frozenset[str]:
    """Return words that letters of thanks use most."""
    return listed("any_interview") | listed("everyday") | listed("faint") | listed("function_words") | OPENERS


def _common_near(word: str) -> Iterator[str]:
    """Yield common words one slip away, in the case of the word."""
    for other in process.extract(word.lower(), _common(), scorer=OSA.distance, score_cutoff=1, limit=4):
        yield other[0].capitalize() if word[0].isupper() else other[0]


def _distance(word: str, other: str) -> float:
    """Return how far two words are apart; a changed first letter is the rarest slip."""
    apostrophe = 0.5 if "'" in other and other.replace("'", "") != word else 0
    doubling = -0.5 if _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", other) else 0
    first_letter = word[:1].lower() != other[:1].lower()
    common = -0.4 if other.lower() in _common() else 0
    return OSA.distance(word.lower(), other.lower()) + apostrophe + doubling + first_letter + common


def _is_a_term(word: str, is_word: Callable[[str], bool]) -> bool:
    if _INNER_CAPITAL.search(word):
        return True
    lower = word.lower()
    if is_listed(lower) or is_listed(lower.removesuffix("'s").removesuffix("’s")):
        return True
    base = base_of_compound(lower)
    return bool(base) and is_word(base)


def _is_made_up(text: str, span: Span, suggestions: tuple[str, ...], is_word: Callable[[str], bool]) -> bool:
    """Tell words made on the spot: `retimed`, `over-salted`, the `natured` of `good-natured`."""
    word = span.of(text).lower()
    if text[: span.start].endswith("-") and word.endswith("ed"):
        return is_word(word[:-2]) or is_word(word[:-1])
    base = base_of_derived(word)
    return (
        bool(base)
        and not any(OSA.distance(word, other.lower()) == 1 for other in suggestions)
        and is_word(base)
    )


def _opens_sentence(text: str, span: Span, part: Part) -> bool:
    # In a greeting only its first word: the others are a name, which no dictionary settles.
    is_fragment = part.is_fragment and part is not Part.GREETING
    return is_fragment or _SENTENCE_START.search(text[: span.start]) is not None


def _meant(word: str, opens: bool, suggestions: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a capitalised unknown word was meant to be, as far as it cannot well be a name."""
    near = _near(word, PROPER)
    if opens:
        lower = word.lower()
        near += tuple(other.capitalize() for other in _near(lower, OPENERS))
        near += tuple(
            other for other in suggestions if _REGULAR_ENDING.search(other) and _is_near(lower, other.lower())
        )
    return near


def _near(word: str, others: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted((other for other in others if _is_near(word, other)), key=lambda o: _distance(word, o))
    )


def _is_near(word: str, other: str) -> bool:
    """Tell whether two words are one slip apart, two in long words; short ones only by swapped letters."""
    if max(len(word), len(other)) < 5:
        return len(word) > 2 and sorted(word) == sorted(other)
    allowed = 1 if len(other) < 8 else 2
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed
