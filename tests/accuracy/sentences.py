"""The sentences of `sentences.txt`, and what Harper and our own slips make of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from notes.findings import Severity
from notes.proofreading.grammar import Part
from notes.proofreading.harper_engine import HarperEngine
from notes.proofreading.slips import slips_in
from tests.accuracy.labelled import HERE


@dataclass
class SentenceScore:
    """How many faulty sentences were seen, and how many good ones were blamed."""

    faulty: int = 0
    seen: int = 0
    good: int = 0
    blamed: int = 0
    unseen: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def sentences() -> Iterator[tuple[bool, str]]:
    """Yield each sentence and whether it is faulty."""
    for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines():
        mark, _, sentence = line.partition(" ")
        if mark in ("x", "ok"):
            yield mark == "x", sentence


def measure_sentences() -> SentenceScore:
    """Check every sentence; a warning blames a good one, only an error sees a fault."""
    engine, score = HarperEngine(), SentenceScore()
    for is_faulty, sentence in sentences():
        found = {slip.severity for slip in engine.slips(sentence, Part.PARAGRAPH)}
        if slips_in(sentence):
            found.add(Severity.ERROR)
        if is_faulty:
            score.faulty += 1
            score.seen += Severity.ERROR in found
            if Severity.ERROR not in found:
                score.unseen.append(sentence)
        else:
            score.good += 1
            score.blamed += bool(found - {Severity.INFO})
            if found - {Severity.INFO}:
                score.false.append(sentence)
    return score
