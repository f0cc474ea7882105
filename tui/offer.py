"""What stands in the editor's place when there is nothing to edit yet: an offer of the next step."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from notes.shown_text import one_line
from tui import keys

_EMPTY_FOLDER = """\
No interviews in this folder yet.

An interview is one Markdown file: company, when it ended, whom you met, what you talked about.
Add the first one while you still remember the lobby.

To look around first, quit (ctrl+q) and run:  afterword sample
"""
_NOTHING_ELSE = (
    "Starting it writes the greeting and your sign-off, nothing else.\n\n"
    "Not ready to write? ctrl+t jots down what you talked about, while you still know it."
)


class Step(Enum):
    """What can be offered."""

    START_NOTE = "Start the note"
    NEW_INTERVIEW = "New interview"


class Offer(Vertical):
    """Offers one step; posts `Accepted` when the person takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.OFFER]

    @dataclass
    class Accepted(Message):
        """The person takes the step."""

        step: Step

    def __init__(self) -> None:
        super().__init__(id="offer")
        self._step = Step.NEW_INTERVIEW

    def compose(self) -> ComposeResult:
        """Lay out the text over the button; to begin with the folder is being read."""
        yield Static(Content("Reading the folder…"), id="offer-text")
        button = Button(Content(self._step.value), id="offer-button", variant="primary")
        button.display = False
        yield button

    def show_note_to_start(self, name: str) -> None:
        """Offer to start the note to a person."""
        text = f"No note to {one_line(name)} yet.\n\n{_NOTHING_ELSE}"
        self._show(Step.START_NOTE, text)

    def show_text(self, text: str) -> None:
        """Show why nothing can be edited here."""
        self._show(None, one_line(text))

    def show_empty_folder(self) -> None:
        """Greet an empty folder with what to do next."""
        self._show(Step.NEW_INTERVIEW, _EMPTY_FOLDER)

    def _show(self, step: Step | None, text: str) -> None:
        self.query_one("#offer-text", Static).update(Content(text))
        button = self.query_one(Button)
        button.display = step is not None
        if step:
            self._step = step
            button.label = Content(f"{step.value} (enter)")

    @property
    def button(self) -> Button:
        """The button, to be focused."""
        return self.query_one(Button)

    @on(Button.Pressed)
    def accept(self, event: Button.Pressed) -> None:
        """Say that the step is taken."""
        event.stop()
        self.post_message(self.Accepted(self._step))
