"""The first-run tour: three screens, left by any key."""

from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from tui import dialog_keys
from tui.dialog import Dialog
from tui.held_keys import key_of, keyed

Lines = tuple[tuple[str, str], ...]
"""The names of keys in their tables, and what each is for."""

PAGES: tuple[tuple[str, str, Lines], ...] = (
    (
        "1 of 3 · While you still remember",
        (
            "One interview is one Markdown file in this folder. Note down whom you met and what you talked "
            "about; everything else follows from that."
        ),
        (
            ("new-interview", "a new interview, also from a calendar invitation"),
            ("jot", "jot down what you talked about"),
            ("add-interviewer", "somebody else you met"),
        ),
    ),
    (
        "2 of 3 · Write, with the checklist beside you",
        (
            "Everyone you list is owed a note: personal, proofread, short and sent in time. The checklist "
            "follows your typing and says what it rests on."
        ),
        (
            ("insert-phrase", "bring in something you talked about"),
            ("next-finding", "go to the next finding"),
            ("fix", "apply its suggestion"),
            ("confirm", "say that you have read exactly this text"),
            ("next-note", "the next person"),
        ),
    ),
    (
        "3 of 3 · Send, once you say so",
        (
            "You see each mail as it will arrive, and nothing leaves before you say so. Cards are copied out "
            "by hand and marked as posted."
        ),
        (
            ("send", "look at this note, then send it"),
            ("send-all", "look at all that are ready, then send them"),
            ("save", "save; nothing is lost if you forget"),
            ("palette", "everything else, by name"),
            ("help", "all keys"),
        ),
    ),
)

_NEXT, _BACK = "{tour-next} next", "{tour-back} back"
_OTHERS = "any other key starts"


class Tour(Dialog[None]):
    """Shows the pages; is dismissed by any key but the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.TOUR]

    page = 0

    def compose(self) -> ComposeResult:
        """Lay out a page over the buttons, which are for the mouse."""
        with Vertical(classes="dialog"):
            yield Static(classes="dialog-title", id="tour-title")
            yield Static(classes="dialog-text", id="tour-text")
            yield Static(id="tour-keys")
            yield Static(classes="dialog-hint", id="tour-hint")
            with Horizontal(classes="dialog-buttons"):
                yield _without_focus(Button(Content("Start"), id="tour-start"))
                yield _without_focus(Button(Content("Next"), id="tour-next", variant="primary"))

    def on_mount(self) -> None:
        """Show the first page; no button has the focus, so that no key means anything but itself."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Leave with any key that turns no page."""
        bound = self.active_bindings.get(event.key)
        if bound is None or bound.binding.id not in {one.id for one in dialog_keys.TOUR}:
            event.stop()
            self.dismiss(None)

    @on(Button.Pressed, "#tour-start")
    def leave(self) -> None:
        """Leave by mouse."""
        self.dismiss(None)

    @on(Button.Pressed, "#tour-next")
    def next_page(self) -> None:
        """Show the next page by mouse."""
        self.action_turn(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name no key that turns no page; it does nothing then, but ends nothing either."""
        if action == "turn" and isinstance(step := parameters[0], int):
            return True if 0 <= self.page + step < len(PAGES) else None
        return True

    def action_turn(self, step: int) -> None:
        """Show the next page or the one before."""
        self.page = min(max(self.page + step, 0), len(PAGES) - 1)
        self._show()

    def _show(self) -> None:
        title, text, lines = PAGES[self.page]
        is_first, is_last = self.page == 0, self.page == len(PAGES) - 1
        hint = " · ".join((*(() if is_last else (_NEXT,)), *(() if is_first else (_BACK,)), _OTHERS))
        keys = [(key_of(name, self.app), meaning) for name, meaning in lines]
        width = max(cell_len(key) for key, _ in keys)
        listed = [
            Content.assemble((key.rjust(width), "bold $text-accent"), f"  {meaning}") for key, meaning in keys
        ]
        self.query_one("#tour-title", Static).update(Content(title))
        self.query_one("#tour-text", Static).update(Content(text))
        self.query_one("#tour-keys", Static).update(Content("\n").join(listed))
        self.query_one("#tour-hint", Static).update(Content(keyed(self.app, hint)))
        self.query_one("#tour-next", Button).display = not is_last
        self.refresh_bindings()


def _without_focus(button: Button) -> Button:
    """Return a button for the mouse alone."""
    button.can_focus = False
    return button
