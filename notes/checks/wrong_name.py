"""Rules about whom and which company a note names: greeting, wrong name, unknown form of a name."""

import re
from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Formality, Interviewer
from notes.place import LINE_END, Span
from notes.rules import note_rule
from notes.wording.folding import fold
from notes.wording.formality import expected_formality
from notes.wording.groups import greets_several
from notes.wording.letter import Letter
from notes.wording.misspellings import misspellings, sounds_alike
from notes.wording.names import Fit, fit, fits, key, known_words, near_miss, parts
from notes.wording.nobody import greets_nobody
from notes.wording.other_companies import other_companies

_NOT_A_NAME = re.compile(r"[\[\]{}<>_|$%]|\bX{2,}\b|^\W*$|\d")
_ADJECTIVES = (
    r"(?:the|my|valued|future|potential|head|hr|human resources|talent|recruiting|recruitment|hiring"
    r"|selection"
    r"|search)"
)
_OFFICES = (
    r"(?:managers?|recruiters?|interviewers?|employer|human resources|hr|director|professional|representative"
    r"|department|sirs?|madam|ma'?am|recipient|friend|candidate)"
)
_NOBODY = re.compile(
    rf"there|again|once more|(?:{_ADJECTIVES} )*{_OFFICES}|(?:(?:first|last|full|your) )?name"
    r"|(?:sirs?|madam|ma'?am)(?:\s*(?:/|,|or|and|&)\s*(?:sirs?|madam|ma'?am))*",
    re.IGNORECASE,
)


def names_one_person(case: Case) -> bool:
    """Tell whether the greeting is meant for one person by name, not left open nor for a group."""
    if case.letter is None or case.letter.greeting is None:
        return False
    greeted, person = case.letter.greeted.strip(), case.interviewer
    if _NOT_A_NAME.search(greeted) or _NOBODY.fullmatch(greeted):
        return False
    return not greets_several(greeted, person.name, person.goes_by)


def greeted_span(letter: Letter) -> Span:
    """Return where the greeted name stands in the file, else the whole greeting line."""
    if letter.greeted_span is not None and letter.greeted:
        return letter.greeted_span
    return letter.greeting.span if letter.greeting else Span(0, 0)


def way_to_address(person: Interviewer, formality: Formality) -> str:
    """Return the name for a greeting: the first name, in formal settings the full one."""
    name = parts(person.name)
    if formality is Formality.FORMAL:
        return f"{name.given} {name.family}".strip() or person.name
    return name.given or person.name


@note_rule(
    "personalized/no-greeting",
    Severity.WARNING,
    "No line greets the recipient by name.",
    source="Prepory, “Writing the Perfect Thank You Email After an Interview”: a plain “Hey” or “Hi there” "
    "is not enough, the greeting is personal",
)
def no_greeting(case: Case) -> Iterator[Finding]:
    """Warn of a note that starts without a greeting, or with one that names nobody."""
    if case.letter is None or case.note is None or case.note.is_empty:
        return
    name = way_to_address(case.interviewer, expected_formality(case.interview))
    opener = "Hi" if expected_formality(case.interview) is Formality.INFORMAL else "Dear"
    if case.letter.greeting is None:
        end = _line_end(case)
        span = Span(case.note.body.span.start, case.note.body.span.start)
        message = f"No greeting: start with a line such as “{opener} {name},”."
        yield spot(
            case,
            "personalized/no-greeting",
            Severity.WARNING,
            message,
            span,
            (f"{opener} {name},{end}{end}",),
        )
    elif fold(case.letter.greeted) in ("", "there", "again") and not greets_nobody(case.letter):
        message = f"The greeting names nobody: write “{opener} {name},”."
        span = case.letter.greeting.span
        yield spot(case, "personalized/no-greeting", Severity.WARNING, message, span, (f"{opener} {name},",))


def _line_end(case: Case) -> str:
    found = LINE_END.search(case.interview.text)
    return found[0] if found else "\n"


@note_rule(
    "personalized/wrong-name",
    Severity.ERROR,
    "The greeting names another interviewer or misspells the recipient; or the company's name is misspelt, "
    "or "
    "another interview's company is named (a warning where it may be meant).",
    source="Montana State University Billings, Career Services: check that each letter has the correct "
    "company "
    "and name; sent to a competitor it costs the second interview",
)
def wrong_name(case: Case) -> Iterator[Finding]:
    """Find the name of somebody else, a slip in the name of the recipient, and the wrong company."""
    if case.letter is None:
        return
    yield from wrong_greeting(case, case.letter)
    yield from _wrong_company(case)


def wrong_greeting(case: Case, letter: Letter) -> Iterator[Finding]:
    """Yield what is wrong with the name that the greeting greets."""
    if not names_one_person(case):
        return
    person, greeted = case.interviewer, letter.greeted
    if fits(person.name, greeted, person.goes_by):
        return
    right = _same_form(person, greeted)
    other = next((one for one in _others(case) if fits(one.name, greeted, one.goes_by)), None)
    if other is not None:
        message = f"The greeting says “{greeted}”, but this note is to {person.name}: that is {other.name}."
    elif _is_slip(case, greeted):
        message = f"The greeting says “{greeted}”: did you mean “{right}”?"
    else:
        yield from _from_elsewhere(case, letter, right)
        return
    yield spot(case, "personalized/wrong-name", Severity.ERROR, message, greeted_span(letter), (right,))


def _from_elsewhere(case: Case, letter: Letter, right: str) -> Iterator[Finding]:
    """Warn of a greeting taken along from a note of another interview."""
    for earlier in case.round.surroundings.notes:
        if fits(earlier.interviewer, letter.greeted) and key(letter.greeted) in known_words(
            [(earlier.interviewer, ())]
        ):
            message = f"“{letter.greeted}” is how you greeted {earlier.interviewer} of {earlier.company}."
            span = greeted_span(letter)
            yield spot(case, "personalized/wrong-name", Severity.WARNING, message, span, (right,))
            return


def _others(case: Case) -> Iterator[Interviewer]:
    return (one for one in case.interview.interviewers if one.name != case.interviewer.name)


def _is_slip(case: Case, greeted: str) -> bool:
    person = case.interviewer
    known = known_words((one.name, one.goes_by) for one in _others(case))
    if near_miss(greeted, person.name, person.goes_by, known) is not None:
        return True
    bare = parts(greeted).full
    forms = (parts(person.name).given, parts(person.name).family, *person.goes_by)
    return fold(bare) not in known and any(len(key(one)) > 2 and sounds_alike(bare, one) for one in forms)


def _same_form(person: Interviewer, greeted: str) -> str:
    """Return the recipient's name in the manner the greeting used: first, last or full."""
    name, written = parts(person.name), parts(greeted)
    if len(written.full.split()) > 1:
        return f"{name.given} {name.family}".strip()
    if written.title:
        slipped = near_miss(written.full, person.name, person.goes_by)
        return f"{written.title} {name.family}" if slipped and name.family else person.name
    last_name_meant = name.family and fold(near_miss(greeted, person.name) or "") == fold(name.family)
    return name.family if last_name_meant else name.given or person.name


def _wrong_company(case: Case) -> Iterator[Finding]:
    for slip in misspellings(case):
        if slip.of_company:
            message = f"“{slip.text.value}” looks like a slip for {slip.meant}."
            yield spot(
                case, "personalized/wrong-name", Severity.ERROR, message, slip.text.span, (slip.meant,)
            )
    this = case.interview.company.value
    for other in other_companies(case):
        severity = Severity.ERROR if other.as_this_one else Severity.WARNING
        message = (
            f"This says {other.text.value}, but the interview was at {this}."
            if other.as_this_one
            else f"{other.text.value} is the company of another interview; do you mean it here?"
        )
        yield spot(case, "personalized/wrong-name", severity, message, other.text.span, (this,))


@note_rule(
    "personalized/unknown-form",
    Severity.INFO,
    "The greeting uses a form of name that is none of first, last, full name or a known nickname.",
    source="Afterword: a mail client that made this an error drowned its users in false alarms",
)
def unknown_form(case: Case) -> Iterator[Finding]:
    """Mention a form of the name that is not known, so that it can be remembered as `goes_by`."""
    letter, person = case.letter, case.interviewer
    if letter is None or not names_one_person(case):
        return
    right, known = _same_form(person, letter.greeted), fit(person.name, letter.greeted, person.goes_by)
    if known is Fit.NICKNAME and sounds_alike(parts(letter.greeted).given, parts(person.name).given):
        message = f"“{letter.greeted}”: the file spells it “{right}”."
    elif known is None and not any(wrong_greeting(case, letter)):
        message = f"“{letter.greeted}” is not a form of {person.name} that I know; keep it if they go by it."
    else:
        return
    yield spot(case, "personalized/unknown-form", Severity.INFO, message, greeted_span(letter), (right,))
