"""What is known of a folder while it is open: its interviews as read, and the files being edited."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from notes.agenda import Entry
from notes.interview import BrokenInterview, Interview
from notes.settings import Me, Settings

if TYPE_CHECKING:
    from pendulum import DateTime

    from notes.case import Round, Surroundings
    from notes.draft import Draft
    from notes.mail.record import Record
    from notes.reports.summary import Summary

Content = Interview | BrokenInterview

NOTES_COMPARED = 1000
"""Earlier notes that a note is compared with, the latest interviews first."""


class Workspace(Struct):
    """The folder in memory. Reads and writes nothing; who reads and writes tells it."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    me: Me = field(default_factory=Me)
    summaries: "dict[Path, Summary]" = field(default_factory=dict)
    """What the list needs of every file of the folder, as it is on disk."""
    contents: dict[Path, Content] = field(default_factory=dict)
    """Files read whole: those opened or changed, and the newest, whose notes are compared."""
    drafts: dict[Path, "Draft"] = field(default_factory=dict)
    is_word: Callable[[str], bool] | None = None
    """Tells the words of the dictionary, once the proofreader is loaded."""
    turns_at: float = inf
    """When a file next comes into another group of the list by itself, in seconds since 1970."""
    records: "tuple[Record, ...]" = ()
    """What the outbox knows of notes that were sent."""
    _surroundings: "dict[Path, Surroundings]" = field(default_factory=dict)
    _drafted: dict[Path, tuple[Content, Settings, "Summary"]] = field(default_factory=dict)
    """The summaries of open files, with what they were made of."""
    _entries: "dict[Path, tuple[Summary, Entry]]" = field(default_factory=dict)

    def take(self, content: Content) -> None:
        """Remember a file as it was just read."""
        from notes.reports.summary import summary_of

        self.contents[content.path] = content
        self.summaries[content.path] = summary_of(content, self.settings)
        self._surroundings.clear()

    def forget(self, path: Path) -> None:
        """Remove a file that is gone."""
        for known in (self.summaries, self.contents, self.drafts, self._drafted, self._entries):
            known.pop(path, None)
        self._surroundings.clear()

    def take_list(self, summaries: "Sequence[Summary]", entries: Sequence[Entry], now: "DateTime") -> None:
        """Remember exactly these files, as a scan found them, and their lines of the list at `now`.

        Can be called in a thread: ten thousand files take longer than a frame.
        """
        self._entries = {one.path: (one, entry) for one, entry in zip(summaries, entries, strict=True)}
        self.summaries = {summary.path: summary for summary in summaries}
        self.contents = {path: one for path, one in list(self.contents.items()) if path in self.summaries}
        self._note_turn(now)
        self._surroundings.clear()

    def take_newest(self, contents: Iterable[Content]) -> None:
        """Remember files that were read whole because their notes are compared with others."""
        for content in contents:
            if content.path in self.summaries:
                self.contents[content.path] = content
        self._surroundings.clear()

    def newest(self) -> list[Path]:
        """Return the files of the folder, the latest interviews first: names begin with the date."""
        found = [summary.path for summary in self.summaries.values() if not summary.is_broken]
        return sorted(found, key=lambda path: path.name, reverse=True)

    def owing(self) -> set[Path]:
        """Return the files in which somebody still waits for a note, with their unsaved edits."""
        return {path for path in {**self.summaries, **self.drafts} if self.summary(path).owed}

    def current(self, path: Path) -> Content | None:
        """Return a file as it stands now: with its unsaved edits, if it is open."""
        draft = self.drafts.get(path)
        return draft.content if draft else self.contents.get(path)

    def with_edits(self, contents: Iterable[Content]) -> Iterator[Content]:
        """Yield files as they are being edited, where they are."""
        for content in contents:
            yield self.current(content.path) or content

    @property
    def unsaved(self) -> "tuple[Draft, ...]":
        """Open files whose edits are not on disk."""
        return tuple(draft for draft in self.drafts.values() if draft.has_unsaved_changes)

    def entries(self, now: "DateTime") -> list[Entry]:
        """Return the lines of the list as things stand."""
        self._note_turn(now)
        return [self.entry(path, now) for path in self.summaries]

    def _note_turn(self, now: "DateTime") -> None:
        turns = (summary.turns_at for summary in self.summaries.values())
        self.turns_at = min((turn for turn in turns if turn > now.timestamp()), default=inf)

    def entry(self, path: Path, now: "DateTime") -> Entry:
        """Return the line of one file; the same object as long as nothing about it changes."""
        summary = self.summary(path)
        made_of, entry = self._entries.get(path, (None, None))
        if entry is None or made_of is not summary or summary.group(now.timestamp()) is not entry.group:
            entry = summary.entry(now)
            self._entries[path] = (summary, entry)
        return entry

    def summary(self, path: Path) -> "Summary":
        """Return what the list needs of a file as it stands now, with its unsaved edits."""
        draft = self.drafts.get(path)
        if draft is None:
            return self.summaries[path]
        made_of, settings, summary = self._drafted.get(path, (None, None, None))
        if summary is None or made_of is not draft.content or settings is not self.settings:
            from notes.reports.summary import summary_of

            summary = summary_of(draft.content, self.settings)
            if summary == self.summaries.get(path):
                summary = self.summaries[path]
            self._drafted[path] = (draft.content, self.settings, summary)
        return summary

    def round(self, interview: Interview, now: "DateTime") -> "Round":
        """Return an interview with everything its checks may look at."""
        from notes.case import Round

        around = self.surroundings(interview.path)
        edited = self._edited(interview) if self.records else frozenset()
        return Round(interview, self.settings, self.me, now, around, self.is_word, edited=edited)

    def _edited(self, interview: Interview) -> frozenset[str]:
        """Return whose note is not the text any more that was sent to them."""
        from notes.mail.plan import subject_of
        from notes.mail.precedents import edited_since

        sent = (person for person in interview.interviewers if person.sent is not None)
        return frozenset(
            person.name for person in sent if edited_since(subject_of(interview, person), self.records)
        )

    def surroundings(self, path: Path) -> "Surroundings":
        """Return what the other interviews contribute; kept until a file of the folder changes."""
        known = self._surroundings.get(path)
        if known is None:
            known = self._gather(path)
            self._surroundings = {path: known}
        return known

    def _gather(self, path: Path) -> "Surroundings":
        from notes.case import OtherNote, Surroundings

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
        companies = {other.company.value for other in others}
        companies |= {
            one.company for one in self.summaries.values() if not one.is_broken and one.path != path
        }
        return Surroundings(tuple(islice(notes, NOTES_COMPARED)), frozenset(companies))

    def shown(self, path: Path) -> str:
        """Return a path as the person knows it: relative to the folder."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
