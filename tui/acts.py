"""What the person did that is no edit of the open document, and how each is taken back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notes.draft import Draft
    from notes.history import Edit

TakeBack = Callable[[], Awaitable[object]]
"""Takes an act back; raises `NotesError` when it cannot."""


@dataclass
class Acts:
    """Acts in their place among the edits of a document, so that undo goes through both in one order."""

    _done: "list[tuple[Draft, Edit | None, TakeBack]]" = field(default_factory=list)

    def record(self, draft: "Draft", take_back: TakeBack) -> None:
        """Remember an act done after the last edit of a document."""
        draft.history.close_word()
        self._done.append((draft, _last_edit(draft), take_back))

    def next_to_undo(self, draft: "Draft") -> TakeBack | None:
        """Return, and forget, what comes before the last edit; `None` if it is the edit's turn."""
        for at in reversed(range(len(self._done))):
            of, after, take_back = self._done[at]
            if of is draft and after is _last_edit(draft):
                del self._done[at]
                return take_back
        return None


def _last_edit(draft: "Draft") -> "Edit | None":
    done = draft.history.done
    return done[-1] if done else None
