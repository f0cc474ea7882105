"""The classes of a screen's size, in time for its first frame."""

from textual.screen import Screen


def fit_first_frame(screen: Screen[None]) -> None:
    """Take the classes that Textual itself gives a screen only behind its first frame.

    That frame would show panes that have no room and are taken away again.
    """
    app = screen.app
    for breakpoints, length in (
        (app.HORIZONTAL_BREAKPOINTS, app.size.width),
        (app.VERTICAL_BREAKPOINTS, app.size.height),
    ):
        screen.add_class(*[name for least, name in breakpoints or () if least <= length][-1:])
