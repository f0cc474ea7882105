"""Reading the interviews of a folder, as they come, whatever else lies in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from notes.files.file_errors import CannotRead, FileError, FolderGone, TooLarge, Vanished
from notes.files.folder_walk import walk
from notes.files.on_disk import data_of
from notes.format.reader import read_bytes
from notes.interview import BrokenInterview, Interview, Problem
from notes.settings import Settings

if TYPE_CHECKING:
    from notes.reports.summary import Summary

_HEAD = 64 * 1024
"""How far into a file the keys of an interview are looked for."""
_INTERVIEW_KEY = re.compile(rb"^(?:company|interviewers)[ \t]*[:=]|^\[\[interviewers\]\]", re.MULTILINE)


def scan(folder: Path, settings: Settings) -> Iterator[Interview | BrokenInterview]:
    """Yield the interviews below `folder`, newest names first, and what cannot be read, with the reason.

    What is looked into is told at `folder_walk.walk`. Raises `NoSuchFolder`.
    """
    for found in found_files(folder):
        content = read_file(found, settings) if isinstance(found, Path) else found
        if content is not None:
            yield content


def summaries(folder: Path, settings: Settings) -> "Iterator[Summary]":
    """Yield what the list needs of each file that `scan` yields, in the same order, several times as fast."""
    from notes.reports.summary import summary_of

    for content in glances(folder, settings):
        yield summary_of(content, settings)


def glances(folder: Path, settings: Settings) -> Iterator[Interview | BrokenInterview]:
    """Yield what `scan` yields, ordinary files without their text: what lists and sums need of them."""
    for found in found_files(folder):
        content = look_at(found, settings) if isinstance(found, Path) else found
        if content is not None:
            yield content


def read_file(path: Path, settings: Settings) -> Interview | BrokenInterview | None:
    """Read one Markdown file; `None` when it is no interview, or gone."""
    data = given(path)
    if isinstance(data, Refused):
        return data.said
    return None if _is_other_markdown(data) else read_bytes(path, data, settings)


def look_at(path: Path, settings: Settings) -> Interview | BrokenInterview | None:
    """Read one Markdown file for the list: at a glance if it is an ordinary one."""
    data = given(path)
    return data.said if isinstance(data, Refused) else look_into(path, data, settings)


def look_into(path: Path, data: bytes, settings: Settings) -> Interview | BrokenInterview | None:
    """Return what the list needs of a file's content; `None` when it is no interview."""
    from notes.files.glance import glance_at_bytes

    if _is_other_markdown(data):
        return None
    return glance_at_bytes(path, data, settings) or read_bytes(path, data, settings)


def found_files(folder: Path) -> Iterator[Path | BrokenInterview]:
    """Yield the files below a folder that may be interviews, and directories that cannot be listed."""
    for listing in walk(folder):
        if listing.error is not None:
            yield broken(CannotRead(listing.folder, listing.error.errno or 0), "folder")
        yield from listing.files


class Refused(Struct, frozen=True):
    """A file that the system does not give now; the same file may be given at the next try."""

    said: BrokenInterview | None
    """What stands in the list for it; `None` where it is gone, or too large and no interview."""


def given(path: Path) -> bytes | Refused:
    """Return the content of a file, if the system gives it."""
    try:
        return data_of(path)
    except (Vanished, FolderGone):
        return Refused(None)
    except TooLarge as error:
        return Refused(broken(error) if _claims_to_be_interview(path) else None)
    except FileError as error:
        return Refused(broken(error))


def _is_other_markdown(data: bytes) -> bool:
    """Tell from a glance that no reader would find one of our keys: other people's Markdown costs nothing."""
    is_plain = b"\\" not in data and b"\0" not in data  # keys can be escaped, and UTF-16 is not searched
    return is_plain and b"company" not in data and b"interviewers" not in data


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
