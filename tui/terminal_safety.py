"""The last net before the terminal: no control, bidirectional or invisible character leaves the app raw."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Compiled when there is such a character, not before the first frame."""


class HarmlessText(LineFilter):
    """Deletes from every segment what a terminal would obey or reorder.

    Widgets already show such characters as marks (`notes.shown_text`); this filter keeps the promise for
    texts that reach a widget some other way. Textual's own control segments pass.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without the characters that must not reach the terminal."""
        return [
            Segment(re.sub(_UNSAFE, "", segment.text), segment.style)
            if segment.control is None and not segment.text.isprintable()
            else segment
            for segment in segments
        ]
