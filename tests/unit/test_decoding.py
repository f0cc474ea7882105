"""Bytes become text strictly, and come back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes.format.decoding import Decoded, NotEncodable, NotUtf8, decode, encode

BOM = b"\xef\xbb\xbf"


def test_a_byte_order_mark_is_taken_off_and_remembered() -> None:
    """The parser does not see it, the file keeps it."""
    assert decode(BOM + b"a") == Decoded("a", had_bom=True)
    assert decode(b"a") == Decoded("a", had_bom=False)
    assert encode("a", had_bom=True) == BOM + b"a"


def test_a_second_mark_is_text() -> None:
    """Only the first three bytes are a mark."""
    assert decode(BOM + BOM).text == "\ufeff"


@pytest.mark.parametrize(
    ("data", "offset", "line", "hint"),
    [
        (b"a\nCaf\xe9\n", 5, 2, "Latin-1"),
        (BOM + b"a\r\nb\r\xff", 8, 3, "Latin-1"),
        (b"\xe9", 0, 1, "Latin-1"),
        ("Zoë\n".encode() + b"\xed\xa0\x80", 5, 2, ""),
        ("---\na".encode("utf-16"), 0, 1, "UTF-16"),
        ("---\na".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("+++\na".encode("utf-16-be"), 1, 1, "UTF-16"),
    ],
)
def test_other_encodings_are_refused_with_their_place(data: bytes, offset: int, line: int, hint: str) -> None:
    """The first wrong byte, its line, a guess at what it is instead, and what to do."""
    with pytest.raises(NotUtf8) as error:
        decode(data)
    assert (error.value.offset, error.value.line) == (offset, line)
    assert hint in str(error.value)
    assert f"Line {line} " in str(error.value)
    assert "save the file as UTF-8" in str(error.value)


def test_half_a_character_cannot_be_saved() -> None:
    """A lone surrogate is refused with its line, never written as something else."""
    with pytest.raises(NotEncodable, match="Line 2 "):
        encode("a\nb\ud800")


@given(st.binary())
def test_what_decodes_comes_back_the_same(data: bytes) -> None:
    """Decoding and encoding again is the identity, or decoding is refused."""
    try:
        decoded = decode(data)
    except NotUtf8:
        return
    assert encode(decoded.text, decoded.had_bom) == data


@given(st.text(), st.booleans())
def test_what_encodes_comes_back_the_same(text: str, had_bom: bool) -> None:
    """Encoding and decoding again is the identity; a text that starts with a mark needs one of its own."""
    if had_bom or not text.startswith("\ufeff"):
        assert decode(encode(text, had_bom)) == Decoded(text, had_bom)
