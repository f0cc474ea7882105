"""A settings file as it was read: its value, and what is wrong with it."""

from typing import Generic, TypeVar

from msgspec import Struct

from notes.interview import Problem

T = TypeVar("T")


class Loaded(Struct, Generic[T], frozen=True):
    """What a settings file says."""

    value: T
    problems: tuple[Problem, ...] = ()
    """What is wrong and must be corrected; defaults stand in for it."""
    warnings: tuple[Problem, ...] = ()
    """What is ignored, such as unknown keys."""
