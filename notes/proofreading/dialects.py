"""Spellings that are right on one side of the Atlantic and wrong on the other."""

import re
from collections.abc import Iterable

_RULES = (
    (re.compile(r"our(?=$|s|ed|ing|ite|able|er|ful|less|hood|al)"), "or"),
    (re.compile(r"is(?=(?:e[drs]?|ing|ation|ations|ational|er|ers)$)"), "iz"),
    (re.compile(r"ys(?=(?:e[drs]?|ing|er|ers)$)"), "yz"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ery|ous)$)"), "l"),
    (re.compile(r"re(?=s?$)"), "er"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"practis(?=e|ing)"), "practic"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"(?<=ju)dgement|(?<=knowle)dgement"), "dgment"),
    (re.compile(r"(?<=fulfil)(?=$|s|ment)|(?<=skil)(?=ful)|(?<=enrol)(?=$|s|ment)|(?<=instal)(?=ment)"), "l"),
    (re.compile(r"(?<=[ln])t$"), "ed"),
)
"""What the rest of the world writes, and the American spelling of it; more than one may hold in a word."""

_WORDS = {
    "aluminium": "aluminum",
    "cheque": "check",
    "cosy": "cozy",
    "draught": "draft",
    "enquire": "inquire",
    "enquiry": "inquiry",
    "grey": "gray",
    "jewellery": "jewelry",
    "kerb": "curb",
    "mould": "mold",
    "mum": "mom",
    "plough": "plow",
    "programme": "program",
    "pyjamas": "pajamas",
    "sceptical": "skeptical",
    "spelt": "spelled",
    "storey": "story",
    "tyre": "tire",
}
"""Pairs that follow no rule; a plural `s` may follow."""


def american_spelling(word: str, suggestions: Iterable[str]) -> str:
    """Return which suggestion is the same word, only spelt the American way; or nothing.

    `favourite` is `favorite`, while `recieve` is no spelling of `receive` anywhere.
    """
    written = word.lower()
    if written in _WORDS or written.removesuffix("s") in _WORDS:
        return _WORDS[written] if written in _WORDS else f"{_WORDS[written.removesuffix('s')]}s"
    forms = {rule.sub(here, written) for rule, here in _RULES}
    forms |= {rule.sub(here, form) for form in forms for rule, here in _RULES}
    forms -= {written}
    return next((one for one in suggestions if one.lower() in forms), "")
