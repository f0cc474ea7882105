"""What a note takes up of the things talked about, with the words that show it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from notes.case import Case
from notes.interview import Interview, Text
from notes.place import Span
from notes.wording.folding import fold
from notes.wording.jottings import jottings
from notes.wording.letter import Letter
from notes.wording.paraphrases import is_same_word, meanings
from notes.wording.stemming import roots, stem
from notes.wording.terms import (
    Term,
    Weight,
    acronym_key,
    initials_key,
    is_acronym,
    split_scripts,
    terms_of,
    weigh,
)
from notes.wording.words import Word, sentences, words

_ENOUGH = 1.0
_LONG_PHRASE = 7
"""From so many terms on, single everyday words prove less."""
_SAME_WORDS = 3
_NEAR = 3
"""Words this close to each other belong together."""
_TITLE = 70
"""A subject line is shorter than so many characters."""
_THANKS = re.compile(
    r"(?:many |very |so )?thank(?:s| you)?\b|I (?:am|was) (?:so |very |most )?(?:grateful|thankful)\b",
    re.IGNORECASE,
)
_AFTER_THE_THING = re.compile(
    r"(?<=\w) (?:in|of|with|about|for|from|by|at|on|over|during|after|before|under|between|that|who|which"
    r"|when|to|and|nobody|instead)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """One jotted phrase that the note takes up."""

    phrase: Text
    """The item of `talked_about`, or the sentence of the private notes."""
    found: tuple[Text, ...]
    """The words of the note that show it, in their order."""


@dataclass(frozen=True, slots=True)
class _Hit:
    term: Term
    places: tuple[int, ...]
    """Positions of the note's words: two where a compound stands apart."""
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
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
        for at, word in enumerate(self.words):
            self.by_stem[stem(word.text)].append(at)


@lru_cache(maxsize=1024)
def _sentence(text: str, own: frozenset[str], by_initials: bool) -> _Sentence:
    """Most sentences stay while one is typed."""
    return _Sentence(text, own, by_initials=by_initials)


class _NoteWords:
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
        """Tell whether a word stands where a note says what it is about: its subject, its thanks."""
        number = self.sentence(place)
        sentence = self._sentences[number]
        return sentence.gives_thanks or (number == 0 and sentence.is_title)

    def word(self, place: int) -> Text:
        """Return a word."""
        number = self.sentence(place)
        word = self._sentences[number].words[place - self._starts[number]]
        return Text(word.text, word.span.shifted(self._offsets[number]))

    def stem_at(self, place: int) -> str | None:
        """Return the stem of the word at a place, or `None` past the end."""
        return stem(self.word(place).value) if place < self._count else None


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


def references(case: Case) -> tuple[Match, ...]:
    """Return which of the things talked about the note takes up; nothing without a note."""
    if case.letter is None:
        return ()
    return _references(tuple(_pieces(case.letter)), recorded(case), own_words(case))


@lru_cache(maxsize=64)
def _references(
    pieces: tuple[Text, ...], phrases: tuple[Text, ...], own: frozenset[str]
) -> tuple[Match, ...]:
    """Several rules ask about one text: it is compared once."""
    terms = [terms_of(phrase.value, own) for phrase in phrases]
    by_initials = any(term.is_acronym for of_phrase in terms for term in of_phrase)
    note = _NoteWords(pieces, own, by_initials=by_initials)
    matches = (_match(phrase, some, note, own) for phrase, some in zip(phrases, terms, strict=True))
    return tuple(match for match in matches if match is not None)


def mention(case: Case) -> str:
    """Return the words that take something up, for a line of evidence: `lobby robot, Oracle`."""
    found = sorted({text.span for match in references(case) for text in match.found})
    runs: list[Span] = []
    for span in found:
        if runs and span.start - runs[-1].end <= 1:
            runs[-1] = Span(runs[-1].start, span.end)
        else:
            runs.append(span)
    once: dict[str, str] = {}
    for run in runs:
        once.setdefault(fold(run.of(case.interview.text)), run.of(case.interview.text))
    return ", ".join(once.values())


def recorded(case: Case) -> tuple[Text, ...]:
    """Return what was jotted down about this person: `talked_about`, then sentences of private notes."""
    private = jottings(case.interview, case.interviewer)
    return (*case.interviewer.talked_about, *(one for text in private for one in sentences(text)))


def is_telling(case: Case, phrase: Text) -> bool:
    """Tell whether a phrase has a word that does not fit any interview."""
    weights = [term.weight for term in terms_of(phrase.value, own_words(case)) if not term.is_extra]
    return weights.count(Weight.FAINT) > 1 or not {Weight.EVERYDAY, Weight.TELLING}.isdisjoint(weights)


def own_words(case: Case) -> frozenset[str]:
    """Return the roots of words that prove nothing here: company, role, industry and the people's names."""
    return _own_words(case.interview, case.round.me.name)


@lru_cache(maxsize=64)
def _own_roots(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(root for text in texts for word in words(text) for root in roots(word.text))


def _own_words(interview: Interview, sender: str) -> frozenset[str]:
    named = [text.value for text in (interview.company, interview.role, interview.industry) if text]
    return _own_roots((*named, *(person.name for person in interview.interviewers), sender))


def _pieces(letter: Letter) -> Iterator[Text]:
    if letter.subject is not None:
        yield letter.subject
    for paragraph in letter.paragraphs:
        yield from sentences(paragraph)


def _match(phrase: Text, terms: tuple[Term, ...], note: _NoteWords, own: frozenset[str]) -> Match | None:
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
            or set(_same_words(phrase.value, note, own))
            or set(_thanked_for(phrase.value, hits, note))
        )
    return Match(phrase, tuple(note.word(at) for at in sorted(found))) if found else None


def _thanked_for(phrase: str, hits: list[_Hit], note: _NoteWords) -> tuple[int, ...]:
    """Return where the subject, or a sentence that thanks, names the very thing of the phrase.

    A common noun elsewhere may be chance; “Thank you for showing me the maps” is about the secondhand maps.
    """
    thing = [fold(word.text) for word in words(_AFTER_THE_THING.split(phrase, maxsplit=1)[0])]
    named = (hit for hit in hits if thing and fold(hit.term.text) == thing[-1] and _is_exact(hit))
    return next((hit.places for hit in named if note.is_about(hit.places[0])), ())


def _is_exact(hit: _Hit) -> bool:
    return hit.term.weight is Weight.EVERYDAY and hit.score == _exact_score(Weight.EVERYDAY, is_long=False)


def _same_words(phrase: str, note: _NoteWords, own: frozenset[str]) -> range:
    """Return where three words of the phrase or more stand in a row, two of them telling something."""
    wanted = [stem(word.text) for word in split_scripts(words(phrase))]
    for start, first in enumerate(wanted):
        for at in note.with_stem(first):
            length = 1
            while start + length < len(wanted) and note.stem_at(at + length) == wanted[start + length]:
                length += 1
            run = range(at, at + length)
            weights = {note.word(place).value: weigh(note.word(place).value, own) for place in run}
            telling = [weight for weight in weights.values() if weight not in (Weight.NONE, Weight.OWN)]
            counted = [weight for weight in weights.values() if weight is not Weight.NONE]
            if length >= _SAME_WORDS and telling and len(counted) > 1:
                return run
    return range(0)


def _hits(term: Term, note: _NoteWords, own: frozenset[str], *, is_long: bool) -> Iterator[_Hit]:
    exact = {places for root in term.roots for places in note.with_root(root)}
    same = [group for group in term.meanings if is_same_word(group)]
    exact |= {places for group in same for places in note.with_meaning(group)}
    for places in sorted(exact):
        yield _Hit(term, places, _exact_score(term.weight, is_long=is_long))
    if term.weight in (Weight.OWN, Weight.FAINT):
        return
    near = {places for group in term.meanings for places in note.with_meaning(group)}
    for places in sorted(near - exact):
        is_telling = all(weigh(note.word(at).value, own) is Weight.TELLING for at in places)
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


def _window(sentence: int, hits: list[_Hit], note: _NoteWords, *, always_wide: bool = False) -> list[_Hit]:
    """Return the best hit of each term in this sentence; the next one helps when a telling word is in."""
    here = [hit for hit in hits if note.sentence(hit.places[0]) == sentence]
    if always_wide or any(hit.term.weight is Weight.TELLING for hit in here):
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


def _covers(terms: tuple[Term, ...], hits: list[_Hit], note: _NoteWords, own: frozenset[str]) -> bool:
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
