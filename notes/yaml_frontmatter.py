"""YAML frontmatter read safely: from the parser's events, so that nothing is resolved, built or expanded."""

import re
from collections.abc import Iterator

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from notes import fences
from notes.located import DEEPEST, FrontmatterError, Mapping, Scalar, Sequence, Value
from notes.place import LINE_END, Span

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # the same interface

MOST_EVENTS = 20_000
"""Parts of one frontmatter that are read, so that a huge one is refused at once."""

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_KEY = re.compile(r"^(\s*(?:- )?\s*[\w .'-]+?:\s+)(.*)$")


class LocatedYaml(BaseHandler):
    """A handler for python-frontmatter whose values keep their place."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, parts: fences.Parts) -> None:
        super().__init__()
        self._parts = parts

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - split already, at whole-line fences
        """Return the frontmatter and the body."""
        return self._parts.front, self._parts.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return the tree under the one key `tree`."""
        return {"tree": parse_yaml(fm, self._parts.front_start)}


def read_yaml(text: str, parts: fences.Parts) -> Mapping:
    """Read a file's YAML frontmatter; raise `FrontmatterError`."""
    metadata, _ = frontmatter.parse(text, handler=LocatedYaml(parts))
    tree = metadata["tree"]
    assert isinstance(tree, Mapping)  # noqa: S101 - what `load` returns
    return tree


def parse_yaml(front: str, at: int = 0) -> Mapping:
    """Return the tree of YAML text that stands at offset `at` of its file; raise `FrontmatterError`."""
    control = _CONTROL.search(front)
    if control:
        code = f"U+{ord(control[0]):04X}"
        raise FrontmatterError(
            at + control.start(), f"The frontmatter holds a control character ({code}); delete it."
        )
    try:
        root = _Builder(front, at).build(yaml.parse(front, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        offset = mark.index if mark else 0
        raise FrontmatterError(at + min(offset, len(front)), _sentence(front, error, offset)) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FrontmatterError(
            at, "The frontmatter is no YAML that can be read; compare it with docs/format.md."
        ) from error
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
            if count > MOST_EVENTS:
                raise self._error(event, f"The frontmatter goes on for more than {MOST_EVENTS:,} values.")
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._error(event, "The frontmatter holds two YAML documents; keep one.")
            elif isinstance(event, yaml.NodeEvent):
                self._refuse(event)
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                start, children = self._open.pop()
                self._add(self._collection(start, event, children))
        return self._root

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._error(
                event, f"YAML aliases (*{event.anchor}) are not read here; write the value out."
            )
        if getattr(event, "tag", None):
            raise self._error(event, "YAML tags (!) are not read here; delete the tag.")
        if len(self._open) >= DEEPEST:
            raise self._error(event, f"The frontmatter is nested more than {DEEPEST} levels deep.")

    def _node(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event, []))
        elif isinstance(event, yaml.ScalarEvent):
            span = _span(event, event)
            cut = _COMMENT.match(self._front, span.end) if not event.style else None
            self._add(Scalar(event.value, span.shifted(self._at), cut[1].rstrip() if cut else ""))

    def _add(self, value: Value) -> None:
        if self._open:
            self._open[-1][1].append(value)
        else:
            self._root = value

    def _collection(self, start: yaml.Event, end: yaml.Event, children: list[Value]) -> Value:
        span = _span(start, end).shifted(self._at)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(tuple(children), span)
        pairs = []
        seen: dict[str, Scalar] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise FrontmatterError(key.span.start, "A key must be one word or phrase, not a list.")
            if key.value in seen:
                raise FrontmatterError(
                    key.span.start,
                    f"The key `{key.value}` stands here for the second time; keep one of the two.",
                )
            seen[key.value] = key
            pairs.append((key, value))
        return Mapping(tuple(pairs), span)

    def _error(self, event: yaml.Event, sentence: str) -> FrontmatterError:
        return FrontmatterError(self._at + _span(event, event).start, sentence)


def _span(first: yaml.Event, last: yaml.Event) -> Span:
    start, end = first.start_mark, last.end_mark
    return Span(start.index if start else 0, end.index if end else 0)


def _sentence(front: str, error: yaml.MarkedYAMLError, offset: int) -> str:
    """Return one sentence for a parse error, with the usual slip's remedy where it is one."""
    line = _line_at(front, offset)
    problem = error.problem or "it cannot be parsed"
    slip = _KEY.match(line)
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem:
        return "YAML does not allow tabs at the start of a line; use spaces."
    if "mapping values are not allowed" in problem and slip:
        value = slip[2].replace("\\", "\\\\").replace('"', '\\"')
        return f'A value with a colon in it needs quotes: {slip[1].strip()} "{value}".'
    if "quoted scalar" in (error.context or "") or "unexpected end of stream" in problem:
        return "A quotation mark is opened and never closed; add the closing one."
    if "cannot start any token" in problem and slip:
        return f'This value needs quotes: {slip[1].strip()} "{slip[2]}".'
    return f"This is no YAML ({problem}); compare it with docs/format.md, or put the value in quotes."


def _line_at(text: str, offset: int) -> str:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = LINE_END.search(text, start)
    return text[start : end.start() if end else len(text)]
