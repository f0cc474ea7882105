"""The list of interviews: in groups by what is to be done, each sorted by deadline."""

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pendulum import DateTime

LONG_OVERDUE_HOURS = 7 * 24
"""Later than this, an interview folds away into a group of its own (design, section 5)."""


class Group(Enum):
    """What is to be done, in the order of the list."""

    DUE = "Due"
    NO_END = "No end time"
    BROKEN = "To mend"
    DONE = "Sent"
    LONG_OVERDUE = "Long overdue"


class Entry(Struct, frozen=True, dict=True):
    """One line of the list."""

    path: Path
    company: str
    role: str
    group: Group
    deadline: "DateTime | None" = None
    """The nearest deadline of the notes still owed; of all notes when none is owed."""
    owed: tuple[str, ...] = ()
    """Interviewers who still wait for their note."""
    total: int = 0
    """Interviewers in all."""

    def is_overdue(self, now: "DateTime") -> bool:
        """Whether a note is owed and its deadline has passed."""
        return bool(self.owed) and self.deadline is not None and self.deadline < now

    def matches(self, words: Sequence[str]) -> bool:
        """Whether each of these folded words stands in the company, role, file name or a name still owed."""
        return all(word in self.searched for word in words)

    @cached_property
    def searched(self) -> str:
        """The folded text that a filter looks through."""
        from notes.wording.folding import fold

        return fold(" ".join((self.company, self.role, self.path.name, *self.owed)))

    @cached_property
    def rank(self) -> tuple[float, str]:
        """Orders its group: nearest deadline first; done or long overdue, newest first; else by name."""
        if self.deadline is None:
            return (0, self.path.name)
        at = self.deadline.timestamp()
        return (-at if self.group in (Group.DONE, Group.LONG_OVERDUE) else at, self.path.name)


Groups = list[tuple[Group, list[Entry]]]
"""Those groups that have entries, in order, each sorted."""


def agenda(entries: Iterable[Entry]) -> Groups:
    """Return the interviews in their groups."""
    groups: dict[Group, list[Entry]] = {group: [] for group in Group}
    for entry in entries:
        groups[entry.group].append(entry)
    return [(group, sorted(found, key=_rank)) for group, found in groups.items() if found]


def filtered(groups: Groups, query: str) -> Groups:
    """Return what of the groups matches every word of the query."""
    from notes.wording.folding import fold

    words = fold(query).split()
    if not words:
        return groups
    found = ((group, [entry for entry in entries if entry.matches(words)]) for group, entries in groups)
    return [(group, entries) for group, entries in found if entries]


def most_urgent(entries: Sequence[Entry]) -> Entry | None:
    """Return what to open first: the nearest deadline owed; never a long overdue one before the others."""
    return next((found[0] for _, found in agenda(entries)), None)


def _rank(entry: Entry) -> tuple[float, str]:
    return entry.rank
