"""A small list of what was talked about, to bring one phrase into the note."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from notes.shown_text import one_line
from tui import dialog_keys
from tui.choices import Choices
from tui.dialog import Dialog
from tui.jottings_pane import mark_of

DIGITS = "123456789"


class PhraseDialog(Dialog[int | None]):
    """Lets the person pick a phrase by digit, arrows or mouse; is dismissed with its place."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.PHRASES]
    TAKES_KEYS_AHEAD = True

    def __init__(self, name: str, phrases: Sequence[str], taken_up: Collection[str]) -> None:
        super().__init__()
        self._name, self._phrases, self._taken_up = name, phrases, taken_up

    def compose(self) -> ComposeResult:
        """Lay out the phrases under a line that says how to pick."""
        with Vertical(classes="dialog"):
            yield Static(Content(one_line(f"Talked about with {self._name}")), classes="dialog-title")
            options = (Option(self._line(at, phrase)) for at, phrase in enumerate(self._phrases))
            yield Choices(*options, id="phrases", markup=False, compact=True)
            yield Static(Content("A digit or enter brings it in, escape does not."), classes="dialog-hint")

    def _line(self, at: int, phrase: str) -> Content:
        digit = DIGITS[at] if at < len(DIGITS) else " "
        return Content.assemble((f"{digit} ", "bold"), mark_of(phrase, self._taken_up), one_line(phrase))

    def on_mount(self) -> None:
        """Start at the first phrase that the note does not take up yet."""
        fresh = (at for at, phrase in enumerate(self._phrases) if phrase not in self._taken_up)
        options = self.query_one(OptionList)
        options.highlighted = next(fresh, 0)
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """Take a digit."""
        at = DIGITS.find(event.key)
        if 0 <= at < len(self._phrases):
            event.stop()
            self.dismiss(at)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Take the phrase chosen with enter or by mouse."""
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Bring nothing in."""
        self.dismiss(None)
