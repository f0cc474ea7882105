"""YAML frontmatter read safely: from the parser's events, so that nothing is resolved, built or expanded.

The events carry what `yaml.compose` hides (anchors, the place of an alias) and come one by one, so that depth
and length have limits instead of crashes.
"""

import re
from collections.abc import Iterator

import yaml

from notes.format import fences
from notes.format.frontmatter_handler import LocatedHandler
from notes.format.located import (
    DEEPEST,
    MOST_VALUES,
    FrontmatterError,
    Mapping,
    Scalar,
    Sequence,
    Value,
    second_time,
    too_deep,
    too_many,
)
from notes.format.yaml_slips import slip
from notes.place import Span

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # the same interface

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for no text; a byte-order mark too, which would shift every place after it."""
_QUOTES = frozenset("'\"")


class LocatedYaml(LocatedHandler):
    """The handler for frontmatter between `---` lines."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def parse(self, front: str, at: int) -> Mapping:
        """Return the tree of YAML text; raise `FrontmatterError`."""
        return parse_yaml(front, at)


def read_yaml(text: str, parts: fences.Parts) -> Mapping:
    """Read a file's YAML frontmatter; raise `FrontmatterError`."""
    return LocatedYaml(parts).read(text)


def parse_yaml(front: str, at: int = 0) -> Mapping:
    """Return the tree of YAML text that stands at offset `at` of its file; raise `FrontmatterError`."""
    forbidden = _FORBIDDEN.search(front)
    if forbidden:
        sentence = f"The frontmatter holds an invisible character (U+{ord(forbidden[0]):04X}); delete it."
        raise FrontmatterError(at + forbidden.start(), sentence)
    try:
        root = _Builder(front, at).build(yaml.parse(front, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        offset, sentence = slip(front, error)
        raise FrontmatterError(at + offset, sentence) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        sentence = "The frontmatter is no YAML that can be read; compare it with docs/format.md."
        raise FrontmatterError(at, sentence) from error
    if root is None:
        return Mapping((), Span(at, at))
    if not isinstance(root, Mapping):
        raise FrontmatterError(root.span.start, "The frontmatter must be lines of `key: value`.")
    return root


class _Builder:
    """Builds the tree from events with a stack of its own, so that depth is a number and not a crash."""

    def __init__(self, front: str, at: int) -> None:
        self._front, self._at = front, at
        self._root: Value | None = None
        self._open: list[tuple[yaml.Event, list[Value]]] = []

    def build(self, events: Iterator[yaml.Event]) -> Value | None:
        documents = 0
        for count, event in enumerate(events):
            if isinstance(event, yaml.NodeEvent):
                if count > MOST_VALUES:
                    raise too_many(self._place(event))
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    sentence = "A second YAML document starts here; delete this line."
                    raise FrontmatterError(self._place(event), sentence)
        return self._root

    def _node(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor or tag:  # an alias has an anchor, too
            raise self._marked(event)
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        else:
            if len(self._open) >= DEEPEST:
                raise too_deep(self._place(event))
            self._open.append((event, []))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, value = _start(event), _end(event), event.value
        span = Span(self._at + start, self._at + end)
        if not event.style:
            cut = _COMMENT.match(self._front, end)
            return Scalar(value, span, cut[1].rstrip() if cut else "")
        is_literal = event.style in _QUOTES and self._front[start + 1 : end - 1] == value
        return Scalar(value, span, "", True, Span(span.start + 1, span.end - 1) if is_literal else None)

    def _add(self, value: Value) -> None:
        if self._open:
            self._open[-1][1].append(value)
        else:
            self._root = value

    def _close(self, event: yaml.Event) -> None:
        start, children = self._open.pop()
        span = self._span(start, event, children)
        if isinstance(start, yaml.SequenceStartEvent):
            self._add(Sequence(tuple(children), span))
        else:
            self._add(Mapping(_pairs(children), span))

    def _span(self, start: yaml.Event, end: yaml.Event, children: list[Value]) -> Span:
        """Return where a collection stands; one without brackets ends with its last child."""
        if getattr(start, "flow_style", False) or not children:
            return Span(self._place(start), self._at + _end(end))
        return Span(self._place(start), children[-1].span.end)

    def _place(self, event: yaml.Event) -> int:
        return self._at + _start(event)

    def _marked(self, event: yaml.NodeEvent) -> FrontmatterError:
        """Refuse anchors, aliases and tags: bombs are made of them, and people mean the character itself."""
        mark = self._front[_start(event) : _start(event) + 1]
        return FrontmatterError(
            self._place(event), f"A value that starts with {mark} needs quotes around it."
        )


def _start(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.index if mark else 0


def _end(event: yaml.Event) -> int:
    mark = event.end_mark
    return mark.index if mark else 0


def _pairs(children: list[Value]) -> tuple[tuple[Scalar, Value], ...]:
    pairs = []
    seen = set()
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key, Scalar):
            sentence = "Brackets or braces stand here where a key is expected; put the text in quotes."
            raise FrontmatterError(key.span.start, sentence)
        if key.value in seen:
            raise second_time(key.value, key.span.start)
        seen.add(key.value)
        pairs.append((key, value))
    return tuple(pairs)
