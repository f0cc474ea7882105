"""Which texts one run of `check` is about: files and folders, what is staged in git, or standard input."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from notes.configuration.roots import Content, Roots
from notes.configuration.whereabouts import existing
from notes.errors import NotesError
from notes.files.folder_walk import has_interview_name
from notes.format.reader import read_bytes
from notes.git.repository import staged_files
from notes.interview import Interview, Problem
from notes.standing import has_outcome


@dataclass
class Selection:
    """The interviews chosen, and what was named but cannot be checked."""

    contents: dict[Path, Content] = field(default_factory=dict)
    errors: list[NotesError] = field(default_factory=list)
    """About paths that lead nowhere."""
    missing: list[Problem] = field(default_factory=list)
    """The same as problems, for reports that programs read."""
    no_interviews: list[Path] = field(default_factory=list)
    """Files that were named and are none of ours."""

    def add(self, content: Content) -> None:
        """Choose an interview; a file named twice is checked once."""
        self.contents.setdefault(content.path, content)

    def without_outcome(self) -> list[Content]:
        """Return those that are not over and done with."""
        return [
            one for one in self.contents.values() if not (isinstance(one, Interview) and has_outcome(one))
        ]


def select_paths(paths: Iterable[Path | str], roots: Roots) -> Selection:
    """Choose the interviews of files and folders; a path that leads nowhere does not stop the others."""
    selection = Selection()
    for given in paths:
        try:
            path = existing(given) if isinstance(given, str) else given
        except NotesError as error:
            selection.errors.append(error)
            selection.missing.append(Problem(Path(given).absolute(), str(error)))
            continue
        _add_path(selection, path, roots)
    return selection


def _add_path(selection: Selection, path: Path, roots: Roots) -> None:
    if path.is_dir():
        for content in roots.below(path):
            selection.add(content)
        return
    read = roots.read(path)
    if read is None:
        selection.no_interviews.append(path)
    else:
        selection.add(read)


def select_staged(folder: Path, below: Iterable[Path], roots: Roots) -> Selection:
    """Choose the staged interviews as git would commit them, in all of the repository or below some paths.

    Raises `GitFailed`.
    """
    selection, wanted = Selection(), list(below)
    for staged in staged_files(folder):
        if wanted and not any(staged.path.is_relative_to(path) for path in wanted):
            continue
        if not has_interview_name(staged.path.name):
            continue
        content = read_bytes(staged.path, staged.data, roots.settings_for(staged.path.parent))
        if content is not None:
            selection.add(content)
    return selection


def select_text(path: Path, data: bytes, roots: Roots) -> Selection:
    """Choose a text that an editor holds, as if it were saved at `path`."""
    selection = Selection()
    content = read_bytes(path, data, roots.settings_for(path.parent))
    if content is None:
        selection.no_interviews.append(path)
    else:
        selection.add(content)
    return selection
