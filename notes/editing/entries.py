"""What stands at a path of a frontmatter's tree, and single entries of lists and mappings in brackets."""

from notes.format.located import Mapping, Sequence, Value
from notes.place import Span

Path = tuple[str | int, ...]
"""Keys and indexes: `("interviewers", 0, "sent")`."""


def value_at(tree: Mapping, path: Path) -> Value | None:
    """Return what stands at a path of keys and indexes."""
    value: Value | None = tree
    for step in path:
        if isinstance(step, int):
            items = value.items if isinstance(value, Sequence) else ()
            value = items[step] if step < len(items) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def without_entry(text: str, tree: Mapping, path: Path) -> str | None:
    """Return the text without one entry of a list or mapping in brackets, its comma and the space before it.

    `None` where it stands in no brackets or alone in them, or where a comment would go with it.
    """
    held = value_at(tree, path[:-1])
    if held is None or not text.startswith(("[", "{"), held.span.start):
        return None
    if isinstance(held, Sequence):
        spans = [item.span for item in held.items]
        index = path[-1]
    elif isinstance(held, Mapping):
        spans = [Span(key.span.start, value.span.end) for key, value in held.pairs]
        index = [key.value for key, _ in held.pairs].index(str(path[-1]))
    if len(spans) < 2 or not isinstance(index, int):
        return None
    gap = Span(spans[index - 1].end, spans[index].start) if index else Span(spans[0].end, spans[1].start)
    if "#" in gap.of(text):
        return None
    start, end = (gap.start, spans[index].end) if index else (spans[0].start, gap.end)
    return text[:start] + text[end:]
