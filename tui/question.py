"""A question with a few answers, asked before something that matters."""

from typing import ClassVar, Literal

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from notes.shown_text import shown
from tui import dialog_keys
from tui.dialog import Dialog


class Answer(Struct, frozen=True):
    """One way to answer."""

    key: str
    """The letter that gives this answer; also its identity."""
    label: str
    variant: Literal["default", "primary", "success", "warning", "error"] = "default"


CANCEL = Answer("escape", "Cancel")


class Question(Dialog[str | None]):
    """Asks; is dismissed with the key of the answer, or `None` when cancelled. Cancel has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.QUESTION]

    def __init__(self, title: str, text: str, *answers: Answer, detail: str = "") -> None:
        super().__init__()
        self._title, self._text, self._answers, self._detail = title, text, answers, detail

    def compose(self) -> ComposeResult:
        """Lay out the question over its answers."""
        with Vertical(classes="dialog"):
            yield Static(Content(shown(self._title)), classes="dialog-title")
            yield Static(Content(shown(self._text)), classes="dialog-text")
            if self._detail:
                with VerticalScroll(classes="dialog-detail"):
                    yield Static(Content(shown(self._detail)))
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "question-cancel"), id="answer-cancel")
                for answer in self._answers:
                    label = Content.assemble(answer.label, " ", (answer.key, "dim"))
                    yield Button(label, id=f"answer-{answer.key}", variant=answer.variant)

    def on_mount(self) -> None:
        """Start at the answer that changes nothing."""
        self.query_one("#answer-cancel").focus()

    def on_key(self, event: events.Key) -> None:
        """Take the letter of an answer."""
        if any(event.key == answer.key for answer in self._answers):
            event.stop()
            self.dismiss(event.key)

    def action_answer_before(self) -> None:
        """Go to the answer before."""
        self.focus_previous(Button)

    def action_answer_after(self) -> None:
        """Go to the next answer."""
        self.focus_next(Button)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Take the answer of a button."""
        key = (event.button.id or "").removeprefix("answer-")
        self.dismiss(None if key == "cancel" else key)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
