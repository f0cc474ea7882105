"""Before a commit: its message, to be edited, and the files that go into it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Static

from tui import dialog_keys
from tui.choices import Choices
from tui.dialog import Dialog


class Offered(Struct, frozen=True):
    """A file that can be committed."""

    path: Path
    shown: str
    state: str
    """What git calls it, or that its edits are not saved yet."""


class Commit(Struct, frozen=True):
    """What the person wants committed."""

    message: str
    files: tuple[Path, ...]


class FileChoice(Choices):
    """The files, each with a box crossed or empty; a `SelectionList` tells them apart by colour alone."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.COMMIT_FILES]

    def __init__(self, offered: Sequence[Offered]) -> None:
        self.offered = offered
        self.chosen = {0}
        """Which of them go into the commit; the first to begin with."""
        super().__init__(*(self._line(at) for at in range(len(offered))), id="commit-files", compact=True)

    def _line(self, at: int) -> Content:
        one, box = self.offered[at], "[x]" if at in self.chosen else "[ ]"
        return Content.assemble(f"{box} {one.shown}  ", (one.state, "dim"))

    @on(OptionList.OptionSelected)
    def toggle(self, event: OptionList.OptionSelected) -> None:
        """Take a file in, or leave it out."""
        event.stop()
        self.chosen ^= {event.option_index}
        self.replace_option_prompt_at_index(event.option_index, self._line(event.option_index))


class CommitDialog(Dialog[Commit | None]):
    """Offers files, the first of them chosen; is dismissed with the commit, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.COMMIT]

    def __init__(self, message: str, offered: Sequence[Offered]) -> None:
        super().__init__()
        self._message, self._offered = message, offered

    def compose(self) -> ComposeResult:
        """Lay out message and files over the two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content("Commit"), classes="dialog-title")
            yield Label(Content("Message"))
            yield Input(self._message, id="commit-message", compact=True)
            yield Label(Content("Files (space chooses)"))
            yield FileChoice(self._offered)
            yield Static(Content(""), classes="dialog-refusal", id="refusal")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "commit-cancel"), id="commit-no")
                yield Button(self.with_key("Commit", "commit-accept"), variant="primary", id="commit-yes")

    def on_mount(self) -> None:
        """Start in the message."""
        self.query_one("#commit-message", Input).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#commit-yes")
    def action_accept(self) -> None:
        """Close with the commit, or say what is missing."""
        message = self.query_one("#commit-message", Input).value.strip()
        chosen = sorted(self.query_one(FileChoice).chosen)
        if not message or not chosen:
            sentence = "Say what the commit does." if not message else "Choose a file to commit."
            self.query_one("#refusal", Static).update(Content(sentence))
            return
        self.dismiss(Commit(message, tuple(self._offered[at].path for at in chosen)))

    @on(Button.Pressed, "#commit-no")
    def action_cancel(self) -> None:
        """Commit nothing."""
        self.dismiss(None)
