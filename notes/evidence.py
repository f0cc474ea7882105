"""What each check rests on, in a line: the words found, the number counted, the time left."""

from collections.abc import Callable, Sequence

from notes.case import Case
from notes.deadline import deadline_of, ended_of, is_settled, time_left
from notes.findings import Finding, Item, Severity, Status, status_of
from notes.interview import Channel
from notes.moments import shown_moment
from notes.remembered import words_taken_up
from notes.standing import Standing, has_outcome, standing_of, through_of

_WEIGHT = list(Severity)


def evidence_of(item: Item, case: Case, status: Status, found: Sequence[Finding], accepted: int) -> str:
    """Return the sentence beside a check: what its tick rests on, or what stands in its way."""
    if item is Item.SHORT and case.letter is not None:
        return _words(case)
    if item is Item.IN_TIME and status in (Status.TODO, Status.PASS):
        return _time(case)
    if status is Status.PASS:
        said = _PASSES[item](case)
        return f"{said}; {accepted} kept as meant" if accepted and case.letter is not None else said
    return _first(found)


def excused_evidence(case: Case) -> str:
    """Return why nothing is owed here: no note expected, or the thanks go through somebody else."""
    person = case.interviewer
    if standing_of(case.interview, person) is Standing.THANKED_THROUGH:
        through = through_of(case.interview, person)
        name = through.person.name if through.person else ""
        seen = "which names them" if through.names_them else "written elsewhere"
        return f"thanked through the note to {name}, {seen}"
    return f"no note expected: {person.no_note.value.strip() if person.no_note else ''}"


def missing_evidence(case: Case, item: Item) -> str:
    """Return what to say of a text that is not in this file."""
    person = case.interviewer
    if standing_of(case.interview, person) is Standing.WAITS_FOR and person.thanked_through:
        return f"goes through {person.thanked_through.value}"
    if person.sent is not None:
        return "its text is not in this file"
    return "not written yet" if item is not Item.PROOFREAD else "nothing to read yet"


def _first(found: Sequence[Finding]) -> str:
    """Return the worst finding's message, and how many there are that count."""
    counting = [one for one in found if status_of([one]) is not Status.PASS]
    if not counting:
        return ""
    worst = min(counting, key=lambda one: _WEIGHT.index(one.severity))
    same = sum(one.severity is worst.severity for one in counting)
    return worst.message if same == 1 else f"{same} findings: {worst.message}"


def _words(case: Case) -> str:
    count = case.letter.word_count if case.letter else 0
    return f"{count} of {case.limits.pass_up_to} words"


def _sent(case: Case) -> str:
    sent = case.interviewer.sent
    if sent is None:
        return "done"
    verb = {Channel.HANDWRITTEN: "posted", Channel.EMAIL: "sent"}.get(case.channel, "sent")
    shown = shown_moment(sent.at, case.round.now)
    return f"{verb} {shown.rpartition(' ')[0] if sent.date_only else shown}"


def _taken_up(case: Case) -> str:
    words = words_taken_up(case)
    return f"takes up: {words}" if words else "nothing to object to"


def _confirmed(case: Case) -> str:
    if case.interviewer.sent is None:
        return "read and confirmed by you"
    return "edited since it was sent" if case.interviewer.name in case.round.edited else "sent as it is"


def _time(case: Case) -> str:
    interview, person, now = case.interview, case.interviewer, case.round.now
    if has_outcome(interview) and interview.outcome is not None:
        return f"outcome: {interview.outcome.value.strip()}"
    if person.sent is not None:
        return _sent_after(case)
    if is_settled(interview, person):
        return "nothing owed"
    deadline = deadline_of(interview, person, case.round.settings)
    return time_left(deadline, now) if deadline else ""


def _sent_after(case: Case) -> str:
    """Return when it went out, counted from the end of the conversation."""
    sent, ended = case.interviewer.sent, ended_of(case.interview, case.interviewer)
    if sent is None or ended is None or sent.date_only or ended.date_only or sent.at < ended.at:
        return _sent(case)
    return f"{_sent(case)}, {time_left(sent.at, ended.at).removesuffix(' left')} after it ended"


_PASSES: dict[Item, Callable[[Case], str]] = {
    Item.THANKED: _sent,
    Item.PERSONALIZED: _taken_up,
    Item.PROOFREAD: _confirmed,
    Item.SHORT: _words,
    Item.IN_TIME: _time,
}
