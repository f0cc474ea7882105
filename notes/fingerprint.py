"""The fingerprint of a note's text: by it a confirmation holds for exactly the text that was read."""

import unicodedata
from functools import lru_cache
from hashlib import sha256

from notes.interview import Interviewer, Note
from notes.place import LINE_END

_DIGITS = 10


def fingerprint(note: Note) -> str:
    """Return the first 10 hex digits of SHA-256 over subject and body.

    Line ends, white space at the ends of lines and of the text, and the way accents are encoded do not
    count; anything the recipient would see does.
    """
    return _fingerprint(note.subject.value if note.subject else "", note.body.value)


@lru_cache(maxsize=512)
def _fingerprint(subject: str, body: str) -> str:
    text = unicodedata.normalize("NFC", LINE_END.sub("\n", f"{subject.strip()}\n{body}"))
    bare = "\n".join(line.rstrip() for line in text.split("\n")).rstrip()
    return sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def is_confirmed(person: Interviewer, note: Note) -> bool:
    """Tell whether the person confirmed exactly this text."""
    return person.proofread is not None and person.proofread.value.strip().casefold() == fingerprint(note)
