"""Words of a note that almost spell a name the file knows: `Northwynd`, `Addah`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from notes.case import Case
from notes.interview import Text
from notes.place import Span
from notes.proofreading.vocabulary import knows, vocabulary_of
from notes.wording import companies
from notes.wording.companies import IsWord, starts_sentence
from notes.wording.folding import fold
from notes.wording.letter import Letter
from notes.wording.names import allowed_distance, fits, key, known_words, parts
from notes.wording.non_prose import is_free
from notes.wording.phrases import listed
from notes.wording.stemming import bases, is_listed
from notes.wording.words import Word, words

_PARTICLES = frozenset(("van", "von", "der", "den", "del", "della", "dos", "bin", "ibn", "ter", "ten"))
_LISTS = (
    "function_words",
    "any_interview",
    "faint",
    "everyday",
    "sentence_openers",
    "letter_words",
    "company_words",
)
_GAP = re.compile(r"[\s&-]+")
_SOUND = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|[cq]"), "k"),
    (re.compile(r"(?<=.)h"), ""),
    (re.compile(r"y"), "i"),
    (re.compile(r"z"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.[^aeiou])e$"), ""),
)


class Misspelling(Struct, frozen=True):
    """A word that almost spells a known name."""

    text: Text
    meant: str
    of_company: bool
    is_word: bool = False
    """Whether it is a word all the same, and only the words beside it give it away: `Altavista Clod`."""


class _Target(Struct, frozen=True):
    word: str
    key: str
    of_company: bool


class _Targets(Struct, frozen=True, eq=False):
    """The names of one interview; compared by identity, so that looking up a word stays cheap."""

    words: tuple[_Target, ...]


def misspellings(case: Case) -> tuple[Misspelling, ...]:
    """Return the near-misses of names and of the company, by words that the dictionary does not have.

    Before there is a dictionary only capitalised words count, and of those only the surely odd ones.
    """
    if case.letter is None:
        return ()
    vocabulary = vocabulary_of(case.round)
    targets = _targets(case)
    found = []
    for piece in _pieces(case.letter):
        for word, target, is_beside in _near_in(piece.value, case.interview.company.value, targets):
            is_odd = not _is_known(word.text, case, vocabulary) and _is_odd(
                word, piece.value, case.round.is_word
            )
            if is_odd or is_beside:
                found.append(_misspelling(word, piece, target, is_word=not is_odd))
    return tuple(found)


@lru_cache(maxsize=1024)
def _near_in(text: str, company: str, targets: _Targets) -> tuple[tuple[Word, _Target, bool], ...]:
    """Return the words that almost are a name, and whether they stand beside one of the company's words."""
    spoken = words(text)
    beside = dict(_beside_company_words(company, spoken, text))
    near = (
        (word, beside.get(at) or _nearest(word.text, targets), at in beside) for at, word in enumerate(spoken)
    )
    return tuple(
        (word, target, is_beside)
        for word, target, is_beside in near
        if target is not None and is_free(word.span, text)
    )


def _beside_company_words(company: str, spoken: tuple[Word, ...], text: str) -> Iterator[tuple[int, _Target]]:
    """Yield words beside a word of the company's name that almost are the one that should stand there."""
    name = [word.text for word in words(companies.without_legal_form(company))]
    keys = [key(word) for word in name]
    for at, (first, second) in enumerate(pairwise(spoken)):
        gap = text[first.span.end : second.span.start]
        if not (first.is_capitalised and second.is_capitalised and _GAP.fullmatch(gap)):
            continue
        mine = key(first.text), key(_bare(second.text))
        for (one, other), (whole, half) in zip(pairwise(keys), pairwise(name), strict=True):
            if mine[0] == one and _is_other(mine[1], other):
                yield at + 1, _Target(half, other, of_company=True)
            if mine[1] == other and _is_other(mine[0], one):
                yield at, _Target(whole, one, of_company=True)


def _is_other(mine: str, wanted: str) -> bool:
    is_plural = mine == f"{wanted}s" or wanted == f"{mine}s"
    return len(wanted) > 2 and not is_plural and _almost(mine, wanted, is_capitalised=True)


def _misspelling(word: Word, piece: Text, target: _Target, *, is_word: bool) -> Misspelling:
    bare = _bare(word.text)
    start = piece.span.start + word.span.start
    return Misspelling(Text(bare, Span(start, start + len(bare))), target.word, target.of_company, is_word)


def _pieces(letter: Letter) -> Iterator[Text]:
    for text in (letter.subject, letter.greeting, *letter.paragraphs, letter.closing, *letter.signature):
        if text is not None:
            yield text
    yield from letter.after


def _bare(word: str) -> str:
    """Return the word without a possessive ending."""
    return re.sub(r"['’]s?$", "", word)


def _targets(case: Case) -> _Targets:
    interview = case.interview
    names = [(person.name, person.goes_by) for person in interview.interviewers]
    return _targets_of(interview.company.value, (*names, (case.round.me.name, ())))


@lru_cache(maxsize=256)
def _targets_of(company: str, names: tuple[tuple[str, tuple[str, ...]], ...]) -> _Targets:
    bare = companies.without_legal_form(company)
    of_company = [word.text for word in words(bare) if companies.is_distinctive(word.text)]
    if len(words(bare)) == 1:
        of_company = [bare]
    wanted = {word: _Target(word, key(word), of_company=True) for word in of_company if len(key(word)) > 2}
    for name, goes_by in names:
        for form in (name, *goes_by):
            for word in _name_words(form):
                wanted.setdefault(word, _Target(word, key(word), of_company=False))
    return _Targets(tuple(wanted.values()))


def _name_words(form: str) -> Iterator[str]:
    for found in words(parts(form).full):
        if len(key(found.text)) > 2 and fold(found.text) not in _PARTICLES:
            yield found.text


def _is_known(word: str, case: Case, vocabulary: frozenset[str]) -> bool:
    people = case.interview.interviewers
    return (
        knows(vocabulary, _bare(word))
        or fold(_bare(word)) in known_words((person.name, person.goes_by) for person in people)
        or any(fits(person.name, _bare(word), person.goes_by) for person in people)
        or fits(case.round.me.name, _bare(word))
        or any(knows(companies.folded_words(other), word) for other in case.round.surroundings.companies)
    )


def _is_odd(word: Word, text: str, is_word: IsWord | None) -> bool:
    """Tell whether this is no word of the language, as far as is known."""
    bare = _bare(word.text)
    if not bare.isalpha() or (bare.isupper() and len(bare) < 5):
        return False
    if is_word is not None:
        return not any(is_word(form) for form in {word.text, bare, bare.lower(), bare.capitalize()})
    if not word.is_capitalised or any(is_listed(bare, listed(name)) for name in (*_LISTS, "proper_words")):
        return False
    return len(bare) > 4 and not (starts_sentence(text, word.span.start) and len(bare) < 7)


@lru_cache(maxsize=16384)
def _nearest(word: str, targets: _Targets) -> _Target | None:
    """Return the name that this word almost spells, if there is one."""
    mine = key(_bare(word))
    if len(mine) < 3:
        return None
    near = (one for one in targets.words if _almost(mine, one.key, is_capitalised=word[0].isupper()))
    return next(near, None)


def _almost(mine: str, wanted: str, *, is_capitalised: bool) -> bool:
    from rapidfuzz.distance import OSA

    if mine == wanted or (not is_capitalised and len(wanted) < 6):
        return False
    if sounds_alike(mine, wanted):
        return not _is_inflection(mine, wanted)
    allowed = allowed_distance(wanted)
    distance = OSA.distance(mine, wanted, score_cutoff=allowed)
    is_start_kept = mine[0] == wanted[0] or mine[:2] == wanted[1::-1]
    is_near = distance == 1 or (distance <= allowed and is_start_kept)
    return is_near and not _is_inflection(mine, wanted)


def _is_inflection(mine: str, wanted: str) -> bool:
    return wanted in bases(mine) or mine in bases(wanted)


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two spellings are read alike: doubled letters, silent h, c and k, i and y."""
    return _sound(key(one)) == _sound(key(other))


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    for pattern, letter in _SOUND:
        word = pattern.sub(letter, word)
    return word
