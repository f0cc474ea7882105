"""A file's bytes as text, strictly: what is not UTF-8 is refused with its place, never guessed."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from msgspec import Struct

from notes.errors import NotesError
from notes.place import Lines

_FENCES_IN_UTF16 = tuple(
    fence.encode(encoding) for fence in ("---", "+++") for encoding in ("utf-16-le", "utf-16-be")
)
"""How UTF-16 without a byte-order mark begins."""


class Decoded(Struct, frozen=True):
    """A file's text without its byte-order mark."""

    text: str
    had_bom: bool = False


class NotEncodable(NotesError):  # noqa: N818 - the name says what it is
    """Half a character (a lone surrogate), which no file can hold."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line

    def __str__(self) -> str:
        return f"Line {self.line} holds half a character that cannot be saved; delete it and type it again."


class NotUtf8(NotesError):  # noqa: N818 - the name says what it is
    """Bytes that are no UTF-8."""

    def __init__(self, offset: int, line: int, hint: str) -> None:
        super().__init__(offset, line, hint)
        self.offset = offset
        """Of the first wrong byte."""
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        where = f"Line {self.line} is not UTF-8 text (byte {self.offset + 1}){self.hint}"
        return f"{where}; save the file as UTF-8."


def decode(data: bytes) -> Decoded:
    """Return the text of a file; raise `NotUtf8` when it is none."""
    if data.startswith(_FENCES_IN_UTF16):  # valid UTF-8, but not what anyone means
        raise NotUtf8(1, 1, _hint(data))
    had_bom = data.startswith(BOM_UTF8)
    bare = data[len(BOM_UTF8) :] if had_bom else data
    try:
        return Decoded(bare.decode("utf-8"), had_bom)
    except UnicodeDecodeError as error:
        offset = error.start + (len(BOM_UTF8) if had_bom else 0)
        line = Lines(bare[: error.start].decode("utf-8")).position(error.start)[0] if error.start else 1
        raise NotUtf8(offset, line, _hint(data)) from error


def encode(text: str, had_bom: bool = False) -> bytes:
    """Return the bytes of a text; the inverse of `decode`. Raises `NotEncodable`."""
    try:
        return (BOM_UTF8 if had_bom else b"") + text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotEncodable(Lines(text).position(error.start)[0]) from error


def _hint(data: bytes) -> str:
    """Return a guess at what the file is instead."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE, *_FENCES_IN_UTF16)):
        return ", it looks like UTF-16"
    return ", it may be Latin-1" if b"\x00" not in data[:1024] else ""
