"""What every dialog has in common: it stands over the main screen, and its keys stand in the last line."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, TypeVar

from textual import events, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.held_keys import first_key
from tui.key_line import KeyLine
from tui.paging import half_of

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A screen that is answered before anything else."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")  # not in the app's own: half of all rules

    TAKES_KEYS_AHEAD: ClassVar[bool] = False
    """Whether keys typed before it could be seen are meant for it; never where an answer has consequences."""
    words_of_keys: Mapping[str, str] = MappingProxyType({})
    """What the line of keys calls a key where this dialog has words of its own for it, by name."""
    is_between = False
    """Whether it only waits for what becomes of a dialog over it, so that nothing typed is meant for it."""

    @on(events.Mount)
    def show_keys(self) -> None:
        """Show the keys of this dialog in place of those below it."""
        self.mount(KeyLine())

    def with_key(self, words: str, identity: str) -> Content:
        """Return the words of a button with the key, as it holds now, that does the same."""
        key = self.app.get_key_display(first_key(identity, self.app))
        return Content.assemble(words, " ", (key, "dim"))

    # -- a text that is longer than its room -----------------------------------------------------------

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines; texts side by side scroll together."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=lines, animate=False)

    def action_scroll_half(self, direction: int) -> None:
        """Scroll by half of what is seen."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=direction * half_of(text), animate=False)

    def action_scroll_page(self, direction: int) -> None:
        """Scroll by what is seen, but for a line that is seen twice."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=direction * max(text.size.height - 1, 1), animate=False)

    def action_scroll_edge(self, direction: int) -> None:
        """Scroll to the start or the end."""
        for text in self.query(VerticalScroll):
            text.scroll_to(y=0 if direction < 0 else text.max_scroll_y, animate=False)
