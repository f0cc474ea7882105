"""The keys of the frontmatter turned into typed values; what is wrong with an optional one is a finding."""

import re
from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from notes.errors import NotesError
from notes.findings import Finding
from notes.format.file_rules import (
    CLOCK_CHANGE,
    CUT_OFF,
    DATE_ONLY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    FileRule,
)
from notes.format.known_keys import INTERVIEW_KEYS, INTERVIEWER_KEYS, meant_key
from notes.format.located import Mapping, Scalar, Sequence, Value
from notes.interview import Channel, Formality, Interviewer, Moment, Text
from notes.moments import NoMoment, NoZone, clock_doubt, local_zone, parse_moment, zone_named
from notes.place import Span
from notes.settings import Settings
from notes.shown_text import shown

if TYPE_CHECKING:
    from pendulum import FixedTimezone, Timezone

__all__ = ["INTERVIEWER_KEYS", "INTERVIEW_KEYS", "FieldReader", "PersonError", "one_line"]

_Choice = TypeVar("_Choice", bound=Enum)
_YES = frozenset({"yes", "true", "y", "on", "done", "x"})
_NO = frozenset({"no", "false", "n", "off", "not yet"})
_FINGERPRINT = re.compile(r"[0-9a-f]{10}", re.IGNORECASE)
_DOUBTS = {
    "twice": "The clocks went back that night and showed {0} twice; the first is taken. Add an offset.",
    "never": "The clocks went forward that night and never showed {0}; {1:%H:%M} is taken. Correct the time.",
}


class PersonError(NotesError):
    """An entry of `interviewers` that is no person."""

    def __init__(self, offset: int, sentence: str) -> None:
        super().__init__(offset, sentence)
        self.offset = offset
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class FieldReader:
    """Reads the values of one frontmatter, collecting findings on the way."""

    def __init__(self, text: str, tree: Mapping, settings: Settings) -> None:
        self._text, self._settings = text, settings
        self._findings: list[Finding] = []
        self._person: str | None = None
        self._values = self._known_values(tree, INTERVIEW_KEYS)
        self.zone_name, self._zone = self._zone_of(settings)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, in file order, without the rules that the folder switched off."""
        off = self._settings.rules_off
        wanted = (one for one in self._findings if not off.intersection((one.rule, one.check)))
        return tuple(sorted(wanted, key=lambda one: one.span))

    # -- the interview's own keys -----------------------------------------------------------------------

    def value(self, key: str) -> Value | None:
        """Return what stands at a key of the interview."""
        return self._values.get(key)

    def text(self, key: str) -> Text | None:
        """Return the text of a key of the interview."""
        return self._text_in(self._values, key)

    def moment(self, key: str) -> Moment | None:
        """Return the moment of a key of the interview."""
        return self._moment_in(self._values, key)

    def formality(self) -> Formality | None:
        """Return the formality the file asks for."""
        return self._choice_in(self._values, "formality", Formality)

    # -- a person ---------------------------------------------------------------------------------------

    def person(self, item: Value, index: int) -> Interviewer:
        """Return one interviewer; raise `PersonError` when the entry has no name."""
        name = _name_of(item)
        assert isinstance(item, Mapping)  # noqa: S101 - only a mapping has a name
        self._person = " ".join(name.value.split())
        values = self._known_values(item, INTERVIEWER_KEYS)
        person = Interviewer(
            name=self._person,
            span=name.place,
            index=index,
            title=self._text_in(values, "title"),
            email=self._text_in(values, "email"),
            address=self._text_in(values, "address", lines=True),
            channel=self._choice_in(values, "channel", Channel),
            ended=self._moment_in(values, "ended"),
            talked_about=self._list_in(values, "talked_about"),
            sent=self._sent_in(values),
            proofread=self._fingerprint_in(values),
            accepted=self._list_in(values, "accepted"),
            goes_by=tuple(one_line(form.value) for form in self._list_in(values, "goes_by")),
            thanked_through=self._text_in(values, "thanked_through"),
            no_note=self._text_in(values, "no_note"),
        )
        self._person = None
        return person

    def _sent_in(self, values: dict[str, Value]) -> Moment | None:
        value = values.get("sent")
        word = value.value.strip().casefold() if isinstance(value, Scalar) else ""
        if word in _YES:
            command = f'afterword sent FILE --to "{self._person}"'
            sentence = (
                f"`sent: {word}` does not say when: record it with `{command}`, or write the time here."
            )
            self._wrong_value(value, sentence)
        elif word in _NO:
            self._wrong_value(value, f"`sent: {word}` is no time; leave `sent` out until the note is sent.")
        else:
            return self._moment_in(values, "sent")
        return None

    def _fingerprint_in(self, values: dict[str, Value]) -> Text | None:
        text = self._text_in(values, "proofread")
        if text is None or _FINGERPRINT.fullmatch(text.value):
            return text
        how = f'confirm the text in the app, or `afterword confirm FILE --to "{self._person}"`'
        self._wrong_value(
            values["proofread"], f"`proofread` holds a fingerprint of ten letters and digits: {how}."
        )
        return None

    # -- values -----------------------------------------------------------------------------------------

    def _text_in(self, values: dict[str, Value], key: str, *, lines: bool = False) -> Text | None:
        value = values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_empty):
            return None
        if not isinstance(value, Scalar):
            kind = "a list" if isinstance(value, Sequence) else "a table"
            self._add(WRONG_TYPE, f"`{key}` must be a text, not {kind}.", value.span)
            return None
        return Text(value.value.strip() if lines else one_line(value.value), value.place)

    def _moment_in(self, values: dict[str, Value], key: str) -> Moment | None:
        text = self._text_in(values, key)
        if text is None:
            return None
        try:
            at, date_only = parse_moment(text.value, self._zone)
        except NoMoment as error:
            self._add(WRONG_VALUE, f"`{key}`: {error}", text.span)
            return None
        if date_only:
            sentence = f"`{key}` is a date without a time; it counts as the end of that day."
            self._add(DATE_ONLY, sentence, text.span)
        elif doubt := clock_doubt(text.value, self._zone):
            sentence = _DOUBTS[doubt].format(text.value[11:16], at)
            self._add(CLOCK_CHANGE, sentence, text.span)
        return Moment(at, text.span, date_only)

    def _choice_in(self, values: dict[str, Value], key: str, choices: type[_Choice]) -> _Choice | None:
        text = self._text_in(values, key)
        if text is None:
            return None
        for choice in choices:
            if text.value.casefold() == choice.value:
                return choice
        names = [str(choice.value) for choice in choices]
        expected = f"{', '.join(names[:-1])} or {names[-1]}"
        close = meant_key(text.value, names)
        sentence = f"`{key}` is “{_short(text.value)}” and must be {expected}."
        self._add(WRONG_VALUE, sentence, text.span, (close,) if close else ())
        return None

    def _list_in(self, values: dict[str, Value], key: str) -> tuple[Text, ...]:
        value = values.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_empty):
            return ()
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(text for item in items if (text := self._item(item, key)))

    def _item(self, item: Value, key: str) -> Text | None:
        if isinstance(item, Sequence):
            sentence = f"`{key}` must be a list of short phrases, without lists in it."
            self._add(WRONG_TYPE, sentence, item.span)
            return None
        if isinstance(item, Mapping):
            return self._phrase_with_colon(item, key)
        self._warn_of_cut(item)
        return None if item.is_empty else Text(one_line(item.value), item.place)

    def _phrase_with_colon(self, item: Mapping, key: str) -> Text:
        """Return `moving: the planner` as typed: a phrase with a colon, not a table."""
        last = item.pairs[-1][1] if item.pairs else None
        if isinstance(last, Scalar):
            self._warn_of_cut(last)
        if key == "accepted" and len(item.pairs) == 1 and isinstance(last, Scalar):
            return Text(f"{item.pairs[0][0].value}: {one_line(last.value)}", item.span)
        return Text(one_line(item.span.of(self._text)), item.span)

    def _warn_of_cut(self, item: Scalar) -> None:
        if item.cut:
            sentence = f"YAML takes “{_short(item.cut)}” for a comment; put the phrase in quotes to keep it."
            self._add(CUT_OFF, sentence, item.span)

    def _zone_of(self, settings: Settings) -> "tuple[str | None, Timezone | FixedTimezone]":
        own = self._text_in(self._values, "timezone")
        if own:
            try:
                return own.value, zone_named(own.value)
            except NoZone as error:
                suggestions = (error.close,) if error.close else ()
                self._add(WRONG_VALUE, f"`timezone`: {error}", own.span, suggestions)
        try:
            return None, zone_named(settings.timezone) if settings.timezone else local_zone()
        except NoZone:  # named where the settings are read
            return None, local_zone()

    # -- findings ---------------------------------------------------------------------------------------

    def _known_values(self, mapping: Mapping, known: Collection[str]) -> dict[str, Value]:
        """Return the values by key, and warn of keys that nobody knows."""
        values = {name.value: value for name, value in mapping.pairs}
        for name, _ in mapping.pairs:
            if name.value not in known:
                self._unknown_key(name, known, values)
        return values

    def _unknown_key(self, name: Scalar, known: Collection[str], present: Collection[str]) -> None:
        close = meant_key(name.value, [key for key in known if key not in present])
        key = _short(one_line(name.value))
        if close:
            hint = f"did you mean `{close}`?"
        elif known is INTERVIEW_KEYS and name.value in INTERVIEWER_KEYS:
            hint = "it belongs to an interviewer, below a `name`."
        elif known is INTERVIEWER_KEYS and name.value in INTERVIEW_KEYS:
            hint = "it belongs to the interview, not to an interviewer."
        else:
            hint = "it is kept and not used."
        sentence = f"`{key}` is no key that Afterword knows here; {hint}"
        self._add(UNKNOWN_KEY, sentence, name.place, (close,) if close else ())

    def _wrong_value(self, value: Value | None, sentence: str) -> None:
        if isinstance(value, Scalar):
            self._add(WRONG_VALUE, sentence, value.place)

    def _add(self, rule: FileRule, message: str, span: Span, suggestions: tuple[str, ...] = ()) -> None:
        found = Finding(rule.id, rule.severity, shown(message), span, self._person, suggestions)
        self._findings.append(found)


def one_line(text: str) -> str:
    """Return a text with every run of white space, line ends included, as one space."""
    return (
        " ".join(text.split()) if not text.isprintable() or "  " in text or text[:1] == " " else text.rstrip()
    )


def _name_of(item: Value) -> Scalar:
    """Return the name of an entry; raise `PersonError`."""
    if isinstance(item, Scalar) and not item.is_empty:
        name = _short(one_line(item.value))
        raise PersonError(
            item.span.start, f"An interviewer is a table of keys; put “{name}” after the key `name`."
        )
    name_value = item.get("name") if isinstance(item, Mapping) else None
    if isinstance(name_value, Scalar) and not name_value.is_empty:
        return name_value
    at = name_value.span.start if name_value else item.span.start
    if isinstance(name_value, Sequence | Mapping):
        raise PersonError(at, "The name of an interviewer must be a text; put it in quotes.")
    raise PersonError(at, "An interviewer has no `name`; add it.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
