"""The help: what the app is for in a few lines, and every key as it holds, the person's own included."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import dialog_keys, icons
from tui.dialog import Dialog
from tui.held_keys import held, keyed, pressable
from tui.key_places import PLACES
from tui.keys import Keys, described

_SIGNS = {
    icons.DUE: "due",
    icons.WRONG: "late or wrong",
    icons.OPEN: "to do",
    icons.UNKNOWN: "cannot be known",
    icons.DONE: "done",
    icons.WARNING: "file to mend",
    icons.UNSAVED: "unsaved",
}
_INTRODUCTION = f"""\
One file is one interview. Each person you met is owed one note: a section under "## To NAME".
Write it in the middle; the checklist on the right follows as you type, and says what each tick rests on.
In git: U new to it, M modified, S staged, C in conflict; {icons.AHEAD} to push, {icons.BEHIND} to pull.
{"   ".join(f"{sign} {meaning}" for sign, meaning in _SIGNS.items())}
"""


class HelpScreen(Dialog[None]):
    """Shows the keys; escape, q or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.HELP, *dialog_keys.TEXT]
    TAKES_KEYS_AHEAD = True

    def compose(self) -> ComposeResult:
        """Lay out the introduction over the keys."""
        with VerticalScroll(classes="dialog -tall", can_focus=False) as body:
            body.border_title = Content("Help")
            body.border_subtitle = Content(keyed(self.app, "{help-close} closes"))
            yield Static(Content(_INTRODUCTION))
            for place in PLACES:
                yield Static(Content(place.title), classes="dialog-title")
                yield Static(Content("\n".join(self.lines_of(place.bindings))))

    def lines_of(self, bindings: Keys) -> list[str]:
        """Return a line for each of these keys, as they hold now."""
        shown = [
            " ".join(self.app.get_key_display(replace(binding, key=key)) for key in self._keys_of(binding))
            for binding in bindings
        ]
        width = max(len(key) for key in shown) + 2
        return [f"{key:<{width}}{described(one)}" for key, one in zip(shown, bindings, strict=True)]

    def _keys_of(self, binding: Binding) -> list[str]:
        return pressable(held(binding, self.app).key.split(","))
