"""How a path is shown to a person: short, and with nothing in it that could drive a terminal."""

import os
import unicodedata
from pathlib import Path

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that are escaped: controls, format and bidi characters, surrogates, unassigned."""


def escaped(text: str) -> str:
    """Return the text with every character that is not plainly visible written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in _UNSAFE else char for char in text)


def _escape(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8 (PEP 383)
        return f"\\x{code - 0xDC00:02x}"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def shown(path: Path, base: Path | None = None) -> str:
    """Return the path relative to `base` (the current directory if none is given) where it lies below it."""
    try:
        return escaped(str(path.relative_to(base or _current())))
    except ValueError:
        return escaped(str(path))


def _current() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the current directory was deleted
        return Path(os.sep)
