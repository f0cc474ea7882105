"""Findings of which the same is to be said, gathered: one sentence, and the places it is about."""

from collections.abc import Iterable

from notes.findings import Finding

Gathered = tuple[Finding, ...]
"""Findings of one rule with one message and the same fixes, in the order they were found."""


def gathered(findings: Iterable[Finding]) -> list[Gathered]:
    """Return the findings in groups, each at the place of its first."""
    groups: dict[object, list[Finding]] = {}
    for at, finding in enumerate(findings):
        said = (finding.rule, finding.severity, finding.message, finding.suggestions)
        key = said if finding.twin is None else at
        groups.setdefault(key, []).append(finding)
    return [tuple(group) for group in groups.values()]
