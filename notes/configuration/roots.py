"""Reading interviews with the settings that hold for each: those of the root its file belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from notes.configuration.settings_file import folder_root, load_settings
from notes.files.file_errors import CannotRead, FileError
from notes.files.folder_walk import walk
from notes.files.on_disk import data_of
from notes.interview import BrokenInterview, Interview, Problem
from notes.settings import Settings

Content = Interview | BrokenInterview


@dataclass
class Roots:
    """The roots met so far, each with its settings, read once."""

    at_a_glance: bool = False
    """Whether what a list or a reminder needs is enough: several times as fast for ordinary files."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong in their settings files."""
    warnings: list[Problem] = field(default_factory=list)
    """What is ignored in them."""
    _settings: dict[Path, Settings] = field(default_factory=dict)
    _read: dict[Path, Content | None] = field(default_factory=dict)
    _root_of: dict[Path, Path] = field(default_factory=dict)

    def root_of(self, path: Path) -> Path:
        """Return the root of a file or folder (design, section 4)."""
        folder = path if path.is_dir() else path.parent
        if folder not in self._root_of:
            self._root_of[folder] = folder_root(folder)
        return self._root_of[folder]

    def settings_for(self, path: Path) -> Settings:
        """Return the settings that hold for a file or folder."""
        root = self.root_of(path)
        if root not in self._settings:
            loaded = load_settings(root)
            self._settings[root] = loaded.value
            self.problems += loaded.problems
            self.warnings += loaded.warnings
        return self._settings[root]

    def read(self, path: Path) -> Content | None:
        """Read one file, once; `None` when it is no interview."""
        if path not in self._read:
            self._read[path] = read_file(path, self.settings_for(path.parent), at_a_glance=self.at_a_glance)
        return self._read[path]

    def below(self, folder: Path) -> Iterator[Content]:
        """Yield what lies below a folder: interviews and what cannot be read."""
        for listing in walk(folder):
            if listing.error is not None:
                error = CannotRead(listing.folder, listing.error.errno or 0)
                yield BrokenInterview(listing.folder, None, (Problem(error.path, str(error)),))
                continue
            for path in listing.files:
                if (content := self.read(path)) is not None:
                    yield content


def read_file(path: Path, settings: Settings, *, at_a_glance: bool = False) -> Content | None:
    """Read one Markdown file; `None` when it is no interview, or gone.

    What `folder_scan.read_file` does; that module, which knows large folders, is imported only when a file
    cannot be read, since the command line must start fast.
    """
    try:
        data = data_of(path)
    except FileError:
        from notes.files import folder_scan

        return folder_scan.read_file(path, settings)
    if at_a_glance:
        from notes.files.glance import glance_at_bytes

        if seen := glance_at_bytes(path, data, settings):
            return seen
    from notes.format.reader import read_bytes

    return read_bytes(path, data, settings)
