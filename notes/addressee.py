"""One interview's file opened from the command line, and the person on it that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from notes.configuration.roots import Roots
from notes.configuration.whereabouts import NotAnInterview, existing, shown_path
from notes.errors import NotesError
from notes.files.on_disk import load
from notes.files.saving import Saved
from notes.format.reader import read_bytes
from notes.format.recipients import nearest, resolve
from notes.interview import BrokenInterview, Interview, Interviewer, Problem
from notes.open_file import OpenFile, opened, save_file
from notes.replacement import Replacement
from notes.wording.names import fits


class Unusable(NotesError):  # noqa: N818 - the name says what it is
    """An interview that cannot be used until someone mends its file."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        problem = self.problem
        return f"{shown_path(problem.path)}:{problem.line}:{problem.column}: {problem.message}"


class AFolder(NotesError):  # noqa: N818 - the name says what it is
    """A folder where one interview's file is expected."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.shown = shown

    def __str__(self) -> str:
        return f"{self.shown} is a folder; name the file of one interview."


class NoSuchPerson(NotesError):  # noqa: N818 - the name says what it is
    """A name that is nobody's, or more than one person's, in the file."""

    def __init__(self, name: str, listed: tuple[str, ...], meant: str | None) -> None:
        super().__init__(name, listed, meant)
        self.name = name
        self.listed = listed
        self.meant = meant
        """Whose name it nearly is."""

    def __str__(self) -> str:
        if not self.listed:
            return f"Nobody is listed under `interviewers` in this file, so nobody is {self.name}."
        guess = f" Did you mean {self.meant}?" if self.meant else ""
        return f"No one person in this file is meant by {self.name}; listed: {', '.join(self.listed)}.{guess}"


@dataclass
class Addressee:
    """An interviewer, the interview, and its file, ready to be edited."""

    file: OpenFile
    interview: Interview
    person: Interviewer
    roots: Roots

    def save(self, edits: Sequence[Replacement]) -> Saved:
        """Save the file with these edits made. Raises a `FileError`."""
        self.file.draft.replace(edits)
        return save_file(self.file)


def find_addressee(path: str, name: str) -> Addressee:
    """Open an interview's file and find the interviewer meant by `name`. Raises a `NotesError`."""
    roots, found = Roots(), existing(path)
    if found.is_dir():
        raise AFolder(shown_path(found))
    settings = roots.settings_for(found)
    on_disk = load(found)
    content = read_bytes(found, on_disk.data, settings)
    if content is None:
        raise NotAnInterview(shown_path(found))
    if isinstance(content, BrokenInterview):
        raise Unusable(content.problems[0])
    return Addressee(opened(on_disk, settings), content, _person(content, name), roots)


def _person(interview: Interview, name: str) -> Interviewer:
    """Return who is meant: as a heading would name them, else by any form that fits one person."""
    people = interview.interviewers
    meant = resolve(name, people)
    fitting = [person for person in people if person.name in meant] or [
        person for person in people if fits(person.name, name, person.goes_by)
    ]
    if len(fitting) == 1:
        return fitting[0]
    raise NoSuchPerson(name, tuple(person.name for person in people), nearest(name, people))
