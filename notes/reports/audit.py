"""Checking interviews outside the app: each against its own settings and the other interviews of its root."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from pendulum import DateTime

from notes.case import Round
from notes.checklist import InterviewReport, case_of, check_interview
from notes.configuration.identity import me_in
from notes.configuration.roots import Content, Roots
from notes.deadline import deadline_of
from notes.findings import Finding, Severity
from notes.interview import BrokenInterview, Interview, Interviewer, Problem
from notes.owed import State, owed_notes
from notes.place import Lines, Span
from notes.proofreading.proofreader import Proofreader
from notes.proofreading.vocabulary import vocabulary_of
from notes.settings import Config
from notes.workspace import Workspace

if TYPE_CHECKING:
    from notes.mail.record import Record


class Checked(Struct, frozen=True, dict=True):
    """One interview with what the checklist says of it."""

    report: InterviewReport
    deadline: DateTime | None
    """Of the interview as a whole."""
    overdue: int
    """Notes whose deadline has passed."""

    @property
    def interview(self) -> Interview:
        """The interview."""
        return self.report.interview

    @cached_property
    def lines(self) -> Lines:
        """The lines of its file."""
        return Lines(self.interview.text)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is open, in the order of the file."""
        return tuple(sorted(self.report.all_findings, key=lambda finding: finding.span))


class Audit(Struct, frozen=True, dict=True):
    """Everything one run of `check` found."""

    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...]
    """Files that cannot be used."""
    broken: int = 0
    """How many interviews those are of."""
    missing: tuple[Problem, ...] = ()
    """Paths that were named and lead nowhere."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all interviews."""
        return tuple(finding for one in self.checked for finding in one.findings)

    @cached_property
    def summary(self) -> dict[str, int]:
        """The counts that end a report."""
        notes = [note for one in self.checked for note in one.report.notes]
        severities = [finding.severity for finding in self.findings]
        return {
            "interviews": len(self.checked),
            "notes": len(notes),
            "sent": sum(note.sent is not None for note in notes),
            "errors": severities.count(Severity.ERROR),
            "warnings": severities.count(Severity.WARNING),
            "overdue": sum(one.overdue for one in self.checked),
        }


@dataclass
class Auditor:
    """Checks interviews; reads each root and builds each proofreader once."""

    roots: Roots
    config: Config
    now: DateTime
    _workspaces: dict[Path, Workspace] = field(default_factory=dict)
    _proofreaders: dict[str, Proofreader] = field(default_factory=dict)

    def audit(self, contents: Iterable[Content], missing: Iterable[Problem] = ()) -> Audit:
        """Check what was read; `missing` is what could not be."""
        contents = list(contents)
        broken = [one for one in contents if isinstance(one, BrokenInterview)]
        checked = tuple(self.check(one) for one in contents if isinstance(one, Interview))
        found = (problem for one in broken for problem in one.problems)
        return Audit(checked, (*self.roots.problems, *found), len(broken), tuple(missing))

    def check(self, interview: Interview) -> Checked:
        """Check one interview."""
        round_ = self._round(interview)
        settings = round_.settings
        owed = owed_notes([(interview, settings)], self.now)
        whole = Interviewer("", Span(0, 0), 0)  # somebody with no end of their own
        return Checked(
            check_interview(round_, self._grammar(round_)),
            deadline_of(interview, whole, settings),
            sum(note.state is State.OVERDUE for note in owed),
        )

    def _round(self, interview: Interview) -> Round:
        """Return the interview with its surroundings and the dictionary."""
        workspace = self._workspace(self.roots.root_of(interview.path))
        if workspace.settings.language != "off" and any(not note.is_empty for note in interview.notes):
            workspace.is_word = self._proofreader(workspace.settings.dialect).is_word
        return workspace.round(interview, self.now)

    def _workspace(self, root: Path) -> Workspace:
        if root not in self._workspaces:
            settings = self.roots.settings_for(root)
            workspace = Workspace(root, settings, me_in(root, self.config))
            workspace.contents = {
                one.path: one for one in self.roots.below(root) if self.roots.root_of(one.path) == root
            }
            workspace.records = self._records
            self._workspaces[root] = workspace
        return self._workspaces[root]

    @cached_property
    def _records(self) -> "tuple[Record, ...]":
        """What the outbox knows of notes that were sent; nothing when it cannot be read."""
        from notes.mail.outbox import NoOutbox, Outbox

        try:
            return Outbox().records()
        except NoOutbox:
            return ()

    def _proofreader(self, dialect: str) -> Proofreader:
        if dialect not in self._proofreaders:
            self._proofreaders[dialect] = Proofreader(dialect)
        return self._proofreaders[dialect]

    def _grammar(self, round_: Round) -> dict[str, tuple[Finding, ...] | None]:
        """Return what the proofreader finds in each note."""
        proofreader = self._proofreaders.get(round_.settings.dialect)
        if proofreader is None:
            return {}
        vocabulary, interview = vocabulary_of(round_), round_.interview
        cases = (case_of(round_, person) for person in interview.interviewers)
        return {
            case.interviewer.name: proofreader.check(
                case.note, vocabulary, case.interviewer.name, case.letter
            )
            for case in cases
            if case.note
        }
