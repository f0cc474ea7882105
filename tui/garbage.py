"""When Python looks through memory for garbage: all of it only while nobody types, and not during the start.

Such a search takes 200 ms with a folder of 500 interviews in memory, and by default it comes at any moment.
The start makes hardly anything but what stays, and searches would take a tenth of it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1_000_000


@contextmanager
def put_off() -> Iterator[None]:
    """Search nothing until `spare_what_is_there` is called, and as usual when all this is over."""
    gc.disable()
    try:
        yield
    finally:
        search_as_usual()


def spare_what_is_there() -> None:
    """Leave what is in memory now out of every search; new objects are searched only when they are young."""
    gc.freeze()
    gc.enable()
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, _NEVER)


def search() -> None:
    """Look through all of what is new; for a moment at which nobody waits."""
    gc.collect()


def search_as_usual() -> None:
    """Undo all this, for who goes on in the same process."""
    gc.unfreeze()
    gc.enable()
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, young)
