"""Reading the interviews of a folder, as they come, whatever else lies in it."""

import re
from collections.abc import Iterator
from pathlib import Path

from notes.file_errors import CannotRead, FileError, FolderGone, TooLarge, Vanished
from notes.folder_walk import walk
from notes.interview import BrokenInterview, Interview, Problem
from notes.on_disk import load
from notes.reader import read_bytes
from notes.settings import Settings

_HEAD = 64 * 1024
"""How far into a file the keys of an interview are looked for."""
_INTERVIEW_KEY = re.compile(rb"^(?:company|interviewers)[ \t]*[:=]|^\[\[interviewers\]\]", re.MULTILINE)


def scan(folder: Path, settings: Settings) -> Iterator[Interview | BrokenInterview]:
    """Yield the interviews below `folder`, newest names first, and what cannot be read, with the reason.

    What is looked into is told at `folder_walk.walk`. Raises `NoSuchFolder`.
    """
    for listing in walk(folder):
        if listing.error is not None:
            yield broken(CannotRead(listing.folder, listing.error.errno or 0), "folder")
        for path in listing.files:
            if (content := read_file(path, settings)) is not None:
                yield content


def read_file(path: Path, settings: Settings) -> Interview | BrokenInterview | None:
    """Read one Markdown file; `None` when it is no interview, or gone."""
    try:
        data = load(path).data
    except (Vanished, FolderGone):
        return None
    except TooLarge as error:
        return broken(error) if _claims_to_be_interview(path) else None
    except FileError as error:
        return broken(error)
    return read_bytes(path, data, settings)


def broken(error: FileError, kind: str = "file") -> BrokenInterview:
    """Return what stands in the list for a file that the system does not give."""
    return BrokenInterview(error.path, None, (Problem(error.path, error.sentence(f"This {kind}")),))


def _claims_to_be_interview(path: Path) -> bool:
    """Tell from its beginning whether a file that is too large to read means to be an interview."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    return head.startswith((b"---", b"+++")) and _INTERVIEW_KEY.search(head) is not None
