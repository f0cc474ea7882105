"""Putting a finished temporary file in a file's place without losing what others write meanwhile.

Between the last look at a file and a rename over it another program may save. So the two files swap names in
one step, and what came out is looked at: if it is not the version we know, the swap is taken back.
"""

import os
from contextlib import suppress
from pathlib import Path

from notes.files.durable import exchange
from notes.files.file_errors import BeingWritten, ChangedOnDisk, Vanished
from notes.files.on_disk import fingerprint, read_settled
from notes.files.temporary import temporary_beside

_ROUNDS = 8
"""How often a swap is taken back while others keep saving in between."""


def swap_in(path: Path, target: Path, temporary: Path, ours: str, expected: str) -> None:
    """Put `temporary` (fingerprint `ours`) in the place of `target`, which must still be `expected`.

    Whatever is raised, no content of another program is lost: it stands at `target`, or in a temporary file
    that the next start finds (`notes.files.leftovers`). When this returns, `temporary` is gone.
    """
    if not exchange(temporary, target):
        _rename_over(path, target, temporary, ours, expected)
        return
    try:
        came_out, busy = read_settled(temporary)
    except OSError:
        exchange(temporary, target)
        raise
    if fingerprint(came_out) == expected and not busy:
        _remove(temporary)
        return
    raise _refusal(path, _take_back(path, target, temporary, ours, came_out), expected)


def _take_back(path: Path, target: Path, temporary: Path, standing: str, came_out: bytes) -> bytes:
    """Swap until nobody was faster; return what stands at `target` then."""
    for _ in range(_ROUNDS):
        try:
            exchange(temporary, target)
        except FileNotFoundError:
            return _bring_back(path, target, temporary, came_out)
        back, busy = read_settled(temporary)
        if fingerprint(back) == standing and not busy:
            _remove(temporary)
            break
        # Somebody saved over ours in the blink between: theirs is the newer one and belongs at the name.
        standing, came_out = fingerprint(came_out), back
    return came_out


def _bring_back(path: Path, target: Path, temporary: Path, came_out: bytes) -> bytes:
    """Give the name back to what was swapped out, since the name itself was deleted in between."""
    try:
        os.link(temporary, target)
    except FileExistsError as error:
        raise Vanished(path) from error  # yet another file has the name; ours to keep is the temporary one
    _remove(temporary)
    return came_out


def _rename_over(path: Path, target: Path, temporary: Path, ours: str, expected: str) -> None:
    """Do without the exchange: hold on to the old file by a second name, look, rename, look again."""
    kept = temporary_beside(target, ours, expected)
    with suppress(
        OSError
    ):  # some file systems know no second names; then only the look before the rename is left
        os.link(target, kept)
    before, busy = read_settled(kept if kept.exists() else target)
    if fingerprint(before) != expected or busy:
        _remove(kept)
        raise _refusal(path, before, expected)
    temporary.replace(target)
    if not kept.exists():
        return
    after, busy = read_settled(kept)
    if fingerprint(after) != expected or busy:
        kept.replace(target)
        raise _refusal(path, after, expected)
    _remove(kept)


def _refusal(path: Path, found: bytes, expected: str) -> BeingWritten | ChangedOnDisk:
    return BeingWritten(path) if fingerprint(found) == expected else ChangedOnDisk(path, found)


def _remove(temporary: Path) -> None:
    with suppress(OSError):  # the work is done; what stays is found by the next start
        temporary.unlink()
