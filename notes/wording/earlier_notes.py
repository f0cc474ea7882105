"""The notes of other interviews, kept ready for comparing one note with hundreds at every keystroke."""

from functools import cached_property, lru_cache

from msgspec import Struct

from notes.case import OtherNote
from notes.wording.shingles import masks_of, shingle_set

_ASKED_OFTEN = 8
_LIKEST = 3


class _Same(Struct, frozen=True):
    """The notes of other interviews, one and the same object: comparing hundreds would cost too much."""

    notes: tuple[OtherNote, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.notes is other.notes

    def __hash__(self) -> int:
        return id(self.notes)


class _Earlier:
    """The runs of five words of earlier notes."""

    def __init__(self, notes: tuple[OtherNote, ...], sender: str) -> None:
        masked = ((note.body, masks_of(note.company, note.interviewer)) for note in notes)
        self._sets = tuple(shingle_set(body, masks, sender) for body, masks in masked)
        self._asked = 0

    @cached_property
    def _all(self) -> frozenset[int]:
        return frozenset().union(*self._sets)

    def shared_with(self, own: frozenset[int], fewest: int) -> list[tuple[int, int]]:
        """Return (number of the note, runs shared) for notes that share at least the fewest.

        Most notes share nothing with any other; to know all runs at once pays off when asked again and
        again, as while typing, and not for the few questions of a check of the whole folder.
        """
        self._asked += 1
        if self._asked > _ASKED_OFTEN:
            own &= self._all
        if len(own) < fewest:
            return []
        shared = ((number, len(own & its)) for number, its in enumerate(self._sets))
        return [(number, count) for number, count in shared if count >= fewest]


@lru_cache(maxsize=4)
def _earlier(notes: _Same, sender: str) -> _Earlier:
    return _Earlier(notes.notes, sender)


def likest(
    own: frozenset[int], notes: tuple[OtherNote, ...], sender: str, fewest: int
) -> tuple[tuple[int, int], ...]:
    """Return the notes that share most, by number, and how many runs of five words each shares."""
    return _likest(own, _Same(notes), sender, fewest)


@lru_cache(maxsize=64)
def _likest(own: frozenset[int], notes: _Same, sender: str, fewest: int) -> tuple[tuple[int, int], ...]:
    found = _earlier(notes, sender).shared_with(own, fewest)
    return tuple(sorted(found, key=lambda one: -one[1])[:_LIKEST])
