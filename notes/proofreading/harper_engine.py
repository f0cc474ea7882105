"""Harper, through PyPI `harper-py`, as our grammar engine: in process, offline, safe from several threads."""

import re
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from notes.findings import Severity
from notes.place import Span
from notes.proofreading.dialects import american_spelling
from notes.proofreading.grammar import Part, Slip
from notes.proofreading.harper_rules import ABOUT_A_SUBJECT, ABOUT_A_WORD, MISTAKEN, ONLY, is_on, weight
from notes.proofreading.unknown_words import judge
from notes.wording.folding import fold

if TYPE_CHECKING:
    from harper import Lint, Linter, Suggestion

_WORD_KINDS = frozenset({"Spelling", "Typo", "BoundaryError"})
_PLAIN_WORD = re.compile(r"(?<![^\s(\"“])[^\W\d_]+(?=[\s.,;:!?)\"”]|$)")
_OBJECT_BEFORE = re.compile(
    r"\b(?:us|them|me|him|her)\s+$"
    r"|\b(?!(?:and|but|or|that|because|when|while|if|as|how|where|since|though|think|know|hope|so|what|than)\b)"
    r"[\w'’]+\s+(?:you|it)\s+$",
    re.IGNORECASE,
)
"""A pronoun that some verb or preposition before it governs: it is no subject of the verb that follows."""
_BEGINS = re.compile(r"(?:^|[.!?…:])[\"'”’)\]]*\s*[\"'“‘(\[]*$")
_FOREIGN_APOSTROPHE = re.compile(r"\w['’](?!(?:s|t|d|m|ll|re|ve)$)\w")
_MAX_SUGGESTIONS = 3


class HarperEngine:
    """One Harper linter. Building it takes about half a second and 150 MB: do it in a worker.

    Without a dialect it reads American English and takes other spellings for what they are.
    """

    name = "harper"

    def __init__(self, dialect: str = "american") -> None:
        # Imported here: every command imports this module's neighbours, few need Harper itself.
        import harper

        self._linter: Linter = harper.Linter(harper.Dialect[(dialect or "american").upper()])
        self._is_any_dialect = not dialect
        self._lock = Lock()
        self._seen: set[str] = set()
        """Words that passed unmarked in a passage: asking for them again would cost a call each."""
        self._linter.set_lint_config({rule: on and is_on(rule) for rule, on in _defaults().items()})
        self.is_word = lru_cache(maxsize=4096)(self._is_word)

    def slips(self, text: str, part: Part) -> tuple[Slip, ...]:
        """Return what Harper sees in a passage and a letter cares about, in the order of the text."""
        if not text.strip():
            return ()
        with self._lock:  # a Linter refuses calls from two threads at once
            lints = self._linter.organized_lints(text, language="plaintext")
            found = [(rule, lint) for rule, of_rule in lints.items() for lint in of_rule]
            self._seen |= _words_without_lint(text, (lint for _, lint in found))
        slips = (self._slip(text, part, rule, lint) for rule, lint in found)
        seen = sorted((slip for slip in slips if slip is not None), key=lambda slip: slip.span)
        unknown = [Span(lint.span.start, lint.span.end) for lint in lints.get("SpellCheck", ())]
        return tuple(_if_foreign(slip, text, unknown) or slip for slip in seen)

    def _slip(self, text: str, part: Part, rule: str, lint: "Lint") -> Slip | None:
        span = Span(lint.span.start, lint.span.end)
        severity = weight(rule, lint.lint_kind, part)
        if severity is None or not span.of(text) or span.of(text).lower() in MISTAKEN.get(rule, ()):
            return None
        if rule in ONLY and not _is_meant(rule, text, span):
            return None
        if rule in ABOUT_A_SUBJECT and _OBJECT_BEFORE.search(text, max(0, span.start - 60), span.start):
            return None
        if rule == "SpellCheck" and _is_ending(text, span):
            return None
        if rule == "SpellCheck":
            return self._unknown_word(text, part, _whole_word(text, span), lint)
        if rule == "SentenceCapitalization" and not self._needs_capital(text, part, span):
            return None
        wider, suggestions = _replacements(text, span, lint.suggestions)
        return Slip(rule, severity, _plain(lint.message), wider, suggestions, rule in ABOUT_A_WORD)

    def _needs_capital(self, text: str, part: Part, span: Span) -> bool:
        """Tell whether a small letter here is a slip: not in `dbt`, nor where a sentence goes on."""
        return self.is_word(span.of(text)) and not (part is Part.CONTINUATION and span.start == 0)

    def _unknown_word(self, text: str, part: Part, span: Span, lint: "Lint") -> Slip | None:
        suggestions = tuple(suggestion.replacement_text for suggestion in lint.suggestions)
        if span.of(text) != lint.problem_text:
            suggestions = ()  # Harper saw only a part of the word
        if self._is_any_dialect and (here := american_spelling(span.of(text), suggestions)):
            message = f"“{span.of(text)}” is not American spelling: fine if the folder's `dialect` says so."
            return Slip("SpellCheck", Severity.INFO, message, span, (here,), about_word=True)
        verdict = judge(text, span, part, suggestions, self.is_word)
        if verdict is None:
            return None
        return Slip(
            "SpellCheck", verdict.severity, verdict.message, span, verdict.suggestions, about_word=True
        )

    def _is_word(self, word: str) -> bool:
        forms = dict.fromkeys((word, word.lower()))
        return any(form in self._seen for form in forms) or any(self._passes(form) for form in forms)

    def _passes(self, word: str) -> bool:
        with self._lock:
            lints = self._linter.lint(word, language="plaintext")
        return not any(lint.lint_kind in _WORD_KINDS for lint in lints)


def _if_foreign(slip: Slip, text: str, unknown: list[Span]) -> Slip | None:
    """Return a mere hint in place of a slip that is a word of another language: of `Tusen takk`, `ćevapi`."""
    word = slip.span.of(text)
    if slip.rule != "SpellCheck" or slip.severity is not Severity.ERROR:
        return None
    if (
        not word.isascii()
        or _FOREIGN_APOSTROPHE.search(word)
        or any(_is_next_to(slip.span, other, text) for other in unknown)
    ):
        near = any(OSA.distance(fold(word), fold(other), score_cutoff=1) <= 1 for other in slip.suggestions)
        if not near:
            message = f"“{word}” is not in the dictionary: a word of another language may stay."
            return replace(slip, severity=Severity.INFO, message=message, suggestions=())
    return None


def _is_next_to(span: Span, other: Span, text: str) -> bool:
    return text[span.end : other.start] == " " or text[other.end : span.start] == " "


def _is_ending(text: str, span: Span) -> bool:
    """Tell the ending of a letter, a figure or a mark: `p's and q's`, `the 1990's`, `{name}'s`."""
    word = span.of(text).replace("’", "'")
    before = text[max(0, span.start - 1) : span.start]
    is_left_over = word == "s" and (before in ("'", "’") or before.isdigit())
    return is_left_over or (len(word) == len("p's") and word.endswith("'s"))


def _is_meant(rule: str, text: str, span: Span) -> bool:
    """Tell whether what stands at a slip is what the rule is about; an `A` inside a sentence is a letter."""
    if span.of(text) == "A" and not _BEGINS.search(text[: span.start]):
        return False
    return re.compile(ONLY[rule]).match(text, span.start) is not None


def _whole_word(text: str, span: Span) -> Span:
    """Widen a range to the letters around it: Harper takes some foreign names apart."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return Span(start, end)


def _words_without_lint(text: str, lints: Iterable["Lint"]) -> set[str]:
    """Return the plain words of a passage that no lint touches: the dictionary has them."""
    marked = [Span(lint.span.start, lint.span.end) for lint in lints]
    found = ((word[0], Span(*word.span())) for word in _PLAIN_WORD.finditer(text))
    return {word for word, span in found if not any(span.overlaps(mark) for mark in marked)}


def _defaults() -> dict[str, bool]:
    import harper

    return harper.get_default_lint_config()


def _replacements(text: str, span: Span, suggestions: Iterable["Suggestion"]) -> tuple[Span, tuple[str, ...]]:
    """Turn Harper's suggestions into replacements for a range; deleting a word takes a blank with it."""
    texts = tuple(dict.fromkeys(_replacement(text, span, suggestion) for suggestion in suggestions))
    if texts == ("",) and text[span.end : span.end + 1] == " " and text[: span.start].endswith(" "):
        return Span(span.start, span.end + 1), texts
    return span, texts[:_MAX_SUGGESTIONS]


def _replacement(text: str, span: Span, suggestion: "Suggestion") -> str:
    kind = suggestion.kind.name
    if kind == "REMOVE":
        return ""
    return (span.of(text) if kind == "INSERT_AFTER" else "") + suggestion.replacement_text


def _plain(message: str) -> str:
    """Return Harper's sentence with quotation marks for its code marks."""
    pieces = message.split("`")
    quoted = (f"“{piece}”" if index % 2 else piece for index, piece in enumerate(pieces))
    text = "".join(quoted) if len(pieces) % 2 else message
    return text if text.endswith((".", "?", "!")) else f"{text}."
