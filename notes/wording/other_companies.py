"""Companies of other interviews that a note names, and whether it takes this one for them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from notes.case import Case
from notes.interview import Text
from notes.place import Span
from notes.wording import companies
from notes.wording.folding import fold
from notes.wording.words import sentences, spoken, words

_JOB = (
    r"role|team|position|job|opening|opportunity|vacancy|internship|fellowship|residency|clerkship|interview"
)
_BEFORE = re.compile(
    rf"(?:\b(?:{_JOB}|office|group|department|everyone|colleagues)\s+(?:here\s+)?(?:at|with|in|for)"
    r"|\b(?:join|joining|interview(?:ed|ing)? (?:with|at)|contribut(?:e|ing) to|work(?:ing)? (?:at|for)"
    r"|part of|(?:meet|see)(?:ing)? you at|(?:career|future) (?:at|with)))\s+(?:the\s+)?['\"“]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:'s|’s)?\s+(?:{_JOB}|office)\b", re.IGNORECASE)
_OWN_PAST = re.compile(
    r"\b(?:my|his|her|their|our)\s+(?:own\s+)?(?:\w+\s+)?(?:previous|former|last|old|past|current|first"
    r"|earlier"
    r"|time|years?|days|internship|stint|job|manager|boss|colleagues?|career|experience|work|background"
    r"|role|team)\b"
    r"|\b(?:I|we)(?:['’]ve| have| had)? (?:was|were|led|ran|built|worked|managed|spent|left|served|owned"
    r"|started"
    r"|shipped|launched|interned|taught|helped|saw|faced|did|used|wrote|designed|handled|supported)\b"
    r"|\b(?:back|previously|formerly|ago|used to|last year|currently|your (?:own )?(?:\w+ )?(?:time|years?"
    r"|days))\b",
    re.IGNORECASE,
)
"""What tells of somebody's earlier life, where another company may well be named."""


class OtherCompany(Struct, frozen=True):
    """One mention of a company that another interview is about."""

    company: str
    text: Text
    as_this_one: bool
    """Whether the note speaks of it as the place the interview was at."""


def other_companies(case: Case) -> Iterator[OtherCompany]:
    """Yield where the note names another interview's company, unless the file itself speaks of it."""
    if case.letter is None:
        return
    others = [company for company in _perhaps_named(case) if _is_foreign(company, case)]
    if not others:
        return
    if case.letter.subject is not None:
        yield from _in_sentence(case.letter.subject, others, case, as_this_one=True)
    for paragraph in case.letter.paragraphs:
        for sentence in sentences(paragraph):
            yield from _in_sentence(sentence, others, case, as_this_one=False)


def _perhaps_named(case: Case) -> list[str]:
    """Return the companies of which the note has a first word: most of a large folder has none."""
    by_word = _by_first_word(case.round.surroundings.companies)
    texts = (case.note.subject, case.note.body) if case.note else ()
    said = {fold(word).removesuffix("'s") for text in texts if text for word in set(spoken(text.value))}
    return sorted({company for word in said for company in by_word.get(word, ())})


@lru_cache(maxsize=4)
def _by_first_word(names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for company in names:
        for form in companies.forms(company):
            first = next((fold(word.text) for word in words(form)), "")
            found[first] = (*found.get(first, ()), company)
    return found


def _in_sentence(
    sentence: Text, others: list[str], case: Case, *, as_this_one: bool
) -> Iterator[OtherCompany]:
    for company in others:
        for span in companies.mentions(sentence.value, company, case.round.is_word):
            place = Text(span.of(sentence.value), span.shifted(sentence.span.start))
            yield OtherCompany(company, place, as_this_one or _is_taken_for_this(sentence.value, span))


def _is_taken_for_this(sentence: str, span: Span) -> bool:
    if _OWN_PAST.search(sentence):
        return False
    return bool(_BEFORE.search(sentence[: span.start]) or _AFTER.match(sentence, span.end))


def _is_foreign(company: str, case: Case) -> bool:
    """Tell whether a company is another one, and not among what was talked about here."""
    interview = case.interview
    if not companies.forms(company) or companies.is_same_company(company, interview.company.value):
        return False
    known = [text.value for text in (interview.role, interview.industry) if text is not None]
    known += [piece.value for piece in interview.private]
    for person in interview.interviewers:
        known += [person.name, *(text.value for text in person.talked_about)]
        known += [person.title.value] if person.title else []
    known.append(interview.company.value)
    return not any(_is_said(form, known, case) for form in companies.forms(company))


def _is_said(form: str, known: list[str], case: Case) -> bool:
    """Tell whether texts name a company; one that is a common word (`Mint`) is not named by mint tea."""
    is_word = case.round.is_word
    if is_word is not None and is_word(form.lower()):
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for text in known)
    return any(re.search(rf"(?<!\w){re.escape(fold(form))}(?!\w)", fold(text)) for text in known)
