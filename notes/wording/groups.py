"""Greetings that speak to several people, or to nobody in particular, instead of one person."""

import re
from collections.abc import Sequence

from notes.wording.names import fits

_CROWD = re.compile(
    r"""(?:^|\b)(?:all|everyone|everybody|every\ one|teams?|folks|guys|gang|both|panel|committee|board|crew
    |y['’]?all|you\ (?:two|three|all)|ladies\ and\ gentlemen|colleagues|friends|interviewers|recruiters|group
    |zusammen|alle|todos|todas|tous|toutes|tutti|tutte|allemaal|iedereen|alla|wszyscy)(?:\b|$)
    |各位|大家|皆様|皆さん|みなさん|여러분""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN = re.compile(r"\s*(?:[,&+/;、・]|\s(?:and|und|et|y|e|en|och|og|as\ well\ as)\s)\s*", re.IGNORECASE)
_AGAIN = re.compile(r"(?:dear|hi|hello|liebe[rs]?|ch(?:er|ère)|querid[oa])\s+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:sirs?|madam|ma['’]am|\W*)", re.IGNORECASE)


def greets_several(greeted: str, name: str, goes_by: Sequence[str] = ()) -> bool:
    """Tell whether a greeting to this person speaks to several people: `Ada and Ben`, `all`, `team`."""
    bare = greeted.strip(" ()")
    if not bare or fits(name, bare, goes_by):
        return False
    return _CROWD.search(bare) is not None or len(_people(bare)) > 1


def _people(greeted: str) -> list[str]:
    """Return the names that a greeting joins by commas, `and` and the like."""
    pieces = [_AGAIN.sub("", piece.strip(" ()"), count=1) for piece in _BETWEEN.split(greeted)]
    return [piece for piece in pieces if not _NOBODY.fullmatch(piece) and not piece[0].islower()]
