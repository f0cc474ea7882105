"""The line under the editor: the finding under the cursor, explained."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from notes.findings import Finding
from notes.shown_text import one_line


class StatusLine(Widget):
    """Explains one finding; empty when the cursor stands on none."""

    finding: reactive[Finding | None] = reactive(None)

    def render(self) -> RenderResult:
        """Return the explanation."""
        if self.finding is None:
            return Content("")
        fix = ""
        if self.finding.suggestions:
            fix = f"  f3: {one_line(self.finding.suggestions[0]) or 'remove'}"
        return Content.assemble(
            one_line(self.finding.message), (fix, "bold"), (f"  {self.finding.rule}", "dim")
        )
