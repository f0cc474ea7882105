"""What a note shares, word for word, with other notes: found by runs of five equal words."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from notes.case import Case, OtherNote
from notes.findings import Twin
from notes.interview import Text
from notes.wording.earlier_notes import likest
from notes.wording.references import own_words
from notes.wording.shingles import SHINGLE, Body, body_of, masks_of, shingle_set

_LONG_RUN = 12
_FEWEST = _LONG_RUN - SHINGLE + 1
"""So many shared runs of five words are twelve words in a row: less is never reported."""
_CLOSE_LOOKS = 3
"""How many of the likest notes are compared word by word."""
_RUNS_TOLD = 3
_COMPARISONS_REMEMBERED = 256


class Run(Struct, frozen=True):
    """Words that stand in both notes."""

    here: Text
    """Its place counts from the start of the note's body."""
    there: str
    word_count: int


class Copy(Struct, frozen=True):
    """What this note has in common with one other note."""

    path: str
    """Of the other file; empty for the same file."""
    company: str
    interviewer: str
    share: float
    """Which part of this note's runs of five words stand in the other one, from 0 to 1."""
    runs: tuple[Run, ...]
    """The longest few, the longest first."""

    def twin_of(self, run: Run) -> Twin:
        """Return the place of a run in the other note."""
        return Twin(self.path, self.interviewer, run.there)


def copies(case: Case) -> tuple[Copy, ...]:
    """Return the notes that this one repeats, the likest first."""
    if case.note is None or case.note.is_empty:
        return ()
    mine = _Side(case.note.body.value, _masks(case), case.round.me.name, own_words(case))
    if len(mine.body.shingles) < _FEWEST:
        return ()
    looks = sorted(_candidates(case, mine.body.shingle_set), key=lambda one: -one[0])[:_CLOSE_LOOKS]
    return _compared(mine, tuple((other, masks) for _, other, masks in looks))


def is_worth_telling(copy: Copy) -> bool:
    """Tell whether two notes share twelve words in a row, or half of what could be shared."""
    return copy.share >= 0.5 or copy.runs[0].word_count >= _LONG_RUN


def _candidates(case: Case, own: frozenset[int]) -> Iterator[tuple[int, OtherNote, frozenset[str]]]:
    sender = case.round.me.name
    masks = _masks(case)
    for note in _siblings(case):
        shared = _count_shared(own, shingle_set(note.body, masks, sender))
        if shared >= _FEWEST:
            yield shared, note, masks
    notes = case.round.surroundings.notes
    for number, shared in likest(own, notes, sender, _FEWEST):
        yield shared, notes[number], masks_of(notes[number].company, notes[number].interviewer)


@lru_cache(maxsize=1024)
def _count_shared(own: frozenset[int], its: frozenset[int]) -> int:
    return len(own & its)


def _siblings(case: Case) -> Iterator[OtherNote]:
    """Yield the other notes of this interview; a section for two people is no copy of itself."""
    for note in case.interview.notes:
        if note != case.note and not note.is_empty:
            name = note.recipients[0] if note.recipients else note.heading.value
            yield OtherNote("", case.interview.company.value, name, note.body.value)


def _masks(case: Case) -> frozenset[str]:
    people = tuple(person.name for person in case.interview.interviewers)
    return masks_of(case.interview.company.value, *people)


class _Side(Struct, frozen=True):
    """One of two notes that are compared: its text and what is left out of it."""

    text: str
    masks: frozenset[str]
    sender: str
    own: frozenset[str] = frozenset()

    @property
    def body(self) -> Body:
        """The text as it is compared."""
        return body_of(self.text, self.masks, self.sender, self.own)


@lru_cache(maxsize=_COMPARISONS_REMEMBERED)
def _compared(mine: _Side, others: tuple[tuple[OtherNote, frozenset[str]], ...]) -> tuple[Copy, ...]:
    """Return what a note shares with each of some others, the likest first."""
    found = (_compare(mine, other, masks) for other, masks in others)
    return tuple(sorted((copy for copy in found if copy is not None), key=lambda copy: -copy.share))


def _compare(mine: _Side, other: OtherNote, masks: frozenset[str]) -> Copy | None:
    share, runs = _shared(mine, _Side(other.body, masks, mine.sender))
    return Copy(other.path, other.company, other.interviewer, share, runs) if runs else None


@lru_cache(maxsize=_COMPARISONS_REMEMBERED)
def _shared(one: _Side, other: _Side) -> tuple[float, tuple[Run, ...]]:
    """Return which part of a note stands in another, and the runs."""
    mine, its = one.body, other.body
    places = its.places
    alike = {at: places[shingle] for at, shingle in mine.shingles.items() if shingle in places}
    runs = sorted(_runs(alike), key=lambda run: (-run[2], run[0], run[1]))
    told = islice(_apart(runs), _RUNS_TOLD)
    return len(alike) / len(mine.shingles), tuple(_run(mine, its, run) for run in told)


def _runs(alike: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield (position here, position there, number of words) of each longest run.

    `alike` has the positions there, as bits, of the words that start at a position here: all runs that start
    at one position grow together, so that a sentence said twenty times costs no more than it must.
    """
    for here, there in alike.items():
        growing, length = there & ~(alike.get(here - 1, 0) << 1), 1
        while growing:
            grown = growing << 1 & alike.get(here + length, 0)
            if ended := growing & ~(grown >> 1):
                for last in _bits(ended):
                    yield here, last - length + 1, length + SHINGLE - 1
            growing, length = grown, length + 1


def _bits(number: int) -> Iterator[int]:
    """Yield the positions of the bits that are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _apart(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs, longest first, that do not overlap in this note."""
    taken: set[int] = set()
    for here, there, length in runs:
        if taken.isdisjoint(range(here, here + length)):
            taken.update(range(here, here + length))
            yield here, there, length


def _run(mine: Body, its: Body, run: tuple[int, int, int]) -> Run:
    here, there, length = run
    own, other = mine.span(here, here + length - 1), its.span(there, there + length - 1)
    return Run(Text(own.of(mine.text), own), other.of(its.text), length)
