"""Rules of “thanked everyone”: each interviewer listed is sent a note of their own."""

from collections.abc import Iterator

from notes.case import Case, Round
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Channel, Interview, Note
from notes.place import Span
from notes.rules import note_rule, round_rule
from notes.standing import Standing, standing_of, through_of
from notes.wording.groups import greets_several
from notes.wording.language import is_likely_english
from notes.wording.mail_domains import near_domain
from notes.wording.names import fits, near_miss, parts
from notes.wording.thanks import has_thanks


def _is_owed(case: Case) -> bool:
    return standing_of(case.interview, case.interviewer) is Standing.OWED


@note_rule(
    "thanked/no-note",
    Severity.TODO,
    "An interviewer on the list has no note yet, or an empty one.",
    source="Iowa State University Engineering Career Services: a personalized note to everybody you met",
    acceptable=False,
)
def no_note(case: Case) -> Iterator[Finding]:
    """Name an interviewer who is owed a note and has no text yet."""
    if case.note is None and _is_owed(case):
        section = case.interview.note_to(case.interviewer.name)
        if section is None:
            message = (
                f"{case.interviewer.name} has no note yet: start one under “## To {case.interviewer.name}”."
            )
        else:
            message = f"The note to {case.interviewer.name} is still empty."
        span = section.heading.span if section else case.interviewer.span
        yield spot(case, "thanked/no-note", Severity.TODO, message, span, quoted=False)


@note_rule(
    "thanked/not-sent",
    Severity.TODO,
    "The note is written and not yet recorded as sent.",
    source="Afterword: a note counts when it is on its way, not when it is written",
    acceptable=False,
)
def not_sent(case: Case) -> Iterator[Finding]:
    """Remind of a note that is written and waits to be sent."""
    if case.note is not None and _is_owed(case):
        how = "posted or handed over" if case.channel is Channel.HANDWRITTEN else "sent"
        message = f"The note to {case.interviewer.name} is written and not yet {how}."
        yield spot(case, "thanked/not-sent", Severity.TODO, message, case.note.heading.span, quoted=False)


@note_rule(
    "thanked/no-thanks",
    Severity.ERROR,
    "The note thanks for nothing: no word of thanks in its text or its closing (a todo while half-written).",
    source="Lawrence University, Career Center: thank the interviewer for their time and the opportunity",
)
def no_thanks(case: Case) -> Iterator[Finding]:
    """Miss the thanks in a thank-you note; a request (“I would appreciate …”) is none."""
    if case.letter is None or case.note is None:
        return
    if case.round.settings.language == "off" or not is_likely_english(case.note.body.value):
        start = Span(case.note.body.span.start, case.note.body.span.start)
        message = "Whether it says thank you is not checked in this language."
        yield spot(case, "thanked/no-thanks", Severity.UNKNOWN, message, start, quoted=False)
        return
    said = (*case.letter.paragraphs, *((case.letter.closing,) if case.letter.closing else ()))
    if any(has_thanks(text.value) for text in said):
        return
    severity = Severity.TODO if case.is_half_written else Severity.ERROR
    first = case.letter.paragraphs[0].span.start if case.letter.paragraphs else case.note.body.span.end
    message = "Nothing in this note says thank you."
    yield spot(case, "thanked/no-thanks", severity, message, Span(first, first), quoted=False)


@note_rule(
    "thanked/no-address",
    Severity.TODO,
    "The note goes out by email and no address is known; this holds sending back.",
    source="Iowa State University Engineering Career Services: without all the addresses, one note goes to "
    "the coordinator, who is asked to pass it on",
    acceptable=False,
)
def no_address(case: Case) -> Iterator[Finding]:
    """Ask for the address of a note that is to be mailed, and say what to do without one."""
    if case.channel is not Channel.EMAIL or not _is_owed(case):
        return
    email = case.interviewer.email
    if email is not None and "@" in email.value.strip("@ "):
        return
    name = case.interviewer.name
    ways = "ask the recruiter for it, or use thanked_through or another channel"
    if email is None or not email.value.strip():
        message = f"No email address for {name}: {ways}."
    else:
        message = f"“{email.value}” is no email address for {name}: mend it, {ways}."
    span = email.span if email else case.interviewer.span
    yield spot(case, "thanked/no-address", Severity.TODO, message, span, quoted=False)


@note_rule(
    "thanked/odd-address",
    Severity.WARNING,
    "The domain of the address is almost the one that the other interviewers share.",
    source="Afterword: a mail to a mistyped domain is lost, or read by a stranger",
)
def odd_address(case: Case) -> Iterator[Finding]:
    """Point at a domain that is a slip away from that of the others."""
    email = case.interviewer.email
    if email is None or case.interviewer.sent is not None:
        return
    colleagues = (one for one in case.interview.interviewers if one is not case.interviewer)
    others = tuple(one.email.value for one in colleagues if one.email)
    shared = near_domain(email.value, others, case.interview.company.value)
    if shared is None:
        return
    domain = email.value.rpartition("@")[2].strip()
    at = case.interview.text.find(domain, email.span.start, email.span.end)
    span = Span(at, at + len(domain)) if at >= 0 else email.span
    message = f"“{domain}” is almost {shared}, where the others are: is it a slip?"
    yield spot(case, "thanked/odd-address", Severity.WARNING, message, span, (shared,) if at >= 0 else ())


@note_rule(
    "thanked/group-greeting",
    Severity.ERROR,
    "The greeting speaks to several people, or to “all”, “team” or “everyone”.",
    source="Princeton University, Career Development: to each person separately rather than a group message",
)
def group_greeting(case: Case) -> Iterator[Finding]:
    """Find a greeting that makes a personal note a circular."""
    letter, person = case.letter, case.interviewer
    if letter is None or letter.greeted_span is None:
        return
    if greets_several(letter.greeted, person.name, person.goes_by):
        message = f"“{letter.greeted}” greets more than one person; this note is to {person.name} alone."
        right = parts(person.name).given or person.name
        yield spot(case, "thanked/group-greeting", Severity.ERROR, message, letter.greeted_span, (right,))


@note_rule(
    "thanked/shared-note",
    Severity.ERROR,
    "One section stands for two people (a joint conversation can be accepted by hand).",
    source="Golden Gate University School of Law: after a group interview individual notes, each varied",
)
def shared_note(case: Case) -> Iterator[Finding]:
    """Find a section that is meant for more than one person."""
    if case.note is None or len(case.note.recipients) < 2:
        return
    others = " and ".join(name for name in case.note.recipients if name != case.interviewer.name)
    message = f"{case.interviewer.name} shares this note with {others}: each is owed a note of their own."
    yield spot(case, "thanked/shared-note", Severity.ERROR, message, case.note.heading.span)


@note_rule(
    "thanked/two-notes",
    Severity.ERROR,
    "Two sections stand for one person: only the first would be sent.",
    source="Afterword: what is sent must be what was read",
)
def two_notes(case: Case) -> Iterator[Finding]:
    """Find a second section to the same person."""
    mine = [note for note in case.interview.notes if case.interviewer.name in note.recipients]
    for note in mine[1:]:
        message = f"A second note to {case.interviewer.name}: only the first would be sent."
        yield spot(case, "thanked/two-notes", Severity.ERROR, message, note.heading.span)


@note_rule(
    "thanked/owed-elsewhere",
    Severity.TODO,
    "`thanked_through: NAME` waits until that person's note is sent and names this one too; then it, like "
    "`no_note: REASON`, counts as done.",
    source="Iowa State University Engineering Career Services: one note to the coordinator of a large group; "
    "University of Georgia School of Law: usually none after a first screening",
    acceptable=False,
)
def owed_elsewhere(case: Case) -> Iterator[Finding]:
    """Say what is still missing when the thanks go through somebody else."""
    person, through = case.interviewer, case.interviewer.thanked_through
    if through is None or standing_of(case.interview, person) is not Standing.WAITS_FOR:
        return
    other = through_of(case.interview, person)
    if other.person is None:
        message = f"thanked_through names “{through.value}”, who is nobody else on this list."
    elif other.names_them is False:
        message = f"The note to {other.person.name} does not name {person.name} yet."
    else:
        message = f"Goes through {other.person.name}, whose note is not sent yet."
    yield spot(case, "thanked/owed-elsewhere", Severity.TODO, message, through.span, quoted=False)


@round_rule(
    "thanked/nobody-listed",
    Severity.TODO,
    "No interviewer is listed yet.",
    source="Afterword: who is not listed cannot be missed",
    acceptable=False,
)
def nobody_listed(round_: Round) -> Iterator[Finding]:
    """Ask for the people met while they are still remembered."""
    if not round_.interview.interviewers:
        message = "Nobody is listed under interviewers yet: add the people you met."
        yield Finding("thanked/nobody-listed", Severity.TODO, message, round_.interview.company.span)


@round_rule(
    "thanked/unknown-recipient",
    Severity.ERROR,
    "A note section for nobody on the list.",
    source="Iowa State University Engineering Career Services: double check that names are spelled right",
    acceptable=False,
)
def unknown_recipient(round_: Round) -> Iterator[Finding]:
    """Find a note to nobody on the list, and suggest who may be meant."""
    for note in round_.interview.notes:
        if not note.recipients:
            yield from _unknown(round_.interview, note)


def _unknown(interview: Interview, note: Note) -> Iterator[Finding]:
    meant = _meant(interview, note.heading.value)
    said = f"“{note.heading.value}” is nobody on the list of interviewers"
    message = (
        f"{said}: did you mean {' or '.join(meant)}?" if meant else f"{said}: add them, or mend the name."
    )
    yield Finding("thanked/unknown-recipient", Severity.ERROR, message, note.heading.span, suggestions=meant)


def _meant(interview: Interview, wanted: str) -> tuple[str, ...]:
    """Return whom a heading may mean: those whose name it almost spells, or who share the name it gives."""
    return tuple(
        person.name
        for person in interview.interviewers
        if fits(person.name, wanted, person.goes_by) or near_miss(wanted, person.name, person.goes_by)
    )
