"""Asks for a password; it is shown to nobody and kept nowhere."""

from concurrent.futures import Future
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from notes.shown_text import shown
from tui import dialog_keys
from tui.dialog import Dialog


class SecretDialog(Dialog[None]):
    """Gives what was typed to who waits for it, or `None`; also when the app ends meanwhile."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.SECRET]

    def __init__(self, prompt: str, answer: "Future[str | None]") -> None:
        super().__init__()
        self._prompt, self._answer = prompt, answer

    def compose(self) -> ComposeResult:
        """Lay out the prompt over the field."""
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self._prompt)), classes="dialog-title")
            yield Input(password=True, compact=True)
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "secret-cancel"), id="secret-no")
                yield Button(Content.assemble("Go on ", ("enter", "dim")), id="secret-yes", variant="primary")

    @on(Input.Submitted)
    @on(Button.Pressed, "#secret-yes")
    def take(self) -> None:
        """Take what was typed."""
        self._close(self.query_one(Input).value or None)

    @on(Button.Pressed, "#secret-no")
    def action_cancel(self) -> None:
        """Give no password."""
        self._close(None)

    def _close(self, secret: str | None) -> None:
        if not self._answer.done():
            self._answer.set_result(secret)
            self.dismiss()

    def on_unmount(self) -> None:
        """Let nobody wait for an answer that cannot come any more."""
        if not self._answer.done():
            self._answer.set_result(None)


def ask_secret(app: App[None], prompt: str) -> str | None:
    """Ask for a password from a thread that waits for it."""
    answer: Future[str | None] = Future()

    def show() -> None:
        app.push_screen(SecretDialog(prompt, answer))

    app.call_from_thread(show)
    return answer.result()
