"""Proofreads a note with a grammar engine: passage by passage, so that a keystroke costs one paragraph."""

from collections.abc import Iterator
from functools import lru_cache

from notes.findings import Finding, Severity
from notes.interview import Note
from notes.proofreading.grammar import GrammarEngine, Slip
from notes.proofreading.passages import Passage, passages_of
from notes.proofreading.slips import slips_in
from notes.proofreading.vocabulary import knows
from notes.wording.folding import fold
from notes.wording.letter import Letter, take_apart

_REMEMBERED_PASSAGES = 2048
_SHORT_NAME = 6


class Proofreader:
    """Checks notes against one engine; may be used from several threads.

    Building one with a dialect builds Harper (half a second): do that in a worker.
    """

    def __init__(self, dialect: str = "american", engine: GrammarEngine | None = None) -> None:
        self._engine = engine or _harper(dialect)
        self._slips = lru_cache(maxsize=_REMEMBERED_PASSAGES)(self._engine.slips)

    def is_word(self, word: str) -> bool:
        """Tell whether the dictionary has this word, in this or in lower case."""
        return self._engine.is_word(word)

    def check(
        self, note: Note, vocabulary: frozenset[str], interviewer: str, letter: Letter | None = None
    ) -> tuple[Finding, ...]:
        """Return the engine's findings about a note's own text, in its order.

        `vocabulary` is what `vocabulary_of` gives; `letter` saves taking the note apart again.
        """
        taken_apart = letter or take_apart(note, "")
        found = (
            finding
            for passage in passages_of(taken_apart)
            for finding in self._findings(passage, vocabulary, interviewer)
        )
        return tuple(sorted(found, key=lambda finding: finding.span))

    def _findings(self, passage: Passage, vocabulary: frozenset[str], interviewer: str) -> Iterator[Finding]:
        # What the rule proofread/slip explains better, or other rules speak of, is not said twice.
        told = (*passage.not_prose, *(slip.span for slip in slips_in(passage.text, passage.part)))
        for slip in self._slips(passage.text, passage.part):
            if any(slip.span.overlaps(elsewhere) for elsewhere in told):
                continue
            if slip.about_word and self._is_of_the_case(slip, passage.text, vocabulary):
                continue
            if slip.severity is Severity.INFO and _is_almost_known(slip.span.of(passage.text), vocabulary):
                continue  # proofread/misspelt-name says it plainly
            yield Finding(
                rule=f"proofread/{self._engine.name}/{slip.rule}",
                severity=slip.severity,
                message=slip.message,
                span=passage.place(slip.span),
                interviewer=interviewer,
                suggestions=slip.suggestions,
                quote=slip.span.of(passage.text),
            )

    def _is_of_the_case(self, slip: Slip, text: str, vocabulary: frozenset[str]) -> bool:
        """Tell whether the word is one of the case's own, alone or as part of one with a hyphen or dots."""
        word = slip.span.of(text)
        if not knows(vocabulary, word):
            return knows(vocabulary, _whole_word(text, slip))
        return slip.rule != "SentenceCapitalization" or not self.is_word(word)


def _is_almost_known(word: str, vocabulary: frozenset[str]) -> bool:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = fold(word)
    allowed = 1 if len(folded) < _SHORT_NAME else 2
    return process.extractOne(folded, vocabulary, scorer=OSA.distance, score_cutoff=allowed) is not None


def _whole_word(text: str, slip: Slip) -> str:
    """Return the word of which a slip may cover one part: `Luc` in `Jean-Luc`."""
    start, end = slip.span.start, slip.span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?…\"“”()[]'’‘")


def _harper(dialect: str) -> GrammarEngine:
    # Imported here: `afterword due` and the first frame must not pay for Harper.
    from notes.proofreading.harper_engine import HarperEngine

    return HarperEngine(dialect)
