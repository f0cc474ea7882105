"""The one history of a document: what each edit replaced, so that it can be taken back and done again."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from notes.place import Span
from notes.replacement import Replacement

DEPTH = 1000
"""Edits remembered; a typed word counts as one."""


class Edit(Struct, frozen=True):
    """One undoable step."""

    redo: tuple[Replacement, ...]
    """In offsets of the text before the edit."""
    undo: tuple[Replacement, ...]
    """In offsets of the text after it."""
    typed: bool = False
    """A single insertion or deletion at the keyboard, which may grow with the next one."""

    def joined(self, later: "Edit") -> "Edit | None":
        """Return both as one step if `later` goes on typing the same word, else `None`."""
        if not (self.typed and later.typed and len(self.redo) == len(later.redo) == 1):
            return None
        (first,), (second,) = self.redo, later.redo
        inserted_end = first.span.start + len(first.text)
        goes_on = second.span == Span(inserted_end, inserted_end) and first.text and second.text
        if not goes_on or "\n" in second.text or (first.text[-1].isspace() and not second.text.isspace()):
            return None
        (back,) = self.undo
        grown = Span(back.span.start, back.span.end + len(second.text))
        return Edit(
            (replace(first, text=first.text + second.text),), (replace(back, span=grown),), typed=True
        )


class History(Struct):
    """Edits done and undone, newest last."""

    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)
    _forgotten: int = 0
    """Edits that were done so long ago that they are not remembered any more."""

    @property
    def depth(self) -> int:
        """How many edits are done and not taken back: less than before means that some were taken back."""
        return self._forgotten + len(self.done)

    @property
    def next_again(self) -> Edit | None:
        """What would be done again now."""
        return self.undone[-1] if self.undone else None

    def record(self, edit: Edit) -> None:
        """Remember an edit just made; what had been undone can no longer be done again."""
        self.undone.clear()
        joined = self.done[-1].joined(edit) if self.done else None
        if joined:
            self.done[-1] = joined
        else:
            self.done.append(edit)
            surplus = max(len(self.done) - DEPTH, 0)
            self._forgotten += surplus
            del self.done[:surplus]

    def step_back(self) -> Sequence[Replacement]:
        """Return the replacements that take the last edit back; none if there is no edit."""
        if not self.done:
            return ()
        edit = self.done.pop()
        self.undone.append(edit)
        return edit.undo

    def step_forward(self) -> Sequence[Replacement]:
        """Return the replacements that do the last undone edit again; none if nothing was undone."""
        if not self.undone:
            return ()
        edit = self.undone.pop()
        self.done.append(edit)
        return edit.redo

    def close_word(self) -> None:
        """End the growing of the last step: what is typed next is a step of its own."""
        if self.done and self.done[-1].typed:
            self.done[-1] = replace(self.done[-1], typed=False)
