"""Before a note goes out: who gets it, by which way, the whole text, and what still speaks against it."""

from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from notes.checklist import NoteReport
from notes.gathering import Gathered, gathered
from notes.mail.plan import Plan
from notes.shown_text import one_line, shown
from tui import dialog_keys, icons
from tui.checklist_pane import TITLES
from tui.dialog import Dialog

_HELD_BACK = f"Held back: mend the lines marked {icons.WRONG}, or send it anyway."
Decision = Literal["send", "anyway"]


class SendDialog(Dialog[Decision | None]):
    """Shows a plan; is dismissed with the decision, or `None`. Cancel has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.SEND, *dialog_keys.TEXT]

    def __init__(self, plan: Plan, note: NoteReport | None) -> None:
        super().__init__()
        self._plan, self._note = plan, note
        self._shows_source = False

    def compose(self) -> ComposeResult:
        """Lay out head, text, checks and buttons."""
        plan = self._plan
        with Vertical(classes="dialog -wide"):
            yield Static(Content(f"Send to {one_line(plan.name)}?"), classes="dialog-title")
            yield Static(self._head())
            with VerticalScroll(classes="dialog-detail", id="send-text"):
                yield Static(Content(shown(plan.text)), id="send-body")
            yield Static(self._checks(), classes="dialog-text")
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.with_key("Cancel", "send-cancel"), id="send-no")
                if plan.is_held_back:
                    yield Button(
                        self.with_key("Send anyway", "send-anyway"), id="send-anyway", variant="error"
                    )
                else:
                    words = "Hand over" if plan.is_handed_over else "Send"
                    yield Button(self.with_key(words, "send-now"), id="send-yes", variant="primary")
                yield Button(self.with_key("Exact message", "send-dry-run"), id="send-source")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Of sending and sending anyway there is one, as the checks have it."""
        return self._plan.is_held_back == (action == "anyway") if action in ("send", "anyway") else True

    def on_mount(self) -> None:
        """Start at the answer that sends nothing."""
        self.query_one("#send-no").focus()

    def _head(self) -> Content:
        plan = self._plan
        lines = [
            ("To:      ", f"{one_line(plan.recipient.name)} <{one_line(plan.recipient.address)}>"),
            ("From:    ", f"{one_line(plan.sender.name)} <{one_line(plan.sender.address)}>"),
            ("By:      ", one_line(str(plan.route))),
            ("Subject: ", one_line(plan.subject)),
        ]
        if plan.copy_to:
            lines.insert(2, ("Copy to: ", one_line(plan.copy_to.address)))
        return Content("\n").join(Content.assemble((label, "dim"), text) for label, text in lines)

    def _checks(self) -> Content:
        plan, parts = self._plan, []
        if self._note:
            signs = (f"{icons.OF_STATUS[one.status]} {TITLES[one.item]}" for one in self._note.checks)
            parts.append(Content("   ".join(signs)))
        parts += [_line(icons.WRONG, "$text-error", group) for group in gathered(plan.holds)]
        parts += [_line(icons.WARNING, "$text-warning", group) for group in gathered(plan.asks)]
        parts += [_line(icons.REMARK, "dim", group) for group in gathered(plan.infos)]
        parts += [Content(one_line(remark)) for remark in plan.remarks]
        if plan.is_held_back:
            parts.append(Content.styled(_HELD_BACK, "bold"))
        return Content("\n").join(parts)

    @on(Button.Pressed, "#send-yes")
    def action_send(self) -> None:
        """Send it, unless it is held back."""
        if not self._plan.is_held_back:
            self._close("send")

    @on(Button.Pressed, "#send-anyway")
    def action_anyway(self) -> None:
        """Send what is held back, on the person's word."""
        if self._plan.is_held_back:
            self._close("anyway")

    @on(Button.Pressed, "#send-source")
    def action_dry_run(self) -> None:
        """Show the exact message, or the plain text again."""
        self._shows_source = not self._shows_source
        source = self._plan.data.decode("utf-8", "replace")
        text = source if self._shows_source else self._plan.text
        self.query_one("#send-body", Static).update(Content(shown(text)))

    @on(Button.Pressed, "#send-no")
    def action_cancel(self) -> None:
        """Send nothing."""
        self._close(None)

    def _close(self, decision: Decision | None) -> None:
        """Close once: a second, quick press of a key changes nothing."""
        if self.is_current:
            self.dismiss(decision)


def _line(sign: str, style: str, group: Gathered) -> Content:
    times = f" ({len(group)}{icons.TIMES})" if len(group) > 1 else ""
    return Content.assemble((f"{sign} ", style), one_line(group[0].message), times)
