"""From a file's text to an interview, a broken interview with its problems, or nothing of ours."""

import re
from functools import lru_cache
from pathlib import Path

from notes import fences
from notes.decoding import NotUtf8, decode
from notes.fields import FieldReader, PersonError
from notes.interview import BrokenInterview, Interview, Interviewer, Problem
from notes.located import FrontmatterError, Mapping, Scalar, Sequence
from notes.names import fold
from notes.place import Lines
from notes.sections import take_apart
from notes.settings import Settings

LONGEST = 1024 * 1024
"""Characters of a file that are read; an interview that someone typed has a few thousand."""
MOST_INTERVIEWERS = 500
"""People of one interview that are read."""

_HEAD = 64 * 1024
_OUR_KEY = re.compile(
    r"^\ufeff?(?:[ \t]*[\"']?(?:company|interviewers)[\"']?[ \t]*[:=]|\[\[interviewers\]\])", re.MULTILINE
)
_MERGE_MARKER = re.compile(r"^(?:<{7} .*|<{7}|>{7} .*|>{7})\r?$", re.MULTILINE)

Content = Interview | BrokenInterview


def read_bytes(path: Path, data: bytes, settings: Settings) -> Content | None:
    """Read a file's bytes; `None` when it is no interview and none of our business."""
    try:
        text = decode(data).text
    except NotUtf8 as error:
        head = data[:_HEAD]
        guess = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else None
        if not _OUR_KEY.search(guess or head.decode("latin-1")):
            return None
        return BrokenInterview(path, None, (Problem(path, str(error), error.line),))
    return read_interview(path, text, settings)


def read_interview(path: Path, text: str, settings: Settings) -> Content | None:
    """Read a file's text (without byte-order mark); never raises.

    Returns a `BrokenInterview` when the file means to be an interview and cannot be used, `None` when it is
    other Markdown (design, section 2).
    """
    try:
        parts = fences.split(text)
        if parts is None:
            return None
        if len(text) > LONGEST:
            return _too_long(path, text)
        marker = _MERGE_MARKER.search(text)
        if marker and _OUR_KEY.search(text[:_HEAD]):
            sentence = "This file holds an unresolved merge (<<<<<<< and >>>>>>>); settle it in git first."
            return _broken(path, text, marker.start(), sentence)
        tree = _parsed(parts.kind, parts.open, parts.front, parts.close)
    except fences.UnclosedFrontmatter as error:
        return _broken(path, text, 0, str(error)) if _OUR_KEY.search(text[:_HEAD]) else None
    except FrontmatterError as error:
        return _broken(path, text, error.offset, str(error)) if _OUR_KEY.search(text[:_HEAD]) else None
    return _interview(path, text, parts.body_start, tree, settings)


@lru_cache(maxsize=64)
def _parsed(kind: fences.Kind, opening: str, front: str, close: str) -> Mapping:
    """Parse a frontmatter; typing in a note leaves it as it is, so the last ones are kept."""
    parts = fences.Parts(kind, opening, front, close, "")
    text = opening + front + close
    if kind == "yaml":
        from notes.yaml_frontmatter import read_yaml

        return read_yaml(text, parts)
    from notes.toml_frontmatter import read_toml

    return read_toml(text, parts)


def _interview(path: Path, text: str, body_start: int, tree: Mapping, settings: Settings) -> Content | None:
    keys = {name.value for name, _ in tree.pairs}
    if not keys & {"company", "interviewers"}:
        return None
    problems: list[tuple[int, str]] = []
    fields = FieldReader(text, tree, settings)
    people = _people(tree, fields, problems)
    notes, private = take_apart(text, body_start, people)
    if "interviewers" not in keys and "ended" not in keys and not notes:
        return None
    company = tree.get("company")
    if not isinstance(company, Scalar) or company.is_empty:
        at = company.span.start if company else tree.span.start
        problems.insert(0, (at, "The company is missing; add a line `company: NAME`."))
    if problems:
        return _broken(path, text, *problems[0], more=problems[1:])
    return Interview(
        path=path,
        text=text,
        company=fields.required_text("company"),
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


def _people(tree: Mapping, fields: FieldReader, problems: list[tuple[int, str]]) -> tuple[Interviewer, ...]:
    listed = tree.get("interviewers")
    if listed is None or (isinstance(listed, Scalar) and listed.is_empty):
        return ()
    if not isinstance(listed, Sequence):
        problems.append(
            (listed.span.start, "The interviewers must be a list: lines that start with `- name:`.")
        )
        return ()
    if len(listed.items) > MOST_INTERVIEWERS:
        count = len(listed.items)
        problems.append(
            (listed.span.start, f"{count} interviewers are listed and at most {MOST_INTERVIEWERS} are read.")
        )
        return ()
    people: list[Interviewer] = []
    seen: dict[str, str] = {}
    for item in listed.items:
        try:
            person = fields.person(item, len(people))
        except PersonError as error:
            problems.append((error.offset, str(error)))
            continue
        if fold(person.name) in seen:
            sentence = (
                f"{person.name} is listed twice; give one of them another form of the name, or delete it."
            )
            problems.append((person.span.start, sentence))
        seen[fold(person.name)] = person.name
        people.append(person)
    return tuple(people)


def _too_long(path: Path, text: str) -> BrokenInterview | None:
    if not _OUR_KEY.search(text[:_HEAD]):
        return None
    sentence = (
        f"This file has {len(text):,} characters and the limit is {LONGEST:,}; move the rest elsewhere."
    )
    return _broken(path, text, 0, sentence)


def _broken(
    path: Path, text: str, offset: int, sentence: str, more: list[tuple[int, str]] | None = None
) -> BrokenInterview:
    lines = Lines(text)
    found = [(offset, sentence), *(more or [])]
    problems = (Problem(path, words, *lines.position(min(at, len(text)))) for at, words in found)
    return BrokenInterview(path, text, tuple(problems))
