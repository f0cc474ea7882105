"""The rule that a note takes up something of the conversation."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.place import Span
from notes.rules import note_rule
from notes.wording.letter import Letter
from notes.wording.names import parts
from notes.wording.references import is_telling, own_words, recorded, references
from notes.wording.stock import Kind, kind_of
from notes.wording.words import sentences

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
            f"What you talked about with {_first(case)}, such as “{_short(example)}”, is not plainly in this "
            "note: keep it if the note says so in other words."
            if _is_personal(case, case.letter)
            else f"Nothing you talked about with {_first(case)} is in this note yet, such as "
            f"“{_short(example)}”."
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


def _is_personal(case: Case, letter: Letter) -> bool:
    """Tell whether a note speaks of one interview all the same: it may take things up in words of its own."""
    own = own_words(case)
    body = (sentence for paragraph in letter.paragraphs for sentence in sentences(paragraph))
    return sum(kind_of(sentence.value, own) is Kind.OWN for sentence in body) > 1


def _first(case: Case) -> str:
    return parts(case.interviewer.name).given or case.interviewer.name


def _short(phrase: str) -> str:
    line = " ".join(phrase.split())
    return line if len(line) <= 60 else f"{line[:57].rsplit(' ', 1)[0]} …"
