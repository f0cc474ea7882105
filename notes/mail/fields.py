"""What may stand in a header of a message. No field can smuggle in another one."""

import re
import unicodedata

from notes.errors import NotesError
from notes.files.shown_path import escaped

LONGEST_SUBJECT = 250
LONGEST_NAME = 100

_FORBIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp", "Cn", "Co"})
"""Unicode categories with no place in a header: controls, lone surrogates, line and paragraph separators."""
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Characters that make a reader see something else than what stands there."""
_ENCODED_WORD = re.compile(r"=\?[^?\s]*\?[A-Za-z]\?[^?\s]*\?=")
"""Mail programs decode these, so what they show is not what the person wrote (RFC 2047)."""


class BadField(NotesError):  # noqa: N818 - the name says what happened
    """A header field that cannot be sent as it is."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(field, problem)
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        return f"The {self.field} {self.problem}"


def header_text(field: str, text: str, longest: int) -> str:
    """Return a value fit for a header, blanks tidied; raise `BadField` naming `field` for all else."""
    for char in text:
        if char != "\t" and (unicodedata.category(char) in _FORBIDDEN or _TURNING.match(char)):
            raise BadField(field, f"contains the character {named(char)}; remove it and send again.")
    tidy = " ".join(text.replace("\t", " ").split(" ")).strip()
    if _ENCODED_WORD.search(tidy):
        raise BadField(
            field, f'contains "{escaped(tidy[:60])}", which mail programs read as code; reword it.'
        )
    if len(tidy) > longest:
        raise BadField(field, f"is {len(tidy)} characters long and the limit is {longest}; shorten it.")
    return tidy


def named(char: str) -> str:
    """Return how a character is called that cannot be shown."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")
