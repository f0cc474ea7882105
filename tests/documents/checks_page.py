"""Writes docs/checks.md from the registry of rules: `make docs`."""

from pathlib import Path

from notes.findings import Item
from notes.rulebook import load_rules
from notes.rules import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"

_HEAD = """\
# The rules

Made from the registry of rules by `make docs`; a test keeps it in step.

A finding is an **error** (the item fails), a **todo**, **unknown** (Afterword cannot know, and says so
instead of ticking), a **warning** or an **info** (both shown beside the tick, never changing it). Switch a
rule off in `afterword.toml`:

```toml
[rules]
"personalized/stock-phrases" = false
```

Keep one finding as it is with `accepted:` in the file (`a` in the checklist writes it):

```yaml
    accepted:
      - "personalized/tone: awesome"
```
"""

_TITLES = {
    Item.THANKED: "Thanked everyone",
    Item.PERSONALIZED: "Personalized",
    Item.PROOFREAD: "Proofread",
    Item.SHORT: "Short",
    Item.IN_TIME: "Sent in time",
}


def render() -> str:
    """Return the page."""
    load_rules()
    items = "".join(_section(item.value, title) for item, title in _TITLES.items())
    return _HEAD + items + _section("file", "The file itself")


def _section(check: str, title: str) -> str:
    rules = sorted(RULES.values(), key=lambda rule: rule.id)  # whatever was imported first
    rows = [_row(rule) for rule in rules if rule.id.startswith(f"{check}/")]
    head = "| rule | severity | what it sees | source |\n| --- | --- | --- | --- |\n"
    return f"\n## {title}\n\n{head}" + "".join(rows)


def _row(rule: Rule) -> str:
    kept = "" if rule.acceptable else " (cannot be accepted)"
    cells = (f"`{rule.id}`", f"{rule.severity}{kept}", rule.description, rule.source)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
