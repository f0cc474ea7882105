"""Before several notes go out: who gets one, which way, the text of each, and what still fails."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from notes.gathering import gathered
from notes.mail.queue import Waiting
from notes.shown_text import one_line, shown
from tui import dialog_keys, icons
from tui.cells import column
from tui.choices import Choices
from tui.dialog import Dialog

_NAME_CELLS = 34
_BOX = Style.from_meta({"box": True})
"""Marks where a click chooses."""


class QueueList(Choices):
    """The notes, each with its box."""

    def on_click(self, event: events.Click) -> None:
        """Choose the note whose box is clicked; elsewhere on its line show it, as it was chosen or not."""
        at = event.style.meta.get("option")
        if at is not None and "box" not in event.style.meta:
            event.prevent_default()
            self.highlighted = at


class QueueDialog(Dialog[Sequence[Waiting] | None]):
    """Shows what waits; is dismissed with the notes to send, or `None`. Cancel has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.QUEUE]

    def __init__(self, waiting: Sequence[Waiting], way: str) -> None:
        super().__init__()
        self._waiting, self._way = waiting, way
        self._chosen = {at for at, one in enumerate(waiting) if one.is_ready}

    def compose(self) -> ComposeResult:
        """Lay out the list over the text of one note and the buttons."""
        with Vertical(classes="dialog -wide"):
            yield Static(id="queue-title", classes="dialog-title")
            yield QueueList(*self._options(), id="queue-list", compact=True, markup=False)
            with VerticalScroll(classes="dialog-detail", id="queue-text", can_focus=False):
                yield Static(id="queue-note")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "queue-cancel"), id="queue-no")
                yield Button(self.with_key("Choose", "queue-choose"), id="queue-choose")
                yield Button(id="queue-yes", variant="primary")

    def on_mount(self) -> None:
        """Start at Cancel, on the first note."""
        self._draw()
        self._list.highlighted = 0
        self._show(0)
        self.query_one("#queue-no").focus()

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    def _options(self) -> list[Option]:
        return [Option(self._line(at)) for at in range(len(self._waiting))]

    def _line(self, at: int) -> Content:
        one = self._waiting[at]
        box = Content.styled(f"[{icons.DONE if at in self._chosen else ' '}]", _BOX)
        tick = Content.assemble(box, " ") if one.can_go else Content(" –  ")
        name = column(one_line(f"{one.name} · {one.company}"), _NAME_CELLS)
        if not one.can_go:
            return Content.assemble(tick, f"{name}  {one_line(one.why_not)}").stylize("dim")
        address = one.plan.recipient.address if one.plan else ""
        left = len(one.still_fails)
        open_ = f"  {left} open" if left else ""
        return Content.assemble(tick, name, "  ", one_line(address), (open_, "$text-warning"))

    def _draw(self) -> None:
        count, of = len(self._chosen), len(self._waiting)
        title = f"Send {count} of {of} unsent notes {self._way}?" if count else "No note is chosen to be sent"
        self.query_one("#queue-title", Static).update(Content(one_line(title)))
        button = self.query_one("#queue-yes", Button)
        button.label, button.disabled = self.with_key(f"Send {count}", "queue-send"), not count
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def show_note(self, event: OptionList.OptionHighlighted) -> None:
        """Show the note under the cursor whole, and what the checklist says of it."""
        self._show(event.option_index)

    def _show(self, at: int) -> None:
        self.query_one("#queue-text", VerticalScroll).scroll_home(animate=False)
        self.query_one("#queue-note", Static).update(_whole(self._waiting[at]))

    @on(OptionList.OptionSelected)
    def toggle_clicked(self, event: OptionList.OptionSelected) -> None:
        """Choose with a click on the box, or with enter in the list."""
        self._toggle(event.option_index)

    @on(Button.Pressed, "#queue-choose")
    def action_choose(self) -> None:
        """Choose the note under the cursor, or leave it out."""
        if self._list.highlighted is not None:
            self._toggle(self._list.highlighted)

    def _toggle(self, at: int) -> None:
        if self._waiting[at].can_go:
            self._chosen ^= {at}
            self._list.replace_option_prompt_at_index(at, self._line(at))
            self._draw()

    def action_move(self, step: int) -> None:
        """Go to another note."""
        at = self._list.highlighted or 0
        self._list.highlighted = min(max(at + step, 0), len(self._waiting) - 1)

    def action_edge(self, direction: int) -> None:
        """Go to the first note or the last."""
        self.action_move(direction * len(self._waiting))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name the key that sends only while a note is chosen."""
        del parameters
        return None if action == "send" and not self._chosen else True

    @on(Button.Pressed, "#queue-yes")
    def action_send(self) -> None:
        """Send what is chosen; a second, quick press of a key changes nothing."""
        if self._chosen and self.is_current:
            self.dismiss([self._waiting[at] for at in sorted(self._chosen)])

    @on(Button.Pressed, "#queue-no")
    def action_cancel(self) -> None:
        """Send nothing."""
        if self.is_current:
            self.dismiss(None)


def _whole(one: Waiting) -> Content:
    plan = one.plan
    parts = [Content.styled(f"Not from here: {one_line(one.why_not)}", "bold")] if one.why_not else []
    if plan is not None:
        parts += [
            Content.assemble((f"{icons.WARNING} ", "$text-warning"), one_line(group[0].message))
            for group in gathered(one.still_fails)
        ]
        parts += [Content(one_line(remark)) for remark in plan.remarks]
        parts += [Content.assemble(("Subject: ", "dim"), one_line(plan.subject))]
        parts += [Content(f"\n{shown(plan.text)}")]
    return Content("\n").join(parts)
