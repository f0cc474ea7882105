"""The rules about Markdown and comments that the recipient would see."""

from collections.abc import Iterator

from notes.case import Case
from notes.checks.spot import spot
from notes.findings import Finding, Severity
from notes.interview import Text
from notes.place import LINE_END, Span
from notes.rules import note_rule
from notes.wording.markdown_marks import comments, marks


@note_rule(
    "proofread/markup",
    Severity.WARNING,
    "Markdown or HTML that the recipient would see, since notes go out as plain text.",
    source="Afterword: mails are sent as plain text (RFC 3676), cards are written by hand",
)
def markup(case: Case) -> Iterator[Finding]:
    """Find asterisks, links and tags that would arrive as they stand."""
    for text in _texts(case):
        for mark in marks(text.value):
            message = f"The recipient would see {mark.kind} as typed: “{_short(mark.span.of(text.value))}”."
            fix = () if mark.plain is None else (mark.plain,)
            span = mark.span.shifted(text.span.start)
            yield spot(case, "proofread/markup", Severity.WARNING, message, span, fix)


@note_rule(
    "proofread/comment",
    Severity.ERROR,
    "A comment, such as `<!-- … -->`, that would be sent with the note.",
    source="Afterword: a comment is invisible in a Markdown preview and plain to see in a mail",
)
def comment(case: Case) -> Iterator[Finding]:
    """Find comments in the note; taking one out takes its empty line along."""
    for text in _texts(case):
        for found in comments(text.value):
            message = "This comment would be sent with the note."
            span = _with_line(found, text.value).shifted(text.span.start)
            yield spot(case, "proofread/comment", Severity.ERROR, message, span, ("",))


def _texts(case: Case) -> Iterator[Text]:
    if case.note is not None:
        yield from (text for text in (case.note.subject, case.note.body) if text is not None)


def _with_line(span: Span, text: str) -> Span:
    """Widen a comment that has lines of its own by the line end after it."""
    starts = not text[: span.start].strip(" \t") or text[: span.start].rstrip(" \t").endswith(("\n", "\r"))
    end = LINE_END.match(text, span.end)
    return Span(span.start, end.end()) if starts and end else span


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
