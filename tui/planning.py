"""Planning a note on a desk, and carrying the plan out: what sending one note and sending several share."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from notes.case import Round
from notes.checklist import InterviewReport, check_interview
from notes.editing.frontmatter_edit import set_interviewer_key
from notes.errors import NotesError
from notes.interview import Channel, Interview, Interviewer
from notes.mail.cancellation import Cancellation
from notes.mail.eml import file_name
from notes.mail.outbox import Outbox
from notes.mail.outcome import NotSent, Outcome, Phase, Unknown
from notes.mail.password import Ask
from notes.mail.plan import Plan, plan_sending
from notes.mail.routes import Eml
from notes.mail.sending import HeldBack, Means, carry_out
from tui.desk_files import Files
from tui.mark_lines import write_sent


class Planning:
    """Judges, plans and carries out; what blocks runs in a thread of the caller's."""

    def __init__(self, desk: Files) -> None:
        self._desk = desk

    def round_to_send(self, interview: Interview) -> Round:
        """Return an interview whose notes are about to go out: nothing is excused as half-written."""
        return replace(self._desk.workspace.round(interview, self._desk.clock()), sending=True)

    def judge(self, round_: Round) -> InterviewReport:
        """Return what the checklist says; runs in a thread."""
        return check_interview(round_, self._desk.proofreading.work(round_))

    def plan(
        self, mail: Mapping[str, object], interview: Interview, person: Interviewer, *, again: bool = False
    ) -> Plan:
        """Plan one person's note; runs in a thread, raises a `NotesError`."""
        now = self._desk.clock()
        plan = plan_sending(
            interview,
            person,
            channel=Channel.EMAIL,
            me=self._desk.workspace.me,
            mail=mail,
            outbox=Outbox(),
            now=now,
            again=again,
        )
        if not plan.is_handed_over:  # better found out now than once it is gone
            set_interviewer_key(interview.text, person.name, "sent", now)
        return plan

    def carry_out(
        self,
        plan: Plan,
        cancellation: Cancellation,
        ask_password: Ask,
        progress: Callable[[Phase], None],
        *,
        anyway: bool = False,
    ) -> Outcome:
        """Send a planned note and return how that ended, whatever happened; runs in a thread."""
        means = Means(
            outbox=Outbox(),
            clock=self._desk.clock,
            mark_sent=partial(write_sent, plan.interview, plan.name),
            ask_password=ask_password,
            progress=progress,
            cancellation=cancellation,
            output=message_place(self._desk, plan) if isinstance(plan.route, Eml) else None,
        )
        try:
            return carry_out(plan, means, anyway=anyway)
        except HeldBack as error:
            return NotSent(str(error), Phase.PREPARING)
        except (NotesError, OSError) as error:  # what the outbox says about it is what counts
            return Unknown(f"{error} The next {self._desk.key_of('send')} tells how far it came.")


def message_place(desk: Files, plan: Plan) -> Path:
    """Return where the message goes that is written into a file."""
    return desk.workspace.root / file_name(plan.company, plan.name)
