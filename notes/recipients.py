"""Whom a `## To NAME` heading means: the interviewers it resolves to, and near-misses."""

import re
from collections.abc import Sequence

from notes.interview import Interviewer
from notes.names import fold

_SEVERAL = re.compile(r"\s*(?:,|&|\+|/|;|\band\b)\s*", re.IGNORECASE)
_FIRST_LETTERS = 5
"""Names up to this length allow one wrong letter, longer ones two (design, section 3)."""
_SHORTEST = 3


def resolve(name: str, people: Sequence[Interviewer]) -> tuple[str, ...]:
    """Return the interviewers a heading means: one, several ("Ada and Ben"), or none.

    By full name, a form in `goes_by`, or a first or last name that is unique in the file (design, section 2).
    """
    one = _resolve_one(name, people)
    if one:
        return (one,)
    pieces = [piece for piece in _SEVERAL.split(name) if piece]
    several = [_resolve_one(piece, people) for piece in pieces]
    found = tuple(dict.fromkeys(person for person in several if person))
    return found if len(found) > 1 and None not in several else ()


def _resolve_one(name: str, people: Sequence[Interviewer]) -> str | None:
    wanted = fold(name)
    for person in people:
        if wanted == fold(person.name) or any(wanted == fold(form) for form in person.goes_by):
            return person.name
    alike = [person.name for person in people if wanted in _first_and_last(person.name)]
    return alike[0] if len(alike) == 1 else None


def _first_and_last(name: str) -> set[str]:
    words = fold(name).split()
    return {words[0], words[-1]} if words else set()


def is_near_miss(name: str, people: Sequence[Interviewer]) -> bool:
    """Tell whether a heading looks like a mistyped name of somebody listed."""
    return nearest(name, people) is not None


def nearest(name: str, people: Sequence[Interviewer]) -> str | None:
    """Return the listed name that a mistyped one comes closest to, if it comes close."""
    from rapidfuzz.distance import OSA

    wanted = fold(name)
    limit = 1 if len(wanted) <= _FIRST_LETTERS else 2
    if len(wanted) < _SHORTEST:  # `## To do` is not `## To Bo`
        return None
    distances = (
        (OSA.distance(wanted, form, score_cutoff=limit), person.name)
        for person in people
        for form in (fold(person.name), *_first_and_last(person.name))
        if abs(len(form) - len(wanted)) <= limit
    )
    close = [found for found in distances if 0 <= found[0] <= limit]
    return min(close)[1] if close else None
