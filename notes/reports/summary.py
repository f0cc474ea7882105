"""What the list of interviews needs of one file, and no more: small, so that ten thousand fit anywhere."""

from math import inf
from pathlib import Path

from msgspec import Struct
from pendulum import DateTime

from notes.agenda import LONG_OVERDUE_HOURS, Entry, Group
from notes.deadline import deadline_of, is_settled
from notes.interview import BrokenInterview, Interview, Interviewer
from notes.settings import Settings


class Summary(Struct, frozen=True):
    """One file of the list. It depends on the folder's settings, and on nothing else that changes."""

    path: Path
    company: str
    role: str = ""
    is_broken: bool = False
    has_end: bool = False
    """Whether the file says when the interview ended."""
    deadline: DateTime | None = None
    """The nearest deadline of the notes still owed; of all notes when none is owed."""
    owed: tuple[str, ...] = ()
    """Interviewers who still wait for their note."""
    total: int = 0
    """Interviewers in all."""

    def entry(self, now: DateTime) -> Entry:
        """Return the line of the list as things stand at `now`."""
        group = self.group(now.timestamp())
        return Entry(self.path, self.company, self.role, group, self.deadline, self.owed, self.total)

    @property
    def turns_at(self) -> float:
        """When it comes into another group by itself, in seconds since 1970; infinity for never."""
        if self.is_broken or not self.owed or self.deadline is None:
            return inf
        return self.deadline.timestamp() + LONG_OVERDUE_HOURS * 3600

    def group(self, now: float) -> Group:
        """Return the group it belongs to at `now`, in seconds since 1970."""
        if self.is_broken:
            return Group.BROKEN
        if not self.owed and self.total:
            return Group.DONE
        if self.deadline is None:
            return Group.NO_END if self.owed and not self.has_end else Group.DUE
        late_hours = (now - self.deadline.timestamp()) / 3600
        return Group.LONG_OVERDUE if late_hours > LONG_OVERDUE_HOURS else Group.DUE


def summary_of(content: Interview | BrokenInterview, settings: Settings) -> Summary:
    """Return the summary of a file that was read, wholly or at a glance."""
    if isinstance(content, BrokenInterview):
        return Summary(content.path, content.path.name, is_broken=True)
    owed = [person for person in content.interviewers if not is_settled(content, person)]
    return Summary(
        content.path,
        content.company.value,
        content.role.value if content.role else "",
        has_end=content.ended is not None,
        deadline=_nearest(content, owed or list(content.interviewers), settings),
        owed=tuple(person.name for person in owed),
        total=len(content.interviewers),
    )


def _nearest(interview: Interview, people: list[Interviewer], settings: Settings) -> DateTime | None:
    """Return the nearest deadline; people whose conversations ended together share one."""
    ends = {person.ended.at if person.ended else None: person for person in people}
    deadlines = (deadline_of(interview, person, settings) for person in ends.values())
    return min((at for at in deadlines if at is not None), default=None)
