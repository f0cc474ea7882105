"""The rule about what was left to fill in."""

import re
from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.checks.wrong_name import greeted_span, way_to_address
from notes.findings import Finding, Severity
from notes.place import Span
from notes.rules import note_rule
from notes.wording.folding import fold
from notes.wording.formality import expected_formality
from notes.wording.letter import Letter
from notes.wording.names import fits
from notes.wording.nobody import bare_greeting, greets_nobody
from notes.wording.placeholders import Placeholder, placeholders

_RULE = "personalized/placeholder"
_TOPICS = ("discuss", "mention", "topic", "specific", "detail", "something")


@note_rule(
    _RULE,
    Severity.ERROR,
    "Something is left to fill in: `[Name]`, `{{company}}`, `<topic>`, XXX, TBD, “INSERT …”, ____, or “Dear "
    "Sir "
    "or Madam” where the name is known.",
    source="Afterword: etiquette guides warn of “To Whom It May Concern” where the name is known; the forms "
    "are our "
    "own list, from mail-merge and template languages",
)
def placeholder(case: Case) -> Iterator[Finding]:
    """Find what was left to fill in, and a greeting to nobody in particular."""
    if case.letter is None or case.note is None:
        return
    known = [fold(text) for text in _known_texts(case)]
    nobody = _greets_nobody(case, case.letter)
    if nobody is not None:
        yield nobody
    for piece in (case.note.subject, case.note.body):
        if piece is None:
            continue
        for found in placeholders(piece.value):
            span = found.span.shifted(piece.span.start)
            if nobody is not None and span.overlaps(nobody.span):
                continue
            said = re.compile(rf"(?<!\w){re.escape(fold(found.text))}(?!\w)")
            if not any(said.search(text) for text in known):
                yield _left_over(case, found, span)


def _known_texts(case: Case) -> Iterator[str]:
    """Yield what the file says about this interview; a note may repeat it, brackets and all."""
    interview = case.interview
    yield from (text.value for text in (interview.company, interview.role, interview.industry) if text)
    for person in interview.interviewers:
        yield from (person.name, *person.goes_by, *(text.value for text in person.talked_about))
        yield from (person.title.value,) if person.title else ()


def _left_over(case: Case, found: Placeholder, span: Span) -> Finding:
    filling = _filling(case, found, span)
    advice = f"fill in “{filling[0]}”" if filling else "fill it in or take it out"
    message = f"“{found.text}” is still to be filled in: {advice}."
    return spot(case, _RULE, Severity.ERROR, message, span, filling)


def _filling(case: Case, found: Placeholder, span: Span) -> tuple[str, ...]:
    """Return what the file knows to put here; nothing is ever just taken out."""
    asked, interview = found.asks_for, case.interview
    greeting = case.letter.greeting if case.letter else None
    if any(word in asked for word in _TOPICS):
        return ()
    if "company" in asked or "employer" in asked or "organi" in asked:
        return (interview.company.value,)
    if asked.startswith(("your", "my")) and "name" in asked:
        return (case.round.me.name,) if case.round.me.name else ()
    if greeting is not None and greeting.span.overlaps(span):
        return (_name_for_greeting(case),)
    if any(word in asked for word in ("role", "position", "job")):
        return (interview.role.value,) if interview.role else ()
    return (_name_for_greeting(case),) if "interviewer" in asked else ()


def _name_for_greeting(case: Case) -> str:
    return way_to_address(case.interviewer, expected_formality(case.interview))


def _greets_nobody(case: Case, letter: Letter) -> Finding | None:
    greeting, person = letter.greeting, case.interviewer
    if greeting is None or fits(person.name, letter.greeted, person.goes_by):
        return None
    if not greets_nobody(letter):
        return None
    bare = bare_greeting(greeting)
    name = _name_for_greeting(case)
    message = f"“{bare}” greets nobody in particular: you know the name, {person.name}."
    if letter.greeted:
        return spot(case, _RULE, Severity.ERROR, message, greeted_span(letter), (name,))
    end = greeting.value[len(bare) :] or ","
    return spot(case, _RULE, Severity.ERROR, message, greeting.span, (f"Dear {name}{end}",))
