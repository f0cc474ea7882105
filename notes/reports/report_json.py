"""What `check` and `due` say as JSON; the shape is fixed, keys may be added and none renamed."""

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pendulum import DateTime

from notes.configuration.whereabouts import relative
from notes.findings import Finding, Item
from notes.interview import Moment, Problem
from notes.owed import OwedNote
from notes.place import Lines

if TYPE_CHECKING:  # `due` must not wait for the rules to be imported
    from notes.checklist import NoteReport
    from notes.reports.audit import Audit, Checked

VERSION = 1

_CHECKLIST_KEYS = {item: "thanked_everyone" if item is Item.THANKED else item.value for item in Item}
"""An interview's items; `thanked` of each note adds up to `thanked_everyone`."""

_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e007f]"
)
"""What JSON allows raw and a terminal may obey or hide; the C0 controls are always escaped."""


def to_text(value: dict[str, Any]) -> str:
    """Return the JSON text, readable in any language, every invisible character escaped."""
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2))


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def check_report(audit: "Audit") -> dict[str, Any]:
    """Return the one object of `check --format json`."""
    return {
        "version": VERSION,
        "interviews": [_interview(checked) for checked in audit.checked],
        "problems": [_problem(problem) for problem in (*audit.missing, *audit.problems)],
        "summary": audit.summary,
    }


def due_report(owed: Iterable[OwedNote]) -> dict[str, Any]:
    """Return the one object of `due --format json`."""
    return {"version": VERSION, "due": [_owed(note) for note in owed]}


def _interview(checked: "Checked") -> dict[str, Any]:
    interview, report = checked.interview, checked.report
    return {
        "path": relative(interview.path),
        "company": interview.company.value,
        "role": interview.role.value if interview.role else None,
        "ended": _moment(interview.ended),
        "deadline": _time(checked.deadline),
        "checklist": {key: report.items[item].value for item, key in _CHECKLIST_KEYS.items()},
        "interviewers": [_interviewer(note) for note in report.notes],
        "findings": [_finding(finding, checked.lines) for finding in checked.findings],
    }


def _interviewer(note: "NoteReport") -> dict[str, Any]:
    return {
        "name": note.name,
        "channel": note.channel.value,
        "sent": _time(note.sent),
        "words": note.words,
        "deadline": _time(note.deadline),
        "checks": {check.item.value: check.status.value for check in note.checks},
        "evidence": {check.item.value: check.evidence for check in note.checks},
    }


def _finding(finding: Finding, lines: Lines) -> dict[str, Any]:
    line, column = lines.position(finding.span.start)
    end_line, end_column = lines.position(finding.span.end)
    return {
        "rule": finding.rule,
        "check": finding.check,
        "severity": finding.severity.value,
        "interviewer": finding.interviewer,
        "message": finding.message,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "suggestions": list(finding.suggestions),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": relative(problem.path),
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
    }


def _owed(note: OwedNote) -> dict[str, Any]:
    return {
        "path": relative(note.path),
        "company": note.company,
        "interviewer": note.interviewer,
        "channel": note.channel.value,
        "deadline": _time(note.deadline),
        "seconds_left": note.seconds_left,
        "state": note.state.value,
    }


def _moment(moment: Moment | None) -> str | None:
    return _time(moment.at if moment else None)


def _time(at: DateTime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
