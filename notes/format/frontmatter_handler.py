"""What our handlers for python-frontmatter share: text split already, and values that keep their place."""

import frontmatter
from frontmatter.default_handlers import BaseHandler

from notes.format import fences
from notes.format.located import Mapping


class LocatedHandler(BaseHandler):
    """A handler whose metadata is one tree of located values, under the key `tree`."""

    def __init__(self, parts: fences.Parts) -> None:
        super().__init__()
        self._parts = parts

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - split already, at whole-line fences
        """Return the frontmatter and the body."""
        return self._parts.front, self._parts.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return the tree under the one key `tree`."""
        return {"tree": self.parse(fm, self._parts.front_start)}

    def parse(self, front: str, at: int) -> Mapping:
        """Return the tree of frontmatter that stands at offset `at`; each kind has its parser."""
        raise NotImplementedError

    def read(self, text: str) -> Mapping:
        """Return the tree of a file's frontmatter; raise `FrontmatterError`."""
        metadata, _ = frontmatter.parse(text, handler=self)
        tree = metadata["tree"]
        assert isinstance(tree, Mapping)  # noqa: S101 - what `load` returns
        return tree
