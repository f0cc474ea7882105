"""The end that nobody asked for here: a signal, or a terminal that was closed. No text is lost with it."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

from tui.terminal_gone import terminal_is_gone


class Ending:
    """Listens for the end from outside, and lets what is unsaved be kept first."""

    def __init__(self, keep: Callable[[], None], leave: Callable[[int], None]) -> None:
        self._keep = keep
        """Writes down what is unsaved."""
        self._leave = leave
        """Ends the app in order, with an exit code."""

    def listen(self) -> None:
        """Answer the signals by which systems and terminals end a program."""
        loop = asyncio.get_running_loop()
        with suppress(ValueError, RuntimeError, NotImplementedError):  # only where signals can be handled
            loop.add_signal_handler(signal.SIGTERM, self._end_orderly)
            loop.add_signal_handler(signal.SIGHUP, self._end_at_once)

    def stop_listening(self) -> None:
        """Leave the signals to who comes next."""
        loop = asyncio.get_running_loop()
        with suppress(ValueError, RuntimeError, NotImplementedError):
            loop.remove_signal_handler(signal.SIGTERM)
            loop.remove_signal_handler(signal.SIGHUP)

    def look(self) -> None:
        """End when the terminal was closed and nobody said so; what is not saved stays in its journal."""
        if terminal_is_gone():
            self._end_at_once()

    def _end_orderly(self) -> None:
        self.look()
        self._keep()
        self._leave(128 + signal.SIGTERM)

    def _end_at_once(self) -> None:
        # Without a terminal nothing can be drawn any more, not even an orderly end.
        self._keep()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGHUP)
