"""Calling a send off: possible until the one step after which the message may be out."""

import threading
from collections.abc import Callable


class Cancellation:
    """A send that can be called off, from another thread, until it is committed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_requested = False
        self._is_committed = False
        self._wake: Callable[[], None] | None = None

    @property
    def is_requested(self) -> bool:
        """Whether somebody called the send off in time."""
        return self._is_requested

    def request(self) -> bool:
        """Call the send off; return whether that was in time: then the note surely does not go out."""
        with self._lock:
            if self._is_committed:
                return False
            self._is_requested = True
            if self._wake is not None:
                self._wake()
            return True

    def commit(self) -> bool:
        """Pass the point of no return; return False when the send was called off before."""
        with self._lock:
            if not self._is_requested:
                self._is_committed = True
            return self._is_committed

    def on_request(self, wake: Callable[[], None] | None) -> None:
        """Let `wake` end whatever the sending thread waits for."""
        with self._lock:
            self._wake = wake
            if self._is_requested and wake is not None:
                wake()
