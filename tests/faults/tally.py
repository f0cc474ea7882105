"""What a fault experiment counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass
class Tally:
    """How often something was tried, and how it ended."""

    tried: int = 0
    survived: int = 0
    losses: list[str] = field(default_factory=list)
    """What was lost, and when; must stay empty."""
    note: str = ""
    """What else is worth knowing, or why nothing was tried."""

    def count(self, loss: str | None) -> None:
        """Count one try; `loss` says what was lost, if anything."""
        self.tried += 1
        if loss is None:
            self.survived += 1
        else:
            self.losses.append(loss)


Experiment = Callable[[Path, int, Random], Tally]
"""Takes an empty folder, how often to try, and the source of chance."""
