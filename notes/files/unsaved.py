"""Unsaved text that a journal holds: what it is, and how it is found again after a crash."""

import base64
import difflib
import json
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from msgspec import Struct

from notes.errors import NotesError
from notes.files.on_disk import fingerprint
from notes.files.shown_path import shown


class Kind(StrEnum):
    """How unsaved text came to be."""

    TYPED = "typed"
    """Typed, and not yet saved."""
    SAVING = "saving"
    """A save in place broke off, so that the file may hold part of it."""
    RESCUED = "rescued"
    """Another program's version that a broken-off save had in hand."""


class DamagedJournal(NotesError):  # noqa: N818 - the name says what happened
    """A journal that cannot be read; it stays where it is."""

    def __init__(self, record: Path, reason: str) -> None:
        super().__init__(record, reason)
        self.record = record
        self.reason = reason

    def __str__(self) -> str:
        return f"The journal {shown(self.record)} is damaged ({self.reason}); look into it or delete it."


def home_of(path: Path) -> Path:
    """Return the one absolute name of a file: its folder's real path, and its own name there."""
    return Path(os.path.realpath(path.parent)) / path.name


class Record(Struct, frozen=True):
    """What one journal file holds."""

    path: Path
    kind: Kind
    base: bytes
    """The file's content that the text was written from."""
    text: bytes

    def to_json(self) -> bytes:
        """Return the journal file's content."""
        fields = {
            "version": 1,
            "path": _packed(os.fsencode(self.path)),
            "kind": self.kind.value,
            "base_fingerprint": fingerprint(self.base),
            "text_fingerprint": fingerprint(self.text),
            "base": _packed(self.base),
            "text": _packed(self.text),
        }
        return json.dumps(fields, ensure_ascii=False, indent=1).encode() + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> "Record":
        """Read a journal file back; raise `ValueError` when anything in it is not as it was written."""
        try:
            fields = json.loads(data)
        except RecursionError as error:
            raise ValueError("it has an unknown form") from error
        if not isinstance(fields, dict) or fields.get("version") != 1:
            raise ValueError("it has an unknown form")
        try:
            base, text = _unpacked(fields["base"]), _unpacked(fields["text"])
            path, kind = Path(os.fsdecode(_unpacked(fields["path"]))), Kind(fields["kind"])
        except (KeyError, TypeError) as error:
            raise ValueError("a part of it is missing") from error
        marks = fields.get("base_fingerprint"), fields.get("text_fingerprint")
        if marks != (fingerprint(base), fingerprint(text)):
            raise ValueError("its text was altered")
        if not path.is_absolute() or "\0" in str(path):
            raise ValueError("it names no file")
        return cls(path, kind, base, text)


def _packed(data: bytes) -> str | dict[str, str]:
    """Return bytes as JSON: UTF-8 as text, so that a person can read a journal without Afterword."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _unpacked(packed: Any) -> bytes:
    if isinstance(packed, str):
        return packed.encode()
    return base64.b64decode(packed["base64"], validate=True)


class Unsaved(Struct, frozen=True):
    """Text to offer back to the person."""

    journal: Path
    """The journal file; gone when it is discarded."""
    path: Path
    kind: Kind
    base: bytes
    text: bytes
    kept_at: float
    """When the journal was written, in seconds since 1970."""
    on_disk: bytes | None
    """What the file holds now; `None` when it is gone or cannot be read."""

    @property
    def changed_meanwhile(self) -> bool:
        """Whether the file on disk is no longer what the text was written from."""
        return (self.on_disk or b"") != self.base

    def diff(self) -> str:
        """Return what the text would change in the file on disk, as a unified diff."""
        old, new = ((data or b"").decode(errors="replace") for data in (self.on_disk, self.text))
        return "\n".join(_diff_lines(old, new, shown(self.path)))


def _diff_lines(old: str, new: str, name: str) -> Iterator[str]:
    return difflib.unified_diff(
        old.split("\n"), new.split("\n"), f"{name} on disk", f"{name} unsaved", lineterm=""
    )
