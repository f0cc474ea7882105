"""Which findings keep a note back, which ask for one confirmation, and which are only shown."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from notes.findings import Finding, Item, Severity

_UNKNOWN_RECIPIENT: Final = "thanked/unknown-recipient"
HOLDING_BACK: Final = frozenset(
    {
        "personalized/placeholder",
        "personalized/wrong-name",
        "thanked/group-greeting",
        "thanked/shared-note",
        _UNKNOWN_RECIPIENT,
        "proofread/comment",
    }
)
"""Facts that keep a note back until the person overrides them (design, section 4)."""
_ANSWERED: Final = frozenset({"thanked/not-sent", "thanked/no-address"})
"""Findings that sending itself answers, or refuses for."""
_ASKING: Final = frozenset({Severity.ERROR, Severity.TODO, Severity.UNKNOWN, Severity.WARNING})
_ITEMS: Final = frozenset(Item)


class Objections(Struct, frozen=True):
    """The findings about one note, by what they mean for sending it."""

    holds: tuple[Finding, ...] = ()
    asks: tuple[Finding, ...] = ()
    infos: tuple[Finding, ...] = ()


def objections(findings: Iterable[Finding], name: str) -> Objections:
    """Sort the open findings of an interview for the note to `name`."""
    about = [one for one in findings if _is_about(one, name)]
    holds = [one for one in about if one.rule in HOLDING_BACK and one.severity is not Severity.INFO]
    rest = [one for one in about if one not in holds]
    asks = [one for one in rest if one.severity in _ASKING and one.check != Item.IN_TIME]
    return Objections(tuple(holds), tuple(asks), tuple(one for one in rest if one not in asks))


def _is_about(finding: Finding, name: str) -> bool:
    if finding.check not in _ITEMS or finding.rule in _ANSWERED:
        return False
    return finding.interviewer in (None, name) or finding.rule == _UNKNOWN_RECIPIENT
