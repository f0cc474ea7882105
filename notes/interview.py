"""The domain's nouns: an interview, its interviewers, and the notes owed to them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from notes.findings import Finding
from notes.place import Span

if TYPE_CHECKING:
    from pendulum import DateTime


class Channel(StrEnum):
    """The way a note goes out."""

    EMAIL = "email"
    HANDWRITTEN = "handwritten"
    OTHER = "other"


class Formality(StrEnum):
    """How formal a note is expected to be."""

    INFORMAL = "informal"
    NEUTRAL = "neutral"
    FORMAL = "formal"


class Text(Struct, frozen=True):
    """A value as the person wrote it, and where it stands in the file."""

    value: str
    span: Span

    def __str__(self) -> str:
        return self.value


class Moment(Struct, frozen=True):
    """A date-time of the frontmatter, made aware with its own offset or the interview's zone."""

    at: "DateTime"
    span: Span
    date_only: bool = False
    """Only a date was written; `at` is then the last second of that day."""


class Interviewer(Struct, frozen=True):
    """A person met in the interview; each is owed one note."""

    name: str
    span: Span
    """Where the name stands in the frontmatter."""
    index: int
    """Position in the file's list, from 0."""
    title: Text | None = None
    email: Text | None = None
    address: Text | None = None
    channel: Channel | None = None
    """As written; `None` means the folder's default."""
    ended: Moment | None = None
    talked_about: tuple[Text, ...] = ()
    sent: Moment | None = None
    proofread: Text | None = None
    """Fingerprint of the text the person confirmed."""
    accepted: tuple[Text, ...] = ()
    goes_by: tuple[str, ...] = ()
    thanked_through: Text | None = None
    no_note: Text | None = None


class Note(Struct, frozen=True):
    """A `## To NAME` section. Spans are ranges of the file's text."""

    heading: Text
    """NAME as it stands in the heading."""
    span: Span
    """The whole section: heading line included, up to the next heading or the end."""
    content: Span
    """What the editor shows: from the line after the heading (a blank line skipped) to the section's end."""
    subject: Text | None
    """The value of the `Subject:` line."""
    body: Text
    """The text after the subject line, outer blank lines left out; line ends as in the file."""
    recipients: tuple[str, ...]
    """Names of the interviewers the heading resolves to: one when all is well."""

    @property
    def is_empty(self) -> bool:
        """Whether there is no text to send yet."""
        return not self.body.value.strip()


class Interview(Struct, frozen=True):
    """One round of conversations with one company: one file."""

    path: Path
    text: str
    """The whole file as decoded text, without a byte-order mark, line ends untouched."""
    company: Text
    role: Text | None = None
    ended: Moment | None = None
    industry: Text | None = None
    formality: Formality | None = None
    timezone: str | None = None
    deadline: Moment | None = None
    decision: Moment | None = None
    outcome: Text | None = None
    interviewers: tuple[Interviewer, ...] = ()
    notes: tuple[Note, ...] = ()
    private: tuple[Text, ...] = ()
    """Private text, piece by piece (between notes), in file order."""
    findings: tuple[Finding, ...] = ()
    """What the reader saw: unknown keys, wrong types in optional keys (`file/...` rules)."""
    body_start: int = 0
    """Offset of the first character after the frontmatter."""

    def note_to(self, name: str) -> Note | None:
        """Return the first section whose heading resolves to this interviewer, if there is one."""
        return next((note for note in self.notes if name in note.recipients), None)

    def interviewer(self, name: str) -> Interviewer | None:
        """Return the interviewer of this exact name."""
        return next((person for person in self.interviewers if person.name == name), None)


class Problem(Struct, frozen=True):
    """Why a file cannot be used: one sentence and its place (lines and columns from 1)."""

    path: Path
    message: str
    line: int = 1
    column: int = 1


class BrokenInterview(Struct, frozen=True):
    """A file that means to be an interview and cannot be used until someone mends it."""

    path: Path
    text: str | None
    """The decoded text, or `None` when it is not UTF-8."""
    problems: tuple[Problem, ...] = ()
