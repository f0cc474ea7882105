"""What comes next where nothing is left to mend in a note: the keys for it, which a click presses too."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.content import Content
from textual.style import Style

from notes.findings import Item, Status
from notes.interview import Channel
from tui.held_keys import first_key, key_of, named_in

if TYPE_CHECKING:
    from notes.checklist import NoteReport


def next_step(note: "NoteReport", others: "Sequence[NoteReport]") -> str:
    """Return what comes next, in this note and then with the others, each key as `{action}`."""
    if note.letter is None or note.sent is not None or not note.is_owed:
        return ""
    if note.check(Item.PROOFREAD).status is not Status.PASS:
        return "Nothing to mend. Read it once more; {confirm} confirms it."
    if note.channel is Channel.HANDWRITTEN:
        return "Ready: {send} shows it, to copy out."
    waiting = [one for one in others if one.is_owed and one is not note]
    if any(one.letter is None for one in waiting):
        return "Ready: {send} sends it, {next-note} goes on to the next person."
    return "Ready: {send} sends it, {send-all} all that are ready." if waiting else "Ready: {send} sends it."


def with_links(said: Content, sentence: str, app: App[object]) -> Content:
    """Return a sentence, as it is laid out in lines by now, whose keys do when clicked what they do."""
    for start, end, action in _keys_in(said.plain, sentence, app):
        said = said.stylize(Style(bold=True) + Style.from_meta({"@click": f"screen.{action}"}), start, end)
    return said


def _keys_in(plain: str, sentence: str, app: App[object]) -> Iterator[tuple[int, int, str]]:
    """Yield where each key stands that a sentence names, and its action."""
    end = 0
    for identity in named_in(sentence):
        key = key_of(identity, app)
        start = plain.index(key, end)
        end = start + len(key)
        yield start, end, first_key(identity, app).action
