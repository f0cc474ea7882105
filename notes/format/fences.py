"""A file taken apart at its frontmatter fences: whole lines of `---` (YAML) or `+++` (TOML), nothing else."""

import re
from typing import Literal

from msgspec import Struct

from notes.errors import NotesError

Kind = Literal["yaml", "toml"]

_OPEN = re.compile(r"(---|\+\+\+)[ \t]*(\r\n|\r|\n|\Z)")
_CLOSE = {
    fence: re.compile(rf"(?<=[\r\n]){re.escape(fence)}[ \t]*(?:\r\n|\r|\n|\Z)") for fence in ("---", "+++")
}
_KINDS: dict[str, Kind] = {"---": "yaml", "+++": "toml"}


class UnclosedFrontmatter(NotesError):  # noqa: N818 - the name says what it is
    """A first line that opens frontmatter, and no line that closes it."""

    def __init__(self, fence: str) -> None:
        super().__init__(fence)
        self.fence = fence
        self.line = 1

    def __str__(self) -> str:
        return f"The frontmatter of line 1 is never closed; add a line {self.fence} after its last key."


class Parts(Struct, frozen=True):
    """A file's text in four parts; joined, they are the text."""

    kind: Kind
    open: str
    """The opening fence with its line end."""
    front: str
    """The frontmatter between the fences."""
    close: str
    """The closing fence with its line end, if it has one."""
    body: str

    @property
    def front_start(self) -> int:
        """Offset of the frontmatter in the text."""
        return len(self.open)

    @property
    def body_start(self) -> int:
        """Offset of the body in the text."""
        return len(self.open) + len(self.front) + len(self.close)


def split(text: str) -> Parts | None:
    """Take a file apart; `None` when its first line is no fence; raise `UnclosedFrontmatter`."""
    opening = _OPEN.match(text)
    if opening is None:
        return None
    fence, start = opening[1], opening.end()
    closing = _CLOSE[fence].search(text, start)
    if closing is None:
        raise UnclosedFrontmatter(fence)
    at, end = closing.span()
    return Parts(_KINDS[fence], opening[0], text[start:at], text[at:end], text[end:])
