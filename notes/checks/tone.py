"""The rule about tone: slang, emoji, exclamation marks, registers that disagree, too casual or too stiff."""

import re
from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Formality, Text
from notes.place import Span
from notes.rules import note_rule
from notes.wording.formality import Expectation, expectation
from notes.wording.language import is_likely_english
from notes.wording.letter import Letter
from notes.wording.phrase_search import find_phrases
from notes.wording.references import recorded
from notes.wording.registers import Register, of_closing, of_greeting

_RULE = "personalized/tone"
_EXCLAMATION = re.compile(r"!+")
_ONE_CHAT_LETTER = re.compile(r"[ur]|ya|ty", re.IGNORECASE)


@note_rule(
    _RULE,
    Severity.INFO,
    "Slang (a warning in a formal setting), emoji, more than one “!”, a greeting and a sign-off of different "
    "registers, words too casual or too stiff for the expected formality.",
    source="TU Delft, Career toolkit: resist emoticons, excessive exclamation points, too casual language",
)
def tone(case: Case) -> Iterator[Finding]:
    """Point out the words that make the tone, each with the reason; never a score."""
    letter = case.letter
    if letter is None:
        return
    if case.round.settings.language == "off" or not is_likely_english(_body(letter)):
        place = letter.paragraphs[0].span if letter.paragraphs else Span(0, 0)
        start = Span(place.start, place.start)
        yield spot(
            case, _RULE, Severity.UNKNOWN, "Tone is not checked in this language.", start, quoted=False
        )
        return
    expected = expectation(case.interview)
    yield from _slang(case, letter, expected)
    yield from _emoji(case, letter)
    yield from _exclamations(case, letter)
    yield from _registers(case, letter, expected)
    yield from _words(case, letter, expected)


def _body(letter: Letter) -> str:
    return "\n".join(paragraph.value for paragraph in letter.paragraphs)


def _prose(letter: Letter) -> Iterator[Text]:
    if letter.subject is not None:
        yield letter.subject
    yield from letter.paragraphs


def _slang(case: Case, letter: Letter, expected: Expectation) -> Iterator[Finding]:
    is_formal = expected.formality is Formality.FORMAL
    severity = Severity.WARNING if is_formal else Severity.INFO
    why = f" ({expected.reason})" if is_formal else ""
    for text in _prose(letter):
        for found in find_phrases("slang", text):
            if _is_meant(case, found):
                yield spot(case, _RULE, severity, f"“{found.value}” is slang{why}.", found.span)


def _is_meant(case: Case, found: Text) -> bool:
    """Tell slang from an initial (`R`, `U`) and from what was talked about (`a chill-out room`)."""
    if _ONE_CHAT_LETTER.fullmatch(found.value) and not found.value.islower():
        return False
    word = re.compile(rf"(?<!\w){re.escape(found.value)}(?!\w)", re.IGNORECASE)
    return not any(word.search(phrase.value) for phrase in recorded(case))


def _emoji(case: Case, letter: Letter) -> Iterator[Finding]:
    for text in (*_prose(letter), letter.greeting, letter.closing, *letter.signature):
        for place in find_emoji(text) if text is not None else ():
            yield spot(
                case, _RULE, Severity.INFO, f"“{place.value}”: an emoji in a letter.", place.span, ("",)
            )


def find_emoji(text: Text) -> Iterator[Text]:
    """Yield the emoji and the faces made of punctuation in a text."""
    for found in re.finditer(r"(?<!\S)(?:[:;=]['’]?-?[)(DPp/|]|<3|\^\^|:o\))(?=\s|[.,!?]|$)", text.value):
        yield Text(found[0], Span(*found.span()).shifted(text.span.start))
    if text.value.isascii():
        return
    # Imported here: the list of all emoji takes 50 ms to load, and few letters have any.
    import emoji

    for one in emoji.emoji_list(text.value):
        if ord(one["emoji"][0]) >= 0x203C and one["emoji"] not in "™‼⁉↔↩↪":
            span = Span(one["match_start"], one["match_end"])
            yield Text(one["emoji"], span.shifted(text.span.start))


def _exclamations(case: Case, letter: Letter) -> Iterator[Finding]:
    marks = [
        Span(*found.span()).shifted(text.span.start)
        for text in _prose(letter)
        for found in _EXCLAMATION.finditer(text.value)
    ]
    count = sum(span.end - span.start for span in marks)
    for span in marks[:1] if len(marks) == 1 and count > 1 else marks[1:]:
        message = f"{count} exclamation marks: one is plenty."
        yield spot(case, _RULE, Severity.INFO, message, span, (".",), quoted=False)


def _registers(case: Case, letter: Letter, expected: Expectation) -> Iterator[Finding]:
    if letter.greeting is None:
        return
    opening = of_greeting(letter.greeting.value)
    ending = of_closing(letter.closing.value) if letter.closing else Register.PLAIN
    if letter.closing and _disagree(opening, ending):
        message = (
            f"“{letter.greeting.value}” and “{letter.closing.value}” do not go together: pick one manner."
        )
        yield spot(case, _RULE, Severity.INFO, message, letter.closing.span)
        return
    unwanted = {Formality.FORMAL: Register.CASUAL, Formality.INFORMAL: Register.STIFF}.get(expected.formality)
    word = "casual" if unwanted is Register.CASUAL else "stiff"
    for text, register in ((letter.greeting, opening), (letter.closing, ending)):
        if text is not None and register is unwanted:
            message = f"“{text.value}” may read as too {word}: {expected.reason}."
            yield spot(case, _RULE, Severity.INFO, message, text.span)


def _disagree(opening: Register, ending: Register) -> bool:
    return Register.CASUAL in (opening, ending) and (opening.is_formal or ending.is_formal)


def _words(case: Case, letter: Letter, expected: Expectation) -> Iterator[Finding]:
    if expected.formality is Formality.NEUTRAL:
        return
    is_formal = expected.formality is Formality.FORMAL
    name = "casual" if is_formal else "stiff"
    for text in _prose(letter):
        for found in find_phrases(name, text):
            if _is_meant(case, found):
                message = f"“{found.value}” may read as too {name}: {expected.reason}."
                yield spot(case, _RULE, Severity.INFO, message, found.span)
