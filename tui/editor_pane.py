"""The text area in front: one view of the open document, edited there and nowhere else."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Selection
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit

from notes.place import Lines, Span
from notes.shown_text import shown, typed
from notes.views import FILE, View, region_of
from tui import keys
from tui.finding_marks import MARKED, Mark
from tui.rowwise_text_area import RowwiseTextArea, Run

if TYPE_CHECKING:
    from notes.draft import Draft
    from notes.replacement import Replacement

_TAKEN_BY_THE_SCREEN = {"f6", "f7", "ctrl+z", "ctrl+y", "ctrl+shift+z"}


class EditorPane(RowwiseTextArea, inherit_bindings=False):
    """A `TextArea` over a region of a `Draft`.

    The draft holds the text and the history; this widget shows its extent of it with harmless characters and
    LF line ends, and passes each edit on as a replacement of exactly the characters it touched.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"editor--{severity.value}" for severity in MARKED}

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            binding
            for binding in TextArea.BINDINGS
            if isinstance(binding, Binding) and not _TAKEN_BY_THE_SCREEN & set(binding.key.split(","))
        ),
        *keys.EDITOR,
    ]

    class Edited(Message):
        """The document changed here."""

    class Moved(Message):
        """The cursor stands elsewhere in the document."""

    class HistoryMoved(Message):
        """An undo or redo changed the document at `span`, perhaps outside this view."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class Left(Message):
        """The person pressed escape."""

    draft: "Draft | None" = None
    """The open document."""
    view = FILE
    """Which view of it is shown."""
    extent = Span(0, 0)
    """The part of the document that is shown."""
    marks: tuple[Mark, ...] = ()
    """What is underlined."""
    in_hand: Span | None = None
    """The place of the finding under the cursor, which is underlined whole."""
    _lines = Lines("")
    _following = True
    """Whether the widget is being brought in line with the draft, so that edits are not passed on."""

    def __init__(self) -> None:
        self._marks_by_line: dict[int, list[Run]] = {}
        super().__init__(id="editor")
        self._following = False

    # -- showing ----------------------------------------------------------------------------------------

    def show(self, draft: "Draft", view: View, cursor: int | None = None) -> None:
        """Show a view of a draft, the cursor at a document offset (the start of the view if not given)."""
        self.draft, self.view = draft, view
        self.extent = region_of(view, draft.content, draft.text) or Span(0, 0)
        self._lines = Lines(self.extent.of(draft.text))
        self.marks, self._marks_by_line = (), {}
        self._following = True
        self.load_text(shown(self._lines.text))
        self._following = False
        if cursor is not None:
            self.go_to(cursor)

    def follow(self, cursor: int | None = None) -> None:
        """Bring the widget in line with its draft after a change made elsewhere; cursor and scroll stay."""
        from notes.replacement import difference

        if self.draft is None:
            return
        self.extent = region_of(self.view, self.draft.content, self.draft.text) or Span(0, 0)
        self._lines = Lines(self.extent.of(self.draft.text))
        old, new = self.text, shown(self._lines.text)
        change = difference(old, new)
        if change:
            lines = Lines(old)
            self._following = True
            start, end = _location(lines, change.span.start), _location(lines, change.span.end)
            self.replace(change.text, start, end, maintain_selection_offset=True)
            self._following = False
        if cursor is not None:
            self.go_to(cursor)

    def go_to(self, offset: int, end: int | None = None) -> None:
        """Move the cursor to a document offset and scroll there; with `end` select up to it."""
        start = self.location_of(offset)
        self.selection = Selection(start, self.location_of(end) if end is not None else start)
        self.scroll_cursor_visible(center=True)

    def location_of(self, offset: int) -> tuple[int, int]:
        """Return the row and column of a document offset, cut to what the view shows."""
        inside = min(max(offset - self.extent.start, 0), len(self._lines.text))
        return _location(self._lines, inside)

    def offset_of(self, location: tuple[int, int]) -> int:
        """Return the document offset of a row and column of the view."""
        row, column = location
        line = self._lines.line_span(row + 1)
        return self.extent.start + min(line.start + column, line.end)

    @property
    def cursor_offset_in_document(self) -> int:
        """The document offset of the cursor."""
        return self.offset_of(self.cursor_location)

    # -- editing ----------------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit in the widget and pass it on to the draft."""
        if self._following or self.draft is None:
            return super().edit(edit)
        from notes.draft import typed_replacement

        edit = replace(edit, text=typed(edit.text))
        top, bottom = sorted((edit.from_location, edit.to_location))
        span = Span(self.offset_of(top), self.offset_of(bottom))
        one_key = len(edit.text) <= 1
        result = super().edit(edit)
        change, self.extent = typed_replacement(self.draft.text, self.extent, span, edit.text)
        self.draft.replace([change], typed=one_key)
        self._lines = Lines(self.extent.of(self.draft.text))
        self._move_marks(change)
        self.post_message(self.Edited())
        return result

    def insert_words(self, words: str) -> None:
        """Write words at the cursor as one edit, with blanks to the words around them."""
        row, column = self.selection.end
        line = self.document.get_line(row)
        before, after = line[:column][-1:], line[column:][:1]
        lead = " " if before and not before.isspace() and before not in "([“‘\"'" else ""
        tail = " " if after.isalnum() else ""
        if self.draft is not None:
            self.draft.history.close_word()
        self.insert(lead + words + tail, (row, column), maintain_selection_offset=False)

    def undo(self) -> None:
        """Take back the last edit of the document, wherever it was made; the widget has no history."""
        self.tell_of_history(self.draft.undo() if self.draft else None)

    def redo(self) -> None:
        """Do the last undone edit again; the widget has no history."""
        self.tell_of_history(self.draft.redo() if self.draft else None)

    def action_text_start(self) -> None:
        """Go to the first character."""
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        """Go behind the last character."""
        self.move_cursor(self.document.end)

    def action_leave(self) -> None:
        """Say that the person wants to leave the editor."""
        self.post_message(self.Left())

    def tell_of_history(self, span: Span | None) -> None:
        """Tell that an undo or redo changed the document at `span`; ring where there was nothing to do."""
        if span is None:
            self.app.bell()
            return
        self.post_message(self.HistoryMoved(span))

    def _recompute_cursor_offset(self) -> None:
        # Undoing a paste of many lines asks for the offset of a cursor that is already gone (Textual #6686).
        try:
            super()._recompute_cursor_offset()  # type: ignore[no-untyped-call]  # untyped upstream
        except ValueError:
            self.history.clear()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if self.draft is not None and not self._following:
            self.post_message(self.Moved())

    # -- findings ---------------------------------------------------------------------------------------

    def set_marks(self, marks: tuple[Mark, ...]) -> None:
        """Underline these places of the document."""
        if marks == self.marks and self._marks_by_line:
            return
        self.marks = marks
        self._lay_out_marks()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its findings underlined."""
        line = super().get_line(line_index)
        for start, end, style in self.decorations(line_index):
            line.stylize(style, start, end)
        return line

    def decorations(self, line_index: int) -> Sequence[Run]:
        """Return the findings of a line."""
        return self._marks_by_line.get(line_index, ())

    def _move_marks(self, change: "Replacement") -> None:
        # Until the checks have run again, marks stay on their words; those on the words just changed go.
        if not self.marks:
            return
        start, end = change.span.start, change.span.end
        growth = len(change.text) - (end - start)
        before = (mark for mark in self.marks if mark.span.end <= start)
        behind = (mark.shifted(growth) for mark in self.marks if mark.span.start >= end)
        self.marks = (*before, *behind)
        self._lay_out_marks()

    def take_in_hand(self, span: Span | None) -> None:
        """Underline the whole of the finding that is explained."""
        if span != self.in_hand:
            self.in_hand = span
            self._lay_out_marks()

    def notify_style_update(self) -> None:
        """Underline in the colours of the theme."""
        super().notify_style_update()
        if self.marks:
            self._lay_out_marks()

    def _lay_out_marks(self) -> None:
        by_line: dict[int, list[Run]] = {}
        for mark in self.marks:
            if self.draft is None or mark.severity not in MARKED or not self.extent.overlaps(mark.span):
                continue
            style = self.get_component_rich_style(f"editor--{mark.severity.value}", partial=True)
            span = mark.seen(self.draft.text, self.in_hand)
            (top, left), (bottom, right) = self.location_of(span.start), self.location_of(span.end)
            for row in range(top, bottom + 1):
                start = left if row == top else 0
                end = right if row == bottom else self._lines.line_span(row + 1).end
                by_line.setdefault(row, []).append((start, end, style))
        self._marks_by_line = by_line
        self._line_cache.clear()
        self.refresh_rows()


def _location(lines: Lines, offset: int) -> tuple[int, int]:
    line, column = lines.position(offset)
    return line - 1, column - 1
