"""The words a case brings along: names, company, role and what was talked about, in any case form."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from notes.case import Round
from notes.interview import Interview, Interviewer
from notes.wording.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’.&+#-][^\W_]+)*[+#]*")
_JOINT = re.compile(r"['’.&+#-]")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text, folded: each as written and, when it is joined, its parts."""
    for found in _WORD.finditer(text):
        word = fold(found.group())
        yield word
        if _JOINT.search(word):
            yield from (part for part in _JOINT.split(word) if part)


def knows(vocabulary: frozenset[str], word: str) -> bool:
    """Tell whether the vocabulary has a word, in any case form, with or without a possessive ending."""
    folded = fold(word).replace("’", "'")
    if folded in vocabulary or _POSSESSIVE.sub("", folded) in vocabulary:
        return True
    parts = [part for part in _JOINT.split(_POSSESSIVE.sub("", folded)) if part]
    return len(parts) > 1 and all(part in vocabulary for part in parts)


def vocabulary_of(round_: Round) -> frozenset[str]:
    """Return the known words of one interview: folded, as `knows` compares them."""
    return _folded((*_interview_texts(round_.interview), round_.me.name, *sorted(round_.settings.words)))


@lru_cache(maxsize=64)
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the words of some texts; they seldom change while a note is typed."""
    return frozenset(word.replace("’", "'") for text in texts for word in words_of(text))


def _interview_texts(interview: Interview) -> Iterator[str]:
    yield interview.company.value
    for text in (interview.role, interview.industry):
        if text is not None:
            yield text.value
    for person in interview.interviewers:
        yield from _person_texts(person)
    yield from _names_in(piece.value for piece in interview.private)


def _person_texts(person: Interviewer) -> Iterator[str]:
    yield person.name
    yield from person.goes_by
    yield from (text.value for text in person.talked_about)
    for text in (person.title, person.address, person.thanked_through):
        if text is not None:
            yield text.value
    if person.email is not None:
        # How a name written in another script is spelt in ours: 王小明 is xiaoming@….
        local, _, domain = person.email.value.rpartition("@")
        yield from (domain, " ".join(re.findall(r"[^\W\d_]{3,}", local)))


def _names_in(texts: Iterable[str]) -> Iterator[str]:
    """Yield the capitalised words of private notes: other people, places and products met there."""
    for text in texts:
        yield from (found.group() for found in _WORD.finditer(text) if found.group()[0].isupper())
