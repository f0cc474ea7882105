"""The rule about misspelt names of people and of the company."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.checks.wrong_name import wrong_greeting
from notes.findings import Finding, Severity
from notes.rules import note_rule
from notes.wording.misspellings import misspellings


@note_rule(
    "proofread/misspelt-name",
    Severity.ERROR,
    "A word that is in no dictionary almost spells a name or the company of this file.",
    source="fivestepstotherightjob.com: misspell nothing, least of all the interviewer's name",
)
def misspelt_name(case: Case) -> Iterator[Finding]:
    """Find slips in names; before the proofreader is ready only in words with a capital."""
    if case.letter is None:
        return
    told = [finding.span for finding in wrong_greeting(case, case.letter)]
    for slip in misspellings(case):
        if slip.is_word or any(map(slip.text.span.overlaps, told)):
            continue
        message = f"“{slip.text.value}” looks like a misspelling of “{slip.meant}”."
        yield spot(case, "proofread/misspelt-name", Severity.ERROR, message, slip.text.span, (slip.meant,))
