"""File text as an editor can show it: one kind of line end, and nothing a terminal would obey.

Every character but a line end keeps its column, so places in the shown text and in the file translate both
ways by line and column alone. The file's own characters are never changed by showing them.
"""

import re

from notes.place import LINE_END

_MARKS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_MARKS[0x7F] = 0x2421
_MARKS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_MARKS[0x85] = 0x2424
_MARKS |= {0x2028: 0x2424, 0x2029: 0xB6}
_INVISIBLE = (
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),
    (0x200B, 0x200C),  # zero-width space and non-joiner; the joiner 200D stays
    (0x200E, 0x200F),  # direction marks
    (0x202A, 0x202E),  # direction overrides
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),  # tag characters
)
for first, last in _INVISIBLE:
    _MARKS |= dict.fromkeys(range(first, last + 1), 0xFFFD)

_UNSAFE_IN_TYPING = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
"""Compiled when something is typed, not before the first frame."""


def shown(text: str) -> str:
    """Return the text as shown: LF line ends; control, bidirectional and invisible characters as marks.

    Zero-width joiners stay, since emoji are made with them.
    """
    return LINE_END.sub("\n", text).translate(_MARKS)


def one_line(text: str) -> str:
    """Return the text for a list, a title or a message: as shown, and on one line."""
    return " ".join(shown(text).split())


def typed(text: str) -> str:
    """Return typed or pasted text without the characters that have no place in a letter."""
    return re.sub(_UNSAFE_IN_TYPING, "", LINE_END.sub("\n", text))


def line_end_of(text: str) -> str:
    """Return the line end most lines of the text have; LF when there is none."""
    ends = LINE_END.findall(text)
    return max(("\n", "\r\n", "\r"), key=ends.count) if ends else "\n"
