"""The checklist of the note in front: five items with their evidence, and below each what was found."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from notes.checklist import Check, InterviewReport, NoteReport
from notes.findings import Finding, Item, Severity, Status
from notes.shown_text import one_line
from tui import keys
from tui.note_tabs import STATUS_SYMBOLS

TITLES = {
    Item.THANKED: "thanked",
    Item.PERSONALIZED: "personalized",
    Item.PROOFREAD: "proofread",
    Item.SHORT: "short",
    Item.IN_TIME: "sent in time",
}

_STATUS_STYLES = {
    Status.PASS: "bold $text-success",
    Status.FAIL: "bold $text-error",
    Status.TODO: "$text-warning",
    Status.UNKNOWN: "$text-secondary",
}
_FINDING_STYLES = {
    Severity.ERROR: ("✘", "$text-error"),
    Severity.TODO: ("○", "$text-warning"),
    Severity.UNKNOWN: ("?", "$text-secondary"),
    Severity.WARNING: ("!", "$text-warning"),
    Severity.INFO: ("·", "dim"),
}


class ChecklistPane(OptionList):
    """Shows one note's checks. Posts `FindingChosen` to jump to a finding."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CHECKLIST, *keys.OUTSIDE_TEXT]

    @dataclass
    class FindingChosen(Message):
        """The person wants to see this finding in the text."""

        finding: Finding

    def __init__(self) -> None:
        super().__init__(id="checklist", markup=False)
        self.border_title = Content("Checklist")
        self._findings: dict[str, Finding] = {}
        self._shown: list[tuple[str, Content]] = []

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        at = self.highlighted
        return None if at is None else self._findings.get(self.get_option_at_index(at).id or "")

    def show(self, report: InterviewReport | None, note: NoteReport | None) -> None:
        """Show the interview's headline and the checks of one note; only lines that changed are redrawn."""
        self._findings.clear()
        lines: list[tuple[str, Content]] = []
        if report:
            lines.append(("headline", _headline(report)))
            lines += self._finding_lines("interview", report.findings)
        for check in note.checks if note else ():
            lines.append((check.item.value, _item(check)))
            lines += self._finding_lines(check.item.value, check.findings)
        self._redraw(lines)

    def show_problems(self, sentences: list[str]) -> None:
        """Show why a file cannot be used."""
        self._findings.clear()
        head = Content.assemble(("! ", "bold $text-error"), "This file needs mending:")
        lines = [("headline", head)]
        lines += [(f"problem-{at}", Content("  " + one_line(text))) for at, text in enumerate(sentences)]
        self._redraw(lines)

    def _finding_lines(self, prefix: str, findings: tuple[Finding, ...]) -> list[tuple[str, Content]]:
        lines = []
        for at, finding in enumerate(findings):
            identity = f"{prefix}-{at}"
            self._findings[identity] = finding
            lines.append((identity, _finding(finding)))
        return lines

    def _redraw(self, lines: list[tuple[str, Content]]) -> None:
        if lines == self._shown:
            return
        if [identity for identity, _ in lines] == [identity for identity, _ in self._shown]:
            for index, (new, old) in enumerate(zip(lines, self._shown, strict=True)):
                if new != old:
                    self.replace_option_prompt_at_index(index, new[1])
        else:
            self._rebuild(lines)
        self._shown = lines

    def _rebuild(self, lines: list[tuple[str, Content]]) -> None:
        at = self.highlighted
        kept = self.get_option_at_index(at).id if at is not None else None
        self.clear_options()
        self.add_options(Option(content, id=identity) for identity, content in lines)
        self.highlighted = next((at for at, (identity, _) in enumerate(lines) if identity == kept), None)

    @on(OptionList.OptionSelected)
    def jump(self, event: OptionList.OptionSelected) -> None:
        """Ask for the finding that was picked; an item stands for its first finding."""
        event.stop()
        identity = event.option.id or ""
        finding = self._findings.get(identity) or self._findings.get(f"{identity}-0")
        if finding:
            self.post_message(self.FindingChosen(finding))


def _headline(report: InterviewReport) -> Content:
    status = report.items[Item.THANKED]
    symbol = STATUS_SYMBOLS[status]
    return Content.assemble((f"{symbol} ", _STATUS_STYLES[status]), one_line(report.short_headline))


def _item(check: Check) -> Content:
    symbol, style = STATUS_SYMBOLS[check.status], _STATUS_STYLES[check.status]
    title = TITLES[check.item]
    gap = " " * max(13 - cell_len(title), 1)
    return Content.assemble((f"{symbol} ", style), (title, "bold"), gap, (one_line(check.evidence), "dim"))


def _finding(finding: Finding) -> Content:
    symbol, style = _FINDING_STYLES[finding.severity]
    parts: list[str | tuple[str, str]] = [("  " + symbol + " ", style), one_line(finding.message)]
    if finding.suggestions:
        parts.append((f"  f3: {one_line(finding.suggestions[0]) or 'remove'}", "dim"))
    return Content.assemble(*parts)
