"""What the checklist is made of: findings, their severities, and the status that follows from them."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from notes.place import Span


class Severity(StrEnum):
    """How much a finding weighs, worst first."""

    ERROR = "error"
    TODO = "todo"
    UNKNOWN = "unknown"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """The state of a check or of an item, worst first."""

    FAIL = "fail"
    TODO = "todo"
    UNKNOWN = "unknown"
    PASS = "pass"  # noqa: S105 - a status, not a password


class Item(StrEnum):
    """The five items of the checklist, in their order; the value is the check's key in rule ids and JSON."""

    THANKED = "thanked"
    PERSONALIZED = "personalized"
    PROOFREAD = "proofread"
    SHORT = "short"
    IN_TIME = "in_time"


class Twin(Struct, frozen=True):
    """The other place of a text that stands twice."""

    path: str
    """Path of the file as shown to the person; empty for the same file."""
    interviewer: str
    text: str
    """The shared words as they stand there."""


class Finding(Struct, frozen=True):
    """One thing a rule saw."""

    rule: str
    """Stable id: `check/name`, for example `personalized/wrong-name`."""
    severity: Severity
    message: str
    """One plain sentence for the person."""
    span: Span
    """Where in the file's text; what the suggestions would replace."""
    interviewer: str | None = None
    suggestions: tuple[str, ...] = ()
    """Replacements for the text at `span`, best first; an empty string deletes it."""
    quote: str = ""
    """The text meant, for `accepted: RULE: quote`."""
    twin: Twin | None = None

    @property
    def check(self) -> str:
        """The check's key: the part of the rule id before the first slash."""
        return self.rule.partition("/")[0]


_WORST_FIRST = (
    (Severity.ERROR, Status.FAIL),
    (Severity.TODO, Status.TODO),
    (Severity.UNKNOWN, Status.UNKNOWN),
)


def status_of(findings: Iterable[Finding]) -> Status:
    """Return the status that open findings give (design, section 3): warnings and infos never change it."""
    severities = {finding.severity for finding in findings}
    return next((status for severity, status in _WORST_FIRST if severity in severities), Status.PASS)


def worst(statuses: Iterable[Status]) -> Status:
    """Return the worst of several statuses; nothing at all passes."""
    order = list(Status)
    return min(statuses, key=order.index, default=Status.PASS)
