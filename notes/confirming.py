"""The person's word on a note: this finding is meant so, this text is proofread."""

from notes.acceptance import acceptance_of, is_acceptable
from notes.checklist import NoteReport
from notes.findings import Finding, Item, Severity
from notes.fingerprint import fingerprint
from notes.frontmatter_edit import append_item, set_value
from notes.replacement import Replacement

_OWN_WORD = ("proofread/unconfirmed", "proofread/changed")


def to_keep(note: NoteReport) -> tuple[Finding, ...]:
    """Return what proofreading still finds: confirming the text means keeping it (design, section 3)."""
    weighty = (Severity.ERROR, Severity.TODO)
    findings = note.check(Item.PROOFREAD).findings
    return tuple(one for one in findings if one.severity in weighty and one.rule not in _OWN_WORD)


def accept(text: str, finding: Finding) -> tuple[Replacement, ...]:
    """Return the edit that records a finding as accepted; raises `EditRefused`."""
    if finding.interviewer is None or not is_acceptable(finding):
        return ()
    return append_item(text, finding.interviewer, "accepted", acceptance_of(finding))
