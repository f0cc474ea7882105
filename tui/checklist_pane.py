"""The checklist of the note in front: five items with their evidence, and below each what was found."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import OptionList

from notes.findings import Finding, Item, Severity, Status
from notes.gathering import gathered
from notes.shown_text import one_line
from tui import icons, keys
from tui.cells import cut, wrapped
from tui.held_keys import key_of, keyed
from tui.next_step import next_step, with_links
from tui.paging import move_half_page
from tui.rowwise_option_list import RowwiseOptionList

if TYPE_CHECKING:
    from notes.checklist import Check, InterviewReport, NoteReport

TITLES = {
    Item.THANKED: "thanked",
    Item.PERSONALIZED: "personalized",
    Item.PROOFREAD: "proofread",
    Item.SHORT: "short",
    Item.IN_TIME: "sent in time",
}

_TITLE_CELLS = max(len(title) for title in TITLES.values()) + 1

_INDENT = "\u00a0\u00a0"
"""Blanks that wrapping leaves alone."""

ROOMY_ROWS = 30
"""A screen of so many rows has room for evidence on more than one."""
MOST_ROWS = 3

_FIXES = Style.from_meta({"@click": "screen.apply_fix"})
"""What a click on a suggestion does."""

_MEND_HERE = "The whole file stands beside this. Mend it there, and the list and the checks are back at once."

IN_BRIEF = {
    "thanked/no-note": "no note yet",
    "thanked/not-sent": "written, not sent",
    "proofread/unconfirmed": "not confirmed yet ({confirm})",
    "proofread/changed": "changed since you read it ({confirm})",
}
"""Findings that the item's own line says in full."""
IN_FEW_WORDS = {
    "written, not sent": "not sent yet",
    "not written yet": "no text yet",
    "nothing to read yet": "no text yet",
    "no note expected": "none expected",
    "not confirmed yet ({confirm})": "{confirm} confirms it",
    "changed since you read it ({confirm})": "changed: {confirm}",
}
"""The same where the pane is narrow."""
SAID_BY_ITEM = frozenset({*IN_BRIEF, "in_time/due", "in_time/overdue", "in_time/no-end"})

_STATUS_STYLES = {
    Status.PASS: "bold $text-success",
    Status.FAIL: "bold $text-error",
    Status.TODO: "$text-warning",
    Status.UNKNOWN: "$text-secondary",
}
FINDING_STYLES = {
    Severity.ERROR: "$text-error",
    Severity.TODO: "$text-warning",
    Severity.UNKNOWN: "$text-secondary",
    Severity.WARNING: "$text-warning",
    Severity.INFO: "dim",
}


class ChecklistPane(RowwiseOptionList):
    """Shows one note's checks. Posts `FindingChosen` to jump to a finding."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CHECKLIST, *keys.OUTSIDE_TEXT]

    class FindingChosen(Message):
        """The person wants to see this finding in the text."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self) -> None:
        super().__init__(id="checklist")
        self.border_title = Content("Checklist")
        self._findings: dict[str, Finding] = {}
        self._report: InterviewReport | None = None
        self._note: NoteReport | None = None

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        at = self.highlighted
        return None if at is None else self._findings.get(self.get_option_at_index(at).id or "")

    def show(self, report: "InterviewReport | None", note: "NoteReport | None") -> None:
        """Show the interview's headline, the five items of one note, and below them what was found."""
        self._report, self._note = report, note
        self._findings.clear()
        self._say_whose(note)
        lines: list[tuple[str, Content]] = []
        if report:
            lines.append(("headline", _headline(report, self._width)))
        rows = MOST_ROWS if self.screen.size.height >= ROOMY_ROWS else 1
        confirm, fix = (key_of(name, self.app) for name in ("confirm", "fix"))
        checks = note.checks if note else ()
        lines += [(check.item.value, _item(check, self._width, rows, confirm)) for check in checks]
        found = [*(report.findings if report else ()), *(note.findings if note else ())]
        groups = gathered(finding for finding in found if finding.rule not in SAID_BY_ITEM)
        if groups:
            lines.append(("rule", Content.styled(icons.RULE * self._width, "$foreground 25%")))
        for at, group in enumerate(groups):
            self._findings[f"finding-{at}"] = group[0]
            lines.append((f"finding-{at}", _finding(group[0], len(group), self._width, fix)))
            has_quotes = len(group) > 1 and min(len(one.quote) for one in group) > 1
            for of, finding in enumerate(group if has_quotes else ()):
                self._findings[f"finding-{at}-{of}"] = finding
                lines.append((f"finding-{at}-{of}", _quote(finding, self._width)))
        if note and not groups and (advice := next_step(note, report.notes if report else ())):
            said = _wrapped(keyed(self.app, advice), self._width, Content(f"\n{_INDENT}")).stylize("dim")
            lines.append(("advice", with_links(said, advice, self.app)))
        for finding in reversed(found):
            self._findings[finding.check] = finding
        self.set_lines(lines)

    def _say_whose(self, note: "NoteReport | None") -> None:
        title = Content(f"Checklist · {one_line(note.name)}" if note else "Checklist")
        if title != self.border_title:  # setting it draws the whole pane anew, and this runs with every key
            self.border_title = title

    def show_problems(self, sentences: list[str]) -> None:
        """Show why a file cannot be used."""
        self._report = self._note = None
        self._say_whose(None)
        self._findings.clear()
        head = Content.assemble(("! ", "bold $text-error"), "This file needs mending:")
        lines = [("headline", head)]
        lines += [
            (f"problem-{at}", _wrapped(text, self._width, Content(_INDENT)))
            for at, text in enumerate(sentences)
        ]
        lines.append(("advice", _wrapped(_MEND_HERE, self._width, Content(_INDENT)).stylize("dim")))
        self.set_lines(lines)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        if self._report or self._note:
            self.show(self._report, self._note)

    @property
    def _width(self) -> int:
        """Cells of a line: what the pane has without its padding and scroll bar."""
        return max(self.size.width - 3, 16)

    def action_half_page(self, direction: int) -> None:
        """Move the cursor by half of what is seen."""
        move_half_page(self, direction)

    async def on_click(self, event: events.Click) -> None:
        """Do once what is clicked, a suggestion or a key; a click elsewhere on a line picks the line."""
        if action := event.style.meta.get("@click"):
            event.prevent_default().stop()
            if event.chain == 1:
                self.highlighted = event.style.meta["option"]
                await self.run_action(action)

    @on(OptionList.OptionSelected)
    def jump(self, event: OptionList.OptionSelected) -> None:
        """Ask for the finding that was picked; an item stands for its first finding."""
        event.stop()
        finding = self._findings.get(event.option.id or "")
        if finding:
            self.post_message(self.FindingChosen(finding))


def _headline(report: "InterviewReport", width: int) -> Content:
    status = report.items[Item.THANKED]
    symbol = Content.styled(f"{icons.OF_STATUS[status]} ", _STATUS_STYLES[status])
    said, dot, missing = one_line(report.short_headline).partition(" · ")
    if cell_len(said + dot + missing) <= width - 2:
        return Content.assemble(symbol, (said, "bold"), (dot + missing, "dim"))
    return Content.assemble(symbol, (said, "bold"), (f"\n{_INDENT}{cut(missing, width - 2)}", "dim"))


def _item(check: "Check", width: int, rows: int, confirm: str) -> Content:
    return _rated(check.item, check.status, _in_brief(check), width, rows, confirm)


@lru_cache(maxsize=64)
def _rated(item: Item, status: Status, brief: str, width: int, rows: int, confirm: str) -> Content:
    symbol = Content.styled(f"{icons.OF_STATUS[status]} ", _STATUS_STYLES[status])
    title = (set_cell_size(TITLES[item], _TITLE_CELLS), "bold")
    evidence = _fitting(one_line(brief), width - _TITLE_CELLS - 2, rows, confirm)
    margin = "\n" + "\u00a0" * (_TITLE_CELLS + 2)
    return Content.assemble(symbol, title, (margin.join(evidence), "dim"))


def _in_brief(check: "Check") -> str:
    """Return what a check rests on in the few words that fit beside its title."""
    for finding in check.findings:
        if finding.rule in IN_BRIEF and finding.severity is not Severity.INFO:
            return IN_BRIEF[finding.rule]
    weighty = [finding for finding in check.findings if finding.severity is not Severity.INFO]
    if check.status in (Status.PASS, Status.UNKNOWN) or not weighty or check.item is Item.IN_TIME:
        return check.evidence
    return f"{len(weighty)} findings" if len(weighty) > 1 else "1 finding"


def _finding(finding: Finding, times: int, width: int, fix: str) -> Content:
    return _said(finding.severity, finding.message, finding.suggestions[:1], times, width, fix)


@lru_cache(maxsize=256)
def _said(
    severity: Severity, message: str, suggestion: tuple[str, ...], times: int, width: int, fix: str
) -> Content:
    """Return the lines of a finding: the same ones again with every key that only moves it."""
    symbol, style = icons.OF_SEVERITY[severity], FINDING_STYLES[severity]
    text = one_line(message)
    if times > 1:
        text += f" ({times}{icons.TIMES})"
    sign = Content.styled(f"{symbol} ", style)
    if not suggestion:
        return _wrapped(text, width, sign)
    opening = f"[{fix}:"
    said = _wrapped(f"{text} {opening} {one_line(suggestion[0]) or 'remove'}]", width, sign)
    start = said.plain.rindex(opening)
    for line in said.plain[start:].split("\n"):
        end = start + len(line)
        said = said.stylize(_FIXES, end - len(line.lstrip()), end)  # the margin is no part of it
        start = end + 1
    return said


def _quote(finding: Finding, width: int) -> Content:
    """Return one of several places of which the same is said."""
    return Content.styled(f"{_INDENT}“{cut(one_line(finding.quote), width - 4)}”", "dim")


def _wrapped(text: str, width: int, first: Content) -> Content:
    """Return text wrapped under itself, not under its sign."""
    return first + Content(f"\n{_INDENT}".join(wrapped(text, max(width - len(_INDENT), 10))))


def _fitting(text: str, width: int, rows: int, confirm: str) -> list[str]:
    """Return evidence as lines: in fewer words or sentences where it has too little room, then cut."""
    few = IN_FEW_WORDS.get(text, text.removesuffix(" words"))
    if text in IN_FEW_WORDS:
        text, few = text.replace("{confirm}", confirm), few.replace("{confirm}", confirm)
    for shorter in (text, few, *(IN_FEW_WORDS.get(one, one) for one in _beginnings(text))):
        if len(lines := wrapped(shorter, width)) <= rows:
            return lines
    lines = wrapped(text, width)
    return [*lines[: rows - 1], cut(" ".join(lines[rows - 1 :]), width)]


def _beginnings(text: str) -> Iterator[str]:
    """Yield a text of sentences without the last one, and then what it says before its colon."""
    for end in (". ", ": ") if text.endswith(".") else ():
        begun, found, _ = text.rpartition(end)
        if found:
            yield begun
