"""A small list of what was talked about, to bring one phrase into the note."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
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
from tui.held_keys import keyed
from tui.jottings_pane import mark_of

_HOW = "Its number or {phrase-take} brings it in, {phrase-cancel} does not."


class PhraseDialog(Dialog[int | None]):
    """Lets the person pick a phrase by number, arrows or mouse; is dismissed with its place."""

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
            yield Static(Content(keyed(self.app, _HOW)), classes="dialog-hint")

    def _line(self, at: int, phrase: str) -> Content:
        is_numbered = at < dialog_keys.NUMBERED
        key = keyed(self.app, f"{{phrase-{at + 1}}}") if is_numbered else " " * self._key_cells
        return Content.assemble(
            (f"{key.rjust(self._key_cells)} ", "bold"), mark_of(phrase, self._taken_up), one_line(phrase)
        )

    def on_mount(self) -> None:
        """Start at the first phrase that the note does not take up yet."""
        fresh = (at for at, phrase in enumerate(self._phrases) if phrase not in self._taken_up)
        options = self.query_one(OptionList)
        options.highlighted = next(fresh, 0)
        options.focus()

    @property
    def _key_cells(self) -> int:
        """Room for the widest key."""
        numbers = range(1, min(len(self._phrases), dialog_keys.NUMBERED) + 1)
        return max((cell_len(keyed(self.app, f"{{phrase-{at}}}")) for at in numbers), default=0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow only the numbers that phrases have."""
        return action != "take" or parameters[0] in range(len(self._phrases))

    def action_take(self, at: int) -> None:
        """Take a phrase by its number."""
        self.dismiss(at)

    def action_select(self) -> None:
        """Take the phrase under the cursor."""
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Take the phrase chosen with enter or by mouse."""
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Bring nothing in."""
        self.dismiss(None)
