"""The `sent` line of a note, written into the file and taken out of it; runs in a thread.

A mark that somebody else wrote meanwhile is theirs: it is neither overwritten nor taken out.
"""

from pathlib import Path

from pendulum import DateTime

from notes.addressee import find_addressee
from notes.editing.frontmatter_edit import remove_interviewer_key, set_interviewer_key
from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.interview import Interviewer


class MarkedSince(NotesError):  # noqa: N818 - the name says what happened
    """A note that carries another mark by now."""

    def __init__(self, name: str, at: DateTime) -> None:
        super().__init__(name, at)
        self.name = name
        self.at = at

    def __str__(self) -> str:
        when = self.at.format("YYYY-MM-DD HH:mm")
        return f"The note to {escaped(self.name)} was marked anew as sent on {when}, so that mark stays."


def write_sent(path: Path, name: str, at: DateTime) -> None:
    """Write the `sent` line; raises `NotesError`."""
    addressee = find_addressee(str(path), name)
    _refuse_another(addressee.person, at)
    addressee.save(set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", at))


def remove_sent(path: Path, name: str, at: DateTime | None) -> bool:
    """Take the `sent` line of this moment out; return whether there was one. Raises `NotesError`."""
    addressee = find_addressee(str(path), name)
    _refuse_another(addressee.person, at)
    addressee.save(remove_interviewer_key(addressee.interview.text, addressee.person.name, "sent"))
    return addressee.person.sent is not None


def refuse_another_mark(path: Path, name: str, at: DateTime | None) -> None:
    """Raise `MarkedSince` if the file carries another mark than that of this moment."""
    try:
        person = find_addressee(str(path), name).person
    except NotesError:
        return
    _refuse_another(person, at)


def _refuse_another(person: Interviewer, at: DateTime | None) -> None:
    """Files hold whole seconds."""
    there = person.sent
    if there is not None and (at is None or int(there.at.timestamp()) != int(at.timestamp())):
        raise MarkedSince(person.name, there.at)
