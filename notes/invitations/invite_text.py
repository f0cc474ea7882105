"""Whom the text of an invitation names, where the guest list names nobody, as hiring programs write it."""

import re
from collections.abc import Iterator

from notes.invitations.invite_title import ROLE
from notes.shown_text import typed

_LINE = re.compile(
    r"(?:^|\b)(?:interviewers?(?: name)?s?|interviewed by|your interviewers?(?: will be)?|panel(?:ists?)?"
    r"|you(?:['’]ll| will) (?:be )?(?:meet(?:ing)?|speak(?:ing)?|chat(?:ting)?|talk(?:ing)?"
    r"|interview(?:ing)?)(?: with)?)\s*:?\s+(?P<people>[^\n]+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][^<>@]*>", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_ADDRESS = re.compile(r"<?(?:mailto:)?([^\s<>@,;]+@[^\s<>@,;]+\.\w+)>?")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_NAME = re.compile(
    r"(?:Dr\.?\s+|Prof\.?\s+)?[^\W\d_][\w.'’-]*(?:\s+(?:de[rln]?|van|von|da|di|la|el|bin|[^\W\d_a-z][\w.'’-]*)){1,4}"
)


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of everyone named in lines such as "Interviewers: Ada Park (CTO), Ben Ortiz"."""
    lines = _ANY_TAG.sub("", _TAG.sub("\n", typed(text)))
    for line in _LINE.finditer(lines):
        for piece in _BETWEEN.split(_ASIDE.sub("", line["people"])):
            address = _ADDRESS.search(piece)
            name = _ADDRESS.sub("", piece).partition(" - ")[0].partition(" – ")[0].strip(" .*-")
            if _NAME.fullmatch(name) and not ROLE.search(name):
                yield name, address[1].lower() if address else ""
