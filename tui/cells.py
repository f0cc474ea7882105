"""Text fitted into a number of cells: wide letters count two, marks over letters none."""

from rich.cells import cell_len, set_cell_size


def cut(text: str, width: int) -> str:
    """Return text cut to so many cells."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def cut_in_the_middle(text: str, width: int) -> str:
    """Return text cut to so many cells, its beginning and its end kept."""
    if cell_len(text) <= width:
        return text
    head = cut(text, width // 2 + 1)
    room, tail = width - cell_len(head), ""
    for char in reversed(text):
        if cell_len(char + tail) > room:
            break
        tail = char + tail
    return head + tail.lstrip()


def fit(left: str, right: str, width: int) -> str:
    """Return a line of exactly so many cells, with `left` cut so that `right` fits beside it."""
    left = cut(left, max(width - cell_len(right) - (1 if right else 0), 0))
    return left + " " * max(width - cell_len(left) - cell_len(right), 0) + right


def column(text: str, width: int) -> str:
    """Return text in exactly so many cells, filled up with blanks or cut."""
    return fit(text, "", width)


def wrapped(text: str, width: int) -> list[str]:
    """Return text broken between words into lines of at most so many cells; longer words are cut up."""
    lines, line = [], ""
    for word in text.split():
        while cell_len(word) > width > 1:
            head = set_cell_size(word, width).rstrip()
            lines += [line, head] if line else [head]
            word, line = word[len(head) :], ""  # noqa: PLW2901 - what is left of it
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines
