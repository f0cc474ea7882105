"""The proofreader beside the app: loaded once, asked in a thread, its answers kept until the text changes."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from notes.findings import Finding
from notes.interview import Interviewer, Note

if TYPE_CHECKING:
    from notes.case import Round
    from notes.proofreading.proofreader import Proofreader


class _Asked(Struct, frozen=True):
    """All that an answer depends on; a note that only moved within its file is the same question."""

    name: str
    section: str
    recipients: tuple[str, ...]
    sender: str
    vocabulary: frozenset[str]


class _Answer(Struct, frozen=True):
    """What was found in a note, and where the note stood then."""

    start: int
    found: tuple[Finding, ...]

    def at(self, start: int) -> tuple[Finding, ...]:
        """Return the findings for the same note at another place."""
        by = start - self.start
        return tuple(replace(one, span=one.span.shifted(by)) for one in self.found) if by else self.found


Found = Mapping[str, tuple[Finding, ...] | None]


@dataclass
class Proofreading:
    """Answers by interviewer; `None` where the proofreader is still at it."""

    proofreader: "Proofreader | None" = None
    """`None` until it is loaded."""
    _answers: dict[_Asked, _Answer] = field(default_factory=dict)
    _thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="proofreader")
    )

    def results(self, round_: "Round") -> dict[str, tuple[Finding, ...] | None]:
        """Return what is known of each note of an interview."""
        found: dict[str, tuple[Finding, ...] | None] = {}
        for person, note, asked in _questions(round_):
            answer = self._answers.get(asked)
            found[person.name] = answer.at(note.span.start) if answer else None
        return found

    def begin(self, round_: "Round") -> Found:
        """Begin to look at every note that changed; who asks for a note still looked at waits for it.

        The proofreader computes outside Python, so that rules can be applied at the same time.
        """
        return _Awaited(self._thread.submit(self.work, round_))

    def work(self, round_: "Round") -> dict[str, tuple[Finding, ...] | None]:
        """Look at every note that changed, and return what is found; runs in a thread."""
        if self.proofreader is not None:
            asked = tuple(_questions(round_))
            self._answers = {one: self._answer(one, person, note, round_) for person, note, one in asked}
        return self.results(round_)

    def _answer(self, asked: _Asked, person: Interviewer, note: Note, round_: "Round") -> _Answer:
        known = self._answers.get(asked)
        if known is not None or self.proofreader is None:
            return known or _Answer(0, ())
        from notes.wording.letter import take_apart

        letter = take_apart(note, round_.me.name)
        return _Answer(note.span.start, self.proofreader.check(note, asked.vocabulary, person.name, letter))

    def end(self) -> None:
        """Let the thread go, and look at no further note."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def forget(self) -> None:
        """Ask everything anew: the proofreader may judge otherwise now."""
        self._answers = {}


class _Awaited(Found):
    """What a thread finds, as soon as somebody asks for it."""

    def __init__(self, job: Future[dict[str, tuple[Finding, ...] | None]]) -> None:
        self._job = job

    def __getitem__(self, name: str) -> tuple[Finding, ...] | None:
        return self._job.result()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._job.result())

    def __len__(self) -> int:
        return len(self._job.result())


def _questions(round_: "Round") -> Iterator[tuple[Interviewer, Note, _Asked]]:
    # Imported here: it is needed only when there is something to check.
    from notes.proofreading.vocabulary import vocabulary_of

    interview, vocabulary = round_.interview, vocabulary_of(round_)
    for note in interview.notes:
        person = interview.interviewer(note.recipients[0]) if note.recipients else None
        if person is not None and not note.is_empty and note is interview.note_to(person.name):
            section = note.span.of(interview.text)
            yield person, note, _Asked(person.name, section, note.recipients, round_.me.name, vocabulary)
