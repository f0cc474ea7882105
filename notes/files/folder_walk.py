"""Which files of a folder may be interviews: by name and place alone, without opening any."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from notes.files.file_errors import NoSuchFolder

_EDITORS_OWN = (".#", "._")
"""Lock links of Emacs and resource forks of macOS, which end in `.md` too."""


class Listing(Struct, frozen=True):
    """One directory of the folder and the Markdown files right in it, newest names first."""

    folder: Path
    files: tuple[Path, ...] = ()
    error: OSError | None = None
    """Why it could not be listed."""


def walk(folder: Path) -> Iterator[Listing]:
    """Yield the directories of a folder, itself first.

    Hidden directories, nested git repositories and links to directories are not entered. Raises
    `NoSuchFolder`.
    """
    if not folder.is_dir():
        raise NoSuchFolder(folder)
    real_root = Path(os.path.realpath(folder))
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = _entries(current)
        except OSError as error:
            yield Listing(current, error=error)
            continue
        if current != folder and any(entry.name == ".git" for entry in entries):
            continue
        names = [entry.name for entry in entries if _may_be_interview(entry, real_root)]
        yield Listing(current, tuple(current / name for name in names))
        # The last one waiting is next: in reverse, so that the newest names come first here too.
        waiting.extend(current / entry.name for entry in reversed(entries) if _is_folder(entry))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; names start with a date, so the newest interviews come first."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name, reverse=True)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether to look inside; links are not followed: they may lead in circles or outside."""
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)


def has_interview_name(name: str) -> bool:
    """Tell whether a file of this name can be an interview."""
    return name.endswith(".md") and not name.startswith(_EDITORS_OWN)


def _may_be_interview(entry: os.DirEntry[str], real_root: Path) -> bool:
    if not has_interview_name(entry.name) or entry.is_dir(follow_symlinks=False):
        return False
    return not (entry.is_symlink() and _stands_for_another(Path(entry.path), real_root))


def _stands_for_another(link: Path, real_root: Path) -> bool:
    """Tell whether a link leads to a folder, or to a file that is found below the same root by itself."""
    if link.is_dir():
        return True
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(real_root) or not has_interview_name(target.name) or not target.exists():
        return False
    below = target.relative_to(real_root)
    folders = [real_root / parent for parent in below.parents if parent != Path()]
    return not any(folder.name.startswith(".") or (folder / ".git").exists() for folder in folders)
