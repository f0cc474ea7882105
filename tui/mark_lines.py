"""The `sent` line of a note, written into the file and taken out of it; runs in a thread."""

from pathlib import Path

from pendulum import DateTime

from notes.addressee import find_addressee
from notes.editing.frontmatter_edit import remove_interviewer_key, set_interviewer_key


def write_sent(path: Path, name: str, at: DateTime) -> None:
    """Write the `sent` line; raises `NotesError`."""
    addressee = find_addressee(str(path), name)
    addressee.save(set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", at))


def remove_sent(path: Path, name: str) -> None:
    """Take the `sent` line out; raises `NotesError`."""
    addressee = find_addressee(str(path), name)
    addressee.save(remove_interviewer_key(addressee.interview.text, addressee.person.name, "sent"))
