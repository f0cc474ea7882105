"""A question with a few answers, asked before something that matters."""

from typing import ClassVar, Literal

from msgspec import Struct
from textual import on
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

    name: str
    """What the question is dismissed with; its key is that of `answer-NAME` in the table."""
    label: str
    variant: Literal["default", "primary", "success", "warning", "error"] = "default"


class Question(Dialog[str | None]):
    """Asks; is dismissed with the name of the answer, or `None` when cancelled. Cancel has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.QUESTION, *dialog_keys.ANSWERS]

    def __init__(
        self, title: str, text: str, *answers: Answer, detail: str = "", decline: str = "Cancel"
    ) -> None:
        super().__init__()
        self._decline = decline
        self.words_of_keys = {"question-cancel": decline}
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
                yield Button(self.with_key(self._decline, "question-cancel"), id="answer-cancel")
                for answer in self._answers:
                    identity = f"answer-{answer.name}"
                    label = self.with_key(answer.label, identity)
                    yield Button(label, id=identity, variant=answer.variant)

    def on_mount(self) -> None:
        """Start at the answer that changes nothing."""
        self.query_one("#answer-cancel").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow only the answers that this question gives."""
        return action != "answer" or any(answer.name in parameters for answer in self._answers)

    def action_answer(self, name: str) -> None:
        """Give an answer."""
        self.dismiss(name)

    def action_answer_before(self) -> None:
        """Go to the answer before."""
        self.focus_previous(Button)

    def action_answer_after(self) -> None:
        """Go to the next answer."""
        self.focus_next(Button)

    @on(Button.Pressed)
    def take_press(self, event: Button.Pressed) -> None:
        """Take the answer of a button."""
        name = (event.button.id or "").removeprefix("answer-")
        self.dismiss(None if name == "cancel" else name)

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
