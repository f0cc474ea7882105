"""Writing a message to a file."""

import re
import unicodedata
from pathlib import Path

from notes.files.durable import new_file
from notes.files.shown_path import shown
from notes.mail.outcome import HandedOver, NotSent, Phase


def file_name(company: str, name: str) -> str:
    """Return a plain file name for the message to one person: `northwind-robotics-ada-park.eml`."""
    plain = unicodedata.normalize("NFKD", f"{company} {name}")
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return f"{'-'.join(words)[:80] or 'note'}.eml"


def write_message(path: Path, data: bytes) -> HandedOver | NotSent:
    """Write the message, readable by nobody else; a file that is there already is never replaced."""
    try:
        new_file(path, data)
    except FileExistsError:
        return NotSent(
            f"{shown(path)} is there already; name another file with --output.", Phase.TRANSMITTING
        )
    except OSError as error:
        reason = error.strerror or "no reason given"
        return NotSent(f"{shown(path)} cannot be written ({reason}).", Phase.TRANSMITTING)
    return HandedOver(shown(path))
