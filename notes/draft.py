"""An open file: its text with unsaved edits, one history, and the interview that the text now says."""

from collections.abc import Sequence
from pathlib import Path

from notes.format.reader import read_interview
from notes.history import Edit, History
from notes.interview import BrokenInterview, Interview
from notes.place import LINE_END, Span
from notes.replacement import Replacement, apply, difference, inverse
from notes.settings import Settings
from notes.shown_text import line_end_of


class Draft:
    """One open document. Every view edits it; it alone holds the text and the history."""

    def __init__(self, path: Path, text: str, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.saved_text = text
        """What the file on disk says, as far as we know."""
        self.text = text
        self.history = History()
        self._content: Interview | BrokenInterview | None = None
        """What the text says; `None` until somebody asks, since a key on screen must not wait for reading."""

    @property
    def content(self) -> Interview | BrokenInterview:
        """What the text now says."""
        if self._content is None:
            self._content = self._read()
        return self._content

    @property
    def interview(self) -> Interview | None:
        """The interview that the text now says, unless it is broken."""
        return self.content if isinstance(self.content, Interview) else None

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether saving would change the file."""
        return self.text != self.saved_text

    def replace(self, replacements: Sequence[Replacement], *, typed: bool = False) -> None:
        """Make an undoable edit; `typed` ones grow together to words."""
        real = tuple(change for change in replacements if change.span.of(self.text) != change.text)
        if not real:
            return
        self.history.record(Edit(real, inverse(self.text, real), typed=typed))
        self._become(apply(self.text, real))

    def become(self, text: str) -> None:
        """Take in a whole new text as one undoable edit of the part that differs."""
        change = difference(self.text, text)
        if change:
            self.replace([change])

    def undo(self) -> Span | None:
        """Take the last edit back; return where the text changed, or `None` when there is nothing to undo."""
        return self._step(self.history.step_back())

    def redo(self) -> Span | None:
        """Do the last undone edit again; return where the text changed, or `None`."""
        return self._step(self.history.step_forward())

    def mark_saved(self, text: str) -> None:
        """Note that the file on disk now holds `text`."""
        self.saved_text = text
        self.history.close_word()

    def reread(self, settings: Settings) -> None:
        """Read the text again under changed settings."""
        self.settings = settings
        self._content = None

    def _step(self, replacements: Sequence[Replacement]) -> Span | None:
        if not replacements:
            return None
        back = inverse(self.text, replacements)
        self._become(apply(self.text, replacements))
        return Span(back[0].span.start, back[-1].span.end)

    def _become(self, text: str) -> None:
        self.text = text
        self._content = None

    def _read(self) -> Interview | BrokenInterview:
        content = read_interview(self.path, self.text, self.settings)
        # A file that stops being an interview while it is open stays open, to be mended.
        return content or BrokenInterview(self.path, self.text)


def typed_replacement(text: str, region: Span, span: Span, inserted: str) -> tuple[Replacement, Span]:
    """Return the edit for typing `inserted` over `span` inside a view of `region`, and the view's new region.

    New line ends become the file's own. Where the region would run into the heading after it, or starts on
    the very line of a heading, line ends are added around what is typed so that headings stay headings.
    """
    end = line_end_of(text)
    new = inserted.replace("\n", end) if end != "\n" else inserted
    before = after = ""
    glued_before = region.start > 0 and not LINE_END.fullmatch(text[region.start - 1])
    if glued_before and span.start == region.start and new:
        before = end + end
    if new and span.end == region.end and region.end < len(text) and not LINE_END.match(text, region.end):
        after = end + end
    change = Replacement(span, before + new + after)
    growth = len(new) - (span.end - span.start)
    start = region.start + len(before)
    return change, Span(start, region.end + len(before) + growth)
