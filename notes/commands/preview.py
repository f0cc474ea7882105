"""What `send` shows of a note before it goes out: who, how, the whole text, and what speaks against it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notes.commands.console import paint, safe, sign
from notes.configuration.whereabouts import shown_path
from notes.files.shown_path import escaped
from notes.findings import Finding
from notes.interview import Interview
from notes.mail.plan import Plan
from notes.place import Lines
from notes.shown_text import shown

if TYPE_CHECKING:
    from notes.checklist import InterviewReport


def preview_lines(plan: Plan, report: "InterviewReport") -> Iterator[str]:
    """Yield the whole note as it would go out, its checklist, and the findings."""
    yield f"To:      {escaped(str(plan.recipient))}"
    yield f"From:    {escaped(str(plan.sender))}"
    if plan.copy_to:
        yield "Copy:    to yourself"
    yield f"By:      {escaped(plan.via)}"
    yield f"Subject: {escaped(plan.subject)}"
    yield ""
    yield from (f"  {line}" for line in shown(plan.text).rstrip("\n").split("\n"))
    yield ""
    note = report.note(plan.name)
    for check in note.checks if note else ():
        title = check.item.value.replace("_", " ")
        yield f"{sign(check.status)} {title:13} {safe(check.evidence)}".rstrip()
    yield from objection_lines(plan, report.interview)


def objection_lines(plan: Plan, interview: Interview) -> Iterator[str]:
    """Yield what holds the note back, what asks, and what is only worth knowing."""
    lines = Lines(interview.text)
    for finding in (*plan.holds, *plan.asks, *plan.infos):
        line, column = lines.position(finding.span.start)
        place = f"{shown_path(interview.path)}:{line}:{column}:"
        yield f"{place} {_weight(finding, plan)} {finding.rule} {safe(finding.message)}"
    yield from plan.remarks


def _weight(finding: Finding, plan: Plan) -> str:
    weight = "holds back" if finding in plan.holds else finding.severity.value
    return paint(weight, "error" if finding in plan.holds else finding.severity.value)
