"""Several notes sent one after the other: which of them are ready, and how each of them ends."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from notes.case import Round
from notes.deadline import is_settled
from notes.errors import NotesError
from notes.findings import Finding, Severity
from notes.interview import Channel, Interview, Interviewer
from notes.mail.outcome import NotSent, Outcome, Phase
from notes.mail.plan import Plan

MakePlan = Callable[[Interview, Interviewer], Plan]
"""Plans one person's note; raises a `NotesError` when it cannot be sent."""
Send = Callable[["Waiting"], Outcome]

_NOBODY_GETS_THROUGH: Final = frozenset(
    {Phase.PASSWORD, Phase.CONNECTING, Phase.SECURING, Phase.LOGGING_IN},
)
"""Where a failure is not the note's, but the way's: the next one would fail as well."""
_TO_DO: Final = frozenset({Severity.ERROR, Severity.TODO})


class Waiting(Struct, frozen=True):
    """A note that is written and not sent."""

    path: Path
    company: str
    name: str
    plan: Plan | None = None
    """`None` for a note that cannot be sent from here."""
    why_not: str = ""
    """Why it stays, in a sentence; empty for one that may go."""

    @property
    def can_go(self) -> bool:
        """Whether the person may send it with the others."""
        return self.plan is not None and not self.why_not

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to be done: the person has confirmed it, and no rule calls it wrong.

        Warnings, and what nobody could check, are shown and do not count.
        """
        asks = self.plan.asks if self.plan else ()
        return self.can_go and not any(one.severity in _TO_DO for one in asks)

    @property
    def still_fails(self) -> tuple[Finding, ...]:
        """What the checklist still says about it."""
        return (*self.plan.holds, *self.plan.asks) if self.plan else ()


def unsent(interview: Interview) -> tuple[Interviewer, ...]:
    """Return who of an interview has a note that is written, owed and not sent."""
    people = (person for person in interview.interviewers if not is_settled(interview, person))
    return tuple(
        person for person in people if (note := interview.note_to(person.name)) and not note.is_empty
    )


def waiting(round_: Round, findings: Iterable[Finding], make_plan: MakePlan) -> Iterator[Waiting]:
    """Yield the unsent notes of one interview, each with its plan or with why it stays."""
    interview, found = round_.interview, tuple(findings)
    for person in unsent(interview):
        one = Waiting(interview.path, interview.company.value, person.name)
        channel = round_.channel(person)
        if channel is not Channel.EMAIL:
            by_hand = channel is Channel.HANDWRITTEN
            yield replace(one, why_not="goes by hand" if by_hand else "goes another way than email")
            continue
        try:
            plan = make_plan(interview, person).judged(found)
        except NotesError as error:
            yield replace(one, why_not=str(error))
            continue
        yield replace(one, plan=plan, why_not=_held_back(plan))


def _held_back(plan: Plan) -> str:
    reasons = [*(finding.message for finding in plan.holds), *(plan.remarks if plan.earlier else ())]
    return f"held back: {' '.join(reasons)}" if plan.is_held_back else ""


def is_as_shown(shown: Plan, now: Plan) -> bool:
    """Tell whether a note planned anew is the one that the person agreed to."""
    return (shown.recipient, shown.sender, shown.copy_to, shown.subject, shown.text, shown.route) == (
        (now.recipient, now.sender, now.copy_to, now.subject, now.text, now.route)
    )


def in_turn(
    queue: Sequence[Waiting], send: Send, is_called_off: Callable[[], bool]
) -> Iterator[tuple[Waiting, Outcome]]:
    """Send one note after the other, and yield how each ended.

    One that fails stops none of the others, unless the way itself fails: then the rest are not tried.
    """
    failed: NotSent | None = None
    for one in queue:
        if is_called_off():
            yield one, NotSent("Not tried: you called it off.", Phase.PREPARING)
        elif failed is not None:
            yield one, NotSent("Not tried: the one before did not get through.", failed.phase, failed.later)
        else:
            outcome = send(one)
            if isinstance(outcome, NotSent) and outcome.phase in _NOBODY_GETS_THROUGH:
                failed = outcome
            yield one, outcome
