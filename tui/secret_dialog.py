"""Asks for a password; it is shown to nobody and kept nowhere."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from notes.shown_text import shown


class SecretDialog(ModalScreen[str | None]):
    """Is dismissed with what was typed, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", id="secret-cancel")]

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt

    def compose(self) -> ComposeResult:
        """Lay out the prompt over the field."""
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self._prompt)), classes="dialog-title")
            yield Input(password=True, compact=True)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        self.dismiss(event.value or None)

    def action_cancel(self) -> None:
        """Give no password."""
        self.dismiss(None)
