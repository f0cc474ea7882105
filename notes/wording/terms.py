"""The words of a jotted phrase that can prove a note takes it up, each with the weight of its proof."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from notes.wording.folding import fold
from notes.wording.paraphrases import meanings
from notes.wording.phrases import listed
from notes.wording.stemming import american, is_listed, roots, stem
from notes.wording.words import Word, words

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


class Weight(Enum):
    """How much it proves when a note has a word of the phrase."""

    NONE = "fits any interview"
    OWN = "the company's, the role's or a name here"
    FAINT = "has many uses"
    EVERYDAY = "common"
    TELLING = "rare"


class Term(Struct, frozen=True):
    """One word of a phrase, or two joined by a hyphen."""

    text: str
    weight: Weight
    roots: frozenset[str]
    meanings: frozenset[int]
    is_extra: bool = False
    """Another way to say words of the phrase that are terms themselves: a compound, or an acronym."""

    @property
    def is_acronym(self) -> bool:
        """Whether the phrase has it in capitals, and a note may spell it out."""
        return not self.is_extra and is_acronym(self.text)


@lru_cache(maxsize=16384)
def weigh(word: str, own: frozenset[str]) -> Weight:
    """Return how much a word proves, given the folded words of the company, the role and the people."""
    plain = fold(word).replace("’", "'").removesuffix("'s")
    forms = dict.fromkeys((plain, american(plain)))
    if plain in listed("foreign_function_words") or any(
        is_listed(form, listed(name)) for form in forms for name in ("function_words", "any_interview")
    ):
        return Weight.NONE
    if not own.isdisjoint(roots(plain)):
        return Weight.OWN
    if any(is_listed(form, listed("faint")) for form in forms):
        return Weight.FAINT
    return Weight.EVERYDAY if any(_is_everyday(word, form) for form in forms) else Weight.TELLING


def _is_everyday(word: str, plain: str) -> bool:
    if is_listed(plain, listed("everyday")):
        return True
    if _CJK.search(plain):
        return True
    if is_acronym(word):
        return False
    return len(plain) <= 2 or (plain.isdigit() and len(plain) < 4) or (len(plain) == 3 and word.islower())


def split_scripts(found: tuple[Word, ...]) -> Iterator[Word]:
    """Yield the words, those of scripts without spaces cut into overlapping pairs of characters."""
    for word in found:
        if not _CJK.search(word.text) or len(word.text) < 3:
            yield word
            continue
        for at in range(len(word.text) - 1):
            start = word.span.start + at
            yield Word(word.text[at : at + 2], type(word.span)(start, start + 2))


@lru_cache(maxsize=4096)
def terms_of(phrase: str, own: frozenset[str]) -> tuple[Term, ...]:
    """Return the terms of a phrase that may prove something, each once, in their order."""
    found = tuple(split_scripts(words(phrase)))
    terms: dict[str, Term] = {}
    for word, following in zip(found, (*found[1:], None), strict=True):
        is_hyphened = following and phrase[word.span.end : following.span.start] == "-"
        if following and (is_hyphened or meanings(fold(f"{word.text}-{following.text}"))):
            joined = _joined(word.text, following.text, own)
            terms.setdefault(joined.text, joined)
        single = Term(word.text, weigh(word.text, own), _keys(word.text), meanings(word.text))
        terms.setdefault(fold(word.text), single)
    for term in _acronyms(found, own):
        terms.setdefault(term.text, term)
    return tuple(term for term in terms.values() if term.weight is not Weight.NONE)


def _joined(first: str, second: str, own: frozenset[str]) -> Term:
    hyphened = fold(f"{first}-{second}")
    together = fold(first + second)
    common = hyphened in listed("any_interview") or together in listed("any_interview")
    both_own = {weigh(first, own), weigh(second, own)} == {Weight.OWN}
    weight = Weight.NONE if common else Weight.OWN if both_own else Weight.TELLING
    keys = frozenset({together, stem(together)})
    return Term(together, weight, keys, meanings(hyphened), is_extra=True)


def is_acronym(word: str) -> bool:
    """Tell whether a word is two to five capitals."""
    return 2 <= len(word) <= 5 and word.isalpha() and word.isupper()


def acronym_key(initials: str) -> str:
    """Return the key of an acronym as it is written in a note, to meet the words jotted down."""
    return f"{initials.casefold()}."


def initials_key(initials: str) -> str:
    """Return the key of a note's words by their initials, to meet an acronym jotted down."""
    return f"{initials.casefold()}…"


def _keys(word: str) -> frozenset[str]:
    return roots(word) | {initials_key(word)} if is_acronym(word) and len(word) > 2 else roots(word)


def _acronyms(found: tuple[Word, ...], own: frozenset[str]) -> Iterator[Term]:
    """Yield the initials of three to five words in a row, small words left out: `SRE`."""
    spoken = [word for word in found if word.text.casefold() not in listed("function_words")]
    weights = [weigh(word.text, own) for word in spoken]
    for start in range(len(spoken)):
        for end in range(start + 3, min(start + 5, len(spoken)) + 1):
            if set(weights[start:end]) & {Weight.EVERYDAY, Weight.TELLING}:
                initials = "".join(word.text[0] for word in spoken[start:end])
                key = acronym_key(initials)
                yield Term(key, Weight.TELLING, frozenset({key}), frozenset(), is_extra=True)
