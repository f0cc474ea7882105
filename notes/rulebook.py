"""All rules together: the modules that define them, imported once, in the order of the checklist."""

from functools import cache
from importlib import import_module
from threading import Lock

from notes.findings import Severity
from notes.format.file_rules import FILE_RULES
from notes.rules import described_rule

GRAMMAR_RULE = "proofread/harper"
"""What the engine says as a whole: still checking, or not this language. Its findings have longer ids."""

MODULES = (
    "thanked",
    "wrong_name",
    "placeholder",
    "reference",
    "copied",
    "stock_phrases",
    "tone",
    "channel",
    "avoid",
    "misspelt_name",
    "slips",
    "subject",
    "sign_off",
    "markup",
    "attachment",
    "confirmation",
    "short",
    "in_time",
)
"""The modules of `notes.checks`, in the order of the checklist."""

_LOADING = Lock()


def load_rules() -> None:
    """Import every module of rules, which registers them; the second time costs nothing.

    A thread that comes while another is at it waits: the app checks in the background from its start.
    """
    with _LOADING:
        _load_rules()


@cache
def _load_rules() -> None:
    for name in MODULES:
        import_module(f"notes.checks.{name}")
    for rule in FILE_RULES:
        described_rule(rule.id, rule.severity, rule.description, source=rule.source, acceptable=False)
    described_rule(
        GRAMMAR_RULE,
        Severity.ERROR,
        "Spelling and grammar by Harper, each of its rules with an id of its own, such as "
        "`proofread/harper/RepeatedWords`: an error, else a warning; unknown while it is still checking.",
        source="Harper, the offline grammar checker",
    )
