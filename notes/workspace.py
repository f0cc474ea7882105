"""What is known of a folder while it is open: its interviews as read, and the files being edited."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from notes.agenda import Entry
from notes.case import OtherNote, Round, Surroundings
from notes.interview import BrokenInterview, Interview
from notes.settings import Me, Settings

if TYPE_CHECKING:
    from pendulum import DateTime

    from notes.draft import Draft
    from notes.reports.summary import Summary

Content = Interview | BrokenInterview

NOTES_COMPARED = 1000
"""Earlier notes that a note is compared with, the latest interviews first."""


@dataclass
class Workspace:
    """The folder in memory. Reads and writes nothing; who reads and writes tells it."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    me: Me = field(default_factory=Me)
    contents: dict[Path, Content] = field(default_factory=dict)
    drafts: dict[Path, "Draft"] = field(default_factory=dict)
    is_word: Callable[[str], bool] | None = None
    """Tells the words of the dictionary, once the proofreader is loaded."""
    _surroundings: dict[Path, Surroundings] = field(default_factory=dict)
    _summaries: dict[Path, tuple[Content, Settings, "Summary"]] = field(default_factory=dict)
    """What the list needs of each file, with what it was made of."""

    def take(self, content: Content) -> None:
        """Remember a file as it was just read."""
        self.contents[content.path] = content
        self._surroundings.clear()

    def forget(self, path: Path) -> None:
        """Remove a file that is gone."""
        self.contents.pop(path, None)
        self.drafts.pop(path, None)
        self._summaries.pop(path, None)
        self._surroundings.clear()

    def current(self, path: Path) -> Content | None:
        """Return a file as it stands now: with its unsaved edits, if it is open."""
        draft = self.drafts.get(path)
        return draft.content if draft else self.contents.get(path)

    @property
    def unsaved(self) -> "tuple[Draft, ...]":
        """Open files whose edits are not on disk."""
        return tuple(draft for draft in self.drafts.values() if draft.has_unsaved_changes)

    def entries(self, now: "DateTime") -> list[Entry]:
        """Return the lines of the list as things stand."""
        return [self.entry(path, now) for path in self.contents]

    def entry(self, path: Path, now: "DateTime") -> Entry:
        """Return the line of one file."""
        return self.summary(self.current(path) or self.contents[path]).entry(now)

    def summary(self, content: Content) -> "Summary":
        """Return what the list needs of a file; kept until the file or the settings change."""
        known = self._summaries.get(content.path)
        if known is None or known[0] is not content or known[1] is not self.settings:
            from notes.reports.summary import summary_of

            known = (content, self.settings, summary_of(content, self.settings))
            self._summaries[content.path] = known
        return known[2]

    def round(self, interview: Interview, now: "DateTime") -> Round:
        """Return an interview with everything its checks may look at."""
        around = self.surroundings(interview.path)
        return Round(interview, self.settings, self.me, now, around, self.is_word)

    def replace_all(self, contents: Iterable[Content]) -> None:
        """Remember exactly these files, as a scan of the folder found them."""
        self.contents = {content.path: content for content in contents}
        self._summaries = {path: known for path, known in self._summaries.items() if path in self.contents}
        self._surroundings.clear()

    def surroundings(self, path: Path) -> Surroundings:
        """Return what the other interviews contribute; kept until a file of the folder changes."""
        if path not in self._surroundings:
            self._surroundings = {path: self._gather(path)}
        return self._surroundings[path]

    def _gather(self, path: Path) -> Surroundings:
        others = [
            content
            for content in self.contents.values()
            if isinstance(content, Interview) and content.path != path
        ]
        others.sort(key=lambda other: other.path.name, reverse=True)
        notes = (
            OtherNote(self.shown(other.path), other.company.value, note.recipients[0], note.body.value)
            for other in others
            for note in other.notes
            if note.recipients and not note.is_empty
        )
        compared = tuple(note for note, _ in zip(notes, range(NOTES_COMPARED), strict=False))
        return Surroundings(compared, frozenset(other.company.value for other in others))

    def shown(self, path: Path) -> str:
        """Return a path as the person knows it: relative to the folder."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
