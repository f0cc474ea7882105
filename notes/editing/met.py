"""Whom one met and what was talked about, as typed on the command line."""

import re
from collections.abc import Iterable

from notes.editing.new_interview import Met
from notes.errors import NotesError
from notes.format.recipients import resolve
from notes.interview import Interviewer
from notes.place import Span
from notes.wording.names import fits

_WITH_ADDRESS = re.compile(r"\s*(?P<name>[^<>]*?)\s*<\s*(?P<email>[^<>]*?)\s*>\s*")


class NotAPerson(NotesError):  # noqa: N818 - the name says what it is
    """Text that names nobody."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f'"{self.text}" names nobody; write --met "Ada Park" or --met "Ada Park <ada@northwind.example>".'
        )


class NobodyMet(NotesError):  # noqa: N818 - the name says what it is
    """A phrase for somebody who is not among those met."""

    def __init__(self, text: str, names: tuple[str, ...]) -> None:
        super().__init__(text, names)
        self.text = text
        self.names = names

    def __str__(self) -> str:
        if not self.names:
            return f'"{self.text}" is about nobody yet; name the person too, with --met.'
        example = f"{self.names[0]}: her robot"
        return f'"{self.text}" is about nobody met ({", ".join(self.names)}); write --talked "{example}".'


def parse_met(texts: Iterable[str], talked: Iterable[str] = ()) -> tuple[Met, ...]:
    """Return the people of `--met "Name <mail>"` with their phrases of `--talked "Name: phrase"`.

    Raises `NotAPerson` and `NobodyMet`.
    """
    people = [_person(text) for text in texts]
    phrases: dict[str, list[str]] = {person.name: [] for person in people}
    for text in talked:
        name, phrase = _about(text, people)
        phrases[name].append(phrase)
    return tuple(Met(person.name, person.email, tuple(phrases[person.name])) for person in people)


def _person(text: str) -> Met:
    found = _WITH_ADDRESS.fullmatch(text)
    name, email = (found["name"], found["email"]) if found else (text.strip(), "")
    name = " ".join(name.strip("\"' ").split())
    if not name or "@" in name or (found and "@" not in email) or "<" in name or ">" in name:
        raise NotAPerson(text)
    return Met(name, email)


def _about(text: str, people: list[Met]) -> tuple[str, str]:
    """Return who a phrase is about, and the phrase; with one person met, the name may be left out."""
    names = tuple(person.name for person in people)
    before, colon, after = (part.strip() for part in text.partition(":"))
    meant = _meant(before, names) if colon else ()
    if len(meant) == 1 and after:
        return meant[0], after
    if len(names) == 1 and text.strip():
        return names[0], text.strip()
    raise NobodyMet(text, names)


def _meant(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    listed = [Interviewer(one, Span(0, 0), index) for index, one in enumerate(names)]
    return resolve(name, listed) or tuple(one for one in names if fits(one, name))
