"""The second half of a double click: where the first opened or closed a dialog, it answers nothing."""

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen


class SecondClicks:
    """Tells the clicks that were meant for a screen which is no longer in front."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._at, self._time = Offset(-1, -1), 0.0
        self._screen: Screen[object] | None = None

    def is_meant_for_another(self, event: events.MouseDown) -> bool:
        """Return whether the button went down just before on the same place, with another screen in front."""
        screen, within = self._app.screen, self._app.CLICK_CHAIN_TIME_THRESHOLD
        is_second = event.screen_offset == self._at and event.time - self._time <= within
        if is_second and screen is not self._screen:
            self._time = event.time
            return True
        self._at, self._time, self._screen = event.screen_offset, event.time, screen
        return False
