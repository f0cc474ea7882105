"""The command palette: every action of the app by name."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.screen import Screen

PALETTE: tuple[tuple[str, str, str], ...] = (
    ("Save", "save", "Write the file to disk"),
    ("New interview", "new_interview", "Company, role, end, and whom you met"),
    (
        "New interview from an invitation…",
        "new_from_invitation",
        "An .ics file by its path; dropping it works too",
    ),
    ("Jot down what you talked about", "jot", "Add a line to talked_about of the person in front"),
    ("Bring in a phrase", "insert_phrase", "Put something you talked about into the note, at the cursor"),
    ("Add interviewer", "add_interviewer", "Someone else you met in this interview"),
    ("Next finding", "next_finding", "Go to what the checklist found"),
    ("Fix", "apply_fix", "Apply the first suggestion for the finding under the cursor"),
    ("Accept finding", "accept_finding", "Keep the text as it is; the file records it"),
    ("Add word", "add_word", "Add the unknown word to the folder's own words"),
    ("Compare copied text", "compare", "The copied words beside the note they stand in"),
    ("Confirm proofread", "confirm", "You have read exactly this text, and it may go out"),
    ("Send", "send", "Send the note in front, or copy it out by hand; asks first"),
    ("Send all that are ready", "send_all", "Every finished note of the folder, one by one; asks first"),
    ("By email, by card, or some other way", "channel", "How the note in front goes out"),
    ("Mark as sent", "mark_sent", "The note in front went out some other way: posted, or from a phone"),
    ("Settle open sendings", "settle", "Sends that broke off, and marks that went missing; sends nothing"),
    ("Mail settings", "mail_settings", "How your notes go out, with a trial that sends nothing"),
    ("Open in $EDITOR", "external_editor", "Save, then open this file in your own editor"),
    ("Next pane", "next_pane", "From the list to the text to the checklist, round and round"),
    ("Next note", "next_view(1)", "The tab to the right"),
    ("Previous note", "next_view(-1)", "The tab to the left"),
    ("Commit…", "commit", "Chosen files, with a message that says whom you thanked"),
    ("Pull", "pull", "Take in what was pushed elsewhere; collisions are shown side by side"),
    ("Push", "push", "Send your commits to where the branch is pushed"),
    ("Settle conflicts", "settle_conflicts", "Finish a pull, merge or rebase that stopped"),
    ("Overview", "overview", "Who is owed, how fast you were, what comes next"),
    ("Filter interviews", "filter", "Show only what matches"),
    ("Read the folder again", "rescan", "Look for new and changed files"),
    ("Recover unsaved text", "recover", "What a crash left, offered back with what it would change"),
    ("Undo", "undo", "Take back what was done last: an edit, a mark, a theme, settings, a commit"),
    ("Redo", "redo", "Do again what was undone last"),
    ("Change theme", "app.change_theme", "Colours, light and dark"),
    ("Suspend", "app.suspend_process", "Back to the shell; fg returns"),
    ("Help", "help", "Keys and signs"),
    ("Quit", "app.quit", "Unsaved edits are asked about"),
)
"""Title, action and explanation of each command, in the order shown."""


def palette_of(screen: Screen[object]) -> Iterator[SystemCommand]:
    """Yield the palette's commands, run by this screen."""
    for title, action, explanation in PALETTE:
        yield SystemCommand(title, explanation, partial(screen.run_action, action))
