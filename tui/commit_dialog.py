"""Before a commit: its message, to be edited, and the files that go into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, SelectionList, Static
from textual.widgets.selection_list import Selection


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that can be committed."""

    path: Path
    shown: str
    state: str
    """What git calls it, or that its edits are not saved yet."""


@dataclass(frozen=True, slots=True)
class Commit:
    """What the person wants committed."""

    message: str
    files: tuple[Path, ...]


class CommitDialog(ModalScreen[Commit | None]):
    """Offers files, the first of them chosen; is dismissed with the commit, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False, id="commit-cancel"),
        Binding("ctrl+s", "accept", "Commit", id="commit-accept"),
    ]

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
            yield SelectionList[int](
                *(
                    Selection(Content.assemble(one.shown, "  ", (one.state, "dim")), at, at == 0)
                    for at, one in enumerate(self._offered)
                ),
                id="commit-files",
                compact=True,
            )
            yield Static(Content(""), classes="dialog-refusal", id="refusal")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content("Cancel"), id="commit-no")
                yield Button(Content("Commit"), variant="primary", id="commit-yes")

    def on_mount(self) -> None:
        """Start in the message."""
        self.query_one("#commit-message", Input).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#commit-yes")
    def action_accept(self) -> None:
        """Close with the commit, or say what is missing."""
        message = self.query_one("#commit-message", Input).value.strip()
        chosen = sorted(self.query_one(SelectionList).selected)
        if not message or not chosen:
            sentence = "Say what the commit does." if not message else "Choose a file to commit."
            self.query_one("#refusal", Static).update(Content(sentence))
            return
        self.dismiss(Commit(message, tuple(self._offered[at].path for at in chosen)))

    @on(Button.Pressed, "#commit-no")
    def action_cancel(self) -> None:
        """Commit nothing."""
        self.dismiss(None)
