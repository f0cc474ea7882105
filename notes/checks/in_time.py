"""Rules of “sent in time”: the deadline after the conversation, and what it means to miss it."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.deadline import (
    deadline_of,
    earliest,
    ended_of,
    error_after,
    is_free_day,
    is_sent_late,
    is_settled,
    time_left,
)
from notes.findings import Finding, Severity
from notes.interview import Channel
from notes.moments import shown_moment
from notes.rules import note_rule
from notes.standing import has_outcome

CLOCK_SLACK_SECONDS = 120
"""Two clocks may differ that much before “in the future” is said."""


@note_rule(
    "in_time/due",
    Severity.TODO,
    "Not sent yet; the deadline is ahead.",
    source="WashU Law and Lawrence University, Career Center: within 24 hours of the interview",
    acceptable=False,
)
def due(case: Case) -> Iterator[Finding]:
    """Say how much time is left."""
    now, settings = case.round.now, case.round.settings
    if is_settled(case.interview, case.interviewer):
        return
    deadline = deadline_of(case.interview, case.interviewer, settings)
    if deadline is None or deadline < now:
        return
    message = f"{time_left(deadline, now)}: send it by {shown_moment(deadline, now)}"
    message += ", or send it today." if is_free_day(case.interview, now, settings) else "."
    yield spot(case, "in_time/due", Severity.TODO, message, case.interviewer.span, quoted=False)


@note_rule(
    "in_time/overdue",
    Severity.ERROR,
    "Not sent and the deadline is past: a todo up to 48 hours after the conversation, then an error.",
    source="Princeton University, Career Development: within 24 to 48 hours; Karen Chopra, career counselor: "
    "if it is longer than that, still send it",
    acceptable=False,
)
def overdue(case: Case) -> Iterator[Finding]:
    """Say how late it is, and that a late note is still worth sending."""
    now, settings = case.round.now, case.round.settings
    if is_settled(case.interview, case.interviewer):
        return
    deadline = deadline_of(case.interview, case.interviewer, settings)
    if deadline is None or deadline >= now:
        return
    limit = error_after(case.interview, case.interviewer, settings)
    severity = Severity.TODO if limit is not None and now <= limit else Severity.ERROR
    message = f"{time_left(deadline, now)}: it was due {shown_moment(deadline, now)}. Still worth sending."
    yield spot(case, "in_time/overdue", severity, message, case.interviewer.span, quoted=False)


@note_rule(
    "in_time/late",
    Severity.WARNING,
    "Sent after the deadline.",
    source="WashU Law and Lawrence University, Career Center: within 24 hours of the interview",
)
def late(case: Case) -> Iterator[Finding]:
    """Note that it went out late; that cannot be mended, and it was worth it."""
    sent = case.interviewer.sent
    if sent is None or has_outcome(case.interview) or _why_impossible(case):
        return
    deadline = deadline_of(case.interview, case.interviewer, case.round.settings)
    if deadline is not None and is_sent_late(sent, deadline):
        how = "Posted" if case.channel is Channel.HANDWRITTEN else "Sent"
        message = f"{how} {time_left(deadline, sent.at)}: better than not at all."
        yield spot(case, "in_time/late", Severity.WARNING, message, sent.span, quoted=False)


@note_rule(
    "in_time/no-end",
    Severity.UNKNOWN,
    "`ended` is missing, so nobody can say when the note is due.",
    source="Afterword: what cannot be known is not ticked",
)
def no_end(case: Case) -> Iterator[Finding]:
    """Ask for the end of the conversation."""
    interview, person = case.interview, case.interviewer
    if has_outcome(interview) or (person.sent is None and is_settled(interview, person)):
        return
    if deadline_of(interview, person, case.round.settings) is None:
        message = "Nobody can say when this is due: add “ended”, the time the conversation ended."
        yield spot(case, "in_time/no-end", Severity.UNKNOWN, message, person.span, quoted=False)


@note_rule(
    "in_time/impossible",
    Severity.ERROR,
    "Recorded as sent before the conversation ended, or in the future.",
    source="Afterword: a slip in a time would make every other statement about it wrong",
)
def impossible(case: Case) -> Iterator[Finding]:
    """Find a time of sending that cannot be."""
    sent, message = case.interviewer.sent, _why_impossible(case)
    if sent is not None and message and not has_outcome(case.interview):
        yield spot(case, "in_time/impossible", Severity.ERROR, message, sent.span, quoted=False)


def _why_impossible(case: Case) -> str:
    sent, ended = case.interviewer.sent, ended_of(case.interview, case.interviewer)
    now = case.round.now
    if sent is None:
        return ""
    if (earliest(sent) - now).total_seconds() > CLOCK_SLACK_SECONDS:
        return f"Recorded as sent on {shown_moment(sent.at, now)}, which is still to come."
    if ended is not None and sent.at < earliest(ended):
        return f"Recorded as sent before the conversation ended ({shown_moment(ended.at, now)})."
    return ""
