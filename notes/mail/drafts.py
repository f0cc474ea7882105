"""Message files for mail programs to open: private, and gone after a day."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from notes.files.state_folder import private_folder

KEPT_SECONDS: Final = 24 * 3600
"""Long enough for a mail program to have read the file."""


def place_for_draft(name: str, state: Path) -> Path:
    """Return a free path for a message file, after removing old ones; raises `OSError`."""
    folder = private_folder(state / "drafts")
    for left in folder.glob("*.eml"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > KEPT_SECONDS:
                left.unlink()
    stem = name.removesuffix(".eml")
    taken = {left.name for left in folder.glob("*.eml")}
    names = (f"{stem}-{number}.eml" if number else name for number in range(len(taken) + 1))
    return folder / next(one for one in names if one not in taken)
