"""How much of what was owed went out in time, in all and month by month."""

from collections.abc import Iterable
from datetime import date, tzinfo

from msgspec import Struct

from notes.overview.pace import Pace, Timing


class Share(Struct, frozen=True):
    """Notes whose time is over: sent in time, sent late, or still owed after their deadline."""

    in_time: int = 0
    late: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_time + self.late + self.overdue

    @property
    def percent(self) -> int:
        """The part sent in time; 0 and 100 only when none or all were."""
        if self.in_time in (0, self.total):
            return 100 if self.in_time else 0
        return min(max(round(100 * self.in_time / self.total), 1), 99)


def share_of(paces: Iterable[Pace]) -> Share:
    """Count notes by how they stand; those still due and those without a known end are not counted."""
    counts = dict.fromkeys(Timing, 0)
    for pace in paces:
        counts[pace.timing] += 1
    return Share(counts[Timing.IN_TIME], counts[Timing.LATE], counts[Timing.OVERDUE])


def shares_by_month(paces: Iterable[Pace], zone: tzinfo | None) -> tuple[tuple[date, Share], ...]:
    """Return the share of each month in which conversations ended, by its first day, the latest first."""
    months: dict[tuple[int, int], list[Pace]] = {}
    for pace in paces:
        if pace.ended is not None:
            local = pace.ended.astimezone(zone)
            months.setdefault((local.year, local.month), []).append(pace)
    shares = ((date(*month, 1), share_of(found)) for month, found in sorted(months.items(), reverse=True))
    return tuple((month, share) for month, share in shares if share.total)
