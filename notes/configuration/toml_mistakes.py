"""Why a settings file is no TOML, in one sentence at its place."""

import re
from pathlib import Path

from notes.interview import Problem
from notes.place import Lines

_PLACE = re.compile(r" *\(at line (\d+), column (\d+)\)$")
_AT_END = re.compile(r" *\(at end of document\)$")
_BARE_RULE = re.compile(r"[ \t]*([a-z_]+(?:/[\w-]+)+)[ \t]*=")
_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)


def no_toml(text: str, path: Path, reason: str) -> Problem:
    """Return what is wrong, given the parser's own words, with the usual slip's remedy where it is one."""
    merge = _MERGE.search(text)
    if merge:
        line, column = Lines(text).position(merge.start())
        return Problem(path, "There is an unresolved merge here; settle it in a text editor.", line, column)
    found = _PLACE.search(reason)
    line, column = (int(found[1]), int(found[2])) if found else Lines(text).position(len(text.rstrip()))
    return Problem(path, _sentence(Lines(text).line_span(line).of(text), reason), line, column)


def _sentence(source: str, reason: str) -> str:
    rule = _BARE_RULE.match(source)
    if rule:
        return f'A rule\'s name needs quotes: "{rule[1]}" = false.'
    words = _AT_END.sub("", _PLACE.sub("", reason)).strip()
    words = words[:1].lower() + words[1:]
    return f"This is no TOML ({words}); until it is corrected, no setting of this file counts."
