"""Finding and reading the interviews of a folder, as they come, whatever else lies in it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from notes.file_errors import CannotRead, FileError, FolderGone, NoSuchFolder, TooLarge, Vanished
from notes.interview import BrokenInterview, Interview, Problem
from notes.on_disk import load
from notes.reader import read_bytes
from notes.settings import Settings

_HEAD = 64 * 1024
"""How far into a file the keys of an interview are looked for."""
_INTERVIEW_KEY = re.compile(rb"^(?:company|interviewers)[ \t]*[:=]|^\[\[interviewers\]\]", re.MULTILINE)
_EDITORS_OWN = (".#", "._")
"""Lock links of Emacs and resource forks of macOS, which end in `.md` too."""


def scan(folder: Path, settings: Settings) -> Iterator[Interview | BrokenInterview]:
    """Yield the interviews below `folder`, newest names first, and what cannot be read, with the reason.

    Hidden directories, nested git repositories and links to directories are not entered. Raises
    `NoSuchFolder`.
    """
    for path in interview_files(folder):
        if isinstance(path, BrokenInterview):
            yield path
        elif (content := read_file(path, settings)) is not None:
            yield content


def read_file(path: Path, settings: Settings) -> Interview | BrokenInterview | None:
    """Read one Markdown file; `None` when it is no interview, or gone."""
    try:
        data = load(path).data
    except (Vanished, FolderGone):
        return None
    except TooLarge as error:
        return broken(path, error) if _claims_to_be_interview(path) else None
    except FileError as error:
        return broken(path, error)
    return read_bytes(path, data, settings)


def broken(path: Path, error: FileError, kind: str = "file") -> BrokenInterview:
    """Return what stands in the list for a file that the system does not give."""
    return BrokenInterview(path, None, (Problem(path, error.sentence(f"This {kind}")),))


def interview_files(folder: Path) -> Iterator[Path | BrokenInterview]:
    """Yield every Markdown file below `folder`, and a broken entry for each folder that cannot be read."""
    if not folder.is_dir():
        raise NoSuchFolder(folder)
    real_root = Path(os.path.realpath(folder))
    folders = [folder]
    while folders:
        current = folders.pop()
        try:
            entries = _entries(current)
        except OSError as error:
            yield broken(current, CannotRead(current, error.errno or 0), "folder")
            continue
        if current != folder and any(entry.name == ".git" for entry in entries):
            continue
        subfolders = []
        for entry in entries:
            if _is_folder(entry):
                subfolders.append(current / entry.name)
            elif _may_be_interview(entry, real_root):
                yield current / entry.name
        folders.extend(reversed(subfolders))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; names start with a date, so the newest interviews come first."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name, reverse=True)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether to look inside; links are not followed: they may lead in circles or outside."""
    try:
        return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _may_be_interview(entry: os.DirEntry[str], real_root: Path) -> bool:
    if not entry.name.endswith(".md") or entry.name.startswith(_EDITORS_OWN):
        return False
    if not entry.is_symlink():
        return not entry.is_dir(follow_symlinks=False)  # a hidden folder `.x.md`
    return not _stands_for_another(Path(entry.path), real_root)


def _stands_for_another(link: Path, real_root: Path) -> bool:
    """Tell whether a link leads to a folder, or to a file that is found below the same root by itself."""
    if link.is_dir():
        return True
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(real_root) or target.suffix != ".md" or not target.exists():
        return False
    below = target.relative_to(real_root)
    folders = [real_root / parent for parent in below.parents if parent != Path()]
    return not any(folder.name.startswith(".") or (folder / ".git").exists() for folder in folders)


def _claims_to_be_interview(path: Path) -> bool:
    """Tell from its beginning whether a file that is too large to read means to be an interview."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    return head.startswith((b"---", b"+++")) and _INTERVIEW_KEY.search(head) is not None
