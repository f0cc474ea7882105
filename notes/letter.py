"""A note's text taken apart: subject, greeting, paragraphs, closing, signature, postscript."""

from dataclasses import dataclass

from notes.interview import Note, Text


@dataclass(frozen=True)
class Letter:
    """The parts of one note; every part knows its place in the file."""

    subject: Text | None
    greeting: Text | None
    """The whole greeting line, for example `Dear Dr. Park,`."""
    greeted: str
    """The name part of the greeting: `Dr. Park`; empty without a greeting."""
    paragraphs: tuple[Text, ...]
    """The body between greeting and closing, postscript included, quoted lines left out."""
    closing: Text | None
    """The closing phrase line, for example `Best regards,`."""
    signature: tuple[Text, ...]
    """Lines after the closing: the sender's name and contact lines."""
    after: tuple[Text, ...]
    """Text below the signature that is no postscript."""
    word_count: int
    """Words of the body: without subject, greeting, closing, signature and quoted text."""
    sentence_count: int


def take_apart(note: Note, sender: str) -> Letter:
    """Take a note apart; `sender` is the candidate's name, which marks the signature."""
    raise NotImplementedError
