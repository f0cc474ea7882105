"""The rules about how a note ends: name, closing line, and nothing private below."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Formality
from notes.place import LINE_END, Span
from notes.rules import note_rule
from notes.wording.closing import is_sender
from notes.wording.formality import expected_formality
from notes.wording.language import is_likely_english
from notes.wording.letter import Letter
from notes.wording.names import parts

_CLOSINGS = {Formality.INFORMAL: "Best", Formality.NEUTRAL: "Best regards", Formality.FORMAL: "Sincerely"}


@note_rule(
    "proofread/no-sign-off",
    Severity.WARNING,
    "The sender's name is missing at the end (a todo while half-written), or there is no closing line (an "
    "info).",
    source="Oklahoma State University Career Services: be sure to sign your letter",
)
def no_sign_off(case: Case) -> Iterator[Finding]:
    """Find a note that nobody signs, or that stops without a closing line."""
    letter, note = case.letter, case.note
    if letter is None or note is None or note.is_empty:
        return
    body = "\n".join(paragraph.value for paragraph in letter.paragraphs)
    end = note.body.span.end
    place = Span(end, end)
    if case.round.settings.language == "off" or not is_likely_english(body):
        message = "The sign-off is not checked in this language."
        yield spot(case, "proofread/no-sign-off", Severity.UNKNOWN, message, place, quoted=False)
    elif not _is_signed(case, letter):
        severity = Severity.TODO if case.is_half_written else Severity.WARNING
        message = (
            f"Your name is missing at the end: sign with “{_name(case)}”."
            if case.round.me.name
            else _UNSIGNED
        )
        fix = (_signature(case, letter),) if case.round.me.name else ()
        yield spot(case, "proofread/no-sign-off", severity, message, place, fix, quoted=False)
    elif letter.closing is None:
        span = letter.signature[0].span
        start = Span(span.start, span.start)
        fix = (f"{_closing(case)},{_line_end(case)}",)
        message = f"No closing line above your name, such as “{_closing(case)},”."
        yield spot(case, "proofread/no-sign-off", Severity.INFO, message, start, fix, quoted=False)


_UNSIGNED = "The name of the sender is missing at the end."


def _is_signed(case: Case, letter: Letter) -> bool:
    sender = case.round.me.name
    if not sender:
        return bool(letter.signature)
    lines = [line for text in letter.signature for line in text.value.splitlines()]
    return any(is_sender(line, sender) for line in lines) or bool(letter.signature and letter.closing)


def _name(case: Case) -> str:
    name = parts(case.round.me.name)
    return case.round.me.name if expected_formality(case.interview) is Formality.FORMAL else name.given


def _closing(case: Case) -> str:
    return _CLOSINGS[expected_formality(case.interview)]


def _signature(case: Case, letter: Letter) -> str:
    end = _line_end(case)
    if letter.closing is not None:
        return f"{end}{_name(case)}"
    return f"{end}{end}{_closing(case)},{end}{_name(case)}"


def _line_end(case: Case) -> str:
    found = LINE_END.search(case.interview.text)
    return found[0] if found else "\n"


@note_rule(
    "proofread/after-sign-off",
    Severity.WARNING,
    "Text stands below the sender's name that is no P.S. and no signature: a private remark about to be "
    "mailed?",
    source="Afterword: notes share a file with private remarks",
)
def after_sign_off(case: Case) -> Iterator[Finding]:
    """Find text below the signature, which would be sent with the note."""
    if case.letter is None:
        return
    for text in case.letter.after:
        message = "This stands below your name and would be sent: move it out of the note, or make it a P.S."
        yield spot(case, "proofread/after-sign-off", Severity.WARNING, message, text.span)
