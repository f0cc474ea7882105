"""Opening a file for editing and saving it back: the draft at one end, the disk at the other."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from notes.draft import Draft
from notes.files.on_disk import OnDisk, fingerprint, load
from notes.format.decoding import decode, encode
from notes.settings import Settings

if TYPE_CHECKING:
    from notes.files.saving import Saved


class OpenFile(Struct):
    """A draft with what is known of its file on disk."""

    draft: Draft
    data: bytes
    """What the file held when it was last read or saved: the base of the draft's text."""
    has_bom: bool = False
    is_gone: bool = False
    """Whether there is no such file on disk; saving would create it."""

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.draft.path

    @property
    def fingerprint(self) -> str | None:
        """Of `data`, what saving wants to see on disk; `None` for a file that is not there (any more)."""
        return None if self.is_gone else fingerprint(self.data)

    @property
    def base(self) -> bytes:
        """What a journal compares the text with: of a file that is gone, all of the text is unsaved."""
        return b"" if self.is_gone and self.bytes_now() == self.data else self.data

    def lose(self) -> None:
        """Note that the file is gone; its last content stays known, should it come back."""
        self.is_gone = True
        self.draft.mark_saved("")

    def take_over(self, data: bytes) -> None:
        """Note that the file now holds `data`, which the draft has taken in."""
        decoded = decode(data)
        self.data, self.is_gone, self.has_bom = data, False, decoded.had_bom
        self.draft.mark_saved(decoded.text)

    def bytes_now(self) -> bytes:
        """Return the bytes that saving would write."""
        return encode(self.draft.text, self.has_bom)


def open_file(path: Path, settings: Settings) -> OpenFile:
    """Read a file for editing; raises a `FileError` or a decoding error, each one sentence."""
    return opened(load(path), settings)


def opened(on_disk: OnDisk, settings: Settings) -> OpenFile:
    """Return the open file for what was read from disk."""
    decoded = decode(on_disk.data)
    draft = Draft(on_disk.path, decoded.text, settings)
    return OpenFile(draft, on_disk.data, decoded.had_bom)


def save_file(file: OpenFile, *, even_read_only: bool = False) -> "Saved":
    """Save the draft's text; raises a `FileError`, and then nothing has changed."""
    from notes.files.saving import save  # reading, which the start waits for, goes without it

    text = file.draft.text  # once: typing goes on while this runs in a worker
    data = encode(text, file.has_bom)
    saved = save(file.path, data, file.fingerprint, even_read_only=even_read_only)
    file.data, file.is_gone = data, False
    file.draft.mark_saved(text)
    return saved
