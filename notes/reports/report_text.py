"""What `check` and `due` say to a person: findings like a good compiler's, and a short checklist."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from pendulum import DateTime

from notes.configuration.whereabouts import shown_path
from notes.deadline import time_left
from notes.files.shown_path import escaped
from notes.findings import Finding, Item, Severity, Status
from notes.interview import Problem
from notes.owed import OwedNote

if TYPE_CHECKING:  # `due` must not wait for the rules to be imported
    from notes.checklist import NoteReport
    from notes.reports.audit import Audit, Checked

Paint = Callable[[str, str], str]
"""`(text, meaning) -> text`, coloured or as it is."""
Sign = Callable[[str], str]
"""`status -> mark` that the output can show."""

_TITLES = {
    Item.THANKED: "thanked",
    Item.PERSONALIZED: "personalized",
    Item.PROOFREAD: "proofread",
    Item.SHORT: "short",
    Item.IN_TIME: "in time",
}


def check_lines(audit: "Audit", paint: Paint, sign: Sign) -> Iterator[str]:
    """Yield the lines of `check`: problems, then each interview's findings and checklist, then the sum."""
    for problem in audit.problems:
        yield problem_line(problem, paint)
    if audit.problems and audit.checked:
        yield ""
    for checked in audit.checked:
        for finding in checked.findings:
            yield from _finding_lines(checked, finding, paint)
        yield from _checklist(checked, paint, sign)
        yield ""
    if audit.problems or audit.checked:
        yield _sum(audit.summary, len(audit.problems))


def hook_lines(audit: "Audit", paint: Paint) -> Iterator[str]:
    """Yield what matters before a commit: problems, errors and warnings, without what time alone mends."""
    for problem in audit.problems:
        yield problem_line(problem, paint)
    for checked in audit.checked:
        for finding in checked.findings:
            if finding.severity in (Severity.ERROR, Severity.WARNING) and finding.check != Item.IN_TIME:
                yield from _finding_lines(checked, finding, paint)


def problem_line(problem: Problem, paint: Paint) -> str:
    """Return the line for a file that cannot be used."""
    place = f"{shown_path(problem.path)}:{problem.line}:{problem.column}:"
    return f"{paint(place, 'bold')} {paint('error', 'error')} file/problem {one_line(problem.message)}"


def one_line(text: str) -> str:
    """Return text from a file on one line, everything invisible escaped."""
    return escaped(" ".join(text.split()))


def _finding_lines(checked: "Checked", finding: Finding, paint: Paint) -> Iterator[str]:
    line, column = checked.lines.position(finding.span.start)
    severity = finding.severity.value
    place = paint(f"{shown_path(checked.interview.path)}:{line}:{column}:", "bold")
    yield f"{place} {paint(severity, severity)} {finding.rule} {one_line(finding.message)}"
    if finding.suggestions:
        yield f"    fix: {_fix(finding, checked.interview.text)}"


def _fix(finding: Finding, text: str) -> str:
    """Return what to write instead, best first, at most three."""
    old = one_line(finding.span.of(text))
    offers = [f'"{one_line(offer)}"' for offer in finding.suggestions[:3] if offer.strip()]
    if not offers:
        return f'remove "{old}"' if old else "remove it"
    return f"write {' or '.join(offers)}" + (f' instead of "{old}"' if old else "")


def _checklist(checked: "Checked", paint: Paint, sign: Sign) -> Iterator[str]:
    interview, report = checked.interview, checked.report
    title = one_line(interview.company.value)
    if interview.role:
        title += f" · {one_line(interview.role.value)}"
    yield f"{paint(title, 'bold')}  {paint(shown_path(interview.path), 'faint')}"
    thanked = _mark(report.items[Item.THANKED], paint, sign)
    yield f"  {thanked} thanked everyone: {one_line(report.headline)}"
    width = max((cells(one_line(note.name)) for note in report.notes), default=0)
    for note in report.notes:
        yield f"    {_padded(one_line(note.name), width)}  {_checks(note, paint, sign)}"


def _checks(note: "NoteReport", paint: Paint, sign: Sign) -> str:
    return "  ".join(f"{_mark(check.status, paint, sign)} {_TITLES[check.item]}" for check in note.checks)


def _mark(status: Status, paint: Paint, sign: Sign) -> str:
    return paint(sign(status.value), status.value)


def _sum(summary: dict[str, int], problems: int) -> str:
    parts = [
        _counted(summary["interviews"], "interview"),
        _counted(summary["notes"], "note"),
        f"{summary['sent']} sent",
        _counted(summary["errors"], "error"),
        _counted(summary["warnings"], "warning"),
    ]
    if summary["overdue"]:
        parts.append(f"{summary['overdue']} overdue")
    if problems:
        parts.append(_counted(problems, "file to mend", "files to mend"))
    return ", ".join(parts) + "."


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def due_lines(owed: Iterable[OwedNote], now: DateTime, paint: Paint) -> Iterator[str]:
    """Yield one line for each note owed: how long, who, where, how, which file."""
    rows = [
        (_when(note, now), one_line(note.interviewer), one_line(note.company), note.channel.value, note)
        for note in owed
    ]
    widths = [max((cells(str(row[column])) for row in rows), default=0) for column in range(4)]
    for when, person, company, channel, note in rows:
        columns = [
            _padded(text, width) for text, width in zip((when, person, company, channel), widths, strict=True)
        ]
        columns[0] = paint(columns[0], note.state.value)
        yield "  ".join([*columns, shown_path(note.path)])


def _when(note: OwedNote, now: DateTime) -> str:
    return time_left(note.deadline, now) if note.deadline else "no end time"


def cells(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
