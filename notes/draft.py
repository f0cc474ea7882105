"""An open file: its text with unsaved edits, one history, and the interview that the text now says."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from notes.format.reader import read_interview
from notes.history import Edit, History
from notes.interview import BrokenInterview, Interview
from notes.place import LINE_END, Span
from notes.replacement import Replacement, apply, difference, inverse
from notes.settings import Settings
from notes.shown_text import line_end_of


class Lifted(Struct, frozen=True):
    """An edit that was taken out of the history, with what could be done again on top of it."""

    edits: tuple[Edit, ...]
    """As the history keeps what is undone: the edit itself comes last."""
    text: str
    """The text without the edit: only there it can be laid back."""


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

    def lift(self) -> Lifted | None:
        """Take the last edit back and out of the history; `None` when there is none.

        For an edit that is more than text, such as the mark of a sent note: whoever lifts it lays it back,
        and no redo of the text does so by itself.
        """
        if self.undo() is None:
            return None
        lifted = Lifted(tuple(self.history.undone), self.text)
        self.history.undone.clear()
        return lifted

    def lay_back(self, lifted: Lifted) -> bool:
        """Make an edit again that was lifted, and return whether that was possible: the text must fit."""
        if self.text != lifted.text:
            return False
        self.history.undone[:] = lifted.edits
        return self.redo() is not None

    def undo_below(self) -> Span | None:
        """Take back the edit before the last one, which stays; `None` where there is none or they overlap."""
        from notes.files.merge import merge

        both, history = self.text, self.history
        last = self.lift()
        if last is None:
            return None
        base = self.text
        if self.undo() is None:
            self.lay_back(last)
            return None
        without = self.text
        merged = merge(base, without, both)
        kept = both if merged.conflicts else merged.text([])
        stays, comes_back = difference(without, kept), difference(kept, both)
        if stays is None or comes_back is None:
            self.redo()
            self.lay_back(last)
            return None
        history.done.append(Edit((stays,), inverse(without, (stays,))))
        history.undone[:] = [*last.edits[:-1], Edit((comes_back,), inverse(kept, (comes_back,)))]
        self._become(kept)
        return comes_back.span

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
