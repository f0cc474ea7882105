"""Replacements: small edits of a text, each a span and what comes in its place."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from notes.place import Span


class Replacement(Struct, frozen=True):
    """The text at `span` gives way to `text`."""

    span: Span
    text: str


def apply(text: str, replacements: Iterable[Replacement]) -> str:
    """Return the text with all replacements made; their spans are of the text as given and do not overlap."""
    for change in sorted(replacements, key=lambda change: change.span.start, reverse=True):
        text = text[: change.span.start] + change.text + text[change.span.end :]
    return text


def inverse(text: str, replacements: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return the replacements that take `apply(text, replacements)` back to `text`."""
    shift, back = 0, []
    for change in sorted(replacements, key=lambda change: change.span.start):
        start = change.span.start + shift
        back.append(Replacement(Span(start, start + len(change.text)), change.span.of(text)))
        shift += len(change.text) - (change.span.end - change.span.start)
    return tuple(back)


def difference(old: str, new: str) -> Replacement | None:
    """Return the one smallest replacement that turns `old` into `new`, or `None` when they are equal."""
    if old == new:
        return None
    limit = min(len(old), len(new))
    start = _common(limit, lambda size: old[:size] == new[:size])
    tail = _common(limit - start, lambda size: old[len(old) - size :] == new[len(new) - size :])
    return Replacement(Span(start, len(old) - tail), new[start : len(new) - tail])


def _common(limit: int, equal: Callable[[int], bool]) -> int:
    """Return the largest size up to `limit` for which `equal` holds, found by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if equal(middle):
            low = middle
        else:
            high = middle - 1
    return low
