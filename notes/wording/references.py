"""What a note takes up of the things talked about, with the words that show it."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from notes.case import Case
from notes.interview import Interview, Text
from notes.place import Span
from notes.wording.folding import fold
from notes.wording.jottings import jottings
from notes.wording.letter import Letter
from notes.wording.note_words import NoteWords
from notes.wording.stemming import roots
from notes.wording.taking_up import words_taking_up
from notes.wording.terms import Weight, terms_of
from notes.wording.words import sentences, words


class Match(Struct, frozen=True):
    """One jotted phrase that the note takes up."""

    phrase: Text
    """The item of `talked_about`, or the sentence of the private notes."""
    found: tuple[Text, ...]
    """The words of the note that show it, in their order."""


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
    note = NoteWords(pieces, own, by_initials=by_initials)
    found = [words_taking_up(one.value, some, note, own) for one, some in zip(phrases, terms, strict=True)]
    return tuple(Match(phrase, shown) for phrase, shown in zip(phrases, found, strict=True) if shown)


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
