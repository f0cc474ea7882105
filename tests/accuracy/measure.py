"""Compares what the checks find with what the labels ask for, rule by rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from msgspec.structs import replace

from notes.checklist import InterviewReport, case_of, check_interview
from notes.findings import Finding, Severity
from notes.proofreading.proofreader import Proofreader
from notes.proofreading.vocabulary import vocabulary_of
from notes.rules import RULES
from tests.accuracy.labelled import ABOUT_INTERVIEW, Expected, LabelledFile

LANGUAGE = "proofread/language"
"""The label for anything that Harper or our own slips say."""
_LANGUAGE_PREFIXES = ("proofread/harper", "proofread/slip")
_LOUD = frozenset({Severity.ERROR, Severity.WARNING})
_ALWAYS_THERE = frozenset({"thanked/not-sent", "in_time/due", "proofread/unconfirmed", "proofread/changed"})
"""True of every letter that is not sent yet: nobody plants them."""


@dataclass(frozen=True)
class Miss:
    """Where the checks and a label disagree."""

    file: str
    person: str
    rule: str
    text: str


@dataclass
class Score:
    """How one rule fares."""

    planted: int = 0
    found: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        """The share of what was planted that was found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that was planted."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.planted + other.planted, self.found + other.found, self.false + other.false)


@dataclass
class Measurement:
    """The scores of all rules over a set of letters."""

    notes: int = 0
    clean: int = 0
    """Notes of which nothing at all is expected."""
    language_false_in_clean: int = 0
    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    missed: list[Miss] = field(default_factory=list)
    false: list[Miss] = field(default_factory=list)

    def own(self) -> Score:
        """Return the score of our own rules together."""
        return sum((score for rule, score in self.scores.items() if rule != LANGUAGE), Score())


@cache
def proofreader(dialect: str) -> Proofreader:
    """Return the proofreader for a dialect; building one is the costly part."""
    return Proofreader(dialect)


def report_of(file: LabelledFile) -> InterviewReport:
    """Return the checklist of a labelled file, as the application makes it."""
    engine = proofreader(file.round.settings.dialect)
    round_ = replace(file.round, is_word=engine.is_word)
    vocabulary = vocabulary_of(round_)
    cases = (case_of(round_, person) for person in round_.interview.interviewers)
    grammar = {
        case.interviewer.name: engine.check(case.note, vocabulary, case.interviewer.name, case.letter)
        for case in cases
        if case.note is not None
    }
    return check_interview(round_, grammar)


def measure(files: Iterable[LabelledFile]) -> Measurement:
    """Check every file and count."""
    result = Measurement()
    for file in files:
        report = report_of(file)
        by_person = {note.name: note.findings for note in report.notes}
        for name, findings in (*by_person.items(), (ABOUT_INTERVIEW, report.findings)):
            _count(result, file, name, findings, file.expected.get(name, ()))
    return result


def _count(
    result: Measurement,
    file: LabelledFile,
    name: str,
    found: Iterable[Finding],
    expected: tuple[Expected, ...],
) -> None:
    findings = [finding for finding in found if finding.rule not in _ALWAYS_THERE]
    for label in (label for label in expected if label.required):
        rule = min(label.rules)
        result.scores[rule].planted += 1
        if any(label_of(finding) in label.rules for finding in findings):
            result.scores[rule].found += 1
        else:
            result.missed.append(Miss(file.path.name, name, "|".join(sorted(label.rules)), ""))
    allowed = {rule for label in expected for rule in label.rules}
    wrong = list(_unexpected(findings, allowed))
    for rule in {label_of(finding) for finding in wrong}:
        result.scores[rule].false += 1
    result.false += [Miss(file.path.name, name, one.rule, f"{one.quote!r}: {one.message}") for one in wrong]
    if name != ABOUT_INTERVIEW and file.interview.note_to(name) is not None:
        result.notes += 1
        if not expected:
            result.clean += 1
            result.language_false_in_clean += sum(label_of(finding) == LANGUAGE for finding in wrong)


def _unexpected(findings: list[Finding], allowed: set[str]) -> Iterator[Finding]:
    """Yield errors and warnings nobody planted; words two rules see count for the planted one."""
    planted = [finding.span for finding in findings if label_of(finding) in allowed]
    for finding in findings:
        seen = label_of(finding) == LANGUAGE and any(finding.span.overlaps(span) for span in planted)
        if finding.severity in _LOUD and label_of(finding) not in allowed and not seen:
            yield finding


def label_of(finding: Finding) -> str:
    """Return the label a finding answers to."""
    return LANGUAGE if finding.rule.startswith(_LANGUAGE_PREFIXES) else finding.rule


def is_known(rule: str) -> bool:
    """Tell whether a label names a rule there is."""
    return rule == LANGUAGE or rule in RULES
