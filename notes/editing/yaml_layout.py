"""Where new YAML lines go: indented like their neighbours, and not between a comment and what it is about."""

from collections.abc import Iterator

from notes.editing.entries import Path, value_at
from notes.editing.line_changes import adds_only, line_changes
from notes.format.located import Mapping, Sequence, Value
from notes.format.yaml_frontmatter import parse_yaml
from notes.place import LINE_END, Lines
from notes.replacement import Replacement, apply

_USUAL_STEP = 2


def is_block(text: str, value: Value | None) -> bool:
    """Tell whether this is a list of lines that begin with a dash."""
    return isinstance(value, Sequence) and text.startswith("-", value.span.start)


def restepped(old: str, new: str, path: Path) -> str:
    """Return `new` with the list at `path`, which is not in `old`, indented as lists are there."""
    tree = parse_yaml(new)
    parent, found = value_at(tree, path[:-1]), value_at(tree, path)
    if not isinstance(parent, Mapping) or not isinstance(found, Sequence) or not is_block(new, found):
        return new
    key = parent.key(str(path[-1]))
    if key is None or not found.items:
        return new
    lines = Lines(new)
    wanted = lines.position(key.span.start)[1] + _step(old, len(path))
    shift = wanted - lines.position(found.span.start)[1]
    first = lines.offset(lines.position(found.span.start)[0])
    end = first + len(new[first : found.items[-1].span.end].rstrip())
    return new[:first] + _shifted(new[first:end], shift) + new[end:]


def _shifted(block: str, by: int) -> str:
    starts = [0, *(found.end() for found in LINE_END.finditer(block))]
    for start in reversed(starts):
        if by < 0:
            block = block[:start] + block[start:].replace(" " * -by, "", 1)
        elif block[start:].strip() and not LINE_END.match(block, start):
            block = block[:start] + " " * by + block[start:]
    return block


def _step(text: str, depth: int) -> int:
    """Return how far lists are indented below their key: as the list nearest to this depth is."""
    steps = list(_steps(text, parse_yaml(text), 1))
    return min(steps, key=lambda one: abs(one[0] - depth))[1] if steps else _USUAL_STEP


def _steps(text: str, value: Value, depth: int) -> Iterator[tuple[int, int]]:
    """Yield depth and indent of every list written in lines."""
    if isinstance(value, Sequence):
        for item in value.items:
            yield from _steps(text, item, depth + 1)
    elif isinstance(value, Mapping):
        lines = Lines(text)
        for key, inner in value.pairs:
            if is_block(text, inner):
                yield depth, lines.position(inner.span.start)[1] - lines.position(key.span.start)[1]
            yield from _steps(text, inner, depth + 1)


def item_set_apart(old: str, new: str, listed: Sequence) -> str:
    """Return `new`, which is `old` with one more item in `listed`, the item below the last one's comments.

    Where the items that were there have blank lines between them, the new one gets its own.
    """
    changes = line_changes(old, new)
    if not adds_only(changes) or len(changes) != 1 or not is_block(old, listed):
        return new
    (change,) = changes
    column = Lines(old).position(listed.span.start)[1]
    at = _below_comments(old, change.span.start, column)
    gap = LINE_END.search(change.text) if _are_apart(old, listed) else None
    text = (gap[0] if gap else "") + change.text
    return apply(old, [Replacement(type(change.span)(at, at), text)])


def blank_lines_kept(old: str, new: str) -> str:
    """Return `new`, which is `old` without some lines, with the blank lines below them left where they were.

    They would count to a value that ends with a block of text.
    """
    changes = line_changes(old, new)
    if len(changes) != 1 or changes[0].text:
        return new
    removed = changes[0].span.of(old)
    end = LINE_END.search(removed, len(removed.rstrip()))
    return apply(old, [Replacement(changes[0].span, removed[end.end() :])]) if end else new


def _below_comments(text: str, at: int, column: int) -> int:
    """Return the offset below the comments that are indented further than a list's dashes."""
    below = at
    for found in LINE_END.finditer(text, at):
        line = text[at : found.end()]
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) >= column:
            below = found.end()
        elif bare.strip():
            break
        at = found.end()
    return below


def _are_apart(text: str, listed: Sequence) -> bool:
    """Tell whether a blank line stands before every item but the first, comments on top of it aside."""
    return len(listed.items) > 1 and all(_blank_above(text, item.span.start) for item in listed.items[1:])


def _blank_above(text: str, offset: int) -> bool:
    lines = LINE_END.split(text[:offset])
    at = len(lines) - 1
    while at > 0 and not lines[at].lstrip().startswith("-"):  # the dash may stand alone above its item
        at -= 1
    above = at - 1
    while above > 0 and lines[above].lstrip().startswith("#"):
        above -= 1
    return above >= 0 and not lines[above].strip()
