"""Whom a `## To NAME` heading means: the interviewers it resolves to, and near-misses."""

import re
from collections.abc import Sequence
from functools import lru_cache

from notes.interview import Interviewer
from notes.wording.east_asian import is_east_asian
from notes.wording.folding import fold
from notes.wording.names import fits, near_miss, parts

_SEVERAL = re.compile(r"\s*[,;&+/]\s*(?:and\s+)?|\s+(?:and|und|et|y|og|och|en|e)\s+", re.IGNORECASE)
_DRESSING = "*_:,. \t"
"""What may stand around a name in a heading."""
_LONGEST = 120
"""Characters of a heading that can still be somebody's name."""
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_PLAIN = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
"""A first and a last name and nothing else: most names."""
_TODO = re.compile(
    r"(?:dos?|ask|bring|buy|call|check|discuss|draft|find|finish|fix|follow|get|learn|look|mention|practi[cs]e"
    r"|prepare|print|read|remember|research|review|send|study|think|try|watch|write)\b"
)
"""What `## To …` begins with when it is a list of things to do, however near to somebody's name."""

People = tuple[tuple[str, tuple[str, ...]], ...]


def resolve(name: str, people: Sequence[Interviewer]) -> tuple[str, ...]:
    """Return the interviewers a heading means: one, several ("Ada and Ben"), or none.

    By full name, a form in `goes_by`, or a first or last name that is unique in the file (design, section 2).
    """
    return _resolve(name, _listed(people))


def is_near_miss(name: str, people: Sequence[Interviewer]) -> bool:
    """Tell whether a heading looks like a mistyped name of somebody listed, and not like `## To do`."""
    return _is_near_miss(name, _listed(people))


def nearest(name: str, people: Sequence[Interviewer]) -> str | None:
    """Return the listed name that another form, or a mistyped one, comes closest to, if one comes close."""
    return _nearest(name, _listed(people))


def _listed(people: Sequence[Interviewer]) -> People:
    return tuple((person.name, person.goes_by) for person in people)


@lru_cache(maxsize=1024)
def _resolve(name: str, people: People) -> tuple[str, ...]:
    if len(name) > _LONGEST:
        return ()
    one = _resolve_one(name, people)
    if one:
        return (one,)
    pieces = _pieces(name)
    found = [_resolve_one(piece, people) for piece in pieces] if len(pieces) > 1 else []
    return tuple(dict.fromkeys(one for one in found if one)) if all(found) else ()


@lru_cache(maxsize=1024)
def _is_near_miss(name: str, people: People) -> bool:
    if len(name) > _LONGEST or _TODO.match(fold(name)):
        return False
    return any(_nearest(piece, people) is not None for piece in (name, *_pieces(name)))


def _pieces(name: str) -> list[str]:
    return [piece for piece in _SEVERAL.split(name) if piece]


def _resolve_one(name: str, people: People) -> str | None:
    wanted = fold(name).strip(_DRESSING)
    as_written = (fold(name).strip(), wanted)
    for listed, goes_by in people:
        if any(fold(form).strip() in as_written for form in (listed, *goes_by)):
            return listed
    if not wanted:
        return None
    alike = [listed for listed, _ in people if wanted in _first_and_last(listed) or _is_end(wanted, listed)]
    if len(alike) == 1 and not (wanted == "do" and "do" in name):  # `## To do` is nobody called Do
        return alike[0]
    bare = _without_title(name)
    return _resolve_one(bare, people) if bare and not alike else None


@lru_cache(maxsize=1024)
def _first_and_last(name: str) -> frozenset[str]:
    """Return the folded first, last, and full name without titles."""
    if _PLAIN.fullmatch(name):
        return frozenset(fold(name).split())
    person = parts(name)
    last = person.family.rpartition(" ")[2]
    forms = (person.given, person.family, last, person.full, f"{person.given} {person.family}")
    return frozenset(fold(form) for form in forms if form.strip())


def _is_end(wanted: str, name: str) -> bool:
    """Tell whether this is the family or the given name of a name written without spaces, as in Chinese."""
    return len(name) > 1 and is_east_asian(name) and (name.startswith(wanted) or name.endswith(wanted))


def _without_title(name: str) -> str | None:
    """Return a name without `Dr.` and what stands in brackets behind it, if it has either."""
    bare = _IN_BRACKETS.sub("", name)
    if bare == name and not (" " in name and "." in name):
        return None
    full = parts(bare).full
    return full if fold(full) != fold(name) else None


@lru_cache(maxsize=1024)
def _nearest(name: str, people: People) -> str | None:
    bare = name.strip(_DRESSING)
    if not bare or len(bare) > _LONGEST:
        return None
    fitting = (listed for listed, goes_by in people if fits(listed, bare, goes_by))
    close = (listed for listed, goes_by in people if near_miss(bare, listed, goes_by))
    return next(fitting, None) or next(close, None)
