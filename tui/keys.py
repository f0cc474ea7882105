"""Every key of the app in one place: what it does, where it works, and how the help describes it."""

from dataclasses import dataclass

from textual.binding import Binding

Keys = list[Binding]


def _key(key: str, action: str, description: str, identity: str, *, show: bool = False) -> Binding:
    return Binding(key, action, description, show=show, id=identity)


APP: Keys = [
    Binding("ctrl+q", "quit", "Quit", id="quit", priority=True),
    Binding("ctrl+p", "command_palette", "Palette", id="palette", priority=True),
]
"""The only keys that work even under a dialog."""

EVERYWHERE: Keys = [
    _key("ctrl+s", "save", "Save", "save", show=True),
    _key("f2", "next_finding", "Next finding", "next-finding", show=True),
    _key("f3", "apply_fix", "Fix", "fix", show=True),
    _key("f4", "confirm", "Confirm proofread", "confirm", show=True),
    _key("f5", "send", "Send", "send", show=True),
    # Terminals send shift+f5 as the sequence that Textual reads as f17.
    _key("shift+f5,f17", "send_all", "Send all that are ready", "send-all"),
    _key("f6", "next_pane", "Next pane", "next-pane", show=True),
    # Terminals send shift+f6 as the sequence that Textual reads as f18.
    _key("shift+f6,f18", "previous_pane", "Previous pane", "previous-pane"),
    _key("f7", "next_view(1)", "Next note", "next-note", show=True),
    _key("f8", "next_view(-1)", "Previous note", "previous-note"),
    _key("ctrl+t", "jot", "Jot down", "jot", show=True),
    _key("ctrl+l", "insert_phrase", "Bring in a phrase", "insert-phrase"),
    _key("ctrl+r", "add_interviewer", "Add interviewer", "add-interviewer"),
    _key("ctrl+n", "new_interview", "New interview", "new-interview", show=True),
    _key("f9", "overview", "Overview", "overview"),
    _key("ctrl+o", "external_editor", "Open in $EDITOR", "external-editor"),
    _key("f1", "help", "Help", "help", show=True),
]
"""Keys that work in every pane, the editor included."""

OUTSIDE_TEXT: Keys = [
    _key("o", "screen.external_editor", "Open in $EDITOR", "open"),
    _key("n", "screen.new_interview", "New interview", "new"),
    _key("s", "screen.send", "Send", "send-letter"),
    _key("S", "screen.send_all", "Send all that are ready", "send-all-letter"),
    _key("c", "screen.confirm", "Confirm proofread", "confirm-letter"),
    _key("a", "screen.accept_finding", "Accept finding", "accept"),
    _key("w", "screen.add_word", "Add word", "add-word"),
    _key("q", "app.quit", "Quit", "quit-letter"),
    _key("u", "screen.undo", "Undo", "undo-letter"),
    _key("v", "screen.compare", "Compare copied text", "compare"),
    _key("r", "screen.recover", "Recover unsaved text", "recover"),
    _key("C", "screen.commit", "Commit…", "commit"),
    _key("question_mark", "screen.help", "Help", "help-letter"),
    _key("ctrl+z", "app.suspend_process", "Suspend", "suspend"),
    _key("left_square_bracket", "screen.next_view(-1)", "Previous note", "previous-note-letter"),
    _key("right_square_bracket", "screen.next_view(1)", "Next note", "next-note-letter"),
]
"""Second ways by plain letters, in the list and the checklist, for terminals that swallow function keys."""

LIST: Keys = [
    _key("up,k", "move(-1)", "Up", "list-up"),
    _key("down,j", "move(1)", "Down", "list-down"),
    _key("pageup", "page(-1)", "Page up", "list-page-up"),
    _key("pagedown", "page(1)", "Page down", "list-page-down"),
    _key("home,g", "edge(-1)", "First interview", "list-first"),
    _key("end,G", "edge(1)", "Last interview", "list-last"),
    _key("enter", "choose", "Open interview", "list-open", show=True),
    _key("slash", "screen.filter", "Filter", "filter", show=True),
    _key("escape", "screen.clear_filter", "Clear filter", "clear-filter"),
]

CHECKLIST: Keys = [
    _key("up,k", "cursor_up", "Up", "checklist-up"),
    _key("down,j", "cursor_down", "Down", "checklist-down"),
    _key("home,g", "first", "First line", "checklist-first"),
    _key("end,G", "last", "Last line", "checklist-last"),
    _key("enter", "select", "Go to finding", "checklist-open", show=True),
    _key("escape", "screen.focus_editor", "Back to the note", "checklist-leave"),
]

EDITOR: Keys = [
    _key("ctrl+z", "screen.undo", "Undo", "undo"),
    _key("ctrl+y,ctrl+shift+z", "screen.redo", "Redo", "redo"),
    _key("ctrl+home", "text_start", "Start of the text", "text-start"),
    _key("ctrl+end", "text_end", "End of the text", "text-end"),
    _key("escape", "leave", "Go to the checklist", "leave-editor"),
]

MAIL_DIALOG: Keys = [
    _key("escape", "cancel", "Cancel", "mail-cancel"),
    _key("ctrl+t", "try", "Try it", "mail-try"),
    _key("ctrl+s", "accept", "Save", "mail-accept"),
]

QUEUE: Keys = [
    _key("escape", "cancel", "Cancel", "queue-cancel"),
    _key("s", "send", "Send", "queue-send"),
    _key("space", "choose", "Choose", "queue-choose"),
    _key("down,j", "move(1)", "Next note", "queue-down"),
    _key("up,k", "move(-1)", "Previous note", "queue-up"),
    _key("pagedown", "scroll(1)", "Further down the text", "queue-text-down"),
    _key("pageup", "scroll(-1)", "Further up the text", "queue-text-up"),
]

QUEUE_PROGRESS: Keys = [_key("escape", "end", "Call off, or close", "queue-end")]


OFFER: Keys = [
    _key("ctrl+z", "screen.undo", "Undo", "offer-undo"),
    _key("ctrl+y,ctrl+shift+z", "screen.redo", "Redo", "offer-redo"),
    _key("escape", "screen.focus_checklist", "Go to the checklist", "offer-leave"),
]
"""What stands in the editor's place listens to the editor's keys."""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place, for the help screen."""

    title: str
    bindings: Keys


HELP: tuple[KeyGroup, ...] = (
    KeyGroup("Anywhere", [*APP, *EVERYWHERE]),
    KeyGroup("In the editor", EDITOR),
    KeyGroup("In the list", LIST),
    KeyGroup("In the checklist", CHECKLIST),
    KeyGroup("In the list and the checklist", OUTSIDE_TEXT),
)
