"""Copied words side by side: this note, and the one they stand in already."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from notes.findings import Twin
from notes.shown_text import one_line, shown
from tui import dialog_keys
from tui.dialog import Dialog


class CompareDialog(Dialog[None]):
    """Shows a text and its twin; escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.COMPARE, *dialog_keys.TEXT]
    TAKES_KEYS_AHEAD = True

    def __init__(self, text: str, twin: Twin) -> None:
        super().__init__()
        self._text, self._twin = text, twin

    def compose(self) -> ComposeResult:
        """Lay out the two texts."""
        where = f"To {self._twin.interviewer}" + (f", {self._twin.path}" if self._twin.path else "")
        with Vertical(classes="dialog -wide"):
            yield Static(Content("The same words in two notes"), classes="dialog-title")
            with Horizontal(classes="merge-sides"):
                yield from _side("This note", self._text)
                yield from _side(where, self._twin.text)


def _side(title: str, text: str) -> ComposeResult:
    with VerticalScroll(classes="dialog-detail") as box:
        box.border_title = Content(one_line(title))
        yield Static(Content(shown(text)))
