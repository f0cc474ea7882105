"""Why frontmatter is no YAML, in one sentence at its place: the usual slips of typing have their remedy."""

import re

import yaml

from notes.place import Lines, Span

_LINE = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"\[\]{},][^:#]*?):(?:[ \t]+|$))?(?P<value>.*)"
)
_LONGEST_SHOWN = 60


def slip(front: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the offset of the slip in the frontmatter, and the sentence."""
    lines = Lines(front)
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(front)) if mark else 0
    opened = error.context_mark.index if error.context_mark else offset
    if "\t" in front[offset : offset + 1] and ("tab character" in problem or "cannot start" in problem):
        return offset, "This line is indented with a tab; YAML takes only spaces there."
    if "quoted scalar" in context:
        return _in_quotes(lines, opened, offset, problem)
    if "simple key" in context:
        return _no_colon(lines, opened)
    if "flow" in context:
        return _in_brackets(lines, opened)
    if "mapping values" in problem:
        return _colon(lines, offset)
    if "document start" in problem:
        return _document(lines, offset)
    if (
        "cannot start any token" in problem
        or "block scalar" in context
        or context.endswith(("alias", "anchor"))
    ):
        return _needs_quotes(lines, opened)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        return _misplaced(lines, offset)
    if "not allowed in this context" in problem or "expected node content" in problem:
        return _needs_quotes(lines, offset)
    return offset, f"This is no YAML ({problem}); put the value in quotes."


def quoted(value: str) -> str:
    """Return a text as a YAML string in quotation marks."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _parts(lines: Lines, offset: int) -> tuple[re.Match[str], Span]:
    """Return the line at an offset taken apart, and its place."""
    span = lines.line_span(lines.position(offset)[0])
    found = _LINE.match(span.of(lines.text).rstrip())
    assert found  # noqa: S101 - the pattern matches any line
    return found, span


def _remedy(found: re.Match[str]) -> str:
    """Return the line as it should be written: an item of a list or the value of a key in quotes."""
    is_item = "-" in found["lead"]
    if found["key"] is None or (is_item and found["key"] not in {"name", "title", "email"}):
        value = found[0][len(found["lead"]) :]
        shown = quoted(value) if len(value) <= _LONGEST_SHOWN else '"…"'
        return f"- {shown}" if is_item else shown
    value = found["value"]
    if len(value) > 2 and value[0] == value[-1] == "'":  # 'it's': an apostrophe between single quotes
        value = value[1:-1]
    shown = quoted(value) if value and len(value) <= _LONGEST_SHOWN else '"…"'
    return f"{'- ' if is_item else ''}{found['key']}: {shown}"


def _needs_quotes(lines: Lines, offset: int) -> tuple[int, str]:
    found, _ = _parts(lines, offset)
    return offset, f"This text needs quotes: {_remedy(found)}"


def _colon(lines: Lines, offset: int) -> tuple[int, str]:
    found, span = _parts(lines, offset)
    first_colon = span.of(lines.text).find(":")
    if offset - span.start == first_colon and "-" not in found["lead"]:
        return span.start, "This line is indented further than the lines it belongs to; line them up."
    return offset, f"A text with a colon in it needs quotes: {_remedy(found)}"


def _in_quotes(lines: Lines, opened: int, offset: int, problem: str) -> tuple[int, str]:
    if "escape" in problem:
        return offset, "Between double quotes a backslash must be doubled; use single quotes around the text."
    mark = lines.text[opened : opened + 1]
    return opened, f"The quotation mark {mark} opens here and is never closed; add the closing one."


def _in_brackets(lines: Lines, opened: int) -> tuple[int, str]:
    found, span = _parts(lines, opened)
    bracket = lines.text[opened : opened + 1]
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    rest = lines.text[opened : span.end]
    if " #" in rest:
        return opened + rest.index(" #") + 1, "From this # on all is a comment; put the text in quotes."
    if bracket == "{" or (found["key"] and closing in rest):
        return opened, f"A text with {bracket} in it needs quotes: {_remedy(found)}"
    return opened, f"The list opened with {bracket} is never closed; add {closing} at its end."


def _no_colon(lines: Lines, offset: int) -> tuple[int, str]:
    found, _ = _parts(lines, offset)
    glued = re.match(r"([A-Za-z_]+):(\S.*)", found["value"])
    if glued:
        return offset, f"A space is missing after the colon; write `{glued[1]}: {glued[2]}`."
    return offset, "This line is no `key: value`; add the key, or join it to the line above."


def _document(lines: Lines, offset: int) -> tuple[int, str]:
    before = lines.text[:offset]
    for sign in ("...", "%"):
        start = before.rfind(sign)
        if start >= 0 and (start == 0 or before[start - 1] in "\r\n"):
            return start, f"A line that starts with {sign} has no place here; delete it."
    return offset, "Something stands before this line that ends the YAML; delete it."


def _misplaced(lines: Lines, offset: int) -> tuple[int, str]:
    """Explain what stands where a key is expected: text after closing quotes, or wrong indentation."""
    found, span = _parts(lines, offset)
    before = lines.text[span.start : offset]
    if before.strip() and found["value"][:1] not in {"'", '"', "[", "{"}:
        return offset, "A quotation mark opens in a line above and is closed only here; check the quotes."
    if before.strip():
        return offset, f"The text goes on after its closing quotes or brackets; write {_remedy(found)}"
    if found["value"] and found["key"] is None and not found["lead"].strip():
        return offset, "This line is no `key: value`; add the key, or join it to the line above."
    line = lines.position(offset)[0]
    above = _parts(lines, lines.offset(line - 1))[0] if line > 1 else None
    if above and above["value"][:1] in {"'", '"'} and above["value"].count(above["value"][0]) % 2:
        return lines.offset(line - 1), f"Quotation marks are missing or too many here; write {_remedy(above)}"
    return offset, "This line is not lined up with the lines it belongs to; correct its indentation."
