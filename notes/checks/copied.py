"""The rule about text that stands in another note too."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Note
from notes.place import Span
from notes.rules import note_rule
from notes.wording.copying import Copy, copies, is_worth_telling

_RULE = "personalized/copied"
_NEARLY_ALL = 0.8


@note_rule(
    _RULE,
    Severity.WARNING,
    "Twelve words in a row, or half of its runs of five words, stand in another note too, names and "
    "courtesies "
    "aside; an error from 80 %.",
    source="Stetson University Career Development: employers who see too many of the same letters become "
    "suspicious; UMW Career Services: they all end up in one file",
)
def copied(case: Case) -> Iterator[Finding]:
    """Quote what is shared with the likest note, and with further ones where it is other text."""
    if case.note is None:
        return
    told: list[Span] = []
    for copy in copies(case):
        if not is_worth_telling(copy):
            continue
        for finding in _findings(case, case.note, copy):
            if not any(finding.span.overlaps(span) for span in told):
                told.append(finding.span)
                yield finding


def _findings(case: Case, note: Note, copy: Copy) -> Iterator[Finding]:
    severity = Severity.ERROR if copy.share >= _NEARLY_ALL else Severity.WARNING
    where = f"your note to {copy.interviewer}"
    if copy.path:
        where += f" of {copy.company}" if copy.company else f" ({copy.path})"
    long_runs = [run for run in copy.runs if run.word_count >= 12] or list(copy.runs[:1])
    for run in long_runs:
        message = f"{run.word_count} words in a row stand in {where} too ({copy.share:.0%} of this note)."
        span = run.here.span.shifted(note.body.span.start)
        yield spot(case, _RULE, severity, message, span, twin=copy.twin_of(run))
