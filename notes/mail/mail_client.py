"""Opening the person's own mail program with the note filled in; they press send there."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from notes.files.shown_path import escaped
from notes.mail.addresses import Mailbox
from notes.mail.eml import write_message
from notes.mail.outcome import HandedOver, NotSent, Phase

LONGEST_LINK: Final = 2000
"""Characters of a `mailto:` link that all usual programs and systems take."""
PATIENCE_SECONDS: Final = 3.0
"""After this, an opener that is still running is taken to have opened the program."""


def mailto(recipient: Mailbox, subject: str, text: str) -> str:
    """Return the link of RFC 6068 that opens a mail with everything filled in."""
    body = text.rstrip("\n").replace("\n", "\r\n")
    address = quote(recipient.local_part, safe="!$'*+-._~") + "@" + quote(recipient.domain, safe="-.")
    return f"mailto:{address}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def open_mail_program(
    link: str, draft: bytes, place: Path, environment: Mapping[str, str] = os.environ
) -> HandedOver | NotSent:
    """Open `link`, or, where it is too long for programs to take, the `draft` written at `place`."""
    if len(link) <= LONGEST_LINK:
        return _open(link, list(_openers(environment, is_file=False)))
    written = write_message(place, draft)
    if isinstance(written, NotSent):
        return written
    return _open(str(place), list(_openers(environment, is_file=True)))


def has_opener(environment: Mapping[str, str]) -> bool:
    """Tell whether there is a program that opens mail links."""
    return any(shutil.which(command[0]) for command in _openers(environment, is_file=False))


def _openers(environment: Mapping[str, str], *, is_file: bool) -> Iterator[list[str]]:
    """Yield the commands to try; a browser knows mail links, but would only download a message file."""
    browsers = [_words(one) for one in environment.get("BROWSER", "").split(os.pathsep) if one.strip()]
    system = [["open"]] if sys.platform == "darwin" else [["xdg-open"]]
    yield from [*system, *browsers] if is_file else [*browsers, *system]


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:  # a quotation mark that is part of a name
        return [command]


def _open(target: str, openers: list[list[str]]) -> HandedOver | NotSent:
    for command in openers:
        words = [word.replace("%s", target) for word in command]
        if words == command:
            words.append(target)
        if shutil.which(words[0]) and _starts(words):
            return HandedOver(f"your mail program (by {escaped(Path(words[0]).name)})")
    tried = ", ".join(escaped(command[0]) for command in openers)
    return NotSent(
        f"No mail program could be opened (tried {tried}); set $BROWSER, or write a file with --via eml.",
        Phase.CONNECTING,
    )


def _starts(words: list[str]) -> bool:
    """Run an opener by itself; one that fails at once has opened nothing."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, the link percent-encoded
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(PATIENCE_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
