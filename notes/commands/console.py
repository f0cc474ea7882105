"""What commands say: data on stdout, everything else on stderr, nothing that could drive a terminal."""

import os
import sys
from typing import TextIO

from notes.files.shown_path import escaped

_COLOURS = {
    "error": "31",
    "fail": "31",
    "overdue": "31",
    "warning": "33",
    "todo": "36",
    "due": "36",
    "unknown": "35",
    "info": "34",
    "pass": "32",
    "bold": "1",
    "faint": "2",
}
"""SGR codes of the terminal's own 16 colours; every one stands beside a word or a sign."""


def prepare_streams() -> None:
    """Let no character that a terminal or pipe cannot take stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Print a line of what was asked for."""
    print(text)


def complain(text: str) -> None:
    """Print a sentence about what is wrong, or what to know, on stderr."""
    print(f"afterword: {escaped(text)}", file=sys.stderr)


def complain_if(text: str) -> None:
    """Print a sentence on stderr, if there is one."""
    if text:
        complain(text)


def end_line() -> None:
    """End the line that ctrl+c stands on."""
    print(file=sys.stderr)


def hint(text: str) -> None:
    """Print what could be done next; only to a person, never into a pipe."""
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        print(text, file=sys.stderr)


def can_ask() -> bool:
    """Tell whether there is a person to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def ask_yes(question: str) -> bool:
    """Ask a yes-or-no question; only a clear yes is one."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def ask(question: str, default: str = "") -> str | None:
    """Ask for a line; an empty answer means the default. `None` when nobody answers any more."""
    usual = f" [{escaped(default)}]" if default else ""
    print(f"{question}{usual}: ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    return (line.strip() or default) if line else None


def paint(text: str, colour: str) -> str:
    """Return the text, coloured where a terminal shows it and the person allows colour."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if _shows_colour() else text


def sign(status: str) -> str:
    """Return the mark of a status, in plain letters where the stream knows no others."""
    mark, plain = {"pass": ("✔", "ok"), "fail": ("✘", "x"), "todo": ("○", "-"), "unknown": ("?", "?")}[status]
    return mark if _can_write(mark) else plain


def safe(text: str) -> str:
    """Return text from a file on one line, with everything invisible escaped."""
    return escaped(" ".join(text.split()))


def _shows_colour() -> bool:
    """Tell whether colour is wanted: `NO_COLOR` first, then what `CLICOLOR_FORCE` and `CLICOLOR` say."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return os.environ.get("CLICOLOR") != "0" and is_terminal(sys.stdout)


def _can_write(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError, AttributeError):
        return False
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody watches a stream."""
    return stream is not None and not stream.closed and stream.isatty()
