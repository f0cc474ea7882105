"""The help: what the app is for in a few lines, and every key as it holds, the person's own included."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import HELP

_INTRODUCTION = """\
One file is one interview. Each person you met is owed one note: a section under "## To NAME".
Write it in the middle; the checklist on the right follows as you type, and says what each tick rests on.
In git: U new to it, M modified, S staged, C in conflict; ↑ commits to push, ↓ commits to pull.
● due   ✘ late or wrong   ○ to do   ? cannot be known   ✔ done   ! file to mend   * unsaved
"""


class HelpScreen(ModalScreen[None]):
    """Shows the keys; escape, q or enter closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "dismiss", "Close", id="help-close"),
        Binding("j,down", "scroll(1)", show=False, id="help-down"),
        Binding("k,up", "scroll(-1)", show=False, id="help-up"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the introduction over the keys."""
        with VerticalScroll(classes="dialog -tall", can_focus=False) as body:
            body.border_title = Content("Help")
            body.border_subtitle = Content("escape closes")
            yield Static(Content(_INTRODUCTION))
            for group in HELP:
                yield Static(Content(group.title), classes="dialog-title")
                yield Static(Content("\n".join(self._lines(group.bindings))))

    def _lines(self, bindings: list[Binding]) -> list[str]:
        own = getattr(self.app, "own_keys", {})
        held = [replace(one, key=own.get(str(one.id), one.key)) for one in bindings]
        keys = [
            " ".join(self.app.get_key_display(one) for one in Binding.make_bindings([binding]))
            for binding in held
        ]
        width = max(len(key) for key in keys) + 2
        return [f"{key:<{width}}{binding.description}" for key, binding in zip(keys, bindings, strict=True)]

    def action_scroll(self, lines: int) -> None:
        """Scroll the keys."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
