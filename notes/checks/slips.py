"""The rule about slips of letters of thanks: it needs no engine, so it is there from the first keystroke."""

from collections.abc import Iterator

from notes.case import Case
from notes.findings import Finding, Severity
from notes.proofreading.passages import passages_of
from notes.proofreading.slips import slips_in
from notes.rules import note_rule


@note_rule(
    "proofread/slip",
    Severity.ERROR,
    "A slip that letters of thanks often have: “look forward to hear”, “for you time”, “Lets”.",
    source="Our own: what careful readers mark and grammar checkers miss.",
)
def slip(case: Case) -> Iterator[Finding]:
    """Find wrong verb forms, missing words and mistaken words around thanks, visits and looking forward."""
    if case.letter is None:
        return
    for passage in passages_of(case.letter):
        for found in slips_in(passage.text, passage.part):
            yield Finding(
                rule="proofread/slip",
                severity=Severity.ERROR,
                message=found.message,
                span=passage.place(found.span),
                interviewer=case.interviewer.name,
                suggestions=(found.suggestion,),
                quote=found.span.of(passage.text),
            )
