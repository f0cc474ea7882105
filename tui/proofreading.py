"""The proofreader beside the app: loaded once, asked in workers, its answers kept until the text changes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notes.findings import Finding
from notes.interview import Interview, Note

if TYPE_CHECKING:
    from notes.case import Round
    from notes.proofreading.proofreader import Proofreader

Asked = tuple[str, int, str, str]
"""What an answer belongs to: interviewer, place, subject and body of the note."""


@dataclass
class Proofreading:
    """Answers by interviewer; `None` where the proofreader is still at it."""

    proofreader: "Proofreader | None" = None
    """`None` until it is loaded."""
    _answers: dict[Asked, tuple[Finding, ...]] = field(default_factory=dict)

    def results(self, interview: Interview) -> dict[str, tuple[Finding, ...] | None]:
        """Return what is known of each note of an interview."""
        return {name: self._answers.get(_asked(name, note)) for name, note in _notes(interview)}

    def work(self, round_: "Round") -> None:
        """Look at every note that changed; runs in a worker."""
        proofreader = self.proofreader
        if proofreader is None:
            return
        from notes.proofreading.vocabulary import vocabulary_of
        from notes.wording.letter import take_apart

        vocabulary = vocabulary_of(round_)
        fresh = {}
        for name, note in _notes(round_.interview):
            key = _asked(name, note)
            known = self._answers.get(key)
            letter = take_apart(note, round_.me.name)
            fresh[key] = proofreader.check(note, vocabulary, name, letter) if known is None else known
        self._answers = fresh

    def forget(self) -> None:
        """Ask everything anew: the vocabulary has changed."""
        self._answers = {}


def _notes(interview: Interview) -> list[tuple[str, Note]]:
    return [(name, note) for note in interview.notes for name in note.recipients[:1] if not note.is_empty]


def _asked(name: str, note: Note) -> Asked:
    return name, note.body.span.start, note.subject.value if note.subject else "", note.body.value
