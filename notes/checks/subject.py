"""The rules about the subject line of an email."""

import re
from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Channel, Text
from notes.place import LINE_END, Span
from notes.proofreading.vocabulary import knows, vocabulary_of
from notes.rules import note_rule
from notes.wording.usual_subject import LONGEST, usual_subject
from notes.wording.words import words

_REPLY = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|sv|tr|rv|antw)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)


@note_rule(
    "proofread/no-subject",
    Severity.ERROR,
    "An email without a subject line; a todo while half-written.",
    source="Prepory: all they see of an email in the inbox is its subject line",
)
def no_subject(case: Case) -> Iterator[Finding]:
    """Find an email without a subject."""
    if case.note is None or case.letter is None or case.channel is not Channel.EMAIL:
        return
    subject = case.note.subject
    if subject is not None and subject.value.strip():
        return
    severity = Severity.TODO if case.is_half_written else Severity.ERROR
    message = "This email has no subject: begin the note with a line “Subject: …”."
    if subject is not None:
        gap = " " if case.interview.text[subject.span.start - 1] == ":" else ""
        fix = (gap + usual_subject(case.interview),)
        yield spot(case, "proofread/no-subject", severity, message, subject.span, fix, quoted=False)
        return
    start = case.note.body.span.start
    end = _line_end(case)
    line = f"Subject: {usual_subject(case.interview)}{end}{end}"
    yield spot(case, "proofread/no-subject", severity, message, Span(start, start), (line,), quoted=False)


def _line_end(case: Case) -> str:
    found = LINE_END.search(case.interview.text)
    return found[0] if found else "\n"


@note_rule(
    "proofread/subject",
    Severity.WARNING,
    "A subject over 60 characters, all in capitals, or with a “Re:” that answers nothing.",
    source="Mail programs cut longer subjects in their lists; capitals and a false “Re:” are marks of spam "
    "filters",
)
def subject(case: Case) -> Iterator[Finding]:
    """Find what is wrong with a subject line."""
    if case.letter is None or case.letter.subject is None or case.channel is not Channel.EMAIL:
        return
    text = case.letter.subject
    if len(text.value.strip()) > LONGEST:
        message = f"The subject has {len(text.value.strip())} characters; many inboxes show about {LONGEST}."
        yield spot(case, "proofread/subject", Severity.WARNING, message, text.span)
    if _is_shouting(text.value):
        message = "The subject is all in capitals."
        quiet = _quiet(case, text)
        yield spot(case, "proofread/subject", Severity.WARNING, message, text.span, (quiet,))
    reply = _REPLY.match(text.value)
    if reply and reply.end() < len(text.value):
        span = Span(reply.start(), reply.end()).shifted(text.span.start)
        message = f"“{reply[0].strip()}” marks an answer to a mail; this is a new one."
        yield spot(case, "proofread/subject", Severity.WARNING, message, span, ("",))


def _is_shouting(text: str) -> bool:
    found = [word.text for word in words(_REPLY.sub("", text, count=1)) if word.text.isalpha()]
    return text.isupper() and len(found) > 1 and sum(map(len, found)) > 7


def _quiet(case: Case, text: Text) -> str:
    """Return the subject in sentence case, the words of the case written as in the file."""
    vocabulary = vocabulary_of(case.round)
    front = case.interview.text[: case.interview.body_start]
    named = {word.text.upper(): word.text for word in words(front) if word.is_capitalised}
    quiet = list(text.value.lower())
    for word in words(text.value):
        known = named.get(word.text) if knows(vocabulary, word.text) else None
        quiet[word.span.start : word.span.end] = list(known or word.text.lower())
    return "".join(quiet)[:1].upper() + "".join(quiet)[1:]
