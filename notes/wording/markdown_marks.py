"""Marks of Markdown and HTML that a reader of plain text would see, with the text they stand for."""

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from notes.place import Span
from notes.wording.phrases import listed

_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|(?<!%)%%(?!%)[^%\n][^\n]*?%%|^\[(?://|comment|_)\]:\s*(?:#|<>)\s*[(\"'][^\n]*",
    re.DOTALL | re.MULTILINE,
)


class Mark(Struct, frozen=True):
    """One piece of markup; `span` counts from the start of the text."""

    kind: str
    span: Span
    plain: str | None
    """The text to write instead, if that is sure."""


Plain = Callable[[re.Match[str]], str | None]


def _inner(found: re.Match[str]) -> str:
    return found["inner"]


def _link(found: re.Match[str]) -> str:
    inner, address = found["inner"], found["address"].removeprefix("mailto:")
    return address if inner in ("", address, found["address"]) else f"{inner} ({address})"


def _nothing(_found: re.Match[str]) -> str:
    return ""


def _entity(found: re.Match[str]) -> str:
    return html.unescape(found[0])


def _unsure(_found: re.Match[str]) -> None:
    return None


def _tag(found: re.Match[str]) -> str | None:
    return (
        "" if found["name"].casefold() in ("br", "p", "div", "span", "b", "i", "em", "strong", "u") else None
    )


_DUNDER = r"(?:init|main|name|file|all|doc|str|repr|call|new|eq|hash|dict)"
"""Names of Python with two underscores on either side, which programmers write about."""

_MARKS: tuple[tuple[str, re.Pattern[str], Plain], ...] = (
    (
        "a code block",
        re.compile(
            r"^[ \t]*(?P<fence>```+|~~~+).*?(?:^[ \t]*(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
        ),
        _unsure,
    ),
    ("code marks", re.compile(r"(?<!`)(?P<ticks>`{1,2})(?!`)(?P<inner>[^`\n]+)(?P=ticks)(?!`)"), _inner),
    ("an image", re.compile(r"!\[(?P<inner>[^\]\n]*)\]\((?P<address>[^()\s]+)[^()\n]*\)"), _unsure),
    (
        "a link",
        re.compile(r"(?<!!)\[(?P<inner>[^\]\n]+)\]\((?P<address>[^()\s]+)(?:\s+\"[^\"\n]*\")?\)"),
        _link,
    ),
    ("a link", re.compile(r"<(?P<inner>)(?P<address>(?:https?://|mailto:)[^\s<>]+)>"), _link),
    ("a footnote", re.compile(r"\[\^[^\]\s]{1,20}\]:?"), _unsure),
    ("bold", re.compile(r"(?<![\w*\\])\*\*(?!\*)(?=\S)(?P<inner>[^*\n]+?)(?<=\S)\*\*(?![\w*])"), _inner),
    (
        "bold",
        re.compile(
            rf"(?<![\w\\_])__(?!_|{_DUNDER}__)(?=\S)(?P<inner>[^_\n]*[a-z][^_\n]*?)(?<=\S)__(?![\w_])"
        ),
        _inner,
    ),
    ("italics", re.compile(r"(?<![\w*\\])\*(?![*\s])(?P<inner>[^*\n]+?)(?<![\s*])\*(?![\w*])"), _inner),
    ("italics", re.compile(r"(?<![\w\\_/.])_(?![_\s])(?P<inner>[^_\n]+?)(?<![\s_])_(?![\w_])"), _inner),
    ("struck-out text", re.compile(r"~~(?=\S)(?P<inner>[^~\n]+?)(?<=\S)~~"), _unsure),
    ("a heading", re.compile(r"^ {0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE), _nothing),
    ("a table", re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$", re.MULTILINE), _unsure),
    ("an HTML tag", re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>\n]*)?/?>"), _tag),
    ("an HTML entity", re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});"), _entity),
    ("an escape", re.compile(r"\\(?=[*_`#\[\]<>~])"), _nothing),
    ("a hard line break", re.compile(r"(?<=\S)\\(?=\r?\n|$)"), _nothing),
)


@lru_cache(maxsize=256)
def comments(text: str) -> tuple[Span, ...]:
    """Return where comments stand that Markdown would hide and a mail would show."""
    return tuple(Span(*found.span()) for found in _COMMENT.finditer(text))


@lru_cache(maxsize=256)
def marks(text: str) -> tuple[Mark, ...]:
    """Return the markup of a text, comments left out; of overlapping pieces the first kind in the list."""
    taken = list(comments(text))
    found: list[Mark] = []
    for kind, pattern, plain in _MARKS:
        for mark in _found(text, kind, pattern, plain):
            if not any(mark.span.overlaps(span) for span in taken):
                found.append(mark)
                taken.append(mark.span)
    return tuple(sorted(found, key=lambda mark: mark.span))


def _found(text: str, kind: str, pattern: re.Pattern[str], plain: Plain) -> Iterator[Mark]:
    for found in pattern.finditer(text):
        if kind == "an HTML tag" and found["name"].casefold() not in listed("html_elements"):
            continue
        if kind == "an HTML entity" and html.unescape(found[0]) == found[0]:
            continue
        yield Mark(kind, Span(*found.span()), plain(found))
