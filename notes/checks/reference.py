"""The rule that a note takes up something of the conversation."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.place import Span
from notes.rules import note_rule
from notes.wording.names import parts
from notes.wording.references import is_telling, recorded, references

_RULE = "personalized/no-reference"


@note_rule(
    _RULE,
    Severity.ERROR,
    "Takes up nothing that was talked about; unknown when nothing was jotted down; a todo while "
    "half-written.",
    source="Wesleyan University Career Center: letters reflect the specific discussions with each "
    "interviewer; "
    "UMW Career Services: address a topic that arose in the conversation",
)
def no_reference(case: Case) -> Iterator[Finding]:
    """Tell when the note takes up nothing recorded, or when nothing is recorded to compare with."""
    if case.note is None or case.letter is None:
        return
    place = Span(case.note.body.span.start, case.note.body.span.start)
    phrases = recorded(case)
    if not any(is_telling(case, phrase) for phrase in phrases):
        yield _nothing_recorded(case, place, any_phrase=bool(phrases))
    elif not references(case):
        severity = Severity.TODO if case.is_half_written else Severity.ERROR
        example = next(phrase for phrase in phrases if is_telling(case, phrase)).value
        message = (
            f"Nothing you talked about with {_first(case)} is in this note yet, such as “{_short(example)}”."
        )
        yield spot(case, _RULE, severity, message, place, quoted=False)


def _nothing_recorded(case: Case, place: Span, *, any_phrase: bool) -> Finding:
    if any_phrase:
        message = (
            f"What you jotted down about {_first(case)} fits any interview: add something only they said."
        )
    else:
        message = f"Nothing is jotted down about {_first(case)}: add a line or two to talked_about."
    return spot(case, _RULE, Severity.UNKNOWN, message, place, quoted=False)


def _first(case: Case) -> str:
    return parts(case.interviewer.name).given or case.interviewer.name


def _short(phrase: str) -> str:
    line = " ".join(phrase.split())
    return line if len(line) <= 60 else f"{line[:57].rsplit(' ', 1)[0]} …"
