"""Every key of the dialogs and of all that comes over the main screen; loaded with the first of them."""

from tui.keys import Keys, key

NUMBERED = 9
"""So many phrases each have a key of their own."""

TEXT: Keys = [
    key("down,j", "scroll(1)", "Further down the text", "text-down", "Read on"),
    key("up,k", "scroll(-1)", "Further up the text", "text-up"),
    key("ctrl+d", "scroll_half(1)", "Half a page down", "text-half-down"),
    key("ctrl+u", "scroll_half(-1)", "Half a page up", "text-half-up"),
    key("pagedown,space", "scroll_page(1)", "A page down", "text-page-down"),
    key("pageup", "scroll_page(-1)", "A page up", "text-page-up"),
    key("home,g", "scroll_edge(-1)", "Start of the text", "text-first"),
    key("end,G", "scroll_edge(1)", "End of the text", "text-last"),
]
"""Wherever a dialog shows a text that may be longer than its room."""

CHOICES: Keys = [
    key("down,j", "cursor_down", "Down", "choices-down"),
    key("up,k", "cursor_up", "Up", "choices-up"),
    key("ctrl+d", "half_page(1)", "Half a page down", "choices-half-down"),
    key("ctrl+u", "half_page(-1)", "Half a page up", "choices-half-up"),
    key("home,g", "first", "First line", "choices-first"),
    key("end,G", "last", "Last line", "choices-last"),
]
"""In every list of a dialog."""

QUESTION: Keys = [
    key("escape", "cancel", "Cancel", "question-cancel", "Cancel"),
    key("left,up,h", "answer_before", "The answer before", "question-before", "Left"),
    key("right,down,l", "answer_after", "The next answer", "question-after", "Right"),
]

ANSWERS: Keys = [
    key("s", "answer('save')", "Save, or go ahead", "answer-save"),
    key("d", "answer('discard')", "Discard", "answer-discard"),
    key("k", "answer('keep')", "Keep what was found, and confirm", "answer-keep"),
    key("r", "answer('record')", "Record it as sent, or recover the text", "answer-record"),
    key("n", "answer('not-sent')", "It was not sent", "answer-not-sent"),
    key("g", "answer('again')", "Try again, or send again", "answer-again"),
    key("c", "answer('conclude')", "Conclude what git was doing", "answer-conclude"),
    key("t", "answer('take-back')", "Take it back", "answer-take-back"),
    key("u", "answer('undo-more')", "Leave it, and undo what was done before it", "answer-undo-more"),
    key("e", "answer('email')", "By email", "answer-email"),
    key("p", "answer('handwritten')", "On a card, by hand", "answer-handwritten"),
    key("o", "answer('other')", "Some other way", "answer-other"),
    key("m", "answer('mail')", "Set mail up", "answer-mail"),
]
"""Every answer of the app's questions; each question gives a few of them, and takes only those."""

FORM: Keys = [
    key("escape", "cancel", "Cancel", "form-cancel", "Cancel"),
    key("ctrl+s", "accept", "Done with the form", "form-accept", "Done"),
]

FORM_FIELD: Keys = [
    key("enter", "submit", "Next field; in the last, done", "form-enter", "Next"),
    key("down", "screen.next_field", "Next field", "form-next"),
    key("up", "screen.field_before", "The field before", "form-before"),
]

PHRASES: Keys = [
    key("escape", "cancel", "Bring nothing in", "phrase-cancel", "Cancel"),
    key("enter", "select", "Bring in this phrase", "phrase-take", "Bring in"),
    *(
        key(str(at + 1), f"take({at})", f"Bring in phrase {at + 1}", f"phrase-{at + 1}")
        for at in range(NUMBERED)
    ),
]
"""A phrase further down has no key of its own."""

SEND: Keys = [
    key("escape", "cancel", "Cancel", "send-cancel", "Cancel"),
    key("s", "send", "Send", "send-now", "Send"),
    key("a", "anyway", "Send what is held back anyway", "send-anyway", "Send anyway"),
    key("d", "dry_run", "Show the exact message, or the text again", "send-dry-run", "Exact message"),
]

SENDING: Keys = [key("escape", "call_off", "Call off", "sending-cancel", "Call off")]

QUEUE: Keys = [
    key("escape", "cancel", "Cancel", "queue-cancel", "Cancel"),
    key("s", "send", "Send those that are chosen", "queue-send", "Send"),
    key("space", "choose", "Choose the note, or leave it out", "queue-choose", "Choose"),
    key("down,j", "move(1)", "Next note", "queue-down", "Next note"),
    key("up,k", "move(-1)", "Previous note", "queue-up"),
    key("home,g", "edge(-1)", "First note", "queue-first"),
    key("end,G", "edge(1)", "Last note", "queue-last"),
    key("pagedown,ctrl+d", "scroll_half(1)", "Further down the text", "queue-text-down", "Read on"),
    key("pageup,ctrl+u", "scroll_half(-1)", "Further up the text", "queue-text-up"),
]

QUEUE_PROGRESS: Keys = [key("escape", "end", "Call off, or close", "queue-end", "Call off, or close")]

CARD: Keys = [
    key("escape", "leave", "Not posted yet", "card-leave", "Not yet"),
    key("p", "posted", "Posted", "card-posted", "Posted"),
    key("down,j,space", "move(1)", "Next line to write", "card-down", "Next line"),
    key("up,k", "move(-1)", "The line before", "card-up", "Line before"),
    key("home,g", "edge(-1)", "First line", "card-first"),
    key("end,G", "edge(1)", "Last line", "card-last"),
]

SECRET: Keys = [key("escape", "cancel", "Give no password", "secret-cancel", "Cancel")]

MAIL: Keys = [
    key("escape", "cancel", "Cancel", "mail-cancel", "Cancel"),
    key("ctrl+t", "try", "Try it; sends nothing", "mail-try", "Try it"),
    key("ctrl+s", "accept", "Save", "mail-accept", "Save"),
]

MERGE: Keys = [
    key("escape", "cancel", "Decide nothing now; both versions stay", "merge-cancel", "Not now"),
    key("m", "decide('mine')", "Take mine", "merge-mine", "Mine"),
    key("t", "decide('theirs')", "Take theirs", "merge-theirs", "Theirs"),
    key("b", "decide('both')", "Take both", "merge-both", "Both"),
    key("e", "edit", "Write this place yourself", "merge-edit", "Edit"),
    key("ctrl+s", "take_own_text", "Take your own text", "merge-own-text", "Take my text"),
]

COMMIT: Keys = [
    key("escape", "cancel", "Commit nothing", "commit-cancel", "Cancel"),
    key("ctrl+s", "accept", "Commit", "commit-accept", "Commit"),
]

COMMIT_FILES: Keys = [
    key("space,enter", "select", "Choose the file, or leave it out", "commit-choose", "Choose"),
]

COMPARE: Keys = [key("escape,q,enter,v", "dismiss", "Close", "compare-close", "Close")]

OVERVIEW: Keys = [
    key("n", "numbers", "Exact numbers, or the drawing again", "overview-numbers", "Numbers"),
    key("p", "people", "Person by person, or interview by interview", "overview-people", "People"),
    key("tab", "next_part", "Next part", "overview-next", "Part"),
    key("shift+tab", "previous_part", "The part before", "overview-before"),
    key("escape", "back", "Back to what is owed, to the drawing, or out", "overview-back", "Back"),
    key("q", "close", "Close", "overview-close"),
]

OVERVIEW_LIST: Keys = [
    key("enter", "choose", "Open this note", "overview-open", "Open"),
    key("down,j", "move(1)", "Down", "overview-down"),
    key("up,k", "move(-1)", "Up", "overview-up"),
    key("pagedown,ctrl+d", "page(1)", "Page down", "overview-page-down"),
    key("pageup,ctrl+u", "page(-1)", "Page up", "overview-page-up"),
    key("home,g", "edge(-1)", "First row", "overview-first"),
    key("end,G", "edge(1)", "Last row", "overview-last"),
    key("left,h", "screen.previous_part", "The list before", "overview-left"),
    key("right,l", "screen.next_part", "The next list", "overview-right"),
]

OVERVIEW_MONTHS: Keys = [
    key("down,j", "scroll_down", "Earlier months", "months-down", "Earlier"),
    key("up,k", "scroll_up", "Later months", "months-up", "Later"),
]

OVERVIEW_CALENDAR: Keys = [
    key("enter", "choose", "List what is on this day", "calendar-open", "List"),
    key("left,h", "go(-1)", "The day before", "calendar-back"),
    key("right,l", "go(1)", "The next day", "calendar-on"),
    key("b", "busy(-1)", "The day before with something on it", "calendar-earlier", "Earlier"),
    key("w", "busy(1)", "The next day with something on it", "calendar-later", "Later"),
    key("pageup,H", "page(-1)", "Earlier weeks", "calendar-page-back"),
    key("pagedown,L", "page(1)", "Later weeks", "calendar-page-on"),
    key("home,g", "edge(-1)", "The first day with something on it", "calendar-first"),
    key("end,G", "edge(1)", "The last day with something on it", "calendar-last"),
    key("t", "today", "Today", "calendar-today", "Today"),
    key("down,j", "screen.next_part", "To the lists", "calendar-leave"),
]

HELP: Keys = [key("escape,q,enter,question_mark", "dismiss", "Close", "help-close", "Close")]

TOUR: Keys = [
    key("right,l", "turn(1)", "Next page", "tour-next", "Next"),
    key("left,h", "turn(-1)", "The page before", "tour-back", "Back"),
]
