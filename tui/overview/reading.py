"""How far the reading of the folder is, shared by the thread that reads and the screen that waits."""

from dataclasses import dataclass


@dataclass
class Reading:
    """Both sides only set and read plain values, so neither ever waits for the other."""

    expected: int = 0
    """Files that the list knows of; 0 while nobody knows."""
    count: int = 0
    """Files looked at so far."""
    to_mend: int = 0
    """Files that cannot be read."""
    is_called_off: bool = False
    """Whether nobody waits for it any more."""
