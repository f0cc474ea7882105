"""What a rule may look at: the whole round for one interview, and the case of one note in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from notes.interview import Channel, Interview, Interviewer, Note
from notes.settings import Limits, Me, Settings

if TYPE_CHECKING:
    from pendulum import DateTime

    from notes.wording.letter import Letter


class OtherNote(Struct, frozen=True):
    """A note of another interview in the folder, to compare with."""

    path: str
    """Path relative to the folder, as shown to the person."""
    company: str
    interviewer: str
    body: str


class Surroundings(Struct, frozen=True):
    """What the rest of the folder contributes to the checks of one interview."""

    notes: tuple[OtherNote, ...] = ()
    companies: frozenset[str] = frozenset()
    """Companies of the other interviews."""


class Round(Struct, frozen=True):
    """One interview with everything around it; what interview-level rules take."""

    interview: Interview
    settings: Settings
    me: Me
    now: "DateTime"
    """The present moment, aware; the domain never reads a clock."""
    surroundings: Surroundings = field(default_factory=Surroundings)
    is_word: Callable[[str], bool] | None = None
    """Tells the words of the dictionary; `None` until the proofreader is ready."""
    sending: bool = False
    """Judge the notes as they are about to go out: nothing is excused as half-written."""
    edited: frozenset[str] = frozenset()
    """Whose note is not the text any more that was sent to them, as far as this machine knows."""

    def channel(self, person: Interviewer) -> Channel:
        """Return the way this person's note goes out."""
        return person.channel or self.settings.channel


class Case(Struct, frozen=True):
    """One note owed to one interviewer; what note-level rules take."""

    round: Round
    interviewer: Interviewer
    note: Note | None
    """The section, if there is one with any text."""
    letter: "Letter | None"
    """The section's text taken apart; `None` exactly when `note` is."""

    @property
    def interview(self) -> Interview:
        """The interview this note belongs to."""
        return self.round.interview

    @property
    def is_half_written(self) -> bool:
        """Whether the note is still being written: no text or no ending yet, and nobody said it is done.

        A note just started has greeting and sign-off already, so the sign-off alone does not end it.
        """
        if self.letter is None or self.round.sending or self.interviewer.sent is not None:
            return False
        has_end = self.letter.has_end and self.letter.word_count > 0
        return not has_end and self.interviewer.proofread is None

    @property
    def channel(self) -> Channel:
        """The way the note goes out."""
        return self.round.channel(self.interviewer)

    @property
    def limits(self) -> Limits:
        """The lengths that hold for this channel; `other` counts as email."""
        settings = self.round.settings
        return settings.handwritten if self.channel is Channel.HANDWRITTEN else settings.email
