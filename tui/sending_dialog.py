"""While a note goes out: the step it is at, and a way to call it off as long as that is possible."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, LoadingIndicator, Static

from notes.mail.cancellation import Cancellation
from notes.mail.outcome import Outcome, Phase
from notes.shown_text import one_line
from tui import dialog_keys
from tui.dialog import Dialog

Job = Callable[[Callable[[Phase], None]], Outcome]
"""Sends, telling the given function about each step; runs in a worker."""


class SendingDialog(Dialog[Outcome]):
    """Runs a send and is dismissed with its outcome; it cannot be left before."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.SENDING]

    @dataclass
    class Entered(Message):
        """The send has come to this step."""

        phase: Phase

    @dataclass
    class Ended(Message):
        """The send is over."""

        outcome: Outcome

    def __init__(self, name: str, job: Job, cancellation: Cancellation) -> None:
        super().__init__()
        self._whose, self._job, self._cancellation = name, job, cancellation
        self.is_sending = True
        """Whether the app must not be left yet."""

    def compose(self) -> ComposeResult:
        """Lay out the step over the button."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Sending to {one_line(self._whose)}"), classes="dialog-title")
            yield Static(id="sending-phase", classes="dialog-text")
            yield LoadingIndicator()
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Call off", "sending-cancel"), id="sending-call-off")

    def on_mount(self) -> None:
        """Begin."""
        self._send()

    @work(thread=True, group="sending")
    def _send(self) -> None:
        # Messages, for they do not wait: whatever becomes of the screen, the send goes on to its own end.
        def tell(phase: Phase) -> None:
            self.post_message(self.Entered(phase))

        outcome = self._job(tell)
        self.post_message(self.Ended(outcome))

    @on(Entered)
    def show_phase(self, event: Entered) -> None:
        """Show the step; after the final dot there is nothing to call off."""
        self.query_one("#sending-phase", Static).update(Content(f"{event.phase.value}…".capitalize()))
        self.query_one(Button).disabled = not event.phase.can_cancel

    @on(Ended)
    def leave(self, event: Ended) -> None:
        """Close with what became of it."""
        self.is_sending = False
        self.dismiss(event.outcome)

    def on_unmount(self) -> None:
        """Call off what can be called off, should the app be ended from outside."""
        self._cancellation.request()

    @on(Button.Pressed)
    def action_call_off(self) -> None:
        """Call the send off, if it is not too late."""
        said = "Calling off…" if self._cancellation.request() else "Too late: the text is with the server."
        self.query_one("#sending-phase", Static).update(Content(said))
