"""Two versions side by side where they collide; the person decides each place, never the app."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static, TextArea

from notes.files.merge import Choice, Merge
from notes.shown_text import shown, typed

Decisions = list[Choice | str]


class MergeDialog(ModalScreen[Decisions | None]):
    """Asks about one collision after the other; is dismissed with a choice for each, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Not now", id="merge-cancel"),
        Binding("m", "decide('mine')", "Mine", id="merge-mine"),
        Binding("t", "decide('theirs')", "Theirs", id="merge-theirs"),
        Binding("b", "decide('both')", "Both", id="merge-both"),
        Binding("e", "edit", "Edit", id="merge-edit"),
    ]

    def __init__(self, name: str, merged: Merge) -> None:
        super().__init__()
        self._whose, self._merged = name, merged
        self._decisions: Decisions = []

    def compose(self) -> ComposeResult:
        """Lay out the two versions over the choices."""
        with Vertical(classes="dialog -wide"):
            yield Static(id="merge-title", classes="dialog-title")
            with Horizontal(classes="merge-sides"):
                for side in ("mine", "theirs"):
                    with VerticalScroll(classes="dialog-detail") as box:
                        box.border_title = Content("Yours, unsaved" if side == "mine" else "On disk now")
                        yield Static(id=f"merge-{side}")
            yield TextArea(id="merge-own")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content("Not now"), id="decide-cancel")
                yield Button(Content("Mine m"), id="decide-mine", variant="primary")
                yield Button(Content("Theirs t"), id="decide-theirs")
                yield Button(Content("Both b"), id="decide-both")
                yield Button(Content("Edit e"), id="decide-edit")
                yield Button(Content("Take my text"), id="decide-own", variant="success")

    def on_mount(self) -> None:
        """Show the first collision."""
        self._show_own(False)
        self.query_one("#decide-cancel").focus()
        self._show()

    def _show(self) -> None:
        at = len(self._decisions)
        conflict = self._merged.conflicts[at]
        title = (
            f"{self._whose} was changed here and on disk, line {self._merged.line(conflict)} "
            f"({at + 1} of {len(self._merged.conflicts)})"
        )
        self.query_one("#merge-title", Static).update(Content(title))
        for side, text in (("mine", conflict.mine), ("theirs", conflict.theirs)):
            self.query_one(f"#merge-{side}", Static).update(Content(shown(text) or "(nothing here)"))

    def action_decide(self, choice: str) -> None:
        """Take one side, or both, for this place."""
        self._take(Choice(choice))

    def action_edit(self) -> None:
        """Let the person write this place themselves, starting from both versions."""
        own = self.query_one(TextArea)
        self._show_own(True)
        conflict = self._merged.conflicts[len(self._decisions)]
        own.load_text(shown(conflict.resolved(Choice.BOTH)))
        own.focus()

    def take_own_text(self) -> None:
        """Take the person's own text for this place."""
        own = self.query_one(TextArea)
        if own.display:
            self._show_own(False)
            self._take(typed(own.text))

    def _show_own(self, is_shown: bool) -> None:
        self.query_one(TextArea).display = is_shown
        self.query_one("#decide-own").display = is_shown

    def _take(self, choice: Choice | str) -> None:
        self._decisions.append(choice)
        if len(self._decisions) == len(self._merged.conflicts):
            self.dismiss(self._decisions)
        else:
            self._show()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Take the choice of a button."""
        choice = (event.button.id or "").removeprefix("decide-")
        if choice == "cancel":
            self.action_cancel()
        elif choice == "edit":
            self.action_edit()
        elif choice == "own":
            self.take_own_text()
        else:
            self.action_decide(choice)

    def action_cancel(self) -> None:
        """Decide nothing now; both versions stay."""
        self.dismiss(None)
