"""docs/checks.md says what the registry says."""

from notes.rulebook import load_rules
from notes.rules import RULES
from tests.documents.checks_page import PAGE, render


def test_the_page_of_rules_is_what_the_registry_gives() -> None:
    """Run `make docs` after changing a rule."""
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_rule_has_a_description_and_a_source() -> None:
    """A rule without a reason is no rule."""
    load_rules()
    assert RULES
    assert [rule.id for rule in RULES.values() if not rule.description or not rule.source] == []
