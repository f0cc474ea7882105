"""Rules that look at one note alone, remembered: typing in one note need not judge the others again."""

from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from notes.case import Case, Surroundings
from notes.findings import Finding
from notes.rules import RULES, is_off
from notes.wording.references import mention

ALONE = frozenset(
    {
        "thanked/no-thanks",
        "thanked/group-greeting",
        "personalized/no-greeting",
        "personalized/wrong-name",
        "personalized/unknown-form",
        "personalized/placeholder",
        "personalized/no-reference",
        "personalized/stock-phrases",
        "personalized/tone",
        "personalized/avoid",
        "proofread/misspelt-name",
        "proofread/slip",
        "proofread/no-subject",
        "proofread/no-sign-off",
        "proofread/after-sign-off",
        "proofread/markup",
        "proofread/comment",
        "proofread/missing-attachment",
        "short/long",
        "short/very-short",
        "short/dense",
    }
)
"""They see the note's own section, the frontmatter, the private notes, the settings and the folder's other
interviews: neither the clock nor the other notes of this file. Any other rule is asked every time."""

_REMEMBERED_NOTES = 64
_NOTHING = Surroundings()


class _Same(Struct, frozen=True):
    """One and the same object; comparing a folder's worth of notes by value would cost more than it saves."""

    thing: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


@dataclass(frozen=True, slots=True)
class _Question:
    """A case, equal to any other case in which the rules above see the same."""

    seen: tuple[object, ...]
    case: Case = field(compare=False, repr=False)


def _question(case: Case, start: int, end: int) -> _Question:
    interview, round_ = case.interview, case.round
    seen = (
        interview.text[start:end],
        interview.text[: interview.body_start],
        tuple(piece.value for piece in interview.private),
        case.interviewer.index,
        case.note.recipients if case.note else (),
        round_.me,
        round_.settings,
        round_.sending,
        round_.is_word,
        _Same(round_.surroundings) if round_.surroundings != _NOTHING else None,
    )
    return _Question(seen, case)


def findings_alone(case: Case) -> tuple[Finding, ...]:
    """Return what the rules that look at this note alone find in it, in their order."""
    if case.note is None:
        return ()
    start = case.note.span.start
    found, was_at = _findings(_question(case, start, case.note.span.end))
    return found if was_at == start else tuple(_moved(one, was_at, start - was_at) for one in found)


@lru_cache(maxsize=_REMEMBERED_NOTES)
def _findings(question: _Question) -> tuple[tuple[Finding, ...], int]:
    case = question.case
    off = case.round.settings.rules_off
    rules = (rule for rule in RULES.values() if rule.notes and rule.id in ALONE and not is_off(rule.id, off))
    found = tuple(finding for rule in rules if rule.notes for finding in rule.notes(case))
    return found, case.note.span.start if case.note else 0


def _moved(finding: Finding, note_start: int, by: int) -> Finding:
    """Return a finding of a note that has moved; what stands above the note stays where it is."""
    if finding.span.start < note_start:
        return finding
    return replace(finding, span=finding.span.shifted(by))


def words_taken_up(case: Case) -> str:
    """Return the words by which a note takes up what was talked about."""
    if case.note is None:
        return ""
    return _words(_question(case, case.note.span.start, case.note.span.end))


@lru_cache(maxsize=_REMEMBERED_NOTES)
def _words(question: _Question) -> str:
    return mention(question.case)
