"""Opening the file in the person's own editor, and taking the result back."""

import os
import shlex
import subprocess
from pathlib import Path

from notes.shown_text import one_line

_LINE_BEFORE_FILE = {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "ne", "pico"}
_LINE_AFTER_FILE = {"hx", "helix", "subl", "zed"}


def editor_command(path: Path, line: int) -> list[str] | None:
    """Return the argument list that opens a file at a line with `$VISUAL` or `$EDITOR`, or `None`."""
    words = _words(os.environ.get("VISUAL", "")) or _words(os.environ.get("EDITOR", ""))
    if not words:
        return None
    name = Path(words[0]).name
    if name in _LINE_BEFORE_FILE:
        return [*words, f"+{line}", str(path)]
    if name in _LINE_AFTER_FILE:
        return [*words, f"{path}:{line}"]
    if name in {"code", "codium"}:
        waits = () if "--wait" in words or "-w" in words else ("--wait",)
        return [*words, *waits, "--goto", f"{path}:{line}"]
    return [*words, str(path)]


def _words(editor: str) -> list[str]:
    """Return a command and its arguments; one whose quotes do not close is taken as the name of a program."""
    try:
        return shlex.split(editor)
    except ValueError:
        return [editor]


def run_editor(command: list[str]) -> str:
    """Run the editor in the foreground; return an empty string, or why nothing was taken over."""
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        why = error.strerror or "it failed"
        return f"Could not start {one_line(command[0])}: {why}. Set $VISUAL or $EDITOR."
    if status:
        return f"{one_line(command[0])} ended with status {status}; the text here was left as it is."
    return ""
