"""What was left to fill in: brackets, blanks, template fields and the words people put in their stead."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from notes.place import Span
from notes.wording.non_prose import is_free
from notes.wording.phrases import listed

_MERGE_FIELD = re.compile(
    r"(?:first|last|full|your|company|job|the)?[ _]?"
    r"(?:names?|company|employer|role|position|title|recipient|interviewer)",
    re.IGNORECASE,
)
_SQUARE = re.compile(r"(?<![\w\\!])\[(?!\^)(?P<inner>[^\[\]\n]{1,80})\](?![\w(])")
_DOUBLE = re.compile(
    r"\[\[[^\[\]\n]{1,60}\]\]|\{\{[^{}\n]{0,80}\}\}|\{%[^\n]{0,80}?%\}|<<[^<>\n]{1,60}>>|\*\|[^|\n]{1,40}\|\*"
    r"|(?<!\S)@(?:(?:first|last)[_ ]?)?(?:name|company|interviewer|recipient)\b"
    r"|@@\w{2,30}@@|##\w{2,30}##|%%\w{2,30}%%|__[A-Z][A-Z_ ]{1,30}__"
)
_CURLY = re.compile(r"\$?\{(?P<inner>[^{}\n\"':\\,]{1,60})\}")
_ANGLE = re.compile(r"(?<![\w<])<(?P<inner>[A-Za-z][A-Za-z _'’/-]{0,60})>(?!>)")
_GUILLEMETS = re.compile(r"«\s?(?P<inner>[A-Za-z_][\w ]{0,40}?)\s?»")
_ROUND = re.compile(
    r"\((?:(?:insert|add|your|fill in)\s[^()\n]{1,60}|(?:(?:the|their|specific|company|first|last|full)\s)?"
    r"(?:name|company|role|position|title|topic|date|details?|projects?|examples?)"
    r"|(?:more|fill in|expand)(?: (?:here|later))?|(?:s?/?he|him|his)/(?:he|she|hers?))\)",
    re.IGNORECASE,
)
_SHELL = re.compile(r"%[A-Z][A-Z_]{2,30}%|\$[A-Z][A-Z_]{2,30}\b")
_BLANK = re.compile(
    r"(?<![\w_])_{2,}(?![\w_])|(?:(?<=[ \t])|^)\.{4,}(?=[\s,]|$)|(?<![\S])\?{2,}(?=[\s,.!]|$)"
    r"|(?<=[a-z,:] )#{2,}(?=[ \t,.]|$)|(?<![-*+] )\[[ \t]{1,10}\]",
    re.MULTILINE,
)
_RULE_LINE = re.compile(r"^[ \t]*[_ ]+[ \t]*$")
_CROSSES = re.compile(
    r"\b(?:X{3,}|Y{3,}|Z{3,}|N{3,})\b(?!-)"
    r"|(?:(?<=\bbe )|(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bby )|(?<=\bon )|(?<=\babout )|(?<=\blike )"
    r"|(?<=\bin )|(?<=\bof )|(?<=\bmy )|(?<=\byour )|(?<=\bfrom )|(?<=\bas )|(?<=\band ))XX\b(?! chromosome)"
    r"|\b(?:DD|MM|XX|dd|mm|xx)[/.-](?:MM|DD|XX|mm|dd|xx)(?:[/.-](?:YY|yy){1,2}|[/.-][Xx]{2,4}|[/.-]\d{2,4})?\b"
    r"|\b(?:19|20)(?:XX|xx)\b"
    r"|\bXX(?=\s*(?:years?|months?|weeks?|days?|%|percent|people|team|role|company)\b)"
    r"|\bX(?= (?:years|months|weeks)\b)|(?<=[$€£])X+\b|\b[Cc]ompany X(?:YZ)?\b|\b(?:XYZ|xyz)\b"
    r"|\bABC (?:Company|Corp|Corporation|Inc)\b|\b(?:Mr|Mrs|Ms|Dr)\.? X+\b|\bx{3,}(?=[ \t]+\w)"
    r"|(?:(?<=\bon )|(?<=\bin ))x{2,}\b"
    r"|(?:(?<=\bat )|(?<=\bto )|(?<=\bfor )|(?<=\bwith )|(?<=\bthe )|(?<=\bDear )|(?<=\bHi ))x{2,}\b"
)
_THING = (
    r"(?:[a-z]+ )?(?:name|title|topic|company|role|position|date|details?|something|project|example|story)"
)
_REMINDER = re.compile(
    r"\b(?:TBD|TBC|TBA|FIXME|TK(?:TK)*)\b|\btbd\b|\btk(?=:)|\bfill (?:this |it |these )?in later\b"
    r"|\b(?:TODO|TO-DO|TO DO)\b(?![ -](?:list|app|item|comment)s?\b)"
    r"|\b(?:todo|to-do|to do)(?=:)|\b[Ll]orem [Ii]psum\b(?:(?: dolor)?(?: sit)?(?: amet)?\b)?"
    r"(?:, consectetur[a-z ,]*)?"
    r"|\b(?:FILL|Fill)[ -](?:IN|in)\b(?= [A-Z]|:|$)"
    r"|\bINSERT\b(?! INTO)(?:[ \t]+[A-Za-z'’]+){0,5}|\bADD [A-Z]+(?: [A-Z]+){0,4}\b"
    r"|\b[Bb]lah(?:[ ,]+blah)+\b"
    r"|\b(?:[A-Z]+ )?(?:NAME|STORY|TOPIC|DETAILS?|ROLE|DATE|EXAMPLE|TITLE|TEXT|REASON) HERE\b"
    r"|\bPLACEHOLDER\b|\bplaceholder here\b"
    rf"|\b[Ii]nsert (?:your |the |a |an |their |his |her |my |specific |some )*{_THING} here\b"
    rf"|(?:^|(?<=[.,:;] ))Insert (?:your |the |a |an |their |his |her |my |specific |some )*{_THING}\b"
    rf"|\binsert {_THING}\b(?=[.,;!?]|$)"
    r"|\b(?:[Yy]our|[Cc]ompany|[Ff]irst|[Ll]ast|[Ii]nterviewer) name (?:goes )?here\b"
    r"|\b(?:details?|examples?|topic|something specific|name) (?:goes |go )?here(?=[.,!]|$)",
    re.MULTILINE,
)
_TITLED = re.compile(
    r"\b(?:Your|First|Last|Full|Company|Employer|Interviewer|Recipient|Recruiter|Manager|Contact)"
    r"(?:'s|’s)? Name\b|\b(?:FIRST|LAST|FULL|YOUR|COMPANY|INTERVIEWER)[ _]?NAME\b|\b[FL]NAME\b"
    r"|\b(?:firstname|lastname|first_name|last_name|company_name|FirstName|LastName|CompanyName)\b"
    r"|\bM(?:r|s|rs)s?\.?\s?/\s?M(?:r|s|rs)s?\b\.?(?:\s?/\s?M(?:r|s|rs)s?\b\.?)?|\b[Ss]ir\s?/\s?[Mm]adam\b"
)
_SHOUTED = re.compile(r"\b(?:NAME|COMPANY|INTERVIEWER|TOPIC|POSITION|RECRUITER|EMPLOYER)\b")
_CITATION = re.compile(
    r"\W*\d[\d,;\s–-]*\W*|[A-Z][\w.'’-]+(?:,? (?:et al\.?|and|&|[A-Z][\w.'’-]+))*,? \(?(?:19|20)\d\d[a-z]?\)?"
    r"|[A-Z][A-Z0-9]{1,9}-\d+|(?:RFC|ISO|PEP|IEEE|DOI|arXiv)[\s:].*|sic|laughs?|laughter|emphasis \w+|ed\.|nb"
    r"|external|ext|redacted|[\W_]*",
    re.IGNORECASE,
)
_PLAIN_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_DOUBLE, ("[[", "{{", "{%", "<<", "*|", "@", "##", "%%", "__")),
    (_ROUND, ("(",)),
    (_SHELL, ("%", "$")),
    (
        _CROSSES,
        (
            *("xx", "xyz", "abc ", " x", ".x", "x ", "$x", "€x", "£x", "yyy", "zzz", "nnn"),
            *("mm/", "mm-", "mm.", "dd/", "dd-", "dd."),
        ),
    ),
    (
        _REMINDER,
        (
            *("tbd", "tbc", "tba", "fixme", "tk", "todo", "to-do", "to do", "lorem", "fill", "insert"),
            *("add ", "placeholder", " here", "blah"),
        ),
    ),
    (_TITLED, ("name", "/")),
)
"""Patterns, and what the text needs to have for one of them to be worth trying."""


class Placeholder(Struct, frozen=True):
    """Something left to fill in; `span` counts from the start of the text it was found in."""

    text: str
    span: Span

    @property
    def asks_for(self) -> str:
        """What should stand here, in folded words: `your name`, `company`."""
        return " ".join(re.sub(r"[\W_]+", " ", self.text).split()).casefold()


@lru_cache(maxsize=256)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Return what is left to fill in, outside addresses and code; of overlapping ones the longest."""
    spans = [span for span in _candidates(text) if is_free(span, text)]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(Placeholder(span.of(text), span) for span in sorted(kept))


def _candidates(text: str) -> Iterator[Span]:
    lowered = text.casefold()
    for pattern, hints in _PLAIN_FORMS:
        if any(hint in lowered for hint in hints):
            yield from (Span(*found.span()) for found in pattern.finditer(text))
    for pattern, needed, is_one in _JUDGED_FORMS:
        if any(hint in text for hint in needed):
            yield from (Span(*found.span()) for found in pattern.finditer(text) if is_one(found, text))


def _is_field(found: re.Match[str], text: str) -> bool:
    inner = found["inner"].strip()
    if _CITATION.fullmatch(inner) or (len(inner) == 1 and not _stands_for_one(found, text)):
        return False
    reference = re.compile(r"\[([^\[\]\n]*)\]").match(text, found.end())
    if _is_defined(inner, text) or (reference is not None and _is_defined(reference[1], text)):
        return False
    words = re.findall(r"[\w'’]+", inner.casefold())
    is_field = not all(word in listed("function_words") for word in words) or "your" in words or "/" in inner
    return is_field or (len(words) > 1 and inner.isupper())


def _stands_for_one(found: re.Match[str], text: str) -> bool:
    """Tell `a team of [x] engineers` from a list of things done and `[w]e`."""
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return found["inner"] in "XNYxny" and not re.fullmatch(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+", line)


def _is_defined(label: str, text: str) -> bool:
    """Tell whether a reference link of Markdown has its address somewhere in the text."""
    pattern = rf"^[ \t]{{0,3}}\[{re.escape(label)}\]:[ \t]*\S"
    return re.search(pattern, text, re.MULTILINE | re.IGNORECASE) is not None


def _is_name(inner: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:\d+|[^\W\d][\w .'’/-]*)\s*", inner))


def _is_no_tag(inner: str) -> bool:
    return inner.strip("/ ").casefold() not in listed("html_elements")


def _is_merge_field(inner: str) -> bool:
    return "_" in inner or bool(_MERGE_FIELD.fullmatch(inner))


def _is_rule(found: re.Match[str], text: str) -> bool:
    """Tell a line of underscores, which Markdown reads as a rule, from a blank to fill in."""
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return bool(_RULE_LINE.match(text[start : end if end >= 0 else len(text)]))


def _is_shouting(found: re.Match[str], text: str) -> bool:
    """Tell whether the line has other words in capitals, so that this one is no template field."""
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    line = text[start : end if end >= 0 else len(text)]
    return len(re.findall(r"\b[A-Z]{4,}\b", line)) > 2


_JUDGED_FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...], Callable[[re.Match[str], str], bool]], ...] = (
    (_SQUARE, ("[",), _is_field),
    (_CURLY, ("{",), lambda found, _: _is_name(found["inner"])),
    (_ANGLE, ("<",), lambda found, _: _is_no_tag(found["inner"])),
    (_GUILLEMETS, ("«",), lambda found, _: _is_merge_field(found["inner"])),
    (_BLANK, ("__", "....", "??", "##", "["), lambda found, text: not _is_rule(found, text)),
    (
        _SHOUTED,
        ("NAME", "COMPANY", "INTERVIEWER", "TOPIC", "POSITION", "RECRUITER", "EMPLOYER"),
        lambda found, text: not _is_shouting(found, text),
    ),
)
"""Patterns, what the text needs to have for one to be worth trying, and what tells one from its like."""
