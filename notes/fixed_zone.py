"""Aware times with an offset and no zone, such as most files hold: made by the ten thousand."""

from datetime import datetime, timedelta
from functools import lru_cache

from pendulum import DateTime, FixedTimezone


def in_fixed_zone(at: datetime) -> DateTime:
    """Return an aware time as the same clock shows it; Pendulum's own way takes many times as long."""
    zone = _zone(at.utcoffset() or timedelta())
    return DateTime(at.year, at.month, at.day, at.hour, at.minute, at.second, tzinfo=zone)


@lru_cache(maxsize=64)
def _zone(offset: timedelta) -> FixedTimezone:
    return FixedTimezone(int(offset.total_seconds()))
