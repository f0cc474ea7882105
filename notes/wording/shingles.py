"""A note as it is compared with others: names masked, courtesies left out, cut into runs of five words."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from notes.interview import Note, Text
from notes.place import Span
from notes.wording.companies import folded_words
from notes.wording.courtesy import is_courtesy
from notes.wording.folding import fold
from notes.wording.letter import take_apart
from notes.wording.phrases import listed
from notes.wording.stemming import roots
from notes.wording.stock import is_stock
from notes.wording.words import Word, sentences, words

SHINGLE = 5
"""Words of a run."""
_MASK = "…"


@dataclass(frozen=True)
class Body:
    """A body as it is compared: masked words in stretches without greetings, thanks and closings."""

    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    breaks: frozenset[int]
    """Word positions at which a stretch starts."""

    @cached_property
    def shingles(self) -> dict[int, int]:
        """The hash of each run of five words, by the position of its first."""
        barred = {start - back for start in self.breaks for back in range(1, SHINGLE)}
        last = len(self.keys) - SHINGLE
        keys = self.keys
        return {at: hash(keys[at : at + SHINGLE]) for at in range(last + 1) if at not in barred}

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each run of five words starts, by its hash."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for at, shingle in self.shingles.items():
            places[shingle].append(at)
        return places


@lru_cache(maxsize=2048)
def masks_of(company: str, *people: str) -> frozenset[str]:
    """Return the folded words of names that are masked before comparing."""
    names = {fold(word.text) for person in people for word in words(person)}
    return frozenset((names | folded_words(company)) - listed("function_words"))


@lru_cache(maxsize=64)
def body_of(text: str, masks: frozenset[str], sender: str, own: frozenset[str] = frozenset()) -> Body:
    """Return a body as it is compared; `own` are further roots that make no sentence special."""
    prove_nothing = own | _roots(masks)
    kept: list[Word] = []
    keys: list[str] = []
    breaks: set[int] = set()
    note = Note(Text("", Span(0, 0)), Span(0, 0), Span(0, 0), None, Text(text, Span(0, len(text))), ())
    for paragraph in take_apart(note, sender).paragraphs:
        for sentence in sentences(paragraph):
            if is_courtesy(sentence.value) and is_stock(sentence.value, prove_nothing):
                breaks.add(len(keys))
                continue
            masked = _masked(sentence.value, masks)
            again = (
                bool(masked) and bool(keys) and masked[0][0] == keys[-1] == _MASK and len(keys) not in breaks
            )
            for key, word in masked[again:]:
                keys.append(key)
                kept.append(Word(word.text, word.span.shifted(sentence.span.start)))
    return Body(text, tuple(kept), tuple(keys), frozenset(breaks))


@lru_cache(maxsize=2048)
def _roots(masks: frozenset[str]) -> frozenset[str]:
    return frozenset(root for word in masks for root in roots(word))


@lru_cache(maxsize=512)
def _masked(sentence: str, masks: frozenset[str]) -> tuple[tuple[str, Word], ...]:
    """Return the words of a sentence and what they are compared by; names in a row count as one."""
    found: list[tuple[str, Word]] = []
    for word in words(sentence):
        folded = fold(word.text)
        key = _MASK if folded.removesuffix("'s") in masks else folded
        if key != _MASK or not found or found[-1][0] != _MASK:
            found.append((key, word))
    return tuple(found)


@lru_cache(maxsize=2048)
def shingle_set(text: str, masks: frozenset[str], sender: str) -> frozenset[int]:
    """Return the hashes of all runs of five words of a body."""
    return frozenset(body_of(text, masks, sender).shingles.values())
