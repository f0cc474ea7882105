"""The short form of the sending campaign; the long one is an experiment of `make faults`."""

from pathlib import Path
from random import Random

from tests.mail.kills import while_sending


def test_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    """Senders killed at random: each note ends with one copy, and unknown ends are told."""
    tally = while_sending(tmp_path, 30, Random(20261120))  # noqa: S311 - repeatable, not secret
    assert tally.losses == []
    assert tally.tried == tally.survived == 30
