"""A note to be written by hand: large and quiet, line by line, the postal address beside it."""

from textwrap import wrap
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from notes.shown_text import one_line, shown
from tui import dialog_keys, icons
from tui.dialog import Dialog

CARD_COLUMNS = 36
"""Letters on a line of a folded note card written by hand."""


class CardDialog(Dialog[bool]):
    """Shows a card to copy out; is dismissed with whether it was posted."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.CARD]

    def __init__(
        self, name: str, text: str, address: str, *, length: str = "", posts: str = "Posted"
    ) -> None:
        super().__init__()
        self._length = length
        """How long the note is against what a card takes, in words."""
        self._whose, self._address, self._posts = name, address, posts
        self._lines = card_lines(text)
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the card and the address over the buttons."""
        with Vertical(classes="dialog -wide"):
            yield Static(Content(f"To copy out: {one_line(self._whose)}"), classes="dialog-title")
            with Horizontal(classes="card"):
                with VerticalScroll(id="card-text"):
                    yield Static(id="card-lines")
                yield Static(Content(shown(self._address) or "No address in the file."), id="card-address")
            yield Static(id="card-length", classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Not yet", "card-leave"), id="card-no")
                yield Button(self.with_key(self._posts, "card-posted"), id="card-yes", variant="primary")

    def on_mount(self) -> None:
        """Start at the first line."""
        self.query_one("#card-no").focus()
        self._draw()

    def action_move(self, step: int) -> None:
        """Go to the next line to write."""
        self._at = min(max(self._at + step, 0), len(self._lines) - 1)
        self._draw()

    def action_edge(self, direction: int) -> None:
        """Go to the first line or the last."""
        self.action_move(direction * len(self._lines))

    @on(events.Click, "#card-lines")
    def go_to_clicked(self, event: events.Click) -> None:
        """Go to the line that was clicked; between two lines stands a blank one."""
        self._at = min(event.y // 2, len(self._lines) - 1)
        self._draw()

    def _draw(self) -> None:
        lines = [
            Content.styled(f"{icons.POINT} {line}", "bold") if at == self._at else Content(f"  {line}")
            for at, line in enumerate(self._lines)
        ]
        self.query_one("#card-lines", Static).update(Content("\n\n").join(lines))
        place = f"Line {self._at + 1} of {len(self._lines)}"
        self.query_one("#card-length", Static).update(
            Content(f"{place} · {self._length}" if self._length else place)
        )
        self.query_one("#card-text").scroll_to(y=max(self._at * 2 - 6, 0), animate=False)

    @on(Button.Pressed, "#card-yes")
    def action_posted(self) -> None:
        """Record it as posted."""
        self.dismiss(True)

    @on(Button.Pressed, "#card-no")
    def action_leave(self) -> None:
        """Record nothing."""
        self.dismiss(False)


def card_lines(text: str) -> list[str]:
    """Return a note as the lines that fit on a card, paragraphs apart."""
    lines: list[str] = []
    for paragraph in shown(text).split("\n"):
        lines += wrap(paragraph, CARD_COLUMNS) or [""]
    return lines
