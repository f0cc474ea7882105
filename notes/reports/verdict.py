"""What counts against a run of `check`: which findings make it end with 1."""

from notes.findings import Item, Severity
from notes.reports.audit import Audit, Checked

OK, FINDINGS, UNREADABLE = 0, 1, 2

_STRICT = frozenset({Severity.ERROR, Severity.TODO, Severity.UNKNOWN, Severity.WARNING})
_HOOK_LEAVES_OUT = frozenset({Severity.TODO, Severity.UNKNOWN})


def exit_code(audit: Audit, *, strict: bool = False, hook: bool = False) -> int:
    """Return 2 when a file cannot be used, 1 when a finding counts, else 0.

    Errors count; with `strict` warnings, todos and unknowns too. In a git `hook` a half-written or late note
    never counts: in_time, todos and unknowns are left out.
    """
    if audit.problems or audit.missing:
        return UNREADABLE
    counting = _STRICT if strict else frozenset({Severity.ERROR})
    if hook:
        counting -= _HOOK_LEAVES_OUT
    return FINDINGS if any(_counts(one, counting, hook) for one in audit.checked) else OK


def _counts(checked: Checked, counting: frozenset[Severity], hook: bool) -> bool:
    return any(
        finding.severity in counting and not (hook and finding.check == Item.IN_TIME)
        for finding in checked.findings
    )
