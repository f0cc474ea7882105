"""What git says of one file."""

from enum import StrEnum


class FileState(StrEnum):
    """What git would say of one file; a file it does not speak of is committed as it is."""

    UNTRACKED = "untracked"
    MODIFIED = "modified"
    STAGED = "staged"
    CONFLICTED = "conflicted"
