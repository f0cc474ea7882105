"""How a note ends: its closing phrase, its signature, a postscript, and what stands below."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from notes.interview import Text
from notes.wording.closing import (
    closing_end,
    is_contact,
    is_name_line,
    is_postscript,
    is_sender,
    is_title,
)
from notes.wording.written_lines import Line

_SIGNATURES = (is_name_line, is_title, is_contact, is_postscript)
"""What may follow a closing phrase when the sender's name does not."""


@dataclass
class Ending:
    """The parts of a note from its closing phrase, or its sender's name, on."""

    first: int
    """Index of the first line that belongs to it; the number of lines when the note has no end yet."""
    closing: Text | None = None
    signature: list[Text] = field(default_factory=list)
    postscript: list[Line] = field(default_factory=list)
    after: list[Text] = field(default_factory=list)


def find_ending(lines: Sequence[Line], begin: int, sender: str) -> Ending:
    """Find the end of a note among its lines; `begin` is where its text starts, below the greeting."""
    written = [index for index in range(begin, len(lines)) if lines[index].text]
    candidates = written if _is_just_begun(lines, written, sender) else written[1:]
    closings = {index: end for index in candidates if (end := closing_end(lines[index].text)) is not None}
    start = _closing_index(lines, written, closings, sender)
    if start is not None:
        return _with_closing(lines, start, closings[start], sender)
    signed = next((index for index in written[1:] if is_sender(lines[index].text, sender)), None)
    if signed is None or _is_prose_after(lines, signed):
        return _postscript_only(lines, begin)
    return _read_on(lines, Ending(signed), signed, sender)


def _is_just_begun(lines: Sequence[Line], written: Sequence[int], sender: str) -> bool:
    """Tell whether only the sign-off stands there: nothing is written between it and the greeting yet."""
    return len(written) > 1 and is_sender(lines[written[1]].text, sender)


def _closing_index(
    lines: Sequence[Line], written: Sequence[int], closings: dict[int, int], sender: str
) -> int | None:
    """Choose the closing phrase that the sender's name follows, else the last that can be the end."""
    possible = None
    for index, end in closings.items():
        line = lines[index]
        following = next((lines[other].text for other in written if other > index), "")
        if is_sender(line.text[end:] or following, sender):
            return index
        if end < len(line.text) or not following or any(fits(following) for fits in _SIGNATURES):
            possible = index
    return possible


def _with_closing(lines: Sequence[Line], start: int, end: int, sender: str) -> Ending:
    line = lines[start]
    ending = Ending(start, closing=line.cut(0, end))
    name = line.cut(end, len(line.text))
    if name.value:
        ending.signature.append(name)
    return _read_on(lines, ending, start + 1, sender)


def _is_prose_after(lines: Sequence[Line], signed: int) -> bool:
    """Tell whether the sender's name merely stands on a line of its own amid the text."""
    return any(closing_end(line.text) is not None for line in lines[signed + 1 :] if line.text)


def _postscript_only(lines: Sequence[Line], begin: int) -> Ending:
    """Return no end: a P.S. without a signature above stays part of the text."""
    return Ending(max(len(lines), begin))


def _read_on(lines: Sequence[Line], ending: Ending, start: int, sender: str) -> Ending:
    """Sort the lines below the closing: signature, postscript, and what is neither."""
    in_postscript, in_signature = False, bool(ending.signature)
    for line in lines[start:]:
        if not line.text:
            in_postscript = in_signature = False
            if ending.postscript:
                ending.postscript.append(line)
        elif in_postscript or is_postscript(line.text):
            in_postscript = True
            ending.postscript.append(line)
        elif _signs(line.text, ending, sender, in_signature):
            in_signature = True
            ending.signature.append(line.whole)
        else:
            ending.after.append(line.whole)
    return ending


def _signs(line: str, ending: Ending, sender: str, in_signature: bool) -> bool:
    if ending.after:
        return is_contact(line)
    if not ending.signature:
        return is_sender(line, sender) or is_name_line(line) or is_contact(line)
    return is_sender(line, sender) or is_contact(line) or (in_signature and is_title(line))
