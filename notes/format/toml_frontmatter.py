"""TOML frontmatter, its values put into the same tree as YAML's, as they are written.

tomllib reads what it can, in a tenth of tomlkit's time; tomlkit reads the rest, such as times without
seconds, which TOML 1.1 brought.
"""

import re
import tomllib

from notes.format import fences
from notes.format.frontmatter_handler import LocatedHandler
from notes.format.located import DEEPEST, MOST_VALUES, FrontmatterError, Mapping, too_deep, too_many
from notes.format.toml_positions import located
from notes.format.toml_slips import slip

_BRACKETS = re.compile(rf"(?:[\[{{][ \t\r\n]*){{{DEEPEST + 1}}}")
_DOTTED = re.compile(rf"""(?:^|[\[{{,])[ \t]*(?:[\w"'-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}""", re.MULTILINE)
_PUNCTUATION = re.compile(r"[,=\[.]")
_LONGEST_FOR_TOMLKIT = 32 * 1024
"""Characters; tomlkit takes a second for some ten times as many."""


class LocatedToml(LocatedHandler):
    """The handler for frontmatter between `+++` lines."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def parse(self, front: str, at: int) -> Mapping:
        """Return the tree of TOML text; raise `FrontmatterError`."""
        return parse_toml(front, at)


def read_toml(text: str, parts: fences.Parts) -> Mapping:
    """Read a file's TOML frontmatter; raise `FrontmatterError`."""
    return LocatedToml(parts).read(text)


def parse_toml(front: str, at: int = 0) -> Mapping:
    """Return the tree of TOML text that stands at offset `at` of its file; raise `FrontmatterError`."""
    if (deep := _BRACKETS.search(front) or _DOTTED.search(front)) is not None:
        raise too_deep(at + deep.start())
    if len(front) > MOST_VALUES and len(_PUNCTUATION.findall(front)) > 2 * MOST_VALUES:
        raise too_many(at)
    try:
        tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        _try_tomlkit(front, at, error)
    return located(front, at)


def _try_tomlkit(front: str, at: int, refused: Exception) -> None:
    """Return if tomlkit accepts what tomllib refused; raise `FrontmatterError` if not."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        if len(front) <= _LONGEST_FOR_TOMLKIT:
            tomlkit.parse(front)
            return
    except (TOMLKitError, RecursionError, ValueError) as error:
        if "already exists" in str(error):
            located(front, at)  # raises the error with the place of the second one
    offset, sentence = slip(front, refused)
    raise FrontmatterError(at + offset, sentence) from refused
