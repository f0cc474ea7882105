"""Names of people: how they are folded, compared and taken apart."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from notes.wording.east_asian import has_east_asian
from notes.wording.epithets import is_epithet
from notes.wording.folding import fold

_DOUBLED = re.compile(r"(.)\1+")
_HONORIFIC = re.compile(
    r"(?:老师|老師|经理|經理|总监|總監|教授|博士|先生|女士|小姐|さん|さま|様|氏|님|씨|-(?:san|sama|sensei|ssi|nim))$"
)
"""What follows a name in East Asian greetings."""


def key(text: str) -> str:
    """Return only the folded letters and digits, for names that differ in spacing and punctuation."""
    return "".join(char for char in fold(text) if char.isalnum())


class PersonName(Struct, frozen=True):
    """A name taken apart; every part as it is written."""

    full: str
    """Without titles, suffixes and what stands in brackets."""
    title: str
    given: str
    """The first given name."""
    middle: str
    family: str
    """With its particles: `van der Berg`."""
    called: str
    """What stands in brackets or quotation marks: `Ada (Addy) Park`."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The folded words, hyphenated names in their parts, initials one by one."""
        return _pieces(self.full)


@lru_cache(maxsize=2048)
def parts(name: str) -> PersonName:
    """Take a name apart: titles, suffixes, particles, family-first scripts."""
    from nameparser import parse

    bare = _HONORIFIC.sub("", name.strip())
    parsed = parse(bare or name)
    if parsed.given or parsed.family:
        given, middle, family = parsed.given, parsed.middle, parsed.family
    else:  # a name that reads like a title alone, such as King or Prince
        given, middle, family = bare or name, "", ""
    if is_epithet(given):
        second, _, rest = middle.partition(" ")
        alone = f"{given} {family}".strip(), "", ""
        given, middle, family = (f"{given} {second}", rest, family) if second else alone
    words = {word: bare.find(word) for word in (given, middle, family) if word}
    full = " ".join(sorted(words, key=words.__getitem__)) if " " in bare else bare
    return PersonName(full, parsed.title, given, middle, family, parsed.nickname)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in re.split(r"[\s,/&+-]+", fold(text).replace("'", "")):
        initials = word.split(".") if "." in word else [word]
        found += [piece for piece in ("".join(filter(str.isalnum, one)) for one in initials) if piece]
    return tuple(found)


class Fit(Enum):
    """How a form of address fits a person's name."""

    NAME = "name"
    """A part of the name as recorded, or a form they are known to go by."""
    NICKNAME = "nickname"
    """A known nickname of it, or the name it is a nickname of."""


def fit(name: str, form: str, goes_by: Sequence[str] = ()) -> Fit | None:
    """Tell whether `form` (`Ada`, `Dr. Park`, `A. Park`, `Addy`) is a way to name this person, and how."""
    return _fit(name, form, tuple(goes_by))


@lru_cache(maxsize=8192)
def _fit(name: str, form: str, goes_by: tuple[str, ...]) -> Fit | None:
    wanted = key(form)
    if not wanted:
        return None
    if wanted == key(name) or any(_names_part(other, form) for other in (*goes_by, parts(name).called)):
        return Fit.NAME
    if _names_part(name, form):
        return Fit.NAME
    return Fit.NICKNAME if _is_nickname(name, form) else None


def fits(name: str, form: str, goes_by: Sequence[str] = ()) -> bool:
    """Tell whether `form` is a way to name this person: part of the name, a form of it, a nickname."""
    return fit(name, form, goes_by) is not None


def _names_part(name: str, form: str) -> bool:
    """Tell whether the words of `form` stand in `name`, in order, initials and joined words allowed."""
    if not name or not form:
        return False
    if key(name) == key(form):
        return True
    whole, wanted = parts(name).pieces, parts(form).pieces
    if not wanted or not whole:
        return False
    if len(wanted) > 2:  # a middle initial that the file does not have
        inner = tuple(piece for piece in wanted[1:-1] if len(piece) > 1 or piece in whole)
        wanted = (wanted[0], *inner, wanted[-1])
    if all(len(piece) == 1 and piece.isascii() for piece in wanted) and not set(wanted) <= set(whole):
        return "".join(wanted) in _joined(whole)  # J.R. for John Ronald, but not a bare J.
    return (
        _in_order(wanted, whole)
        or sorted(wanted) == sorted(whole)
        or "".join(wanted) in _joined(whole)
        or _ends_cjk("".join(whole), "".join(wanted))
    )


def _in_order(wanted: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(any(_same(piece, other) for other in rest) for piece in wanted)


def _same(piece: str, other: str) -> bool:
    """Compare two words: equal, one the initial of the other, or umlauts written out."""
    if piece == other:
        return True
    if has_east_asian(piece):
        return False
    if len(piece) == 1 or len(other) == 1:
        return piece[0] == other[0]
    return _without_umlauts(piece) == _without_umlauts(other)


def _without_umlauts(piece: str) -> str:
    """Fold `mueller` to what `müller` folds to."""
    return piece.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _joined(whole: tuple[str, ...]) -> frozenset[str]:
    """Return every run of neighbouring words written as one: `annemarie`, `oneil`, `jr`."""
    runs = combinations(range(len(whole) + 1), 2)
    initials = {"".join(piece[0] for piece in whole[:end]) for end in range(2, len(whole))}
    return frozenset({"".join(whole[start:end]) for start, end in runs} | initials)


def _ends_cjk(whole: str, wanted: str) -> bool:
    """Tell whether `wanted` is the family or the given name of a name written without spaces."""
    return has_east_asian(whole[:1]) and (whole.startswith(wanted) or whole.endswith(wanted))


def _is_nickname(name: str, form: str) -> bool:
    from notes.wording.nicknames import is_nickname

    whole, wanted = parts(name).pieces, parts(form).pieces
    return any(
        is_nickname(piece, wanted[0]) and _in_order(wanted[1:], whole[index + 1 :])
        for index, piece in enumerate(whole)
        if wanted
    )


@lru_cache(maxsize=2048)
def forms(name: str, goes_by: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the usual ways to write a name, as written: full, given, family, given and family, goes by."""
    person = parts(name)
    short = f"{person.given} {person.family}".strip()
    candidates = (person.given, person.full, person.family, short, person.called, *goes_by, name)
    seen: dict[str, str] = {}
    for form in candidates:
        if form:
            seen.setdefault(fold(form), form)
    return tuple(seen.values())


def known_words(names: Iterable[tuple[str, Sequence[str]]]) -> frozenset[str]:
    """Return the folded words of everyone's names and forms; no near-miss is ever one of them."""
    return frozenset(
        piece
        for name, goes_by in names
        for form in forms(name, tuple(goes_by))
        for piece in _word_forms(form)
    )


def _word_forms(form: str) -> tuple[str, ...]:
    folded = fold(form)
    return (folded, *folded.split(), *_pieces(form), key(form))


def shared_given_names(names: Iterable[str]) -> frozenset[str]:
    """Return the folded given names that two people or more share."""
    given = [fold(parts(name).given) for name in names]
    return frozenset(one for one in given if one and given.count(one) > 1)


def allowed_distance(target: str) -> int:
    """Return how many slips a near-miss of this text may have: one up to five letters, else two."""
    return 1 if len(key(target)) <= 5 else 2


def is_near(word: str, target: str) -> bool:
    """Tell whether `word` is `target` with a slip or two: letters missing, doubled, wrong or swapped."""
    from rapidfuzz.distance import OSA

    mine, wanted = key(word), key(target)
    allowed = allowed_distance(target)
    if mine == wanted or not mine or abs(len(mine) - len(wanted)) > allowed + 1:
        return False
    if len(wanted) < 3 and mine[0] != wanted[0]:  # Bo and Jo are two people, Bo and Bi one slip
        return False
    pairs = ((mine, wanted), (_undoubled(mine), _undoubled(wanted)))
    return any(OSA.distance(*pair, score_cutoff=allowed) <= allowed for pair in pairs)


def _undoubled(text: str) -> str:
    """Write doubled letters once: they are the commonest slip in a name (`Addah` for Ada)."""
    return _DOUBLED.sub(r"\1", text)


def near_miss(
    form: str, name: str, goes_by: Sequence[str] = (), known: frozenset[str] = frozenset()
) -> str | None:
    """Return the form of `name` that `form` almost spells, or `None`.

    A form that fits the person is never a near-miss, nor is one of the `known` words: the names of the
    other people in the file, and so a first name that two of them share.
    """
    if fold(form) in known or key(form) in known or fits(name, form, goes_by):
        return None
    bare = parts(form).full
    if fold(bare) in known:
        return None
    same_length = [one for one in forms(name, tuple(goes_by)) if len(one.split()) == len(bare.split())]
    return next((one for one in same_length if is_near(bare, one)), None)
