"""A note cut into passages for a grammar engine: plain text whose every character knows its place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from notes.interview import Text
from notes.place import LINE_END, Span
from notes.proofreading.grammar import Part
from notes.wording.letter import Letter

_ITEM = re.compile(r"[^\S\r\n]*(?:[-*•–]|\d{1,2}[.)])[^\S\r\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_BLANK_LINE = 3
"""Characters from which on a greeting and the text are parted by more than a blank or a line end."""
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff")
"""Soft hyphens, zero-width spaces and marks: no reader sees them, so no checker should."""
_PLAIN_RUN = re.compile(r"[ -~]+(?=[ -~\r\n]|\Z)")
"""Characters that stand for themselves: nothing that follows one of them can be a mark on it."""
_NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*|[@#]\w+|`[^`]*`"
    r"|\bw/o?(?!\w)|\b\w{2,}\.[a-z]\w+\b|\[[^\]\n]*\]|\{\{?[^}\n]*\}?\}|<[^>\n]*>|[¡¿][^!?\n]*[!?]?|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|co|edu|gov|example)\b"
)
"""Addresses, handles, code, Spanish, and what is left to fill in: other rules speak of these."""


class Passage(Struct, frozen=True, dict=True):
    """A stretch of a note, in composed characters and plain spaces."""

    text: str
    places: tuple[Span, ...]
    """Where each character of `text` stands, with the marks that composed into it, counted from `at`."""
    part: Part
    at: int
    """Offset in the file at which the passage starts."""

    def place(self, span: Span) -> Span:
        """Return where a range of the passage, of one character or more, stands in the file."""
        return Span(self.places[span.start].start, self.places[span.end - 1].end).shifted(self.at)

    @cached_property
    def not_prose(self) -> tuple[Span, ...]:
        """Stretches that are no sentences and are left alone."""
        return tuple(Span(*found.span()) for found in _NOT_PROSE.finditer(self.text))


def passages_of(letter: Letter) -> Iterator[Passage]:
    """Yield what is to be checked of a letter: not the signature, nor anything quoted."""
    for text, part in (
        (letter.subject, Part.SUBJECT),
        (letter.greeting, Part.GREETING),
        (letter.closing, Part.CLOSING),
    ):
        if text is not None:
            yield passage(text.value, text.span.start, part)
    before = _runs_on_after(letter)
    for paragraph in letter.paragraphs:
        for one in _paragraph(paragraph):
            yield replace(one, part=Part.CONTINUATION) if before and one.part is Part.PARAGRAPH else one
            before = _SENTENCE_END.search(one.text) is None


def _runs_on_after(letter: Letter) -> bool:
    """Tell whether the first sentence goes on from the greeting: `Hi Ada, thank you …`."""
    if letter.greeting is None or not letter.paragraphs:
        return False
    return letter.paragraphs[0].span.start - letter.greeting.span.end < _BLANK_LINE


def _paragraph(paragraph: Text) -> Iterator[Passage]:
    """Cut a paragraph at blank lines, list items and quoted lines; other lines run on."""
    start, part = None, Part.PARAGRAPH
    for first, last in _lines(paragraph.value):
        line = paragraph.value[first:last]
        item = _ITEM.match(line)
        if start is not None and (item or not line.strip() or line.lstrip().startswith(">")):
            yield passage(paragraph.value[start:first], paragraph.span.start + start, part)
            start = None
        if not line.strip() or line.lstrip().startswith(">"):
            continue
        if start is None:
            start = first + (item.end() if item else 0)
            part = Part.ITEM if item else Part.PARAGRAPH
    if start is not None:
        yield passage(paragraph.value[start:], paragraph.span.start + start, part)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in LINE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def passage(text: str, at: int, part: Part) -> Passage:
    """Return plain text for a stretch of the file that starts at offset `at`."""
    return Passage(*_plain_text(text), part, at)


@lru_cache(maxsize=1024)
def _plain_text(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text as a reader sees it, and where each of its characters stands."""
    characters: list[str] = []
    places: list[Span] = []
    index = 0
    while index < len(text):
        plain = _PLAIN_RUN.match(text, index)
        if plain:
            characters += plain[0]
            places += _each(plain.end())[index:]
            index = plain.end()
            continue
        end = _cluster_end(text, index)
        for character in _plain(text[index:end], after=characters[-1] if characters else " "):
            characters.append(character)
            places.append(Span(index, end))
        index = end
    while characters and characters[-1] == " ":
        del characters[-1], places[-1]
    return "".join(characters), tuple(places)


def _each(count: int) -> tuple[Span, ...]:
    """Return the places of so many single characters; the same objects serve every passage."""
    return _first_places(max(256, 1 << (count - 1).bit_length()))[:count]


@lru_cache(maxsize=24)
def _first_places(count: int) -> tuple[Span, ...]:
    return tuple(Span(at, at + 1) for at in range(count))


def _cluster_end(text: str, start: int) -> int:
    """Return the end of a character with its combining marks, or of a line end with the blanks around it."""
    end = start + 1
    if text[start] in "\r\n":
        while end < len(text) and text[end].isspace():
            end += 1
        return end
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _plain(cluster: str, after: str) -> str:
    """Compose a cluster; turn white space into one plain space, and what nobody sees into nothing."""
    if cluster[0] in "\r\n":
        return "" if after == " " else " "
    if cluster[0] in _UNSEEN or (unicodedata.category(cluster[0]) == "Cc" and not cluster[0].isspace()):
        return ""
    return " " if cluster[0].isspace() else unicodedata.normalize("NFC", cluster)
