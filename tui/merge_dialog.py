"""Two versions side by side where they collide; the person decides each place, never the app."""

import time
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from notes.files.merge import Choice, Merge
from notes.place import LINE_END
from notes.replacement import apply, difference
from notes.shown_text import line_end_of, shown, typed
from tui import dialog_keys
from tui.dialog import Dialog

QUIET_SECONDS = 0.6
"""A pause in the typing after which a letter is meant for the dialog."""

Decisions = list[Choice | str]


class MergeDialog(Dialog[Decisions | None]):
    """Asks about one collision after the other; is dismissed with a choice for each, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.MERGE, *dialog_keys.TEXT]

    def __init__(
        self,
        name: str,
        merged: Merge,
        *,
        mine: str = "Yours, unsaved",
        theirs: str = "On disk now",
    ) -> None:
        super().__init__()
        self._whose, self._merged = name, merged
        self._titles = {"mine": mine, "theirs": theirs}
        self._quiet_since = time.monotonic()
        self._decisions: Decisions = []
        self._title = Static(id="merge-title", classes="dialog-title")
        self._versions = {side: Static(id=f"merge-{side}") for side in self._titles}
        self._own = TextArea(id="merge-own")

    def compose(self) -> ComposeResult:
        """Lay out the two versions over the choices."""
        with Vertical(classes="dialog -wide"):
            yield self._title
            with Horizontal(classes="merge-sides"):
                for side, version in self._versions.items():
                    with VerticalScroll(classes="dialog-detail") as box:
                        box.border_title = Content(self._titles[side])
                        yield version
            yield self._own
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Not now", "merge-cancel"), id="decide-cancel")
                yield Button(self.with_key("Mine", "merge-mine"), id="decide-mine", variant="primary")
                yield Button(self.with_key("Theirs", "merge-theirs"), id="decide-theirs")
                yield Button(self.with_key("Both", "merge-both"), id="decide-both")
                yield Button(self.with_key("Edit", "merge-edit"), id="decide-edit")
                yield Button(
                    self.with_key("Take my text", "merge-own-text"), id="decide-own", variant="success"
                )

    def on_mount(self) -> None:
        """Show the first collision; who is typing when it comes decides nothing by that."""
        self._quiet_since = time.monotonic()
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While the person writes, a side is not chosen by a key, but the text can be taken."""
        return self._own.display if action == "take_own_text" else True

    def _is_meant(self) -> bool:
        """Tell whether a key or click counts: only after a pause in what this dialog broke into."""
        now = time.monotonic()
        is_quiet = now - self._quiet_since >= QUIET_SECONDS
        self._quiet_since = -QUIET_SECONDS if is_quiet else now
        return is_quiet

    def _show(self) -> None:
        self._show_own(False)
        self.query_one("#decide-cancel").focus()
        at = len(self._decisions)
        conflict = self._merged.conflicts[at]
        title = (
            f"{self._whose} was changed here and on disk, line {self._merged.line(conflict)} "
            f"({at + 1} of {len(self._merged.conflicts)})"
        )
        self._title.update(Content(title))
        for side, text in (("mine", conflict.mine), ("theirs", conflict.theirs)):
            self._versions[side].update(Content(shown(text) or "(nothing here)"))

    def action_decide(self, choice: str) -> None:
        """Take one side, or both, for this place."""
        if self._is_meant():
            self._take(Choice(choice))

    def action_edit(self) -> None:
        """Let the person write this place themselves, starting from both versions."""
        if self._is_meant():
            self._edit()

    def _edit(self) -> None:
        self._show_own(True)
        self._own.load_text(shown(self._both))
        self._own.focus()

    @property
    def _both(self) -> str:
        conflict = self._merged.conflicts[len(self._decisions)]
        return LINE_END.sub("\n", conflict.resolved(Choice.BOTH))

    def action_take_own_text(self) -> None:
        """Take the person's own text for this place; what they left alone stays as it is in the file."""
        if not self._own.display:
            return
        both = self._both
        change = difference(shown(both), typed(self._own.text))
        text = apply(both, [change]) if change else both
        self._take(text.replace("\n", line_end_of(self._merged.mine)))

    def _show_own(self, is_shown: bool) -> None:
        self._own.display = is_shown
        self.query_one("#decide-own").display = is_shown
        self.refresh_bindings()

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
        if not self._is_meant():
            return
        if choice == "cancel":
            self.action_cancel()
        elif choice == "edit":
            self._edit()
        elif choice == "own":
            self.action_take_own_text()
        else:
            self._take(Choice(choice))

    def action_cancel(self) -> None:
        """Leave the editing, or decide nothing now; both versions stay."""
        if self._own.display:
            self._show()
        else:
            self.dismiss(None)
