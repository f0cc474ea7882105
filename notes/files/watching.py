"""Watching a folder while it is open, so that what other programs do to it is seen within a second.

watchfiles tells which paths something happened to; what that means for our files is found by looking at them.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from notes.files.sight import Change, Kind, Sight
from notes.settings import SETTINGS_FILE

__all__ = ["SETTINGS_FILE", "Change", "Kind", "watch"]

_GATHER_MS, _LONGEST_BATCH_MS, _LOOK_AGAIN_MS = 50, 200, 100
_LOOK_THROUGH_SECONDS = 0.7
_FOLDER_WAIT = 0.5
"""Seconds between looks for a folder that is gone."""


def watch(folder: Path, stop: Event) -> Iterator[frozenset[Change]]:
    """Yield what happens to the Markdown files and the settings of `folder`, until `stop` is set.

    Blocks: run it in a thread. The first batch, mostly empty, says that watching has begun: what is read
    after it is watched without a gap. A change arrives about a tenth of a second after it is made, a deletion
    a little later. It may have left the content as it was: compare fingerprints. A folder that goes and comes
    back is watched again.
    """
    sight = Sight(folder)
    begun = False
    while not stop.is_set():
        for touched in _touched(folder, stop):
            changes = sight.look(touched, time.monotonic())
            if changes or not begun:
                begun = True
                yield changes
        stop.wait(_FOLDER_WAIT)


def _touched(folder: Path, stop: Event) -> Iterator[set[Path]]:
    """Yield the paths that something happened to, often none, as long as the folder is the same."""
    same, first = _inode(folder), {folder}
    if same is not None:
        for paths in _events(folder, stop):
            yield first | paths
            first = set()  # only once: something may have happened before watching began
            if _inode(folder) != same:
                break
    yield {folder}


def _events(folder: Path, stop: Event) -> Iterator[set[Path]]:
    """Yield what the system tells; without its watches, the whole folder again and again."""
    import watchfiles

    try:
        for batch in watchfiles.watch(
            folder,
            watch_filter=None,
            stop_event=stop,
            debounce=_LONGEST_BATCH_MS,
            step=_GATHER_MS,
            rust_timeout=_LOOK_AGAIN_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            yield {Path(path) for _, path in batch}
    except (OSError, RuntimeError):  # it has run out of watches; the latter is what watchfiles' own error is
        # Its polling compares whole seconds; ours sees every change.
        while not stop.wait(_LOOK_THROUGH_SECONDS):
            yield {folder}


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
