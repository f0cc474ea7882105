"""The one place where the clock is read: once, when the program starts."""

from collections.abc import Mapping
from datetime import datetime

import pendulum
from pendulum import DateTime

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.moments import local_zone

VARIABLE = "AFTERWORD_NOW"
"""Environment variable that stands for the clock, for tests, documentation and trying things out."""


class NotAMoment(NotesError):  # noqa: N818 - the name says what it is
    """`AFTERWORD_NOW` holds something that is no date-time."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value

    def __str__(self) -> str:
        return (
            f'The variable {VARIABLE} says "{escaped(self.value)}", which is no date and time; '
            "write it like 2026-11-20T15:30:00-05:00, or unset it."
        )


def read_clock(environment: Mapping[str, str]) -> DateTime:
    """Return the present moment in the machine's zone, or the one that `AFTERWORD_NOW` says.

    Raises `NotAMoment`.
    """
    value = environment.get(VARIABLE, "").strip()
    if not value:
        return pendulum.now()
    try:
        return pendulum.instance(datetime.fromisoformat(value), tz=local_zone())
    except ValueError as error:
        raise NotAMoment(value) from error
