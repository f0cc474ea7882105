"""A new interview: the name of its file, and its text with what is known so far."""

import unicodedata
from collections.abc import Collection
from datetime import date
from functools import partial

from msgspec import Struct
from pendulum import DateTime

from notes.editing.frontmatter_edit import Value, add_interviewer, in_turn, set_key
from notes.format.fences import Kind
from notes.replacement import apply
from notes.wording.folding import fold

_FENCES: dict[Kind, str] = {"yaml": "---", "toml": "+++"}
_LONGEST_SLUG = 120
"""Bytes of a company's part of a file name; with the date, a number and the ending it fits everywhere."""


class Met(Struct, frozen=True):
    """A person met, as far as is known."""

    name: str
    email: str = ""
    talked_about: tuple[str, ...] = ()
    ended: DateTime | None = None
    """When the talk with this person ended, where that was not the interview's end."""


class NewInterview(Struct, frozen=True):
    """What goes into the file of a new interview."""

    company: str
    role: str = ""
    ended: DateTime | None = None
    """Aware; written with its offset."""
    timezone: str = ""
    """IANA name, for the times that will be added without an offset."""
    met: tuple[Met, ...] = ()
    private: str = ""
    """A remark below the frontmatter, which is never sent."""


def file_name(company: str, day: date, taken: Collection[str] = ()) -> str:
    """Return `YYYY-MM-DD-company-slug.md`, with a number where `taken` has such a name already."""
    stem = f"{day.year:04}-{day.month:02}-{day.day:02}-{slug(company)}"
    known = {_same(name) for name in taken}
    number, name = 1, f"{stem}.md"
    while _same(name) in known:
        number += 1
        name = f"{stem}-{number}.md"
    return name


def slug(company: str) -> str:
    """Return a company's name in lower-case words joined by hyphens; accents go, other scripts stay."""
    kept = "".join(_slug_char(char) for char in unicodedata.normalize("NFKC", company).casefold())
    words = "-".join(kept.split())
    cut = words.encode()[:_LONGEST_SLUG].decode(errors="ignore")
    whole = cut if cut == words else cut.rpartition("-")[0] or cut
    return unicodedata.normalize("NFC", whole).strip("-") or "interview"


def _slug_char(char: str) -> str:
    if char in "'’ʼ`´":
        return ""
    if unicodedata.category(char)[0] not in "LNM":
        return " "
    bare = fold(char)
    return bare if bare.isascii() and bare.isalnum() else char


def _same(name: str) -> str:
    """Return what a file system may take a name for: case and Unicode forms do not tell names apart."""
    return unicodedata.normalize("NFC", name).casefold()


def file_text(interview: NewInterview, kind: Kind = "yaml") -> str:
    """Return the text of the file; raise `EditRefused` for characters that no file can hold."""
    fence = _FENCES[kind]
    empty = f"{fence}\n{fence}\n"
    people = [partial(add_interviewer, name=_line(one.name), keys=_keys(one)) for one in interview.met]
    steps = [partial(set_key, key=key, value=value) for key, value in _top(interview).items()]
    if not people:
        steps.append(partial(set_key, key="interviewers", value=()))
    private = _line(interview.private)
    return apply(empty, in_turn(empty, *steps, *people)) + (f"{private}\n" if private else "")


def _top(interview: NewInterview) -> dict[str, Value]:
    values: dict[str, Value | None] = {
        "company": _line(interview.company),
        "role": _line(interview.role),
        "ended": interview.ended,
        "timezone": interview.timezone,
    }
    return {key: value for key, value in values.items() if value}


def _keys(person: Met) -> dict[str, Value]:
    phrases = [phrase for phrase in map(_line, person.talked_about) if phrase]
    ended: dict[str, Value] = {"ended": person.ended} if person.ended else {}
    return {"email": person.email.strip(), **ended, "talked_about": phrases}


def _line(text: str) -> str:
    """Return text in one line, without surplus white space."""
    return " ".join(text.split())
