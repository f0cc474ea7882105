"""A note as it is compared with others: names masked, courtesies left out, cut into runs of five words."""

from collections import defaultdict
from functools import cached_property, lru_cache

from msgspec import Struct

from notes.interview import Note, Text
from notes.place import Span
from notes.wording.companies import folded_words
from notes.wording.courtesy import is_courtesy
from notes.wording.folding import fold
from notes.wording.letter import take_apart
from notes.wording.phrases import listed
from notes.wording.stemming import roots
from notes.wording.stock import Kind, kind_of
from notes.wording.words import sentences, words

SHINGLE = 5
"""Words of a run."""
_MASK = "…"


class Body(Struct, frozen=True, dict=True):
    """A body as it is compared: masked words in stretches without greetings, thanks and closings."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where the words stand in the text."""
    breaks: frozenset[int]
    """Word positions at which a stretch starts."""

    def span(self, first: int, last: int) -> Span:
        """Return the place of a stretch of words."""
        return Span(self.starts[first], self.ends[last])

    @cached_property
    def shingles(self) -> dict[int, int]:
        """The hash of each run of five words, by the position of its first."""
        barred = {start - back for start in self.breaks for back in range(1, SHINGLE)}
        last = len(self.keys) - SHINGLE
        keys = self.keys
        return {at: hash(keys[at : at + SHINGLE]) for at in range(last + 1) if at not in barred}

    @cached_property
    def shingle_set(self) -> frozenset[int]:
        """The hashes alone."""
        return frozenset(self.shingles.values())

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each run of five words starts, by its hash: a bit for each position."""
        places: defaultdict[int, int] = defaultdict(int)
        for at, shingle in self.shingles.items():
            places[shingle] |= 1 << at
        return dict(places)


@lru_cache(maxsize=2048)
def masks_of(company: str, *people: str) -> frozenset[str]:
    """Return the folded words of names that are masked before comparing."""
    names = {fold(word.text) for person in people for word in words(person)}
    return frozenset((names | folded_words(company)) - listed("function_words"))


@lru_cache(maxsize=64)
def body_of(text: str, masks: frozenset[str], sender: str, own: frozenset[str]) -> Body:
    """Return a body as it is compared; `own` are further roots that make no sentence special."""
    prove_nothing = own | _roots(masks)
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: set[int] = set()
    note = Note(Text("", Span(0, 0)), Span(0, 0), Span(0, 0), None, Text(text, Span(0, len(text))), ())
    for paragraph in take_apart(note, sender).paragraphs:
        for sentence in sentences(paragraph):
            if _says_nothing(sentence.value, prove_nothing):
                breaks.add(len(keys))
                continue
            told, from_, to = _masked(sentence.value, masks)
            goes_on = bool(told) and bool(keys) and told[0] == keys[-1] == _MASK and len(keys) not in breaks
            by = sentence.span.start
            keys += told[goes_on:]
            starts += [at + by for at in from_[goes_on:]]
            ends += [at + by for at in to[goes_on:]]
    return Body(text, tuple(keys), tuple(starts), tuple(ends), frozenset(breaks))


@lru_cache(maxsize=4096)
def _says_nothing(sentence: str, prove_nothing: frozenset[str]) -> bool:
    """Tell whether a sentence is a courtesy that says nothing else."""
    return is_courtesy(sentence) and kind_of(sentence, prove_nothing) is not Kind.OWN


@lru_cache(maxsize=2048)
def _roots(masks: frozenset[str]) -> frozenset[str]:
    return frozenset(root for word in masks for root in roots(word))


@lru_cache(maxsize=4096)
def _masked(sentence: str, masks: frozenset[str]) -> tuple[list[str], list[int], list[int]]:
    """Return what the words of a sentence are compared by and where they stand; names in a row are one."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word in words(sentence):
        folded = fold(word.text)
        key = _MASK if folded.removesuffix("'s") in masks else folded
        if key != _MASK or not keys or keys[-1] != _MASK:
            keys.append(key)
            starts.append(word.span.start)
            ends.append(word.span.end)
    return keys, starts, ends


@lru_cache(maxsize=2048)
def shingle_set(text: str, masks: frozenset[str], sender: str) -> frozenset[int]:
    """Return the hashes of all runs of five words of a body."""
    return body_of(text, masks, sender, frozenset()).shingle_set
