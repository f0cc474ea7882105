"""The list of interviews: in groups by what is to be done, each sorted by deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from notes.interview import BrokenInterview, Interview, Interviewer
from notes.settings import Settings

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


@dataclass(frozen=True)
class Entry:
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

    def matches(self, query: str) -> bool:
        """Whether every word of the query stands in the company, role, file name or a name still owed."""
        from notes.wording.folding import fold

        text = fold(" ".join((self.company, self.role, self.path.name, *self.owed)))
        return all(word in text for word in fold(query).split())


def entry_of(content: Interview | BrokenInterview, settings: Settings, now: "DateTime") -> Entry:
    """Return the line for one interview as things stand at `now`."""
    from notes.deadline import deadline_of, is_settled

    if isinstance(content, BrokenInterview):
        return Entry(content.path, content.path.name, "", Group.BROKEN)
    owed = [person for person in content.interviewers if not is_settled(content, person)]
    deadlines = [deadline_of(content, person, settings) for person in owed or content.interviewers]
    nearest = min((at for at in deadlines if at is not None), default=None)
    return Entry(
        content.path,
        content.company.value,
        content.role.value if content.role else "",
        _group(content, owed, nearest, now),
        nearest,
        tuple(person.name for person in owed),
        len(content.interviewers),
    )


def _group(
    interview: Interview, owed: Sequence[Interviewer], deadline: "DateTime | None", now: "DateTime"
) -> Group:
    if not owed and interview.interviewers:
        return Group.DONE
    if deadline is None:
        return Group.NO_END if owed and interview.ended is None else Group.DUE
    late_hours = (now - deadline).total_seconds() / 3600
    return Group.LONG_OVERDUE if late_hours > LONG_OVERDUE_HOURS else Group.DUE


def _order(entry: Entry) -> tuple[float, str]:
    """Nearest deadline first; what is done or long overdue, newest first; the rest by name."""
    if entry.deadline is None:
        return (0, entry.path.name)
    at = entry.deadline.timestamp()
    return (-at if entry.group in (Group.DONE, Group.LONG_OVERDUE) else at, entry.path.name)


def agenda(entries: Iterable[Entry], query: str = "") -> list[tuple[Group, list[Entry]]]:
    """Return the groups that have entries matching the query, in order, each sorted by deadline."""
    groups: dict[Group, list[Entry]] = {group: [] for group in Group}
    for entry in entries:
        if not query or entry.matches(query):
            groups[entry.group].append(entry)
    return [(group, sorted(found, key=_order)) for group, found in groups.items() if found]


def most_urgent(entries: Sequence[Entry]) -> Entry | None:
    """Return what to open first: the nearest deadline owed; never a long overdue one before the others."""
    return next((found[0] for _, found in agenda(entries)), None)
