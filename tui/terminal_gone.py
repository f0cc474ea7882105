"""Noticing that the terminal is gone when nobody tells: without a hangup, reading from it never ends."""

import errno
import sys


def terminal_is_gone() -> bool:
    """Tell whether the other side of the terminal was closed."""
    try:
        import termios
    except ImportError:  # not on Windows
        return False
    if sys.__stdin__ is None:
        return False
    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except termios.error as error:
        return bool(error.args and error.args[0] == errno.EIO)
    except (OSError, ValueError):  # closed, or no terminal at all
        return False
    return False
