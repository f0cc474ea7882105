"""A note's text taken apart: subject, greeting, paragraphs, closing, signature, postscript."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from notes.interview import Note, Text
from notes.place import Span
from notes.wording.ending import find_ending
from notes.wording.greeting import find_greeting
from notes.wording.word_count import count_words
from notes.wording.words import sentences
from notes.wording.written_lines import Line, blocks, written_lines

_LINES_ABOVE_GREETING = 5
"""How many short lines (a date, an address) may stand above the greeting of a card."""


class Letter(Struct, frozen=True):
    """The parts of one note; every part knows its place in the file."""

    subject: Text | None
    greeting: Text | None
    """The whole greeting, for example `Dear Dr. Park,`."""
    greeted: str
    """The name part of the greeting: `Dr. Park`; empty without a greeting."""
    paragraphs: tuple[Text, ...]
    """The body between greeting and closing, postscript included, quoted lines left out."""
    closing: Text | None
    """The closing phrase, for example `Best regards,`."""
    signature: tuple[Text, ...]
    """Lines after the closing: the sender's name and contact lines."""
    after: tuple[Text, ...]
    """Text below the signature that is no postscript."""
    word_count: int
    """Words of the body: without subject, greeting, closing, signature and quoted text."""
    sentence_count: int
    greeted_span: Span | None = None
    """Where the name part of the greeting stands; `None` without one."""

    @property
    def has_end(self) -> bool:
        """Whether the note ends with a closing or a name, and so is more than half-written."""
        return self.closing is not None or bool(self.signature)


def take_apart(note: Note, sender: str) -> Letter:
    """Take a note apart; `sender` is the candidate's name, which marks the signature."""
    body = _take_apart(note.body.value, note.recipients, sender)
    by = note.body.span.start
    return Letter(
        note.subject,
        _moved(body.greeting, by),
        body.greeted,
        _all_moved(body.paragraphs, by),
        _moved(body.closing, by),
        _all_moved(body.signature, by),
        _all_moved(body.after, by),
        body.word_count,
        body.sentence_count,
        body.greeted_span.shifted(by) if body.greeted_span else None,
    )


def _moved(text: Text | None, by: int) -> Text | None:
    return None if text is None else Text(text.value, text.span.shifted(by))


def _all_moved(texts: Iterable[Text], by: int) -> tuple[Text, ...]:
    return tuple(Text(text.value, text.span.shifted(by)) for text in texts)


@lru_cache(maxsize=512)
def _take_apart(body: str, recipients: tuple[str, ...], sender: str) -> Letter:
    """Take a body apart, places counted from its start: the work is the same wherever it stands."""
    lines = written_lines(body)
    begin, greeting, name = _cut_greeting(lines, recipients)
    ending = find_ending(lines, begin, sender)
    paragraphs = (*blocks(body, lines[begin : ending.first]), *blocks(body, ending.postscript))
    read = [text.value for text in (*paragraphs, *ending.after)]
    return Letter(
        None,
        greeting,
        name.value if name else "",
        paragraphs,
        ending.closing,
        tuple(ending.signature),
        tuple(ending.after),
        sum(map(count_words, read)),
        sum(len(sentences(Text(text, Span(0, len(text))))) for text in read),
        name.span if name else None,
    )


def _cut_greeting(lines: list[Line], recipients: tuple[str, ...]) -> tuple[int, Text | None, Text | None]:
    """Find the greeting, cut it off its line, and return where the text begins, the greeting, its name."""
    written = [index for index, line in enumerate(lines) if line.text]
    for index in written[: _LINES_ABOVE_GREETING + 1]:
        line = lines[index]
        found = find_greeting(line.text, recipients, is_first=index == written[0])
        if found:
            lines[index] = line.without(found.end)
            name = line.cut(found.name.start, found.name.end)
            return index, line.cut(0, found.end), name if name.value else None
        if len(line.text.split()) > 6 or line.text.endswith((".", "!", "?", ",")):
            break
    return 0, None, None
