"""The classes of a size, for what must know them before Textual sets them, which is behind the frame."""

from collections.abc import Sequence

from textual.screen import Screen

Breakpoints = Sequence[tuple[int, str]]
"""From which length on, in cells, which class."""


def class_of(breakpoints: Breakpoints | None, length: int) -> str:
    """Return the class of a length; empty where there is none."""
    return next((name for least, name in sorted(breakpoints or (), reverse=True) if least <= length), "")


def fit_first_frame(screen: Screen[None]) -> None:
    """Take the classes of the terminal's size.

    The first frame would show panes that have no room and are taken away again.
    """
    app = screen.app
    for breakpoints, length in (
        (app.HORIZONTAL_BREAKPOINTS, app.size.width),
        (app.VERTICAL_BREAKPOINTS, app.size.height),
    ):
        screen.add_class(class_of(breakpoints, length))
