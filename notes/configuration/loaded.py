"""A settings file as it was read: its value, and what is wrong with it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from notes.interview import Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """What a settings file says."""

    value: T
    problems: tuple[Problem, ...] = ()
    """What is wrong and must be corrected; defaults stand in for it."""
    warnings: tuple[Problem, ...] = ()
    """What is ignored, such as unknown keys."""
