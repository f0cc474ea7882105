"""Changing the person's own `config.toml`: single settings, and everything else as they wrote it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from notes.configuration.settings_file import config_path, set_setting
from notes.errors import NotesError
from notes.files.file_change import FileChange
from notes.files.file_errors import FolderGone, Vanished
from notes.files.on_disk import load
from notes.files.saving import save
from notes.files.shown_path import shown
from notes.format import decoding
from notes.format.decoding import decode, encode

if TYPE_CHECKING:
    from notes.editing.edit_toml import Value

    Changes = Mapping[tuple[str, ...], "Value | None"]


class NotUtf8(NotesError):  # noqa: N818 - the name says what it is
    """Settings whose bytes are no text."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{shown(self.path)} is not UTF-8, so it is not changed; save it as UTF-8 and try again."


def changed_config(text: str, changes: "Changes") -> str:
    """Return the text with these settings changed, `None` taking one out; raises `EditRefused`."""
    for path, value in changes.items():
        text = set_setting(text, path, value)
    return text


def change_config(changes: "Changes", path: Path | None = None) -> FileChange:
    """Change settings in the person's own file, made from the template where there is none yet.

    Returns what was changed, so that it can be taken back. Raises a `NotesError`, and then the file is as it
    was.
    """
    path = path or config_path()
    base, expected = _read(path)
    try:
        decoded = decode(base)
    except decoding.NotUtf8 as error:
        raise NotUtf8(path) from error
    after = encode(changed_config(decoded.text, changes), decoded.had_bom)
    if expected is None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    save(path, after, expected)
    return FileChange(path, base if expected is not None else None, after)


def _read(path: Path) -> tuple[bytes, str | None]:
    from notes.configuration.config_template import TEMPLATE

    try:
        found = load(path)
    except (Vanished, FolderGone):
        return TEMPLATE.encode(), None
    return found.data, found.fingerprint
