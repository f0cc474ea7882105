"""How well the words of a note take up one jotted phrase: hits, weighed where they stand together."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from notes.interview import Text
from notes.wording.folding import fold
from notes.wording.note_words import NoteWords
from notes.wording.paraphrases import is_same_word
from notes.wording.phrases import listed
from notes.wording.stemming import stem
from notes.wording.terms import Term, Weight, split_scripts, weigh
from notes.wording.words import words

_ENOUGH = 1.0
_LONG_PHRASE = 7
"""From so many terms on, single everyday words prove less."""
_SAME_WORDS = 3
_SHORT_TITLE = 3
_COMMON = frozenset((Weight.FAINT, Weight.EVERYDAY, Weight.TELLING))
_NEAR = 3
"""Words this close to each other belong together."""
_AFTER_THE_THING = re.compile(
    r"(?<=\w) (?:in|of|with|about|for|from|by|at|on|over|during|after|before|under|between|that|who|which"
    r"|when|to|and|nobody|instead)\b",
    re.IGNORECASE,
)


class _Hit(Struct, frozen=True):
    term: Term
    places: tuple[int, ...]
    """Positions of the note's words: two where a compound stands apart."""
    score: float


def words_taking_up(
    phrase: str, terms: tuple[Term, ...], note: NoteWords, own: frozenset[str]
) -> tuple[Text, ...]:
    """Return the words of a note that take up a phrase, in their order; none where it does not.

    Args:
        phrase: What was jotted down.
        terms: The phrase taken apart.
        note: The words of the note.
        own: Roots of words that prove nothing here, such as the company's name.

    """
    is_long = sum(not term.is_extra for term in terms) >= _LONG_PHRASE
    hits = [hit for term in terms for hit in _hits(term, note, own, is_long=is_long)]
    windows = sorted({note.sentence(hit.places[0]) for hit in hits})
    best = max((_window(at, hits, note) for at in windows), key=_score, default=[])
    found = {place for hit in best for place in hit.places}
    if _score(best) < _ENOUGH:
        wide = (_window(at, hits, note, always_wide=True) for at in windows)
        covering = next((window for window in wide if _covers(terms, window, note, own)), [])
        found = (
            {place for hit in covering for place in hit.places}
            or set(_same_words(phrase, note, own))
            or _same_pairs(phrase, note, own)
            or set(_thanked_for(phrase, hits, note))
            or set(_titled(hits, note, own))
        )
    return tuple(note.word(at) for at in sorted(found))


def _thanked_for(phrase: str, hits: list[_Hit], note: NoteWords) -> tuple[int, ...]:
    """Return where the subject, or a sentence that thanks, names the very thing of the phrase.

    A common noun elsewhere may be chance; “Thank you for showing me the maps” is about the secondhand maps.
    So is what a rare thing is by another word: thanks for a game are about the dominoes.
    """
    thing = [fold(word.text) for word in words(_AFTER_THE_THING.split(phrase, maxsplit=1)[0])]
    named = (hit for hit in hits if thing and fold(hit.term.text) == thing[-1])
    likely = (hit for hit in named if _is_exact(hit) or hit.term.weight is Weight.TELLING)
    return next((hit.places for hit in likely if note.is_about(hit.places[0])), ())


def _titled(hits: list[_Hit], note: NoteWords, own: frozenset[str]) -> tuple[int, ...]:
    """Return where the subject line is nothing but a word of the phrase: “The dog” is about their dog."""
    found = {hit.places[0] for hit in hits if _is_exact(hit) and note.is_in_title(hit.places[0])}
    title = [weigh(word, own) for word in note.title()] if found else []
    is_alone = (
        len(found) == 1
        and all(weight in (Weight.NONE, Weight.EVERYDAY) for weight in title)
        and title.count(Weight.EVERYDAY) == 1
    )
    return tuple(found) if is_alone and len(title) <= _SHORT_TITLE else ()


def _is_exact(hit: _Hit) -> bool:
    return hit.term.weight is Weight.EVERYDAY and hit.score == _exact_score(Weight.EVERYDAY, is_long=False)


def _same_words(phrase: str, note: NoteWords, own: frozenset[str]) -> range:
    """Return where three words of the phrase or more stand in a row, two of them telling something."""
    wanted = [stem(word.text) for word in split_scripts(words(phrase))]
    for start, first in enumerate(wanted):
        for at in note.with_stem(first):
            length = 1
            while start + length < len(wanted) and note.stem_at(at + length) == wanted[start + length]:
                length += 1
            if length < _SAME_WORDS:
                continue
            run = range(at, at + length)
            weights = {note.word(place).value: weigh(note.word(place).value, own) for place in run}
            telling = [weight for weight in weights.values() if weight not in (Weight.NONE, Weight.OWN)]
            counted = [weight for weight in weights.values() if weight is not Weight.NONE]
            if telling and len(counted) > 1:
                return run
    return range(0)


def _same_pairs(phrase: str, note: NoteWords, own: frozenset[str]) -> set[int]:
    """Return where neighbours of the phrase are neighbours in what the note says it is about.

    `color names` is enough, `call lights` needs another pair (`two minutes`) in that sentence or the next.
    """
    wanted = [stem(word.text) for word in split_scripts(words(phrase))]
    small = listed("function_words")
    found: list[tuple[int, frozenset[Weight]]] = []
    for first, second in pairwise(wanted):
        for at in note.with_stem(first):
            if note.stem_at(at + 1) == second:
                both = [note.word(place).value for place in (at, at + 1)]
                is_said = not any(fold(word) in small for word in both)
                weights = frozenset(weigh(word, own) for word in both) if is_said else frozenset()
                found.append((at, weights))
    counted = [(at, weights) for at, weights in found if weights & _COMMON and Weight.OWN not in weights]
    for at, weights in counted:
        near = {other for other, _ in found if 0 <= note.sentence(other) - note.sentence(at) <= 1}
        is_enough = Weight.EVERYDAY in weights or Weight.TELLING in weights
        if note.is_about(at) and (is_enough or any(abs(at - other) > 1 for other in near)):
            return {place for other in (at, *near) for place in (other, other + 1)}
    return set()


def _hits(term: Term, note: NoteWords, own: frozenset[str], *, is_long: bool) -> Iterator[_Hit]:
    exact = {places for root in term.roots for places in note.with_root(root)}
    same = [group for group in term.meanings if is_same_word(group)]
    exact |= {places for group in same for places in note.with_meaning(group)}
    for places in sorted(exact):
        yield _Hit(term, places, _exact_score(term.weight, is_long=is_long))
    if term.weight in (Weight.OWN, Weight.FAINT):
        return
    near = {places for group in term.meanings for places in note.with_meaning(group)}
    for places in sorted(near - exact):
        weights = {weigh(note.word(at).value, own) for at in places}
        is_compound = len(places) > 1 and not weights.isdisjoint((Weight.EVERYDAY, Weight.TELLING))
        is_telling = is_compound or weights == {Weight.TELLING}
        yield _Hit(term, places, _paraphrase_score(term.weight, is_telling=is_telling))


def _exact_score(weight: Weight, *, is_long: bool) -> float:
    if weight is Weight.EVERYDAY:
        return 0.35 if is_long else 0.5
    if weight is Weight.FAINT:
        return 0.25 if is_long else 0.34
    return 1.0 if weight is Weight.TELLING else 0.3


def _paraphrase_score(weight: Weight, *, is_telling: bool) -> float:
    if weight is Weight.TELLING:
        return 1.0 if is_telling else 0.6
    return 0.5 if is_telling else 0.4


def _window(sentence: int, hits: list[_Hit], note: NoteWords, *, always_wide: bool = False) -> list[_Hit]:
    """Return the best hit of each term in this sentence; the next helps where this tells the subject."""
    here = [hit for hit in hits if note.sentence(hit.places[0]) == sentence]
    here += [hit for hit in hits if sentence and _is_exact(hit) and note.is_in_title(hit.places[0])]
    if always_wide or any(
        hit.term.weight is Weight.TELLING or (_is_exact(hit) and note.is_about(hit.places[0])) for hit in here
    ):
        here += [hit for hit in hits if note.sentence(hit.places[0]) == sentence + 1]
    best: dict[str, _Hit] = {}
    for hit in here:
        known = best.get(hit.term.text)
        if known is None or hit.score > known.score:
            best[hit.term.text] = hit
    return _one_word_each(best.values())


def _one_word_each(hits: Iterable[_Hit]) -> list[_Hit]:
    """Let each word of the note speak for one term only, the one it proves best."""
    kept: list[_Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: -hit.score):
        if taken.isdisjoint(hit.places):
            kept.append(hit)
            taken.update(hit.places)
    return kept


def _score(hits: list[_Hit]) -> float:
    others = [hit for hit in hits if hit.term.weight is not Weight.OWN]
    if all(hit.term.weight is Weight.FAINT for hit in others) and len(others) < 3:
        return 0.0
    return sum(hit.score * (2 if _is_beside(hit, others) else 1) for hit in hits)


def _is_beside(hit: _Hit, others: list[_Hit]) -> bool:
    """Tell whether an own word of the case stands beside another word of the phrase."""
    return hit.term.weight is Weight.OWN and any(
        abs(hit.places[0] - other.places[0]) <= _NEAR for other in others
    )


def _covers(terms: tuple[Term, ...], hits: list[_Hit], note: NoteWords, own: frozenset[str]) -> bool:
    """Tell whether the note has all that was jotted down, though each word alone is common."""
    wanted = {
        term.text for term in terms if term.weight in (Weight.EVERYDAY, Weight.TELLING) and not term.is_extra
    }
    found = {hit.term.text: hit for hit in hits if hit.term.text in wanted}
    if not wanted or wanted != found.keys():
        return False
    if len(wanted) > 1:
        return True
    hit = next(iter(found.values()))
    exact = hit.score in (_exact_score(Weight.EVERYDAY, is_long=False), 1.0)
    return exact or any(weigh(note.word(at).value, own) is Weight.TELLING for at in hit.places)
