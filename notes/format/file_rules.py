"""What the reader says of a file that it can use: the `file/...` rules, each with its weight and reason."""

from msgspec import Struct

from notes.findings import Severity

_OURS = "Afterword: a slip of typing should cost a line, not the file"


class FileRule(Struct, frozen=True):
    """One thing the reader may say; it is no part of any item of the checklist."""

    id: str
    severity: Severity
    description: str
    source: str = _OURS


UNKNOWN_KEY = FileRule(
    "file/unknown-key",
    Severity.WARNING,
    "A key that Afterword does not know in this place; it is kept and not used.",
)
WRONG_TYPE = FileRule(
    "file/wrong-type",
    Severity.ERROR,
    "A list or a table where a text is expected, or a list inside a list of phrases.",
)
WRONG_VALUE = FileRule(
    "file/wrong-value",
    Severity.ERROR,
    "A value that its key does not take: no date and time, no time zone, no word of those expected.",
)
CUT_OFF = FileRule(
    "file/cut-off",
    Severity.WARNING,
    "A phrase with ` #` in it, of which YAML takes the rest for a comment.",
)
DATE_ONLY = FileRule(
    "file/date-only",
    Severity.INFO,
    "A date without a time counts as the end of that day.",
)
CLOCK_CHANGE = FileRule(
    "file/clock-change",
    Severity.INFO,
    "A time without an offset that the clocks showed twice, or never, in the night they were changed.",
)

FILE_RULES = (UNKNOWN_KEY, WRONG_TYPE, WRONG_VALUE, CUT_OFF, DATE_ONLY, CLOCK_CHANGE)
"""All of them, in the order of their weight for the person who typed."""
