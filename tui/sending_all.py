"""Sending all notes that are ready, one after the other; each stands alone."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from notes.addressee import find_addressee
from notes.errors import NotesError
from notes.interview import Interview
from notes.mail.cancellation import Cancellation
from notes.mail.outcome import NotSent, Outcome, Phase
from notes.mail.preconditions import sender_of
from notes.mail.queue import Waiting, is_as_shown, unsent, waiting
from notes.mail.routes import NotConfigured, read_route
from tui.desk_files import Files
from tui.mail_settings import NOT_SET_UP, MailSettings
from tui.marks import Marks
from tui.planning import Planning
from tui.queue_dialog import QueueDialog
from tui.queue_progress import QueueProgress
from tui.secret_dialog import ask_secret
from tui.undoing import Undoing

if TYPE_CHECKING:
    from textual.worker import WorkType

    from notes.case import Round
    from notes.mail.plan import Plan

_CHANGED = "The note or its file changed meanwhile; look at it once more."


class SendingAll:
    """Sends what is ready on a desk. Nothing goes out without a dialog that starts at Cancel."""

    def __init__(
        self, desk: Files, settings: MailSettings, undoing: Undoing, look: Callable[[], object]
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._look = look
        """Looks at what the outbox leaves to be settled."""
        self._planning = Planning(desk)
        self._marks = Marks(desk, undoing)

    async def send_all(self) -> None:
        """Show what waits, send what the person chooses, and say how each note ended."""
        if not self._desk.is_scanned:
            self._desk.say("The folder is still being read; try again in a moment.")
            return
        mail = await self._mail()
        if mail is None:
            return
        found = await self._waiting(mail)
        if not found:
            self._desk.say("No note is written and unsent.")
            return
        way = f"by {read_route(mail)}"
        chosen = await self._desk.app.push_screen_wait(QueueDialog(found, way))
        if chosen and await self._saved(chosen):
            await self._desk.app.push_screen_wait(QueueProgress(chosen, self._sender(mail)))
            await self._take_in(chosen)

    async def _mail(self) -> Mapping[str, object] | None:
        """Return the settings of mail, once they can be used; `None` when they are not made so."""
        while True:
            mail = await self._settings.read()
            try:
                read_route(mail)
                sender_of(self._desk.workspace.me)
            except NotesError as error:
                why = NOT_SET_UP if isinstance(error, NotConfigured) else str(error)
                if not await self._settings.offer(why):
                    return None
            else:
                return mail

    async def _waiting(self, mail: Mapping[str, object]) -> list[Waiting]:
        """Return all notes that are written and unsent, those that can go first."""
        workspace = self._desk.workspace
        found: list[Waiting] = []
        for path in sorted(workspace.owing()):
            content = workspace.current(path) or await self._desk.in_thread(partial(self._desk.stored, path))
            if isinstance(content, Interview) and unsent(content):
                round_ = self._planning.round_to_send(content)
                found += await self._desk.in_thread(partial(self._of_one, mail, round_))
        return sorted(found, key=lambda one: (not one.is_ready, not one.can_go))

    def _of_one(self, mail: Mapping[str, object], round_: "Round") -> list[Waiting]:
        report = self._planning.judge(round_)
        plan = partial(self._planning.plan, mail)
        return list(waiting(round_, report.all_findings, plan))

    async def _saved(self, chosen: Sequence[Waiting]) -> bool:
        """Save what is unsaved of these notes; return whether all of it is on disk."""
        for path in dict.fromkeys(one.path for one in chosen):
            file = self._desk.files.get(path)
            if file and file.draft.has_unsaved_changes and not await self._desk.saved(file):
                return False
        return True

    def _sender(
        self, mail: Mapping[str, object]
    ) -> Callable[[Waiting, Cancellation, Callable[[Phase], None]], Outcome]:
        """Return what sends one of the notes; a password is asked for once for all of them."""
        asked: dict[str, str | None] = {}

        def ask(prompt: str) -> str | None:
            if prompt not in asked:
                asked[prompt] = ask_secret(self._desk.app, prompt)
            return asked[prompt]

        def send(one: Waiting, cancellation: Cancellation, progress: Callable[[Phase], None]) -> Outcome:
            assert one.plan is not None  # noqa: S101 - only those with a plan can be chosen
            try:
                addressee = find_addressee(str(one.path), one.name)
                now = self._planning.plan(mail, addressee.interview, addressee.person)
            except NotesError as error:
                return NotSent(str(error), Phase.PREPARING)
            if addressee.person.name != one.name or not is_as_shown(one.plan, now):
                return NotSent(_CHANGED, Phase.PREPARING)
            outcome = self._planning.carry_out(one.plan, cancellation, ask, progress)
            self._desk.call_later(self._remember, one.plan, outcome)  # a message, which never waits
            return outcome

        return send

    def _remember(self, plan: "Plan", outcome: Outcome) -> None:
        """Take the mark of one note in before the next is written, so that undo can tell them apart."""
        job: WorkType[None] = partial(self._marks.remember_end, plan, outcome)
        self._desk.run_worker(job, group="changes")

    async def _take_in(self, chosen: Sequence[Waiting]) -> None:
        """Show the marks that were written, and what is left to be settled."""
        for path in dict.fromkeys(one.path for one in chosen):
            await self._desk.take_anew(path)
        self._look()
