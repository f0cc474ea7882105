"""While several notes go out: where each of them is, and a way to call the rest off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from notes.mail.cancellation import Cancellation
from notes.mail.outcome import HandedOver, NotSent, Outcome, Phase, Sent
from notes.mail.queue import Waiting, in_turn
from notes.shown_text import one_line
from tui import dialog_keys, icons
from tui.dialog import Dialog

SendOne = Callable[[Waiting, Cancellation, Callable[[Phase], None]], Outcome]
"""Sends one note, telling the given function about each step; runs in a worker."""
Ends = Sequence[tuple[Waiting, Outcome]]

BAR_CELLS = 40
"""How wide the bar of what is done is."""


class QueueProgress(Dialog[Ends]):
    """Sends note after note; is dismissed with how each ended, once the person has seen it."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.QUEUE_PROGRESS]

    @dataclass
    class Entered(Message):
        """A note has come to this step."""

        at: int
        phase: Phase

    @dataclass
    class Ended(Message):
        """A note has come to its end."""

        at: int
        outcome: Outcome

    class Done(Message):
        """All notes have come to their ends."""

    def __init__(self, queue: Sequence[Waiting], send: SendOne) -> None:
        super().__init__()
        self._queue, self._send = queue, send
        self._cancellation = Cancellation()
        self._is_called_off = False
        self.is_sending = True
        """Whether the app must not be left yet."""
        self._ends: list[tuple[Waiting, Outcome]] = []
        self._words = [Content.styled("waits", "dim") for _ in queue]

    def compose(self) -> ComposeResult:
        """Lay out a line for each note over the button."""
        with Vertical(classes="dialog -wide"):
            yield Static(classes="dialog-title", id="queue-title")
            with VerticalScroll(id="queue-lines"):
                yield Static(id="queue-states")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Call off", "queue-end"), id="queue-end")

    def on_mount(self) -> None:
        """Begin."""
        self._draw()
        self._run()

    @work(thread=True, group="sending")
    def _run(self) -> None:
        # Messages, for they do not wait: whatever becomes of the screen, each send goes on to its own end.
        for at, (_, outcome) in enumerate(in_turn(self._queue, self._send_one, lambda: self._is_called_off)):
            self.post_message(self.Ended(at, outcome))
        self.post_message(self.Done())

    def _send_one(self, one: Waiting) -> Outcome:
        at = self._queue.index(one)
        self._cancellation = Cancellation()
        if self._is_called_off:
            self._cancellation.request()

        def tell(phase: Phase) -> None:
            self.post_message(self.Entered(at, phase))

        return self._send(one, self._cancellation, tell)

    @on(Entered)
    def show_phase(self, event: Entered) -> None:
        """Show the step that a note is at."""
        self._words[event.at] = Content(f"{event.phase.value}…")
        self._draw()

    @on(Ended)
    def show_end(self, event: Ended) -> None:
        """Show how a note ended."""
        one = self._queue[event.at]
        self._ends.append((one, event.outcome))
        self._words[event.at] = _said(one, event.outcome)
        self._draw()

    def _draw(self) -> None:
        title = f"Sending: {len(self._ends)} of {len(self._queue)} done" if self.is_sending else self.summary
        self._draw_title(title)
        lines = (
            Content.assemble((f"{one_line(one.name)} · {one_line(one.company)}", "bold"), "\n  ", words)
            for one, words in zip(self._queue, self._words, strict=True)
        )
        self.query_one("#queue-states", Static).update(Content("\n").join(lines))

    def _draw_title(self, words: str) -> None:
        """Say how far the sending is, over a bar of the same."""
        full = BAR_CELLS * len(self._ends) // max(len(self._queue), 1)
        bar = (icons.FULL * full, "$text-success"), (icons.EMPTY * (BAR_CELLS - full), "$text-muted")
        self.query_one("#queue-title", Static).update(Content.assemble(f"{words}\n", *bar))

    @property
    def summary(self) -> str:
        """How it went, in a line."""
        sent = sum(isinstance(outcome, Sent) for _, outcome in self._ends)
        handed = sum(isinstance(outcome, HandedOver) for _, outcome in self._ends)
        kept = sum(isinstance(outcome, NotSent) for _, outcome in self._ends)
        unknown = len(self._ends) - sent - handed - kept
        parts = ((sent, "sent"), (handed, "handed over"), (kept, "not sent"), (unknown, "not known"))
        return ", ".join(f"{count} {words}" for count, words in parts if count) or "Nothing to send"

    @on(Done)
    def offer_to_close(self) -> None:
        """Let the person read how it went, and then close."""
        self.is_sending = False
        self._draw()
        button = self.query_one(Button)
        button.label = self.with_key("Close", "queue-end")
        button.focus()

    @on(Button.Pressed)
    def action_end(self) -> None:
        """Call off what has not gone out yet; once all is done, close."""
        if not self.is_sending:
            self.dismiss(self._ends)
            return
        self._is_called_off = True
        self._cancellation.request()
        self._draw_title("Calling off what has not gone out yet…")

    def on_unmount(self) -> None:
        """Begin no other note once nobody looks any more."""
        self._is_called_off = True
        self._cancellation.request()


def _said(one: Waiting, outcome: Outcome) -> Content:
    if isinstance(outcome, Sent):
        warning = f" {outcome.warning}" if outcome.warning else ""
        return Content.assemble((f"{icons.DONE} ", "$text-success"), one_line(f"{outcome}{warning}"))
    if isinstance(outcome, HandedOver):
        return Content.assemble((f"{icons.GOES} ", "$text-secondary"), one_line(str(outcome)))
    if isinstance(outcome, NotSent):
        return Content.assemble((f"{icons.WRONG} ", "$text-error"), one_line(str(outcome)))
    where = f" Look for {one.plan.message_id} in your sent mail." if one.plan else ""
    return Content.assemble(("? ", "$text-warning"), one_line(f"{outcome}{where}"))
