"""Where git left a merge for a person to settle."""

import re

_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}|\|{7}|={7})(?=[ \t\r\n]|\Z)")
_LINE_ABOVE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n)\Z")

SENTENCE = "There is an unresolved merge here; keep what is right, and delete the lines of <, = and > signs."


def merge_marker(text: str) -> int | None:
    """Return the offset of the first line that git put there for a conflict, if there is one.

    `=======` as the only kind, each just below a line of text, underlines headings of Markdown.
    """
    if not any(sign in text for sign in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        return None
    found = list(_MARKER.finditer(text))
    if all(marker[0][0] == "=" for marker in found):
        found = [marker for marker in found if not _is_underline(text, marker.start())]
    return found[0].start() if found else None


def _is_underline(text: str, start: int) -> bool:
    above = _LINE_ABOVE.search(text, max(start - 300, 0), start)
    return above is not None and bool(above["line"].strip())
