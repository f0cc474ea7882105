"""A quick look at an ordinary interview: enough for the list and for reminders, without a parser.

Reading ten thousand interviews whole takes longer than anyone waits for a list. Almost all are written in the
plain form that this module knows; of any other it says nothing, and the reader reads it. What it says is what
the reader says: tests hold the two against each other.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from pendulum import DateTime, FixedTimezone, Timezone

from notes.fixed_zone import in_fixed_zone
from notes.format.decoding import NotUtf8, decode
from notes.format.known_keys import INTERVIEW_KEYS, INTERVIEWER_KEYS
from notes.interview import Channel, Interview, Interviewer, Moment, Text
from notes.moments import NoMoment, NoZone, local_zone, parse_moment, zone_named
from notes.place import Span
from notes.settings import Settings
from notes.wording.folding import fold

_NOWHERE = Span(0, 0)
_MOST_PEOPLE = 100
_LONGEST = 500_000
_CHANNELS = {channel.value: channel for channel in Channel}
_HARD = frozenset({"timezone", "thanked_through"})
"""Keys whose meaning takes more than a glance."""
_MERGE_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
_LISTS = frozenset({"talked_about", "accepted", "goes_by"})

_WITHOUT_VALUE = _LISTS | {"interviewers"}
"""Keys whose value is not looked at."""

_END = r"\r?\n"
_FRONT = re.compile(rf"(?:---|\+\+\+){_END}(?P<front>.*?{_END})(?P<close>---|\+\+\+)(?:{_END}|\Z)", re.DOTALL)
_LATIN = re.compile(r"[\n\r -~\u00a1-\u02ff]*")
"""Characters that any parser takes as they stand; most files have no others."""


def _any_of(keys: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(keys))})"


_TOP = _any_of(set(INTERVIEW_KEYS) - _HARD - {"interviewers"})
_OWN = _any_of(set(INTERVIEWER_KEYS) - _HARD - _LISTS)
_LIST = _any_of(_LISTS)

_PLAIN = r"[^\W_][^#:\r\n]*(?::(?=\S)[^#:\r\n]*)*(?<! )"
"""What YAML takes as it stands: from a letter or digit on, no comment sign, a colon only inside a word."""
_IN_FLOW = r"[^\W_][^#:\r\n\[\]{},\"]*(?<! )"
_REMARK_END = rf"(?: +#[^\r\n]*)?{_END}"
_FLOW = rf"\[ *{_IN_FLOW}(?: *, *{_IN_FLOW})* *\]"
_ITEM = rf"- {_PLAIN}{_REMARK_END}"
_YAML = re.compile(
    rf"(?:{_TOP}: {_PLAIN}{_REMARK_END})*"
    rf"interviewers:{_END}(?P<dash> {{0,2}})- {_OWN}: {_PLAIN}{_REMARK_END}"
    rf"(?:(?P=dash)(?:"
    rf"(?:- |  ){_OWN}: {_PLAIN}{_REMARK_END}"
    rf"|  {_LIST}: {_FLOW}{_REMARK_END}"
    rf"|  {_LIST}:{_END}(?:(?:(?P=dash)    {_ITEM})+|(?:(?P=dash)  {_ITEM})+)"
    rf"))*"
    rf"(?:{_TOP}: {_PLAIN}{_REMARK_END})*"
)
_YAML_PAIR = re.compile(rf"^( *- )?( *)([a-z_]+):(?: ({_PLAIN})| {_FLOW})?{_REMARK_END}", re.MULTILINE)

_STRING = r"\"[^\"\\\r\n]*\""
_DATE = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?"
_ARRAY = rf"\[ *(?:{_STRING}(?: *, *{_STRING})*)? *\]"
_TOML = (
    rf"(?:{_TOP} = (?:{_STRING}|{_DATE}){_END})*"
    rf"(?:(?:{_END})*\[\[interviewers\]\]{_END}"
    rf"(?:{_OWN} = (?:{_STRING}|{_DATE}){_END}|{_LIST} = {_ARRAY}{_END})*)+(?:{_END})*"
)
_TOML_PAIR = rf"(?m)^(\[\[)?(interviewers|[a-z_]+)(?:\]\]| = (?:\"([^\"\\\r\n]*)\"|({_DATE})|{_ARRAY})){_END}"
"""Compiled at their first use: most folders have YAML alone."""

_USUAL_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-](?:0\d|1[0-3]):[0-5]\d")


class _Pairs(Struct):
    """Keys and values of one table."""

    values: dict[str, str] = field(default_factory=dict)
    is_odd: bool = False
    """A key stands twice, or a value is none."""

    def put(self, key: str, value: str) -> None:
        is_plain = value == " ".join(value.split()) != "null" and (value or key in _WITHOUT_VALUE)
        self.is_odd |= key in self.values or not is_plain
        self.values[key] = value


def glance(path: Path, text: str, settings: Settings) -> Interview | None:
    """Return an interview with what the list and the reminders need, or `None` when it takes a reader.

    Its notes, private text, findings, and all places in the text are left out.
    """
    if len(text) > _LONGEST or any(sign in text for sign in _MERGE_SIGNS):
        return None
    tables = _tables(text)
    if tables is None or any(table.is_odd for table in tables):
        return None
    top, *people = (table.values for table in tables)
    names = {fold(person.get("name", "")) for person in people}
    if "company" not in top or "" in names or len(names) < len(people) or len(people) > _MOST_PEOPLE:
        return None
    return Interview(
        path,
        "",
        Text(top["company"], _NOWHERE),
        role=_text(top, "role"),
        ended=_moment(top, "ended", settings),
        deadline=_moment(top, "deadline", settings),
        decision=_moment(top, "decision", settings),
        outcome=_text(top, "outcome"),
        interviewers=tuple(_person(index, person, settings) for index, person in enumerate(people)),
    )


def glance_at_bytes(path: Path, data: bytes, settings: Settings) -> Interview | None:
    """Return what `glance` does for a file's bytes, or `None` when they take a reader."""
    try:
        return glance(path, decode(data).text, settings)
    except NotUtf8:
        return None


def _person(index: int, values: dict[str, str], settings: Settings) -> Interviewer:
    return Interviewer(
        values["name"],
        _NOWHERE,
        index,
        ended=_moment(values, "ended", settings),
        sent=_moment(values, "sent", settings),
        no_note=_text(values, "no_note"),
        channel=_CHANNELS.get(values.get("channel", "").casefold()),
    )


def _tables(text: str) -> list[_Pairs] | None:
    """Return the interview's own keys and those of each person; `None` for any but the plain form."""
    found = _FRONT.match(text)
    if found is None or text[:3] != found["close"] or _has_odd(found["front"]):
        return None
    front = found["front"]
    if text[0] == "-":
        return _yaml_tables(front) if _YAML.fullmatch(front) else None
    return _toml_tables(front) if re.fullmatch(_TOML, front) else None


def _has_odd(front: str) -> bool:
    """Tell whether a parser may not take each character as it stands."""
    return _LATIN.fullmatch(front) is None and _odd().search(front) is not None


@cache
def _odd() -> re.Pattern[str]:
    """Match controls, other line ends, marks, surrogates; it takes long to compile, and few files need it."""
    return re.compile(
        r"[^\n\r -~\u00a1-\u02ff\u0370-\u05ff\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u3040-\ud7ff]"
    )


def _yaml_tables(front: str) -> list[_Pairs]:
    tables = [_Pairs()]
    for dash, indent, key, value in _YAML_PAIR.findall(front):
        if dash:
            tables.append(_Pairs())
        tables[-1 if dash or indent else 0].put(key, value)
    return tables


def _toml_tables(front: str) -> list[_Pairs]:
    tables = [_Pairs()]
    for bracket, key, string, bare in re.findall(_TOML_PAIR, front):
        if bracket:
            tables.append(_Pairs())
        else:
            tables[-1].put(key, string or bare)
            tables[-1].is_odd |= bool(bare) and not _is_date(bare)
    return tables


def _is_date(bare: str) -> bool:
    try:
        datetime.fromisoformat(bare)
    except ValueError:
        return False
    return True


def _text(values: dict[str, str], key: str) -> Text | None:
    return Text(values[key], _NOWHERE) if key in values else None


def _usual_moment(text: str) -> DateTime | None:
    """Return the moment of a date-time in the form that Afterword itself writes; `None` for any other."""
    if not _USUAL_MOMENT.fullmatch(text):
        return None
    try:
        return in_fixed_zone(datetime.fromisoformat(text))
    except ValueError:
        return None


def _zone(settings: Settings) -> Timezone | FixedTimezone:
    try:
        return zone_named(settings.timezone) if settings.timezone else local_zone()
    except NoZone:
        return local_zone()


def _moment(values: dict[str, str], key: str, settings: Settings) -> Moment | None:
    """Return the moment of a key; `None` for none, or what is no moment."""
    if key not in values:
        return None
    if usual := _usual_moment(values[key]):
        return Moment(usual, _NOWHERE)
    try:
        at, date_only = parse_moment(values[key], _zone(settings))
    except NoMoment:
        return None
    return Moment(at, _NOWHERE, date_only)
