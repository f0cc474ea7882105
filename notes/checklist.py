"""The checklist: every rule applied to one interview, and the status of each item with its evidence."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace
from pendulum import DateTime

from notes.acceptance import is_accepted
from notes.case import Case, Round
from notes.deadline import deadline_of
from notes.evidence import evidence_of, excused_evidence, missing_evidence
from notes.findings import Finding, Item, Severity, Status, status_of, worst
from notes.headline import headline, short_headline
from notes.interview import Channel, Interview, Interviewer
from notes.place import Span
from notes.remembered import ALONE, findings_alone
from notes.rulebook import GRAMMAR_RULE, load_rules
from notes.rules import RULES, NoteCheck, RoundCheck, is_off
from notes.standing import Standing, has_outcome, is_done, standing_of
from notes.wording.language import is_likely_english
from notes.wording.letter import Letter, take_apart
from notes.wording.references import references

GrammarFindings = Mapping[str, tuple[Finding, ...] | None]
"""What a grammar engine found in each interviewer's note; `None` or no entry while it is still at work."""

_ABOUT_TEXT = frozenset({Item.PERSONALIZED, Item.PROOFREAD, Item.SHORT})
_TEXT_RULES_OF_THANKED = frozenset({"thanked/no-thanks", "thanked/group-greeting"})


class Check(Struct, frozen=True):
    """One item for one note."""

    item: Item
    status: Status
    evidence: str
    """What the tick rests on, or what stands in its way, in a line."""
    findings: tuple[Finding, ...] = ()
    """What is open, in the order of the text."""
    accepted: tuple[Finding, ...] = ()
    """What the person decided to keep."""


class NoteReport(Struct, frozen=True):
    """The five checks of the note owed to one interviewer."""

    case: Case
    checks: tuple[Check, ...]
    """In the order of the checklist."""
    deadline: DateTime | None = None

    @property
    def interviewer(self) -> Interviewer:
        """The person it is owed to."""
        return self.case.interviewer

    @property
    def name(self) -> str:
        """The interviewer's name."""
        return self.case.interviewer.name

    @property
    def channel(self) -> Channel:
        """The way it goes out."""
        return self.case.channel

    @property
    def letter(self) -> Letter | None:
        """The note taken apart; `None` while there is no text."""
        return self.case.letter

    @property
    def words(self) -> int | None:
        """Words of its body; `None` while there is no text."""
        return self.case.letter.word_count if self.case.letter else None

    @property
    def sent(self) -> DateTime | None:
        """When it was sent."""
        return self.case.interviewer.sent.at if self.case.interviewer.sent else None

    @property
    def is_owed(self) -> bool:
        """Whether this person still waits for it."""
        return not is_done(self.case.interview, self.case.interviewer)

    @property
    def status(self) -> Status:
        """The worst of its checks."""
        return worst(check.status for check in self.checks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All open findings, item by item."""
        return tuple(finding for check in self.checks for finding in check.findings)

    def check(self, item: Item) -> Check:
        """Return the check for one item."""
        return next(check for check in self.checks if check.item is item)


class InterviewReport(Struct, frozen=True):
    """The checklist of one interview."""

    interview: Interview
    items: Mapping[Item, Status]
    """Each item takes the worst of its notes' checks and of the findings about the interview itself."""
    headline: str
    """Who is thanked: `2 of the 3 you listed; missing: Ben Ortiz`."""
    short_headline: str
    """The same where room is scarce: `thanked everyone 2/3 · missing Ben`."""
    notes: tuple[NoteReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    """About the interview itself: its frontmatter, a section for nobody, nobody listed."""

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """All open findings, those about the interview first, the rest note by note."""
        return (*self.findings, *(finding for note in self.notes for finding in note.findings))

    def note(self, name: str) -> NoteReport | None:
        """Return the report of one interviewer's note."""
        return next((note for note in self.notes if note.name == name), None)

    def taken_up(self, name: str) -> frozenset[str]:
        """Return which of the things talked about this person's note takes up, as they are written."""
        note = self.note(name)
        return frozenset(match.phrase.value for match in references(note.case)) if note else frozenset()


def check_interview(round_: Round, grammar: GrammarFindings | None = None) -> InterviewReport:
    """Apply every rule to an interview.

    `grammar` is what a grammar engine found; `None` means that no engine is asked, and none is spoken of.
    """
    load_rules()
    interview = round_.interview
    cases = [case_of(round_, person) for person in interview.interviewers]
    # All rules come first: an engine may be at work in another thread, and whoever asks it waits.
    found = [() if _is_excused(case) else tuple(_findings(case)) for case in cases]
    notes = tuple(_report(case, its, grammar) for case, its in zip(cases, found, strict=True))
    findings = _in_order((*interview.findings, *_round_findings(round_)))
    return InterviewReport(
        interview,
        {item: _item_status(item, notes, findings) for item in Item},
        headline(interview),
        short_headline(interview),
        notes,
        findings,
    )


def case_of(round_: Round, person: Interviewer) -> Case:
    """Return the case of one interviewer's note."""
    note = round_.interview.note_to(person.name)
    if note is None or note.is_empty:
        return Case(round_, person, None, None)
    return Case(round_, person, note, take_apart(note, round_.me.name))


def _item_status(item: Item, notes: Iterable[NoteReport], findings: Iterable[Finding]) -> Status:
    own = status_of(finding for finding in findings if finding.check == item.value)
    return worst((own, *(note.check(item).status for note in notes)))


def _round_findings(round_: Round) -> Iterator[Finding]:
    for check in _round_checks(round_.settings.rules_off):
        yield from check(round_)


def _round_checks(off: frozenset[str]) -> Iterator[RoundCheck]:
    return (rule.rounds for rule in RULES.values() if rule.rounds and not is_off(rule.id, off))


def _other_note_checks(off: frozenset[str]) -> Iterator[NoteCheck]:
    """Return the rules about a note that look at more than the note: the clock, the other notes."""
    rules = (rule for rule in RULES.values() if rule.id not in ALONE and not is_off(rule.id, off))
    return (rule.notes for rule in rules if rule.notes)


def _is_excused(case: Case) -> bool:
    standing = standing_of(case.interview, case.interviewer)
    return standing in (Standing.NOT_EXPECTED, Standing.THANKED_THROUGH)


def _report(case: Case, by_rules: Iterable[Finding], grammar: GrammarFindings | None) -> NoteReport:
    deadline = deadline_of(case.interview, case.interviewer, case.round.settings)
    if _is_excused(case):
        evidence = excused_evidence(case)
        return NoteReport(case, tuple(Check(item, Status.PASS, evidence) for item in Item), deadline)
    found = [_settled(finding, case) for finding in (*by_rules, *_grammar(case, grammar))]
    return NoteReport(case, tuple(_check(item, case, found) for item in Item), deadline)


def _findings(case: Case) -> Iterator[Finding]:
    yield from findings_alone(case)
    for check in _other_note_checks(case.round.settings.rules_off):
        yield from check(case)


def _grammar(case: Case, grammar: GrammarFindings | None) -> Iterator[Finding]:
    """Yield what the grammar engine found, or why it says nothing."""
    off = case.round.settings.rules_off
    if case.note is None or grammar is None or is_off(GRAMMAR_RULE, off):
        return
    start = case.note.body.span.start
    place = Span(start, start)
    if case.round.settings.language == "off" or not is_likely_english(case.note.body.value):
        message = "Spelling and grammar are not checked in this language."
        yield Finding(GRAMMAR_RULE, Severity.UNKNOWN, message, place, case.interviewer.name)
        return
    found = grammar.get(case.interviewer.name)
    if found is None:
        yield Finding(GRAMMAR_RULE, Severity.UNKNOWN, "checking…", place, case.interviewer.name)
        return
    yield from (finding for finding in found if not is_off(finding.rule, off))


def _settled(finding: Finding, case: Case) -> Finding:
    """Once a note is sent, what is said of its text can only inform."""
    if case.interviewer.sent is None or not _is_about_text(finding):
        return finding
    return replace(finding, severity=Severity.INFO)


def _is_about_text(finding: Finding) -> bool:
    return finding.rule in _TEXT_RULES_OF_THANKED or finding.check in _ABOUT_TEXT


def _check(item: Item, case: Case, found: Iterable[Finding]) -> Check:
    mine = _in_order(finding for finding in found if finding.check == item.value)
    accepted = tuple(finding for finding in mine if is_accepted(finding, case.interviewer))
    is_open = tuple(finding for finding in mine if finding not in accepted)
    if item in _ABOUT_TEXT and case.note is None:
        status = Status.TODO if case.interviewer.sent is None else Status.UNKNOWN
        return Check(item, status, missing_evidence(case, item), is_open, accepted)
    status = status_of(is_open)
    if item is Item.IN_TIME and has_outcome(case.interview):
        status = Status.PASS
    return Check(item, status, evidence_of(item, case, status, is_open, len(accepted)), is_open, accepted)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.span.start, finding.span.end)))
