"""Slips that letters of thanks are full of and Harper does not see: wrong verb forms, `you time`, `Lets`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from notes.place import Span
from notes.proofreading.grammar import Part
from notes.wording.phrases import lines

Mend = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class LetterSlip:
    """One slip in a text, what was meant, and why."""

    span: Span
    suggestion: str
    message: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of slip: group `slip` is what is wrong, `mend` makes it right."""

    regex: re.Pattern[str]
    mend: Mend
    message: str
    in_sentences: bool
    """Not for subjects, list items and the like, which are fragments by nature."""


@cache
def _verbs() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """Return the gerunds of plain verbs and of those that are nouns too, and the plain forms of pasts."""
    tables: dict[str, dict[str, str]] = {"verb": {}, "noun-like": {}, "past": {}}
    for line in lines("letter_verbs"):
        kind, form, other = line.split()
        tables[kind][form] = other
    return tables["verb"], tables["noun-like"], tables["past"]


@lru_cache(maxsize=2048)
def slips_in(text: str, part: Part = Part.PARAGRAPH) -> tuple[LetterSlip, ...]:
    """Return the slips in a passage of plain text, in its order; of two that overlap, the first."""
    found = (
        _found(pattern, match)
        for pattern in patterns()
        if not pattern.in_sentences or part is Part.PARAGRAPH
        for match in pattern.regex.finditer(text)
    )
    kept: list[LetterSlip] = []
    for slip in sorted(found, key=lambda slip: slip.span):
        if not kept or slip.span.start >= kept[-1].span.end:
            kept.append(slip)
    return tuple(kept)


def _found(pattern: Pattern, match: re.Match[str]) -> LetterSlip:
    wrong = match["slip"]
    return LetterSlip(Span(*match.span("slip")), _like(wrong, pattern.mend(wrong)), pattern.message)


def _like(wrong: str, right: str) -> str:
    """Give the mended words the capital of the wrong ones."""
    return right[:1].upper() + right[1:] if wrong[:1].isupper() and wrong != "I" else right


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return all patterns, compiled once."""
    plain, noun_like, pasts = _verbs()
    gerunds = {**plain, **noun_like}
    lists = {
        "VERB": "|".join(plain),
        "NOUNVERB": "|".join(noun_like),
        "GERUND": "|".join(gerunds.values()),
        "PAST": "|".join(pasts),
        "OPEN": r"(?:^|[.!?…] )",
        "SENTENCE": "^",
    }
    mends: dict[str, Mend] = {
        "gerund": lambda slip: gerunds[slip.lower().removeprefix("to ")],
        "plain": lambda slip: {**{value: key for key, value in gerunds.items()}, **pasts}[slip.lower()],
        "third": lambda slip: f"{slip}s",
        "capital": str.capitalize,
        "join": lambda slip: slip.replace(" ", ""),
        "have": lambda slip: re.sub(r"of$", "have", slip),
        "polite": lambda slip: f"{slip[len('me and ') :]} and I",
    }
    return tuple(_pattern(line, lists, mends) for line in lines("slips"))


def _pattern(line: str, lists: Mapping[str, str], mends: Mapping[str, Mend]) -> Pattern:
    """Read one line of the list: `regex => what to write => why`."""
    regex, mend, message = (piece.strip() for piece in line.split("=>"))
    for name, alternatives in lists.items():
        regex = regex.replace(f"<{name}>", alternatives)
    regex = re.sub(r"\{\{(.*?)\}\}", r"(?P<slip>\1)", regex).replace("'", "['’]")
    in_sentences = "<SENTENCE>" in line
    flags = re.NOFLAG if in_sentences else re.IGNORECASE
    return Pattern(re.compile(regex, flags), mends.get(mend) or _writes(mend), message, in_sentences)


def _writes(words: str) -> Mend:
    return lambda slip: words.replace("*", slip)
