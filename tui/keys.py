"""Every key of the main screen: what it does, where it works, and what the line of keys and the help call it.

The keys of the dialogs are in `tui/dialog_keys.py`; the first frame needs only these.
"""

from textual.binding import Binding

Keys = list[Binding]


def key(keys: str, action: str, description: str, identity: str, label: str = "") -> Binding:
    """Return a binding; one with a label stands in the line of keys, which has little room for words."""
    return Binding(keys, action, label or description, show=bool(label), id=identity, tooltip=description)


def described(binding: Binding) -> str:
    """Return what a binding does, in the words of the help."""
    return binding.tooltip or binding.description


APP: Keys = [
    Binding("ctrl+q", "quit", "Quit", id="quit", priority=True, tooltip="Quit"),
    Binding(
        "ctrl+p",
        "command_palette",
        "All",
        id="palette",
        priority=True,
        tooltip="Find any action by its name (the palette)",
    ),
]
"""The only keys that are heard before a text gets them."""

EVERYWHERE: Keys = [
    key("f2", "next_finding", "Next finding", "next-finding", "Finding"),
    key("f3", "apply_fix", "Fix: apply the first suggestion", "fix", "Fix"),
    key("f4", "confirm", "Confirm proofread: you have read exactly this text", "confirm", "Confirm"),
    key("f5", "send", "Send the note in front; asks first", "send", "Send"),
    # Terminals send shift+f5 as the sequence that Textual reads as f17.
    key("shift+f5,f17", "send_all", "Send all that are ready; asks first", "send-all", "Send all"),
    key("f7", "next_view(1)", "Next note", "next-note", "Next note"),
    key("f8", "next_view(-1)", "Previous note", "previous-note"),
    key("ctrl+l", "insert_phrase", "Bring in a phrase you talked about", "insert-phrase", "Phrase"),
    key("ctrl+t", "jot", "Jot down what you talked about", "jot", "Jot down"),
    key("ctrl+r", "add_interviewer", "Add an interviewer", "add-interviewer", "Person"),
    key("ctrl+s", "save", "Save", "save", "Save"),
    key("f6", "next_pane", "Next pane", "next-pane", "Pane"),
    # Terminals send shift+f6 as the sequence that Textual reads as f18.
    key("shift+f6,f18", "previous_pane", "Previous pane", "previous-pane", "List"),
    key("ctrl+n", "new_interview", "New interview", "new-interview", "New"),
    key("f9", "overview", "Overview", "overview", "Overview"),
    key("ctrl+o", "external_editor", "Open in $EDITOR", "external-editor"),
    key("f1", "help", "Help", "help", "Help"),
]
"""Keys that work in every pane, the editor included."""

OUTSIDE_TEXT: Keys = [
    key("n", "screen.new_interview", "New interview", "new", "New"),
    key("s", "screen.send", "Send the note in front; asks first", "send-letter", "Send"),
    key("S", "screen.send_all", "Send all that are ready; asks first", "send-all-letter", "Send all"),
    key("m", "screen.mark_sent", "Mark as sent: it went out some other way", "mark-sent"),
    key("y", "screen.channel", "By email, by card, or some other way: how the note goes out", "channel"),
    key("f", "screen.next_finding", "Next finding", "next-finding-letter", "Finding"),
    key("x", "screen.apply_fix", "Fix: apply the first suggestion", "fix-letter", "Fix"),
    key("a", "screen.accept_finding", "Accept the finding: keep the text as it is", "accept", "Accept"),
    key("w", "screen.add_word", "Add the unknown word to the folder's own", "add-word", "Add word"),
    key("v", "screen.compare", "Compare copied text", "compare", "Compare"),
    key("c", "screen.confirm", "Confirm proofread", "confirm-letter", "Confirm"),
    key("t", "screen.jot", "Jot down what you talked about", "jot-letter", "Jot down"),
    key("p", "screen.insert_phrase", "Bring in a phrase you talked about", "insert-phrase-letter"),
    key("i", "screen.add_interviewer", "Add an interviewer", "add-interviewer-letter"),
    key("right_square_bracket", "screen.next_view(1)", "Next note", "next-note-letter", "Next note"),
    key("left_square_bracket", "screen.next_view(-1)", "Previous note", "previous-note-letter"),
    key("l", "screen.next_pane", "Next pane, to the right", "next-pane-letter"),
    key("h", "screen.previous_pane", "Previous pane, to the left", "previous-pane-letter"),
    key("u", "screen.undo", "Undo", "undo-letter", "Undo"),
    key("U", "screen.redo", "Redo", "redo-letter"),
    key("W", "screen.save", "Save", "save-letter"),
    key("o", "screen.external_editor", "Open in $EDITOR", "open"),
    key("O", "screen.overview", "Overview", "overview-letter", "Overview"),
    key("C", "screen.commit", "Commit…", "commit"),
    key("r", "screen.recover", "Recover unsaved text", "recover"),
    key("ctrl+z", "app.suspend_process", "Suspend; fg in the shell comes back", "suspend"),
    key("q", "app.quit", "Quit", "quit-letter", "Quit"),
    key("question_mark", "screen.help", "Help", "help-letter", "Help"),
    key("colon", "app.command_palette", "Find any action by its name", "palette-letter", "All"),
]
"""Second ways by plain letters, in the list and the checklist, for terminals that swallow other keys."""

LIST: Keys = [
    key("up,k", "move(-1)", "Up", "list-up"),
    key("down,j", "move(1)", "Down", "list-down"),
    key("pageup", "page(-1)", "Page up", "list-page-up"),
    key("pagedown", "page(1)", "Page down", "list-page-down"),
    key("ctrl+u", "half_page(-1)", "Half a page up", "list-half-up"),
    key("ctrl+d", "half_page(1)", "Half a page down", "list-half-down"),
    key("home,g", "edge(-1)", "First interview", "list-first"),
    key("end,G", "edge(1)", "Last interview", "list-last"),
    key("enter", "choose", "Open the interview", "list-open", "Open"),
    key("slash", "screen.filter", "Filter", "filter", "Filter"),
    key("escape", "screen.clear_filter", "Clear the filter", "clear-filter"),
]

FILTER: Keys = [
    key("escape", "screen.clear_filter", "Clear the filter", "filter-clear", "Clear"),
    key("down", "screen.focus_list", "Go on in the filtered list", "filter-leave", "List"),
]

CHECKLIST: Keys = [
    key("up,k", "cursor_up", "Up", "checklist-up"),
    key("down,j", "cursor_down", "Down", "checklist-down"),
    key("ctrl+u", "half_page(-1)", "Half a page up", "checklist-half-up"),
    key("ctrl+d", "half_page(1)", "Half a page down", "checklist-half-down"),
    key("home,g", "first", "First line", "checklist-first"),
    key("end,G", "last", "Last line", "checklist-last"),
    key("enter", "select", "Go to the finding", "checklist-open", "Go there"),
    key("escape", "screen.focus_editor", "Back to the note", "checklist-leave", "Note"),
]

EDITOR: Keys = [
    key("ctrl+z", "screen.undo", "Undo", "undo", "Undo"),
    key("ctrl+y,ctrl+shift+z", "screen.redo", "Redo", "redo"),
    key("ctrl+home", "text_start", "Start of the text", "text-start"),
    key("ctrl+end", "text_end", "End of the text", "text-end"),
    key("escape", "leave", "Go to the checklist", "leave-editor"),
]

OFFER: Keys = [
    key("ctrl+z", "screen.undo", "Undo", "offer-undo", "Undo"),
    key("ctrl+y,ctrl+shift+z", "screen.redo", "Redo", "offer-redo"),
    key("escape", "screen.focus_checklist", "Go to the checklist", "offer-leave"),
]
"""What stands in the editor's place listens to the editor's keys."""

LINES: dict[str, str] = {
    "first-interview": "new-interview overview help palette",
    "editor": (
        "next-finding fix confirm send next-note insert-phrase save jot undo send-all next-pane "
        "new-interview overview add-interviewer help palette"
    ),
    "interviews": (
        "list-open filter new send-letter send-all-letter next-note-letter jot-letter undo-letter "
        "quit-letter overview-letter next-pane save help-letter palette-letter"
    ),
    "checklist": (
        "checklist-open fix-letter accept add-word compare confirm-letter send-letter checklist-leave "
        "next-note-letter jot-letter undo-letter send-all-letter save help-letter palette-letter"
    ),
    "offer-button": (
        "jot next-note new-interview add-interviewer send-all overview offer-undo next-pane save help palette"
    ),
    "filter": "filter-clear filter-leave help palette",
}
"""What the line of keys shows, by what has the focus: the most useful first, the last two always."""

NARROW_LINE = LINES["editor"].replace(" next-note", " previous-pane next-note")
"""The same for the editor where the list has no room: the way to it stands before that to the next tab."""

NEED_A_NOTE = frozenset(
    {"next-finding", "fix", "confirm", "send", "next-note", "insert-phrase", "jot", "add-interviewer"}
    | {"checklist-open", "fix-letter", "accept", "add-word", "compare", "confirm-letter", "send-letter"}
    | {"next-note-letter", "jot-letter"}
)
"""Keys that the line leaves out while the file in front cannot be read."""
