"""Why frontmatter is no TOML, in one sentence at its place: the usual slips of typing have their remedy."""

import re

from notes.format.yaml_slips import quoted
from notes.place import Lines

_PLACE = re.compile(r" *\(at (?:line (\d+), column (\d+)|end of document)\)$")
_ASSIGNMENT = re.compile(r"[ \t]*(?P<key>[^=\"'\[\]{}#]*?)[ \t]*=[ \t]*(?P<value>.*)")
_COLON = re.compile(r"[ \t]*-?[ \t]*(?P<key>[\w-]+):[ \t]+(?P<value>.*)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_.-]+")
_OTHER_LINE_END = re.compile(r"\r(?!\n)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONGEST_SHOWN = 60
_UNCLOSED = "The list opened with [ is never closed; add ] at its end."
_NO_ASSIGNMENT = "This line is no `key = value`; correct it, or make it a comment with #."


def slip(front: str, error: Exception) -> tuple[int, str]:
    """Return the offset of the slip in the frontmatter, and the sentence, from the words of tomllib."""
    control = _CONTROL.search(front)
    if control:
        return (
            control.start(),
            f"The frontmatter holds an invisible character (U+{ord(control[0]):04X}); delete it.",
        )
    if (end := _OTHER_LINE_END.search(front)) is not None:
        return end.start(), "TOML takes no lines that end with a carriage return alone; use usual line ends."
    lines = Lines(front)
    place = _PLACE.search(str(error))
    offset = lines.offset(int(place[1]), int(place[2])) if place and place[1] else len(front.rstrip())
    line = lines.position(offset)[0]
    reason = _PLACE.sub("", str(error)) or "it is nested too deeply"
    if reason.startswith("Cannot declare"):
        return offset, "This table stands here for the second time; join the two."
    if "nterminated" in reason and any(mark in front for mark in ('"""', "'''")):
        return offset, "A quotation mark is opened and never closed; add the closing one."
    if "nclosed inline table" in reason:
        return offset, "The table opened with { is never closed; add } in the same line."
    above = lines.line_span(max(line - 1, 1))
    if "nclosed" in reason and offset == lines.offset(line) and "[" in above.of(front):
        return above.start, _UNCLOSED
    sentence = _remedy(lines.line_span(line).of(front).rstrip())
    if sentence:
        return offset, sentence
    return offset, f"This is no TOML ({reason[:1].lower()}{reason[1:]}); put the text in quotes."


def _remedy(line: str) -> str:
    """Return the sentence for a line with one of the usual slips; empty when it has none."""
    if (found := _COLON.fullmatch(line)) is not None:
        return f"TOML sets keys with an equals sign: {found['key']} = {_shown(found['value'])}"
    if line.lstrip().startswith("[") and "=" not in line:
        return "A line in brackets opens a table: write [[interviewers]], with as many ] as [."
    found = _ASSIGNMENT.fullmatch(line)
    if found is None:
        return "" if "=" in line or not line.strip() else _NO_ASSIGNMENT
    key, value = found["key"], found["value"]
    if not key:
        return "A key is missing before the equals sign."
    if not _BARE_KEY.fullmatch(key):
        return f"A key is one word; write {re.sub(r'[^A-Za-z0-9_]+', '_', key)} = {_shown(value)}"
    return _about_value(key, value)


def _about_value(key: str, value: str) -> str:
    if not value:
        return f'A value is missing here; write {key} = "…" or delete the line.'
    first = value[0]
    if first in "\"'" and value.count(first) == 1:
        return f"The quotation mark {first} is never closed; add the closing one."
    if first == '"' and "\\" in value:
        return f"Between double quotes a backslash must be doubled; write {key} = '…'"
    if first == "'" and value.count("'") > 2:
        return f"A text with an apostrophe needs double quotes: {key} = {_shown(value.strip(chr(39)))}"
    if first == "[":
        return "A comma is missing between two items of this list." if value.endswith("]") else _UNCLOSED
    return "" if first in "\"'{" else f"This value needs quotes: {key} = {_shown(value)}"


def _shown(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value
    return quoted(value) if value and len(value) <= _LONGEST_SHOWN else '"…"'
