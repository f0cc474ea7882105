"""Where to look: what a path on the command line stands for, and which folder is meant without one."""

import os
from itertools import islice
from pathlib import Path

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.settings import SETTINGS_FILE

_DIRECTORIES_LOOKED_AT = 1000
"""How much of the current directory is looked at to see whether it is a folder of interviews."""


class NoSuchPath(NotesError):  # noqa: N818 - the name says what it is
    """A path on the command line that leads nowhere."""

    def __init__(self, path: str, meant: str | None = None) -> None:
        super().__init__(path, meant)
        self.path = path
        self.meant = meant
        """What to type instead, if that can be guessed."""

    def __str__(self) -> str:
        guess = f"did you mean {self.meant}?" if self.meant else "check the name."
        return f"There is no file or folder {escaped(self.path)}; {guess}"


class FolderMoved(NotesError):  # noqa: N818 - the name says what it is
    """The folder named in the person's own settings is not there."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"Your settings name the folder {escaped(self.folder)}, which is not there; "
            "correct `folder` under [ui] in config.toml, or name a folder on the command line."
        )


class NotAnInterview(NotesError):  # noqa: N818 - the name says what it is
    """A file that Afterword leaves alone."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.shown = shown

    def __str__(self) -> str:
        return (
            f"{self.shown} is no interview: one is a Markdown file (.md) whose frontmatter names a `company` "
            "and its `interviewers`; start one with: afterword new COMPANY."
        )


def existing(path: str) -> Path:
    """Return the absolute path for what stands on the command line. Raises `NoSuchPath`."""
    found = Path(path).expanduser() if path.startswith("~") and not Path(path).exists() else Path(path)
    if not (found.exists() or found.is_symlink()):
        raise NoSuchPath(path)
    return _absolute(found)


def _absolute(path: Path) -> Path:
    """Return the path from the top; links keep their names, unless `..` after a link makes that wrong."""
    return path.resolve() if ".." in path.parts else path.absolute()


def usual_folder(configured: str | None) -> Path | None:
    """Return the folder meant when none is named; `None` when the person has none yet (design, section 4).

    The nearest parent with `afterword.toml`, else the folder of the person's own settings, else the current
    directory if it holds interviews. Raises `FolderMoved`.
    """
    here = Path.cwd()
    with_settings = next(
        (folder for folder in (here, *here.parents) if (folder / SETTINGS_FILE).is_file()), None
    )
    if with_settings:
        return with_settings
    if configured:
        folder = Path(configured).expanduser()
        if not folder.is_dir():
            raise FolderMoved(configured)
        return _absolute(folder)
    return here if holds_interviews(here) else None


def holds_interviews(folder: Path) -> bool:
    """Tell whether an interview, broken or not, lies below; of a home directory only a part is looked at."""
    from notes.configuration.roots import read_file
    from notes.files.folder_walk import walk
    from notes.settings import Settings

    looked_at = islice(walk(folder), _DIRECTORIES_LOOKED_AT)
    return any(read_file(path, Settings()) is not None for listing in looked_at for path in listing.files)


def relative(path: Path) -> str:
    """Return the path as typed from the current directory; not escaped, for programs to open."""
    try:
        return os.path.relpath(path)
    except OSError:  # the current directory was deleted
        return str(path)


def shown_path(path: Path) -> str:
    """Return the path from the current directory, for a person to read."""
    return escaped(relative(path))
