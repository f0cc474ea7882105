"""Every sign the app draws, in one table, each with its plain form for fonts and terminals that lack it."""

import os
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from notes.findings import Severity, Status

DONE, WRONG, OPEN, UNKNOWN, WARNING, REMARK = "✔", "✘", "○", "?", "!", "·"
"""Signs of checks and findings; the shapes differ, so that colour is never needed."""
DUE, DEADLINE, UNSAVED, GOES = "●", "◆", "*", "→"
"""Signs of interviews, of days in the overview, of unsaved text, and of what is under way."""
AHEAD, BEHIND, BACK, POINT = "↑", "↓", "←", "▶"
"""Signs of commits to push and to pull, of the way back, and of the line to write next."""
RULE, TIMES = "─", "×"
"""A line across a pane, and how often something is there."""
CHANGED, ADDED, CONFLICT = "~", "+", "!"
"""Signs of files that git has yet to take in: changed, new, and in two versions."""
HERE, MORE_BEFORE, MORE_BEHIND = "▌", "‹", "›"
"""Signs of where the cursor is in a list, and of tabs that have no room."""
ENVELOPE = """\
╭────────────╮
│ ╲        ╱ │
│   ╲____╱   │
│            │
╰────────────╯"""
"""What stands over a greeting."""
FULL, EMPTY, OVER, LIMIT = "█", "░", "▓", "│"
"""Parts of a bar: time used, time left, time beyond, and the deadline between them."""
ONWARDS = "▶"
"""Stands at today, and where a bar would go on."""

OF_STATUS = {Status.PASS: DONE, Status.FAIL: WRONG, Status.TODO: OPEN, Status.UNKNOWN: UNKNOWN}
OF_SEVERITY = {
    Severity.ERROR: WRONG,
    Severity.TODO: OPEN,
    Severity.UNKNOWN: UNKNOWN,
    Severity.WARNING: WARNING,
    Severity.INFO: REMARK,
}

PLAIN = {
    DONE: "v",
    WRONG: "x",
    OPEN: "o",
    REMARK: ".",
    DUE: "@",
    DEADLINE: "#",
    GOES: ">",
    FULL: "#",
    EMPTY: ".",
    OVER: "!",
    LIMIT: "|",
    HERE: "|",
    MORE_BEFORE: "<",
    MORE_BEHIND: ">",
    "\u00a0": " ",
    "×": "x",
    "…": "~",
    "–": "-",
    "—": "-",
    "•": "-",
}
"""The plain form of each sign."""
_FRAMES = {"▔▁▂▄▀▃▅▆▇▊▋▌▍▎▏▉▐▕": " ", "─━═": "-", "│┃║": "|", "╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝╸╺╹╻": "+", "▼▲▶◀": "v^><"}
_MOVES = {"╲": "\\", "╱": "/", "↑": "^", "↓": "v", "←": "<", "→": ">", "⏎": "<", "⭘": "o", "❯": ">"}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for signs, plain in _FRAMES.items():
        forms = plain if len(plain) == len(signs) else plain * len(signs)
        table |= {ord(sign): form for sign, form in zip(signs, forms, strict=True)}
    table |= {ord(sign): form for sign, form in (_MOVES | PLAIN).items()}
    return table


class PlainSigns(LineFilter):
    """Draws every sign and frame in its plain form; letters of any language stay as they are."""

    _forms = _table()

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments with plain signs; each is as wide as what it stands for."""
        return [
            segment
            if segment.control is not None or segment.text.isascii()
            else Segment(segment.text.translate(self._forms), segment.style)
            for segment in segments
        ]


def should_be_plain(wanted: object, environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether signs are drawn plainly: as the settings say, else as the terminal needs it."""
    if wanted in ("ascii", "unicode"):
        return wanted == "ascii"
    if environment.get("TERM") in ("linux", "dumb"):
        return True
    names = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    # Unset means an unknown terminal, and nearly all read UTF-8.
    locale = next((name for name in names if name), "UTF-8")
    return "utf8" not in locale.lower().replace("-", "")
