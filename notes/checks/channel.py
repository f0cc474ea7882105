"""The rule about the way a note goes out: where a card is welcome, and where it may come too late."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Channel, Formality
from notes.rules import note_rule
from notes.standing import Standing, has_outcome, standing_of
from notes.wording.formality import Expectation, expectation

_RULE = "personalized/channel"
_DAYS_BY_POST = 5
"""Two or three days on the way, and a day or two in the post room."""


@note_rule(
    _RULE,
    Severity.INFO,
    "A handwritten card may be welcome (formal setting), or may come too late.",
    source="Lawrence University Career Center: by hand if you will not hear back for a week or more, email "
    "if "
    "sooner; University of Louisville School of Law recommends handwritten notes",
)
def channel(case: Case) -> Iterator[Finding]:
    """Suggest a card in a formal setting, and tell when one may arrive after the decision."""
    if has_outcome(case.interview) or standing_of(case.interview, case.interviewer) is not Standing.OWED:
        return
    expected = expectation(case.interview)
    if case.channel is Channel.HANDWRITTEN:
        message = _too_late(case, expected)
    elif case.channel is Channel.EMAIL and expected.formality is Formality.FORMAL and not _is_soon(case):
        message = (
            f"A handwritten card may be welcome ({expected.reason}); the risk: by post it takes days, so "
            f"send this "
            "email and let a card follow."
        )
    else:
        message = ""
    if message:
        yield spot(case, _RULE, Severity.INFO, message, case.interviewer.span, quoted=False)


def _too_late(case: Case, expected: Expectation) -> str:
    decision = case.interview.decision
    if decision is not None and _is_soon(case):
        when = decision.at.format("D MMMM")
        return f"They decide by {when}: a posted card may come too late; hand it over, or send an email."
    if decision is None and expected.formality is Formality.INFORMAL:
        return (
            f"A posted card takes two to five days and may come after the decision ({expected.reason} and "
            f"decisions "
            "quick); the risk is yours, an email is there today."
        )
    return ""


def _is_soon(case: Case) -> bool:
    decision = case.interview.decision
    return decision is not None and decision.at < case.round.now.add(days=_DAYS_BY_POST)
