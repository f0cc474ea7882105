"""The line under the editor: the finding under the cursor, explained."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from notes.findings import Finding
from notes.shown_text import one_line
from tui import icons
from tui.checklist_pane import FINDING_STYLES as STYLES


class StatusLine(Static):
    """Explains one finding; empty when the cursor stands on none."""

    finding: reactive[Finding | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._shown = Content("")

    def watch_finding(self, finding: Finding | None) -> None:
        """Show the explanation; it always has the same rows, so that nothing moves under the typing hands."""
        content = _explained(finding) if finding else Content("")
        if not content.is_same(self._shown):
            self._shown = content
            self.update(content, layout=False)


def _explained(finding: Finding) -> Content:
    fix = ""
    if finding.suggestions:
        fix = f"  f3: {one_line(finding.suggestions[0]) or 'remove'}"
    sign = (f"{icons.OF_SEVERITY[finding.severity]} ", STYLES[finding.severity])
    return Content.assemble(sign, one_line(finding.message), (fix, "bold"), (f"  {finding.rule}", "dim"))
