"""The person's word on a note: this finding is meant so, this text is proofread."""

from collections.abc import Sequence
from functools import partial

from notes.acceptance import acceptance_of, is_acceptable
from notes.checklist import NoteReport
from notes.editing.frontmatter_edit import append_item, in_turn, set_interviewer_key
from notes.findings import Finding, Item, Severity
from notes.fingerprint import fingerprint
from notes.replacement import Replacement

_OWN_WORD = ("proofread/unconfirmed", "proofread/changed")


def to_keep(note: NoteReport) -> tuple[Finding, ...]:
    """Return what proofreading still finds: confirming the text means keeping it (design, section 3)."""
    findings = note.check(Item.PROOFREAD).findings
    weighty = (Severity.ERROR, Severity.TODO)
    return tuple(one for one in findings if one.severity in weighty and one.rule not in _OWN_WORD)


def accept(text: str, finding: Finding) -> tuple[Replacement, ...]:
    """Return the edit that records a finding as accepted, none where that is not possible.

    Raises `EditRefused`.
    """
    if finding.interviewer is None or not is_acceptable(finding):
        return ()
    return append_item(text, finding.interviewer, "accepted", acceptance_of(finding))


def confirm(text: str, note: NoteReport, kept: Sequence[Finding] = ()) -> tuple[Replacement, ...]:
    """Return the edit that records this very text as proofread, and what is kept in it.

    Raises `EditRefused`.
    """
    section = note.case.note
    if section is None:
        return ()
    entries = dict.fromkeys(acceptance_of(finding) for finding in kept if is_acceptable(finding))
    steps = [partial(append_item, name=note.name, key="accepted", item=entry) for entry in entries]
    mark = partial(set_interviewer_key, name=note.name, key="proofread", value=fingerprint(section))
    return in_turn(text, *steps, mark)
