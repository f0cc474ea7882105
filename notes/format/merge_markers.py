"""Where git left a merge for a person to settle."""

import re

_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(?:<{7}|>{7}|\|{7}|={7})(?=[ \t\r\n]|\Z)")
_LINE_ABOVE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n)\Z")

SENTENCE = "There is an unresolved merge here; keep what is right, and delete the lines of <, = and > signs."


def merge_marker(text: str, body_start: int = 0) -> int | None:
    """Return the offset of the first line that git put there for a conflict, if there is one.

    In the body, `=======` as the only kind and just below a line of text underlines a heading of Markdown.
    """
    if not any(sign in text for sign in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        return None
    found = list(_MARKER.finditer(text))
    if all(marker[0][0] == "=" for marker in found):
        found = [one for one in found if one.start() < body_start or not _is_underline(text, one.start())]
    return found[0].start() if found else None


def _is_underline(text: str, start: int) -> bool:
    above = _LINE_ABOVE.search(text, max(start - 300, 0), start)
    return above is not None and bool(above["line"].strip())
