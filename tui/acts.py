"""What the person did that is more than an edit of the open text, and how each is taken back and redone."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from msgspec import Struct

if TYPE_CHECKING:
    from notes.draft import Draft
    from notes.history import Edit

    Ends = dict[Draft, tuple[int, Edit | None]]


class Turn(Enum):
    """How taking back or doing again ended."""

    DONE = auto()
    FOR_GOOD = auto()
    """Done, and there is no way to turn it round once more."""
    LET_BE = auto()
    """The act stands, and from now on undo goes past it."""
    NOT = auto()
    """Nothing has changed; the act keeps its place."""


Step = Callable[[], Awaitable[Turn]]
"""Turns an act round; raises `NotesError` when that can never be done."""


class Act(Struct, frozen=True, eq=False):
    """Something the person did."""

    take_back: Step
    do_again: Step | None = None
    of: "Draft | Path | None" = None
    """The document it belongs to, or the file of one that is not open: it is taken back while that is in
    front. `None` is of the whole app."""

    @classmethod
    def both_ways(cls, turn: Callable[..., Awaitable[Turn]]) -> Self:
        """Return an act of the whole app that is taken back and done again by `turn(is_back=…)`."""
        return cls(partial(turn, is_back=True), partial(turn, is_back=False))


@dataclass
class Acts:
    """Acts in their place among the edits of all documents, so that undo goes through both in one order."""

    drafts: "Callable[[], Iterable[Draft]]"
    _done: "list[tuple[Act, Ends]]" = field(default_factory=list)
    _undone: "list[tuple[Act, Ends]]" = field(default_factory=list)

    def record(self, act: Act) -> None:
        """Remember an act done after all edits there are; what had been undone cannot be done again."""
        self._undone.clear()
        self._done.append((act, self._ends()))

    def next_to_undo(self, front: "Draft | None") -> Act | None:
        """Return the act that comes before the last edit in front; `None` if it is the edit's turn."""
        act, ends = _latest(self._done, front)
        # Less deep than at the time of the act: edits from before it went, and it is still the later thing.
        is_later = front is None or front.history.depth <= ends.get(front, (0, None))[0]
        return act if is_later else None

    def next_to_redo(self, front: "Draft | None") -> Act | None:
        """Return the act that was undone last, if nothing was done since; `None` if it is an edit's turn."""
        act, ends = _latest(self._undone, front)
        is_next = front is None or _end(front) == ends.get(front, (0, None))
        return act if is_next else None

    def undone(self, act: Act, turn: Turn) -> None:
        """Note how taking an act back ended."""
        if turn is Turn.NOT:
            return
        self._done = [entry for entry in self._done if entry[0] is not act]
        if turn is Turn.DONE and act.do_again is not None:
            self._undone.append((act, self._ends()))

    def redone(self, act: Act, turn: Turn) -> None:
        """Note how doing an act again ended."""
        if turn is Turn.NOT:
            return
        self._undone = [entry for entry in self._undone if entry[0] is not act]
        if turn is Turn.DONE:
            self._done.append((act, self._ends()))

    def _ends(self) -> "Ends":
        """Return where the history of each document ends; what is typed next is a step of its own there."""
        for draft in (drafts := tuple(self.drafts())):
            draft.history.close_word()
        return {draft: _end(draft) for draft in drafts}


def _latest(
    entries: "list[tuple[Act, Ends]]", front: "Draft | None"
) -> "tuple[Act, Ends] | tuple[None, Ends]":
    owners = (None, front, front.path) if front else (None,)
    of_front = (entry for entry in reversed(entries) if entry[0].of in owners)
    return next(of_front, (None, {}))


def _end(draft: "Draft") -> "tuple[int, Edit | None]":
    return draft.history.depth, draft.history.next_again
