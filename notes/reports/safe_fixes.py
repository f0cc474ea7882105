"""Fixes that need nobody's judgement: what `check --fix` may write without asking."""

from collections.abc import Iterable

from notes.findings import Finding, Severity
from notes.replacement import Replacement

SAFE = frozenset(
    {
        "proofread/misspelt-name",
        "proofread/slip",
        *(
            f"proofread/harper/{rule}"
            for rule in (
                "AnA",
                "Cant",
                "CapitalizePersonalPronouns",
                "CommaFixes",
                "Didnt",
                "ModalOf",
                "OpenCompounds",
                "RepeatedWords",
                "Spaces",
                "The",
            )
        ),
    }
)
"""Rules whose one suggestion is what everybody would write; never about whom a note is to."""


def safe_fixes(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings to mend, in the order of the text; none touches another."""
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda one: one.span):
        if _is_safe(finding) and not (chosen and finding.span.start <= chosen[-1].span.end):
            chosen.append(finding)
    return chosen


def replacements(fixes: Iterable[Finding]) -> tuple[Replacement, ...]:
    """Return the edits that make these fixes."""
    return tuple(Replacement(fix.span, fix.suggestions[0]) for fix in fixes)


def _is_safe(finding: Finding) -> bool:
    """Tell whether there is one way to mend it; what only informs, as once a note is sent, is left."""
    weighs = finding.severity in (Severity.ERROR, Severity.WARNING)
    return weighs and finding.rule in SAFE and len(finding.suggestions) == 1
