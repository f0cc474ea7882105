"""What stands in the editor's place when there is nothing to edit yet: an offer of the next step."""

from enum import Enum
from functools import cached_property
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from notes.shown_text import one_line
from tui import icons, keys
from tui.held_keys import keyed

_EMPTY_FOLDER = """\
An interview is one Markdown file: company, when it ended, whom you met, what you talked about.
Add the first one while you still remember the lobby.

To look around first, quit ({quit}) and run:
afterword sample
"""
_NOTHING_ELSE = """\
Begin to type, or press enter: greeting and sign-off are there then, to change as you like.

Not ready to write? {jot} jots down what you talked about, while you still know it.
"""


class Step(Enum):
    """What can be offered."""

    START_NOTE = "Start the note"
    NEW_INTERVIEW = "New interview"


_LINE_OF_KEYS = {Step.START_NOTE: "offer-button", Step.NEW_INTERVIEW: "first-interview"}


class StepButton(Button):
    """Takes the step that is offered."""

    place_of_keys = "offer-button"
    """Which line of keys fits: where there is no interview yet, there is nobody to write to."""


class Offer(Vertical):
    """Offers one step; posts `Accepted` when the person takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.OFFER]

    class Accepted(Message):
        """The person takes the step."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(id="offer")
        self._step = Step.NEW_INTERVIEW

    def show_reading(self) -> None:
        """Say that it is not known yet what can be done."""
        self._show(None, Content.styled("Reading the folder…", "dim"))

    def show_note_to_start(self, name: str) -> None:
        """Offer to start the note to a person."""
        self._show(
            Step.START_NOTE, _titled(f"No note to {one_line(name)} yet", keyed(self.app, _NOTHING_ELSE))
        )

    def show_text(self, text: str) -> None:
        """Show why nothing can be edited here."""
        self._show(None, Content(one_line(text)))

    def show_empty_folder(self) -> None:
        """Greet an empty folder with what to do next."""
        self._show(
            Step.NEW_INTERVIEW, _titled("No interviews in this folder yet", keyed(self.app, _EMPTY_FOLDER))
        )

    def _show(self, step: Step | None, text: Content) -> None:
        art = self.query("#offer-art")
        if step is not Step.NEW_INTERVIEW:
            art.remove()
        elif not art:
            self.mount(Static(Content(icons.ENVELOPE), id="offer-art"), before=0)
        self._text.update(text)
        if step:
            self._step = step
            self._button.place_of_keys = _LINE_OF_KEYS[step]
            self.screen.refresh_bindings()  # the focus stays, so nothing else draws the line of keys anew
            self._button.label = Content.assemble(step.value, " ", ("enter", "dim"))
        self._button.display = step is not None

    @cached_property
    def _text(self) -> Static:
        """The text, made when there is something to say: most starts have a note to show at once."""
        text = Static(id="offer-text")
        self.mount(text)
        return text

    @cached_property
    def _button(self) -> StepButton:
        """The button, made when it is needed."""
        button = StepButton(id="offer-button", variant="primary")
        self.mount(button)
        return button

    @property
    def button(self) -> Button | None:
        """The button, to be focused, while a step is offered."""
        return next((button for button in self.query(Button) if button.display), None)

    @property
    def is_to_write(self) -> bool:
        """Whether what is typed here begins a note."""
        return self._step is Step.START_NOTE and self.button is not None and self.button.has_focus

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Say that the step is taken."""
        event.stop()
        self.post_message(self.Accepted(self._step))


def _titled(title: str, text: str) -> Content:
    return Content.assemble((title, "bold $primary"), "\n\n", text)
