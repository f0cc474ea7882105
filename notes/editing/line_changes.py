"""What an edit changed, line by line: the small replacements an undoable edit is made of."""

from difflib import SequenceMatcher
from itertools import pairwise

from notes.place import LINE_END
from notes.replacement import Replacement, difference
from notes.shown_text import line_end_of


def line_changes(old: str, new: str, at: int = 0) -> tuple[Replacement, ...]:
    """Return the replacements that turn `old`, which stands at offset `at` of a text, into `new`.

    Whole lines are kept apart: one new line is one insertion. New lines end as most lines of `old` do.
    """
    old_lines, new_lines = _lines(old), _lines(new)
    line_end = line_end_of(old)
    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line))
    found = []
    for tag, first, last, new_first, new_last in SequenceMatcher(
        None, old_lines, new_lines, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        before, after = "".join(old_lines[first:last]), "".join(new_lines[new_first:new_last])
        change = difference(before, after)
        if change:
            inserted = LINE_END.sub(line_end, change.text)
            found.append(Replacement(change.span.shifted(at + starts[first]), inserted))
    return tuple(found)


def _lines(text: str) -> list[str]:
    """Split after each line end, and only there (`str.splitlines` knows more of them than editors do)."""
    ends = [0, *(found.end() for found in LINE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if start < end]


def adds_only(changes: tuple[Replacement, ...]) -> bool:
    """Tell whether nothing that was there is replaced or taken away."""
    return all(change.span.start == change.span.end for change in changes)
