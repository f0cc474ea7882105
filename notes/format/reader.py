"""From a file's text to an interview, a broken interview with its problems, or nothing of ours."""

import re
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from notes.format import fences
from notes.format.decoding import NotUtf8, decode
from notes.format.fields import FieldReader, PersonError
from notes.format.known_keys import INTERVIEW_KEYS, meant_key
from notes.format.located import FrontmatterError, Mapping, Scalar, Sequence
from notes.format.merge_markers import SENTENCE, merge_marker
from notes.format.plain_yaml import read_plain
from notes.format.sections import take_apart
from notes.interview import BrokenInterview, Interview, Interviewer, Problem, Text
from notes.place import Lines
from notes.settings import Settings
from notes.shown_text import shown
from notes.wording.folding import fold

LONGEST = 1024 * 1024
"""Characters of a file that are read; an interview that someone typed has a few thousand."""
LONGEST_FRONTMATTER = 256 * 1024
MOST_INTERVIEWERS = 500
"""People of one interview that are read."""
MOST_SECTIONS = 2000
"""Sections with a recipient that are read."""

_HEAD = 64 * 1024
_OUR_KEY = re.compile(
    r"(?:\A|(?<=[\r\n]))(?:[\"']?(?:company|interviewers)[\"']?[ \t]*[:=]|\[\[[ \t]*interviewers[ \t]*\]\])"
)
_SECTION = re.compile(r"(?<=[\r\n]) {0,3}##[ \t]+To\b", re.IGNORECASE)

Content = Interview | BrokenInterview


class _Problems(Struct):
    """What is wrong with a file, each with its offset."""

    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, offset: int, sentence: str) -> None:
        self.found.append((offset, sentence))


def read_bytes(path: Path, data: bytes, settings: Settings) -> Content | None:
    """Read a file's bytes; `None` when it is no interview and none of our business."""
    try:
        text = decode(data).text
    except NotUtf8 as error:
        if not _claims(_guessed(data[:_HEAD])):
            return None
        return BrokenInterview(path, None, (Problem(path, str(error), error.line),))
    return read_interview(path, text, settings)


def read_interview(path: Path, text: str, settings: Settings) -> Content | None:
    """Read a file's text (without byte-order mark); never raises.

    Returns a `BrokenInterview` when the file means to be an interview and cannot be used, `None` when it is
    other Markdown (design, section 2).
    """
    if not text.startswith(("---", "+++", "<<<<<<<")):
        return None
    if len(text) > LONGEST:
        size, limit = f"{len(text):,}", f"{LONGEST:,}"
        sentence = f"This file has {size} characters and the limit is {limit}; move the rest elsewhere."
        return _unreadable(path, text, 0, sentence)
    try:
        parts = fences.split(text)
    except fences.UnclosedFrontmatter as error:
        return _unreadable(path, text, 0, str(error))
    if parts is None:
        # two whole files, merged: the first line is git's
        return _unreadable(path, text, 0, SENTENCE) if merge_marker(text) == 0 else None
    try:
        tree = _parsed(parts.kind, parts.open, parts.front, parts.close)
    except FrontmatterError as error:
        return _unreadable(path, text, error.offset, str(error), parts.body_start)
    return _interview(path, text, parts.body_start, tree, settings)


def _unreadable(
    path: Path, text: str, offset: int, sentence: str, body_start: int = 0
) -> BrokenInterview | None:
    """Return what stands for a file that cannot be parsed: nothing, unless it means to be an interview."""
    if not _claims(text):
        return None
    marker = merge_marker(text, body_start)
    return _broken(path, text, [(offset, sentence) if marker is None else (marker, SENTENCE)])


def _claims(text: str) -> bool:
    """Tell whether a key of an interview stands in the beginning of a text that cannot be parsed."""
    return _OUR_KEY.search(text[:_HEAD]) is not None


def _guessed(head: bytes) -> str:
    """Return the beginning of a file that is no UTF-8 well enough to look for keys."""
    if b"\x00" not in head[:64]:
        return head.decode("latin-1").removeprefix("ï»¿")
    return head.decode("utf-16-be" if head[0] in (0x00, 0xFE) else "utf-16-le", "replace").lstrip("\ufeff")


@lru_cache(maxsize=64)
def _parsed(kind: fences.Kind, opening: str, front: str, close: str) -> Mapping:
    """Parse a frontmatter; typing in a note leaves it as it is, so the last ones are kept."""
    if len(front) > LONGEST_FRONTMATTER:
        sentence = f"The frontmatter has {len(front):,} characters and the limit is {LONGEST_FRONTMATTER:,}."
        raise FrontmatterError(0, sentence)
    if kind == "yaml" and (plain := read_plain(front, len(opening))):
        return plain
    parts = fences.Parts(kind, opening, front, close, "")
    text = opening + front + close
    if kind == "yaml":
        from notes.format.yaml_frontmatter import read_yaml

        return read_yaml(text, parts)
    from notes.format.toml_frontmatter import read_toml

    return read_toml(text, parts)


def _interview(path: Path, text: str, body_start: int, tree: Mapping, settings: Settings) -> Content | None:
    if tree.key("company") is None and tree.key("interviewers") is None:
        return None
    problems = _Problems()
    fields = FieldReader(text, tree, settings)
    company = _company(tree, fields, problems)
    people = _people(tree, fields, problems)
    if len(_SECTION.findall(text, body_start)) > MOST_SECTIONS:
        problems.add(
            body_start, f"This file has more than {MOST_SECTIONS:,} sections; move the rest elsewhere."
        )
        return _broken(path, text, problems.found)
    notes, private = take_apart(text, body_start, people)
    if not (tree.key("interviewers") or tree.key("ended") or notes):
        return None
    if (marker := merge_marker(text, body_start)) is not None:
        return _broken(path, text, [(marker, SENTENCE)])
    if company is None or problems.found:
        return _broken(path, text, sorted(problems.found))
    return Interview(
        path=path,
        text=text,
        company=company,
        role=fields.text("role"),
        ended=fields.moment("ended"),
        industry=fields.text("industry"),
        formality=fields.formality(),
        timezone=fields.zone_name,
        deadline=fields.moment("deadline"),
        decision=fields.moment("decision"),
        outcome=fields.text("outcome"),
        interviewers=people,
        notes=notes,
        private=private,
        findings=fields.findings(),
        body_start=body_start,
    )


def _company(tree: Mapping, fields: FieldReader, problems: _Problems) -> Text | None:
    value = fields.value("company")
    if isinstance(value, Scalar) and not value.is_empty:
        return fields.text("company")
    if value is None:
        similar = [key.value for key, _ in tree.pairs if key.value not in INTERVIEW_KEYS]
        meant = next((key for key in similar if meant_key(key, INTERVIEW_KEYS) == "company"), None)
        hint = f"did you mean it by `{meant}`?" if meant else "add a line that names it."
        problems.add(tree.span.start, f"The key `company` is missing; {hint}")
    elif isinstance(value, Scalar):
        problems.add(tree.key("company").span.start, "The company has no name; write it after `company`.")  # type: ignore[union-attr]
    else:
        problems.add(value.span.start, "The company must be a text; put it in quotes.")
    return None


def _people(tree: Mapping, fields: FieldReader, problems: _Problems) -> tuple[Interviewer, ...]:
    listed = tree.get("interviewers")
    if listed is None or (isinstance(listed, Scalar) and listed.is_empty):
        return ()
    if not isinstance(listed, Sequence):
        problems.add(listed.span.start, "The interviewers must be a list, each with a `name`.")
        return ()
    if len(listed.items) > MOST_INTERVIEWERS:
        sentence = f"{len(listed.items):,} interviewers are listed and at most {MOST_INTERVIEWERS} are read."
        problems.add(listed.span.start, sentence)
        return ()
    people: list[Interviewer] = []
    seen: set[str] = set()
    for index, item in enumerate(listed.items):
        try:
            person = fields.person(item, index)
        except PersonError as error:
            problems.add(error.offset, str(error))
            continue
        if fold(person.name) in seen:
            sentence = (
                f"{person.name} is listed twice; delete one, or write one of the names in another form."
            )
            problems.add(person.span.start, sentence)
        seen.add(fold(person.name))
        people.append(person)
    return tuple(people)


def _broken(path: Path, text: str, found: list[tuple[int, str]]) -> BrokenInterview:
    lines = Lines(text)
    problems = (Problem(path, shown(words), *lines.position(min(at, len(text)))) for at, words in found)
    return BrokenInterview(path, text, tuple(problems))
