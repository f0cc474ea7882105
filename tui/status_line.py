"""The line under the editor: the finding under the cursor, explained."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from notes.findings import Finding
from notes.shown_text import one_line


class StatusLine(Static):
    """Explains one finding; empty when the cursor stands on none."""

    finding: reactive[Finding | None] = reactive(None)

    def watch_finding(self, finding: Finding | None) -> None:
        """Show the explanation."""
        self.update(_explained(finding) if finding else Content(""))


def _explained(finding: Finding) -> Content:
    fix = ""
    if finding.suggestions:
        fix = f"  f3: {one_line(finding.suggestions[0]) or 'remove'}"
    return Content.assemble(one_line(finding.message), (fix, "bold"), (f"  {finding.rule}", "dim"))
