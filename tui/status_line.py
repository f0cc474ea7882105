"""The line under the editor: the finding under the cursor, explained, and what a click does about it."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widgets import Static

from notes.findings import Finding
from notes.shown_text import one_line
from tui import icons
from tui.cells import cut, cut_in_the_middle, wrapped
from tui.checklist_pane import FINDING_STYLES as STYLES
from tui.held_keys import key_of

_GAP = _INDENT = "  "
_LEAST_CELLS = 10
_LEAST_FIX_CELLS = 18
"""Less than this of a sentence, or of a suggestion, tells nothing."""


class StatusLine(Static):
    """Explains one finding; empty when the cursor stands on none."""

    finding: reactive[Finding | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._shown = Content("")

    def watch_finding(self) -> None:
        """Show the explanation; it always has the same rows, so that nothing moves under the typing hands."""
        fix = key_of("fix", self.app)
        content = explained(self.finding, self.content_size.width, fix) if self.finding else Content("")
        if not content.is_same(self._shown):
            self._shown = content
            self.update(content, layout=False)

    def on_resize(self) -> None:
        """Lay the explanation out for the new width."""
        self.watch_finding()

    def on_click(self, event: events.Click) -> None:
        """Do only once what is clicked, and to this finding: the one in hand goes by the focus."""
        if event.chain > 1:
            event.prevent_default().stop()
        elif "@click" in event.style.meta:
            self.screen.set_focus(self.screen.query_one("#editor"))


def explained(finding: Finding, width: int, fix_key: str) -> Content:
    """Return two rows that end with what can be done; where room is scarce the sentence is cut before it."""
    width = max(width, 2 * _LEAST_CELLS) - 2  # for the sign, and as much below it
    sign = Content.styled(f"{icons.OF_SEVERITY[finding.severity]} ", STYLES[finding.severity])
    message, rule = one_line(finding.message), Content.styled(finding.rule, "dim")
    links = _links(finding, width, fix_key)
    tail = Content(_GAP).join([*links, rule])
    if cell_len(message) + len(_GAP) + tail.cell_length <= width:
        return Content.assemble(sign, message, _GAP, tail)
    first, *others = wrapped(message, width) or [""]
    rest = " ".join(others) + _GAP * bool(others)
    if tail.cell_length + cell_len(rest) > width:
        tail = Content(_GAP).join(_links(finding, width - cell_len(rest), fix_key))
    if tail.cell_length + cell_len(rest) > width:
        tail = Content(_GAP).join(links)
        room = width - tail.cell_length - len(_GAP)
        rest = cut(rest, room) + _GAP if room >= _LEAST_CELLS else ""
        first = first if rest else cut(message, width)
    return Content.assemble(sign, first, f"\n{_INDENT}{rest}", tail)


def _links(finding: Finding, width: int, fix_key: str) -> list[Content]:
    """Return what can be clicked; a long suggestion loses its middle."""
    from notes.acceptance import is_acceptable
    from tui.fixing import unknown_word

    others = [
        _link(words, action)
        for words, action, can_be in (
            ("Accept", "accept_finding", finding.interviewer is not None and is_acceptable(finding)),
            ("Add word", "add_word", finding.rule.endswith("/SpellCheck") and bool(unknown_word(finding))),
            ("Compare", "compare", finding.twin is not None),
        )
        if can_be
    ]
    if not finding.suggestions:
        return others
    room = width - sum(len(_GAP) + one.cell_length for one in others) - cell_len(f"{fix_key}: ")
    fix = cut_in_the_middle(one_line(finding.suggestions[0]) or "remove", max(room, _LEAST_FIX_CELLS))
    return [_link(f"{fix_key}: {fix}", "apply_fix").stylize("bold"), *others]


def _link(words: str, action: str) -> Content:
    return Content.styled(words, Style.from_meta({"@click": f"screen.{action}"}))
