"""Slips that letters of thanks are full of and Harper does not see: wrong verb forms, `you time`, `Lets`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from notes.place import Span
from notes.proofreading.grammar import Part
from notes.wording.phrases import lines

Mend = Callable[[str], str]

_PLURALS = {"was": "were", "is": "are", "has": "have", "does": "do"}
_PARTICIPLES = {
    "saw": "seen",
    "went": "gone",
    "came": "come",
    "did": "done",
    "took": "taken",
    "wrote": "written",
    "spoke": "spoken",
    "began": "begun",
    "chose": "chosen",
    "drove": "driven",
    "ate": "eaten",
    "gave": "given",
    "knew": "known",
    "ran": "run",
    "forgot": "forgotten",
    "broke": "broken",
}
_PLAIN_FORMS = {
    "welcomed": "welcome",
    "loved": "love",
    "liked": "like",
    "preferred": "prefer",
    "hoped": "hope",
    "contributed": "contribute",
    "used": "use",
    "appreciated": "appreciate",
}
"""Verbs that lose no bare `ed`."""


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
    hints: tuple[str, ...] = ()
    """Small-letter words one of which must be there; looking for them is far cheaper than the pattern."""

    def may_be_in(self, lowered: str) -> bool:
        """Tell whether the pattern is worth trying on a text, given in small letters."""
        return not self.hints or any(hint in lowered for hint in self.hints)


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
    lowered = text.lower().replace("’", "'")
    found = (
        _found(pattern, match)
        for pattern in patterns()
        if (not pattern.in_sentences or part is Part.PARAGRAPH) and pattern.may_be_in(lowered)
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
        "plural": lambda slip: _in_number(slip, _PLURALS),
        "singular": lambda slip: _in_number(slip, {plural: one for one, plural in _PLURALS.items()}),
        "participle": lambda slip: _PARTICIPLES[slip.lower()],
        "unpast": lambda slip: _PLAIN_FORMS.get(slip.lower(), slip.lower().removesuffix("ed")),
        "several": lambda slip: re.sub(r"y$", "ie", slip) + "s" if slip != "day" else "days",
        "possessive": lambda slip: f"{slip[:-1]}'s",
    }
    return tuple(_pattern(line, lists, mends) for line in lines("slips"))


def _pattern(line: str, lists: Mapping[str, str], mends: Mapping[str, Mend]) -> Pattern:
    """Read one line of the list: `regex => what to write => why`."""
    regex, mend, message = (piece.strip() for piece in line.split("=>"))
    hints = _hints(regex)
    for name, alternatives in lists.items():
        regex = regex.replace(f"<{name}>", alternatives)
    regex = re.sub(r"\{\{(.*?)\}\}", r"(?P<slip>\1)", regex).replace("'", "['’]")
    in_sentences = "<SENTENCE>" in line
    flags = re.NOFLAG if in_sentences else re.IGNORECASE
    return Pattern(re.compile(regex, flags), mends.get(mend) or _writes(mend), message, in_sentences, hints)


def _hints(regex: str) -> tuple[str, ...]:
    """Return the words a pattern marks where they are written out, else nothing."""
    marked = re.search(r"\{\{(?:\(\?:)?([a-z '|]+?)\)?\}\}", regex)
    return tuple(marked[1].split("|")) if marked else ()


def _in_number(verb: str, table: Mapping[str, str]) -> str:
    """Return the verb for one, or for several: `was` and `were`, `hasn’t` and `haven’t`."""
    stem, negation = re.fullmatch(r"(\w+?)(n['’]t)?", verb.lower()).groups(default="")  # type: ignore[union-attr]
    return table[stem] + negation


def _writes(words: str) -> Mend:
    return lambda slip: words.replace("*", slip)
