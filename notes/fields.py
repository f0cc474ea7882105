"""The keys of the frontmatter turned into typed values; what is wrong with an optional one is a finding."""

from collections.abc import Collection
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from notes.errors import NotesError
from notes.findings import Finding, Severity
from notes.interview import Channel, Formality, Interviewer, Moment, Text
from notes.located import Mapping, Scalar, Sequence, Value
from notes.moments import NoMoment, NoZone, local_zone, parse_moment, zone_named
from notes.place import Span
from notes.settings import Settings

if TYPE_CHECKING:
    from pendulum import FixedTimezone, Timezone

INTERVIEW_KEYS = (
    "company",
    "role",
    "ended",
    "industry",
    "formality",
    "timezone",
    "deadline",
    "outcome",
    "interviewers",
    "decision",
)
"""Keys of an interview (design, section 2)."""
INTERVIEWER_KEYS = (
    "name",
    "title",
    "email",
    "address",
    "channel",
    "ended",
    "talked_about",
    "sent",
    "proofread",
    "accepted",
    "goes_by",
    "thanked_through",
    "no_note",
)
"""Keys of an interviewer."""

_Choice = TypeVar("_Choice", bound=Enum)
_YES = {"yes", "true", "y", "no", "false", "n"}


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
        self._text, self._tree = text, tree
        self._findings: list[Finding] = []
        self._person: str | None = None
        self._unknown_keys(tree, INTERVIEW_KEYS)
        self.zone_name, self._zone = self._zone_of(tree, settings)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, in file order."""
        return tuple(sorted(self._findings, key=lambda one: one.span))

    # -- the interview's own keys -----------------------------------------------------------------------

    def required_text(self, key: str) -> Text:
        """Return the text of a key that is known to be there."""
        value = self._tree.get(key)
        assert isinstance(value, Scalar)  # noqa: S101 - the reader has looked
        return Text(value.value, value.span)

    def text(self, key: str) -> Text | None:
        """Return the text of a key of the interview."""
        return self._text_in(self._tree, key)

    def moment(self, key: str) -> Moment | None:
        """Return the moment of a key of the interview."""
        return self._moment_in(self._tree, key)

    def formality(self) -> Formality | None:
        """Return the formality the file asks for."""
        return self._choice_in(self._tree, "formality", Formality)

    # -- a person ---------------------------------------------------------------------------------------

    def person(self, item: Value, index: int) -> Interviewer:
        """Return one interviewer; raise `PersonError` when the entry has no name."""
        if isinstance(item, Scalar):
            raise PersonError(item.span.start, f"An interviewer needs a key; write `- name: {item.value}`.")
        name = item.get("name") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(name, Scalar) or not name.value.strip():
            raise PersonError(item.span.start, "An interviewer has no name; add `name:` to the entry.")
        self._person = name.value
        self._unknown_keys(item, INTERVIEWER_KEYS)
        person = Interviewer(
            name=" ".join(name.value.split()),
            span=name.span,
            index=index,
            title=self._text_in(item, "title"),
            email=self._text_in(item, "email"),
            address=self._text_in(item, "address"),
            channel=self._choice_in(item, "channel", Channel),
            ended=self._moment_in(item, "ended"),
            talked_about=self._list_in(item, "talked_about"),
            sent=self._moment_in(item, "sent", command="sent"),
            proofread=self._text_in(item, "proofread"),
            accepted=self._list_in(item, "accepted"),
            goes_by=tuple(form.value for form in self._list_in(item, "goes_by")),
            thanked_through=self._text_in(item, "thanked_through"),
            no_note=self._text_in(item, "no_note"),
        )
        self._person = None
        return person

    # -- values -----------------------------------------------------------------------------------------

    def _text_in(self, mapping: Mapping, key: str) -> Text | None:
        value = mapping.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_empty):
            return None
        if not isinstance(value, Scalar):
            self._wrong(value, key, "one line of text")
            return None
        return Text(value.value, value.span)

    def _moment_in(self, mapping: Mapping, key: str, command: str = "") -> Moment | None:
        text = self._text_in(mapping, key)
        if text is None:
            return None
        if command and text.value.casefold() in _YES:
            sentence = (
                f"`{key}: {text.value}` does not say when; run `afterword {command}`, or write the time."
            )
            self._add("file/wrong-type", Severity.ERROR, sentence, text.span)
            return None
        try:
            at, date_only = parse_moment(text.value, self._zone)
        except NoMoment as error:
            self._add("file/wrong-type", Severity.ERROR, f"{key}: {error}", text.span)
            return None
        if date_only and key != "decision":
            sentence = f"{key} is a date without a time; it counts as the end of that day."
            self._add("file/date-only", Severity.INFO, sentence, text.span)
        return Moment(at, text.span, date_only)

    def _choice_in(self, mapping: Mapping, key: str, choices: type[_Choice]) -> _Choice | None:
        text = self._text_in(mapping, key)
        if text is None:
            return None
        for choice in choices:
            if text.value.strip().casefold() == choice.value:
                return choice
        names = [str(choice.value) for choice in choices]
        self._wrong_value(
            text, key, " or ".join([", ".join(names[:-1]), names[-1]]), _closest(text.value, names)
        )
        return None

    def _list_in(self, mapping: Mapping, key: str) -> tuple[Text, ...]:
        value = mapping.get(key)
        if value is None or (isinstance(value, Scalar) and value.is_empty):
            return ()
        items = value.items if isinstance(value, Sequence) else (value,)
        return tuple(text for item in items if (text := self._item(item, key)))

    def _item(self, item: Value, key: str) -> Text | None:
        if isinstance(item, Sequence):
            self._wrong(item, key, "a list of short phrases")
            return None
        if isinstance(item, Mapping):
            # `- moving: the planner` is a phrase with a colon, not a table.
            source = item.span.of(self._text).rstrip()
            first_line = source.splitlines()[0] if source else ""
            return Text(first_line, Span(item.span.start, item.span.start + len(first_line)))
        if item.cut:
            sentence = f"YAML takes “{item.cut}” for a comment; put the phrase in quotes to keep it."
            self._add("file/cut-off", Severity.WARNING, sentence, item.span)
        return None if item.is_empty else Text(item.value, item.span)

    def _zone_of(self, tree: Mapping, settings: Settings) -> "tuple[str | None, Timezone | FixedTimezone]":
        own = self._text_in(tree, "timezone")
        if own:
            try:
                return own.value, zone_named(own.value)
            except NoZone as error:
                self._add("file/wrong-type", Severity.ERROR, f"timezone: {error}", own.span)
        try:
            return None, zone_named(settings.timezone) if settings.timezone else local_zone()
        except NoZone:  # named where the settings are read
            return None, local_zone()

    # -- findings ---------------------------------------------------------------------------------------

    def _unknown_keys(self, mapping: Mapping, known: Collection[str]) -> None:
        for name, _ in mapping.pairs:
            if name.value in known:
                continue
            close = _closest(name.value, known)
            hint = f"; did you mean `{close}`?" if close else ", so it is kept and not used."
            sentence = f"`{name.value}` is no key of Afterword{hint}"
            self._add("file/unknown-key", Severity.WARNING, sentence, name.span, (close,) if close else ())

    def _wrong(self, value: Value, key: str, expected: str) -> None:
        self._add("file/wrong-type", Severity.ERROR, f"{key} must be {expected}.", value.span)

    def _wrong_value(self, text: Text, key: str, expected: str, close: str | None) -> None:
        sentence = f"{key} is “{text.value}” and must be {expected}."
        self._add("file/wrong-type", Severity.ERROR, sentence, text.span, (close,) if close else ())

    def _add(
        self, rule: str, severity: Severity, message: str, span: Span, suggestions: tuple[str, ...] = ()
    ) -> None:
        self._findings.append(Finding(rule, severity, message, span, self._person, suggestions))


def _closest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that a mistyped one comes close to."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = word.strip().casefold().replace("-", "_").replace(" ", "_")
    limit = 1 if len(folded) <= 4 else 2
    found = process.extractOne(folded, known, scorer=OSA.distance, score_cutoff=limit)
    return str(found[0]) if found else None
