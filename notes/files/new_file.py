"""The file of a new interview, under the next free name."""

from pathlib import Path
from typing import TYPE_CHECKING

from notes.editing.new_interview import NewInterview, file_name, file_text
from notes.files.file_errors import AlreadyThere
from notes.files.saving import save

if TYPE_CHECKING:
    from pendulum import DateTime

    from notes.format.fences import Kind

_TRIES = 20
"""How often another name is tried when somebody else takes the one just chosen."""


def write_new(folder: Path, interview: NewInterview, kind: "Kind", now: "DateTime") -> Path:
    """Write the file and return its path; one that is there already is never touched."""
    data = file_text(interview, kind).encode()
    day = (interview.ended or now).date()
    taken = [entry.name for entry in folder.iterdir()]
    for _ in range(_TRIES):
        path = folder / file_name(interview.company, day, taken)
        try:
            save(path, data, None)
        except AlreadyThere:  # made by somebody else just now
            taken.append(path.name)
        else:
            return path
    raise AlreadyThere(path, b"")
