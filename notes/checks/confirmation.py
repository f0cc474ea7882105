"""The rules about the person's own word: whether they have read exactly this text."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.fingerprint import is_confirmed
from notes.rules import note_rule


@note_rule(
    "proofread/unconfirmed",
    Severity.TODO,
    "The person has not yet confirmed that this text is proofread.",
    source="Oklahoma State University Career Services: always have a letter proofread before sending it",
    acceptable=False,
)
def unconfirmed(case: Case) -> Iterator[Finding]:
    """Ask for the person's own reading of the text."""
    if case.note is not None and not case.note.is_empty and case.interviewer.proofread is None:
        message = "Read it once more, aloud if you can, then confirm it."
        yield spot(
            case, "proofread/unconfirmed", Severity.TODO, message, case.note.heading.span, quoted=False
        )


@note_rule(
    "proofread/changed",
    Severity.TODO,
    "The text has changed since the person confirmed it.",
    source="Afterword: a confirmation holds for exactly the text that was read",
    acceptable=False,
)
def changed(case: Case) -> Iterator[Finding]:
    """Take the confirmation back when the text is no longer the one confirmed."""
    person, note = case.interviewer, case.note
    if note is None or note.is_empty or person.proofread is None or is_confirmed(person, note):
        return
    message = "The text has changed since you proofread it: read it again and confirm it."
    yield spot(case, "proofread/changed", Severity.TODO, message, note.heading.span, quoted=False)


@note_rule(
    "proofread/edited-since",
    Severity.INFO,
    "The note was edited after it was sent from this machine, so this is not what the recipient has read.",
    source="Afterword: what is shown as sent should be what was sent",
    acceptable=False,
)
def edited_since(case: Case) -> Iterator[Finding]:
    """Say that the recipient has read something else."""
    if case.note is None or case.interviewer.sent is None or case.interviewer.name not in case.round.edited:
        return
    message = "This was edited after it was sent: the recipient has another text."
    span = case.note.heading.span
    yield spot(case, "proofread/edited-since", Severity.INFO, message, span, quoted=False)
