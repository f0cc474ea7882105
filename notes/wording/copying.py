"""What a note shares, word for word, with other notes: found by runs of five equal words."""

from collections.abc import Iterator
from dataclasses import dataclass

from notes.case import Case, OtherNote
from notes.findings import Twin
from notes.interview import Text
from notes.place import Span
from notes.wording.earlier_notes import likest
from notes.wording.references import own_words
from notes.wording.shingles import SHINGLE, Body, body_of, masks_of, shingle_set

_LONG_RUN = 12
_FEWEST = _LONG_RUN - SHINGLE + 1
"""So many shared runs of five words are twelve words in a row: less is never reported."""
_CLOSE_LOOKS = 3
"""How many of the likest notes are compared word by word."""


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


def copies(case: Case) -> tuple[Copy, ...]:
    """Return the notes that this one repeats, the likest first."""
    if case.note is None or case.note.is_empty:
        return ()
    mine = body_of(case.note.body.value, _masks(case), case.round.me.name, own_words(case))
    own = mine.shingles
    if len(own) < _FEWEST:
        return ()
    looks = sorted(_candidates(case, frozenset(own.values())), key=lambda one: -one[0])[:_CLOSE_LOOKS]
    found = [_compare(mine, own, other, masks, case) for _, other, masks in looks]
    return tuple(sorted((copy for copy in found if copy is not None), key=lambda copy: -copy.share))


def is_worth_telling(copy: Copy) -> bool:
    """Tell whether two notes share twelve words in a row, or half of what could be shared."""
    return copy.share >= 0.5 or copy.runs[0].word_count >= _LONG_RUN


def _candidates(case: Case, own: frozenset[int]) -> Iterator[tuple[int, OtherNote, frozenset[str]]]:
    sender = case.round.me.name
    masks = _masks(case)
    for note in _siblings(case):
        shared = len(own & shingle_set(note.body, masks, sender))
        if shared >= _FEWEST:
            yield shared, note, masks
    notes = case.round.surroundings.notes
    for number, shared in likest(own, notes, sender, _FEWEST):
        yield shared, notes[number], masks_of(notes[number].company, notes[number].interviewer)


def _siblings(case: Case) -> Iterator[OtherNote]:
    """Yield the other notes of this interview; a section for two people is no copy of itself."""
    for note in case.interview.notes:
        if note != case.note and not note.is_empty:
            name = note.recipients[0] if note.recipients else note.heading.value
            yield OtherNote("", case.interview.company.value, name, note.body.value)


def _masks(case: Case) -> frozenset[str]:
    people = tuple(person.name for person in case.interview.interviewers)
    return masks_of(case.interview.company.value, *people)


def _compare(
    mine: Body, own: dict[int, int], other: OtherNote, masks: frozenset[str], case: Case
) -> Copy | None:
    its = body_of(other.body, masks, case.round.me.name)
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
        yield here, there, length + SHINGLE - 1


def _apart(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs, longest first, that do not overlap in this note."""
    taken: set[int] = set()
    for here, there, length in runs:
        if taken.isdisjoint(range(here, here + length)):
            taken.update(range(here, here + length))
            yield here, there, length


def _run(mine: Body, its: Body, run: tuple[int, int, int], at: int) -> Run:
    here, there, length = run
    own = Span(mine.words[here].span.start, mine.words[here + length - 1].span.end)
    other = Span(its.words[there].span.start, its.words[there + length - 1].span.end)
    return Run(Text(own.of(mine.text), own.shifted(at)), other.of(its.text), length)
