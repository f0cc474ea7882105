"""The words of a note, found by root, meaning, stem, or joined with their neighbour."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from notes.interview import Text
from notes.wording.folding import fold
from notes.wording.paraphrases import meanings
from notes.wording.stemming import roots, stem
from notes.wording.terms import Weight, acronym_key, initials_key, is_acronym, split_scripts, weigh
from notes.wording.words import Word, words

_TITLE = 70
"""A subject line is shorter than so many characters."""
_THANKS = re.compile(
    r"(?:many |very |so )?thank(?:s| you)?\b|I (?:am|was) (?:so |very |most )?(?:grateful|thankful)\b"
    r"|(?:much )?obliged\b"
    r"|It was (?:so |very |really )?(?:good|great|helpful|useful|lovely|nice|kind|interesting|fascinating|fun"
    r"|an? \w+) (?:of you )?to (?:hear|learn|see|talk|hold|watch)\b"
    r"|I (?:really |very much |so )?enjoyed (?:hearing|seeing|learning|talking|watching|our|the|your)\b",
    re.IGNORECASE,
)


class _Entry(Struct, frozen=True):
    """Words of a sentence under the keys that find them; positions count from the sentence's first word."""

    places: tuple[int, ...]
    roots: frozenset[str]
    meanings: frozenset[int]


class _Sentence:
    """The words of one sentence, found by root, meaning, stem, or joined with their neighbour."""

    def __init__(self, text: str, own: frozenset[str], *, by_initials: bool) -> None:
        self.words = tuple(split_scripts(words(text)))
        self.gives_thanks = _THANKS.match(text) is not None
        self.is_title = len(text) < _TITLE and not text.rstrip().endswith((".", "!", "?"))
        self.by_root: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
        self.by_meaning: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
        self.by_stem: defaultdict[str, list[int]] = defaultdict(list)
        initials = _initials_entries(self.words) if by_initials else ()
        for entry in (*_single_entries(self.words, own), *_pair_entries(self.words), *initials):
            for root in entry.roots:
                self.by_root[root].append(entry.places)
            for group in entry.meanings:
                self.by_meaning[group].append(entry.places)
        self.stems = tuple(stem(word.text) for word in self.words)
        for at, found in enumerate(self.stems):
            self.by_stem[found].append(at)


@lru_cache(maxsize=1024)
def _sentence(text: str, own: frozenset[str], by_initials: bool) -> _Sentence:
    """Most sentences stay while one is typed."""
    return _Sentence(text, own, by_initials=by_initials)


class NoteWords:
    """The words of a note, sentence by sentence; places count them through the whole note."""

    def __init__(self, pieces: Iterable[Text], own: frozenset[str], *, by_initials: bool) -> None:
        self._sentences: list[_Sentence] = []
        self._starts: list[int] = []
        self._offsets: list[int] = []
        count = 0
        for piece in pieces:
            sentence = _sentence(piece.value, own, by_initials)
            self._sentences.append(sentence)
            self._starts.append(count)
            self._offsets.append(piece.span.start)
            count += len(sentence.words)
        self._count = count

    def with_root(self, root: str) -> Iterator[tuple[int, ...]]:
        """Yield the places of words that have a root, alone or joined."""
        for start, sentence in zip(self._starts, self._sentences, strict=True):
            for places in sentence.by_root.get(root, ()):
                yield tuple(at + start for at in places)

    def with_meaning(self, group: int) -> Iterator[tuple[int, ...]]:
        """Yield the places of words that have a meaning."""
        for start, sentence in zip(self._starts, self._sentences, strict=True):
            for places in sentence.by_meaning.get(group, ()):
                yield tuple(at + start for at in places)

    def with_stem(self, wanted: str) -> Iterator[int]:
        """Yield the places of words that have a stem."""
        for start, sentence in zip(self._starts, self._sentences, strict=True):
            for at in sentence.by_stem.get(wanted, ()):
                yield at + start

    def sentence(self, place: int) -> int:
        """Return the number of the sentence a word stands in."""
        return bisect_right(self._starts, place) - 1

    def is_about(self, place: int) -> bool:
        """Tell whether a word stands where a note says what it is about: its subject, its thanks, its joy."""
        number = self.sentence(place)
        sentence = self._sentences[number]
        return sentence.gives_thanks or (number == 0 and sentence.is_title)

    def is_in_title(self, place: int) -> bool:
        """Tell whether a word stands in the subject line."""
        return self.sentence(place) == 0 and self._sentences[0].is_title

    def title(self) -> Iterator[str]:
        """Yield the words of the subject line."""
        if self._sentences and self._sentences[0].is_title:
            yield from (word.text for word in self._sentences[0].words)

    def word(self, place: int) -> Text:
        """Return a word."""
        number = self.sentence(place)
        word = self._sentences[number].words[place - self._starts[number]]
        return Text(word.text, word.span.shifted(self._offsets[number]))

    def stem_at(self, place: int) -> str | None:
        """Return the stem of the word at a place, or `None` past the end."""
        if place >= self._count:
            return None
        number = self.sentence(place)
        return self._sentences[number].stems[place - self._starts[number]]


def _single_entries(found: tuple[Word, ...], own: frozenset[str]) -> Iterator[_Entry]:
    for at, word in enumerate(found):
        if weigh(word.text, own) is not Weight.NONE:
            yield _Entry((at,), roots(word.text), meanings(word.text))
        if is_acronym(word.text):
            yield _Entry((at,), frozenset({acronym_key(word.text)}), frozenset())


def _pair_entries(found: tuple[Word, ...]) -> Iterator[_Entry]:
    for at, (first, second) in enumerate(pairwise(found)):
        if min(len(first.text), len(second.text)) > 1:
            joined = fold(first.text + second.text)
            both = meanings(fold(f"{first.text}-{second.text}"))
            yield _Entry((at, at + 1), frozenset({joined, stem(joined)}), both)


def _initials_entries(found: tuple[Word, ...]) -> Iterator[_Entry]:
    """Yield the initials of three to five words in a row, to meet an acronym that was jotted down."""
    for length in range(3, 6):
        for at in range(len(found) - length + 1):
            initials = "".join(word.text[0] for word in found[at : at + length])
            yield _Entry(tuple(range(at, at + length)), frozenset({initials_key(initials)}), frozenset())
