"""The end that nobody asked for here: a signal, or a terminal that was closed. No text is lost with it."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from tui.terminal_gone import terminal_is_gone

LOOK_SECONDS = 2.0
"""How often it is looked whether the terminal is still there."""
LOOP_SECONDS = 3.0
"""How long the event loop may take to end; after that it hangs on what it wants to draw."""


class Ending:
    """Listens for the end from outside, and lets what is unsaved be kept first."""

    def __init__(self, keep: Callable[[], None], leave: Callable[[int], None]) -> None:
        self._keep = keep
        """Writes down what is unsaved."""
        self._leave = leave
        """Ends the app in order, with an exit code."""
        self._is_over = Event()

    def listen(self) -> None:
        """Answer the signals that end a program, and notice a terminal that goes without one."""
        loop = asyncio.get_running_loop()
        with suppress(ValueError, RuntimeError, NotImplementedError):  # only where signals can be handled
            loop.add_signal_handler(signal.SIGTERM, self._end_orderly)
            loop.add_signal_handler(signal.SIGHUP, self._end_at_once)
        # In a thread: the loop itself waits, once what it drew for a terminal that is gone has piled up.
        Thread(target=self._watch, args=(loop,), name="ending", daemon=True).start()

    def stop_listening(self) -> None:
        """Leave the signals to who comes next."""
        self._is_over.set()
        loop = asyncio.get_running_loop()
        with suppress(ValueError, RuntimeError, NotImplementedError):
            loop.remove_signal_handler(signal.SIGTERM)
            loop.remove_signal_handler(signal.SIGHUP)

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self._is_over.wait(LOOK_SECONDS):
            if terminal_is_gone():
                loop.call_soon_threadsafe(self._end_at_once)
                if not self._is_over.wait(LOOP_SECONDS):
                    self._keep()
                    os._exit(128 + signal.SIGHUP)

    def _end_orderly(self) -> None:
        if terminal_is_gone():
            self._end_at_once()
        self._keep()
        self._leave(128 + signal.SIGTERM)

    def _end_at_once(self) -> None:
        # Without a terminal nothing can be drawn any more, not even an orderly end.
        self._keep()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGHUP)
