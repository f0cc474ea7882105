"""What a note shares, word for word, with other notes: found by runs of five equal words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from notes.case import Case, OtherNote
from notes.companies import folded_words
from notes.findings import Twin
from notes.interview import Note, Text
from notes.letter import take_apart
from notes.names import fold
from notes.phrases import listed
from notes.place import Span
from notes.references import own_words
from notes.stemming import roots
from notes.stock import is_stock
from notes.words import Word, sentences, words

_SHINGLE = 5
_LONG_RUN = 12
_FEWEST = _LONG_RUN - _SHINGLE + 1
"""So many shared runs of five words are twelve words in a row: less is never reported."""
_MASK = "…"
_CLOSE_LOOKS = 3
"""How many of the likest notes are compared word by word."""
_ENOUGH_TWINS = 40
"""A run that stands in more notes than this is looked up in so many of them only."""

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


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both notes."""

    here: Text
    there: str
    word_count: int


@dataclass(frozen=True, slots=True)
class Copy:
    """What this note has in common with one other note."""

    path: str
    """Of the other file; empty for the same file."""
    company: str
    interviewer: str
    share: float
    """Which part of this note's runs of five words stand in the other one, from 0 to 1."""
    runs: tuple[Run, ...]
    """The longest first."""

    def twin_of(self, run: Run) -> Twin:
        """Return the place of a run in the other note."""
        return Twin(self.path, self.interviewer, run.there)


@dataclass(frozen=True)
class _Body:
    """A body as it is compared: masked words in stretches without greetings, thanks and closings."""

    text: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    breaks: frozenset[int]
    """Word positions at which a stretch starts."""

    @cached_property
    def shingles(self) -> dict[int, int]:
        """The hash of each run of five words, by the position of its first."""
        barred = {start - back for start in self.breaks for back in range(1, _SHINGLE)}
        last = len(self.keys) - _SHINGLE
        keys = self.keys
        return {at: hash(keys[at : at + _SHINGLE]) for at in range(last + 1) if at not in barred}

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each run of five words starts, by its hash."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for at, shingle in self.shingles.items():
            places[shingle].append(at)
        return places


def is_courtesy(sentence: str) -> bool:
    """Tell whether a sentence thanks or takes leave, as letters to several people rightly share."""
    return _COURTESY.search(sentence) is not None


def copies(case: Case) -> tuple[Copy, ...]:
    """Return the notes that this one repeats, the likest first."""
    if case.note is None or case.note.is_empty:
        return ()
    mine = _body(case.note.body.value, _masks(case), case.round.me.name, own_words(case))
    own = mine.shingles
    if len(own) < _FEWEST:
        return ()
    looks = sorted(_candidates(case, set(own.values())), key=lambda one: -one[0])[:_CLOSE_LOOKS]
    found = [_compare(mine, own, other, masks, case) for _, other, masks in looks]
    return tuple(sorted((copy for copy in found if copy is not None), key=lambda copy: -copy.share))


def is_worth_telling(copy: Copy) -> bool:
    """Tell whether two notes share twelve words in a row, or half of what could be shared."""
    return copy.share >= 0.5 or copy.runs[0].word_count >= _LONG_RUN


def _candidates(case: Case, own: set[int]) -> Iterator[tuple[int, OtherNote, frozenset[str]]]:
    for note in _siblings(case):
        masks = _masks(case)
        shared = len(own & _shingle_set(note.body, masks, case.round.me.name))
        if shared >= _FEWEST:
            yield shared, note, masks
    index = _index(case.round.surroundings.notes, case.round.me.name)
    hits = Counter(chain.from_iterable(index.get(shingle, ()) for shingle in own))
    for number, shared in hits.most_common(_CLOSE_LOOKS):
        if shared >= _FEWEST:
            other = case.round.surroundings.notes[number]
            yield shared, other, _masks_of(other.company, other.interviewer)


def _siblings(case: Case) -> Iterator[OtherNote]:
    """Yield the other notes of this interview; a section for two people is no copy of itself."""
    for note in case.interview.notes:
        if note != case.note and not note.is_empty:
            name = note.recipients[0] if note.recipients else note.heading.value
            yield OtherNote("", case.interview.company.value, name, note.body.value)


def _masks(case: Case) -> frozenset[str]:
    people = tuple(person.name for person in case.interview.interviewers)
    return _masks_of(case.interview.company.value, *people)


@lru_cache(maxsize=2048)
def _masks_of(company: str, *people: str) -> frozenset[str]:
    names = {fold(word.text) for person in people for word in words(person)}
    return frozenset((names | folded_words(company)) - listed("function_words"))


@lru_cache(maxsize=64)
def _body(text: str, masks: frozenset[str], sender: str, own: frozenset[str] = frozenset()) -> _Body:
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
    return _Body(text, tuple(kept), tuple(keys), frozenset(breaks))


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
def _shingle_set(text: str, masks: frozenset[str], sender: str) -> frozenset[int]:
    return frozenset(_body(text, masks, sender).shingles.values())


@lru_cache(maxsize=2)
def _index(notes: tuple[OtherNote, ...], sender: str) -> dict[int, list[int]]:
    """Return which notes have each run of five words."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    for number, note in enumerate(notes):
        for shingle in _shingle_set(note.body, _masks_of(note.company, note.interviewer), sender):
            if len(index[shingle]) < _ENOUGH_TWINS:
                index[shingle].append(number)
    return dict(index)


def _compare(
    mine: _Body, own: dict[int, int], other: OtherNote, masks: frozenset[str], case: Case
) -> Copy | None:
    its = _body(other.body, masks, case.round.me.name)
    places = its.places
    shared = {(start, place) for start, shingle in own.items() for place in places.get(shingle, ())}
    runs = sorted(_runs(shared), key=lambda run: (-run[2], run[0]))
    if not runs:
        return None
    share = len({start for start, _ in shared}) / len(own)
    assert case.note is not None  # noqa: S101 - copies() has looked
    at = case.note.body.span.start
    kept = tuple(_run(mine, its, run, at) for run in _apart(runs))
    return Copy(other.path, other.company, other.interviewer, share, kept)


def _runs(shared: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (position here, position there, number of words) of each longest run."""
    for here, there in shared:
        if (here - 1, there - 1) in shared:
            continue
        length = 1
        while (here + length, there + length) in shared:
            length += 1
        yield here, there, length + _SHINGLE - 1


def _apart(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs, longest first, that do not overlap in this note."""
    taken: set[int] = set()
    for here, there, length in runs:
        if taken.isdisjoint(range(here, here + length)):
            taken.update(range(here, here + length))
            yield here, there, length


def _run(mine: _Body, its: _Body, run: tuple[int, int, int], at: int) -> Run:
    here, there, length = run
    own = Span(mine.words[here].span.start, mine.words[here + length - 1].span.end)
    other = Span(its.words[there].span.start, its.words[there + length - 1].span.end)
    return Run(Text(own.of(mine.text), own.shifted(at)), other.of(its.text), length)
