"""The registry of rules: every rule's id, weight, one-line description and source, in one place."""

from collections.abc import Callable, Collection, Iterable

from msgspec import Struct

from notes.case import Case, Round
from notes.findings import Finding, Severity

NoteCheck = Callable[[Case], Iterable[Finding]]
RoundCheck = Callable[[Round], Iterable[Finding]]


class Rule(Struct, frozen=True):
    """One rule of the checklist."""

    id: str
    severity: Severity
    """The usual severity; a rule may give another, as its description says."""
    description: str
    source: str
    acceptable: bool
    """Whether `accepted:` may silence it."""
    notes: NoteCheck | None = None
    """The function, for a rule about one note."""
    rounds: RoundCheck | None = None
    """The function, for a rule about the whole interview."""


RULES: dict[str, Rule] = {}
"""All rules by id, in the order of their definition."""


def _register(rule: Rule) -> None:
    if rule.id in RULES:
        raise ValueError(f"rule {rule.id} is defined twice")
    RULES[rule.id] = rule


def note_rule(
    rule_id: str, severity: Severity, description: str, *, source: str, acceptable: bool = True
) -> Callable[[NoteCheck], NoteCheck]:
    """Register a pure function of one note's case as a rule."""

    def register(check: NoteCheck) -> NoteCheck:
        _register(Rule(rule_id, severity, description, source, acceptable, notes=check))
        return check

    return register


def round_rule(
    rule_id: str, severity: Severity, description: str, *, source: str, acceptable: bool = True
) -> Callable[[RoundCheck], RoundCheck]:
    """Register a pure function of the whole interview as a rule."""

    def register(check: RoundCheck) -> RoundCheck:
        _register(Rule(rule_id, severity, description, source, acceptable, rounds=check))
        return check

    return register


def described_rule(
    rule_id: str, severity: Severity, description: str, *, source: str, acceptable: bool = True
) -> None:
    """Register a rule whose findings come from elsewhere, so that it is listed and can be switched off."""
    _register(Rule(rule_id, severity, description, source, acceptable))


def is_off(rule_id: str, off: Collection[str]) -> bool:
    """Tell whether the settings switch a rule off: itself, or its whole family (`proofread/harper`)."""
    return bool(off) and (rule_id in off or rule_id.rpartition("/")[0] in off)
