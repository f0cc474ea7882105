"""How the rules about a note say what they saw."""

from notes.case import Case
from notes.findings import Finding, Severity, Twin
from notes.place import Span


def spot(
    case: Case,
    rule: str,
    severity: Severity,
    message: str,
    span: Span,
    suggestions: tuple[str, ...] = (),
    *,
    quoted: bool = True,
    twin: Twin | None = None,
) -> Finding:
    """Return a finding about this note; its quote is the text at the place, in one line."""
    quote = " ".join(span.of(case.interview.text).split()) if quoted else ""
    return Finding(rule, severity, message, span, case.interviewer.name, suggestions, quote, twin)
