"""The rows of the list: groups, interviews, their second lines, and what the list itself says."""

from msgspec import Struct

from notes.agenda import Entry, Group, Groups
from tui import icons

GAP = None
"""An empty line between two groups."""


class Details(Struct, frozen=True):
    """The second line of an interview, where the list is wide: the role, and who still waits."""

    entry: Entry


Row = Group | Entry | Details | str | None
"""One row; a string is a remark."""

_NO_MATCH: list[Row] = [GAP, "Nothing matches."]
_NOBODY_WAITS = f"{icons.DONE} Nobody waits for a note."


def rows_of(groups: Groups, *, is_filtered: bool, is_roomy: bool, way_back: str = "") -> list[Row]:
    """Return the rows of these groups; an interview takes two where the list is roomy.

    `way_back` says how an empty filtered list becomes whole again.
    """
    rows: list[Row] = []
    for group, entries in groups:
        rows += [GAP, group] if rows else [group]
        for entry in entries:
            rows.append(entry)
            if is_roomy and (entry.role or entry.owed):
                rows.append(Details(entry))
    if is_filtered:
        return rows or [*_NO_MATCH, way_back]
    if rows and not any(entry.owed for _, entries in groups for entry in entries):
        rows = [_NOBODY_WAITS, GAP, *rows]
    return rows
