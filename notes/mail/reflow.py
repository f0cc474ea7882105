"""Joining hard-wrapped lines to paragraphs, so that the mail program of the reader wraps them anew.

A line break is taken for the work of an editor's wrapping when the next word would not have fitted in the
line any more. All other breaks are the writer's and stay: greetings, lists, quotations, verse, signatures.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from notes.place import LINE_END
from notes.wording.closing import closing_end, is_name_line, is_postscript, is_sender

NARROWEST, USUAL, WIDEST = 55, 82, 122
"""Text widths in columns that editors wrap at. Beyond the usual ones a paragraph must show by itself, in each
break of three lines or more, that it was wrapped; people write single lines of that length too."""

_ITEM = re.compile(r"\s*(?:[-*+•‣–]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s+\S")
_ALONE = re.compile(r"\s*>|\s*\||#{1,6}\s|\s*(?:[-*_=]\s*){3,}$")
"""Lines that are joined to no other: quotations, tables, headings, rules."""
_INDENTED = re.compile(r" {4}|\t")
_FENCE = re.compile(r"\s*(```|~~~)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
"""Markdown's two ways to ask for a line break."""
_SIGNATURE_MARK = "--"


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text; Unicode's own line and paragraph separators end lines too."""
    return LINE_END.sub("\n", text).replace("\u2029", "\n\n").replace("\u2028", "\n").strip("\n").split("\n")


def reflow(body: str, sender: str = "") -> str:
    """Return the text of a note with its wrapped paragraphs joined, ending in one line end.

    Args:
        body: As it stands in the file.
        sender: The name that signs; from its line on a block stays as it is.

    """
    lines = plain_lines(body)
    width = _text_width(lines)
    out: list[str] = []
    for block in _blocks(lines):
        signature = _signature_start(block, sender)
        paragraph = block[:signature]
        out += [*_joined(paragraph, _wide_width(paragraph) or width), *block[signature:]]
    joined = [_HARD_BREAK.sub("", line).rstrip() for line in out]
    return "\n".join(joined).strip("\n") + "\n"


def _text_width(lines: list[str]) -> int:
    """Return the column at which the text seems to be wrapped; 0 where it is not."""
    widest = max((width for line in lines if (width := columns(line.rstrip())) <= USUAL), default=0)
    return widest if widest >= NARROWEST else 0


def _wide_width(block: list[str]) -> int:
    """Return the column at which a paragraph of long lines is wrapped; 0 where it is none."""
    width = max((columns(line.rstrip()) for line in block), default=0)
    if len(block) < 3 or not USUAL < width <= WIDEST:
        return 0
    return width if all(_is_wrapped(before, line, width) for before, line in pairwise(block)) else 0


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Cut the text at blank lines, fenced code and the signature mark; nothing is left out."""
    block: list[str] = []
    fenced = False
    for index, line in enumerate(lines):
        if line.rstrip() == _SIGNATURE_MARK and not fenced:
            yield block
            yield from ([rest] for rest in lines[index:])
            return
        is_fence = bool(_FENCE.match(line))
        if fenced or is_fence or not line.strip():
            yield block
            yield [line]
            block = []
        else:
            block.append(line)
        fenced = fenced != is_fence
    yield block


def _signature_start(block: list[str], sender: str) -> int:
    """Return the index of the line where a signature begins: at the closing, or at the sender's name."""
    for index, line in enumerate(block):
        bare = line.strip()
        following = block[index + 1].strip() if index + 1 < len(block) else ""
        closes = closing_end(bare) == len(bare) and (is_sender(following, sender) or is_name_line(following))
        if closes or is_sender(bare, sender):
            return index
    return len(block)


def _joined(block: list[str], width: int) -> list[str]:
    out = block[:1]
    in_list = bool(block and _ITEM.match(block[0]))
    for before, line in pairwise(block):
        in_list = in_list or bool(_ITEM.match(line))
        verbatim = not in_list and (_INDENTED.match(before) or _INDENTED.match(line))
        if not verbatim and _is_wrapped(before, line, width):
            out[-1] = out[-1].rstrip() + _glue(before, line.strip()) + line.strip()
        else:
            out.append(line)
    return out


def _is_wrapped(before: str, line: str, width: int) -> bool:
    """Tell whether an editor broke the text between these two lines."""
    starts_anew = _ALONE.match(line) or _ITEM.match(line) or is_postscript(line.strip())
    if not width or starts_anew or _ALONE.match(before) or _HARD_BREAK.search(before):
        return False
    filled = columns(before.rstrip())
    return (
        filled <= max(width, USUAL) and filled + len(_glue(before, line.strip())) + _first_word(line) > width
    )


def _first_word(line: str) -> int:
    """Return the columns of what would have had to fit in the line before."""
    text = line.strip()
    return 2 if _is_wide(text[0]) else columns(text.split()[0])


def _glue(before: str, line: str) -> str:
    """Return what joins two lines: nothing inside text that is written without spaces."""
    return "" if _is_wide(before.rstrip()[-1]) and _is_wide(line[0]) else " "


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char)[0] in "LP"


def columns(text: str) -> int:
    """Return how many columns a text takes in an editor."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
