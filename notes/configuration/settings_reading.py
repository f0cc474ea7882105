"""Settings files read: the values, and what is wrong with them, each in one sentence at its place.

A wrong value never stops anything: its default holds, and the rest of the file counts.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from notes.configuration.loaded import Loaded
from notes.configuration.setting_kinds import FLAG, Unsuitable
from notes.configuration.settings_schema import (
    FOLDER,
    RULES_TABLE,
    USER,
    Setting,
    label,
)
from notes.interview import Channel, Problem
from notes.place import Lines
from notes.settings import (
    CONFIG_FILE,
    EMAIL_LIMITS,
    HANDWRITTEN_LIMITS,
    SETTINGS_FILE,
    Config,
    Limits,
    Me,
    Settings,
)

T = TypeVar("T")

Keys = tuple[str, ...]

_SECRET = re.compile(r"pass(?:word|wd|phrase)|secret|token|api_?key|credential", re.IGNORECASE)
_LONGEST_SHOWN = 40
_HARPER = "proofread/harper/"
"""Begins the ids of Harper's own rules, of which no list is kept."""


def read_settings(text: str, path: Path, rules: Collection[str] = ()) -> Loaded[Settings]:
    """Read the text of a folder's `afterword.toml`; where all `rules` are given, unknown ones are told."""
    reading = _Reading(text, path)
    values = reading.values(FOLDER, RULES_TABLE, "mail", "me", "ui")
    fields = {name: value for name, value in values.items() if "." not in name}
    fields["email"] = reading.limits("email", EMAIL_LIMITS, values)
    fields["handwritten"] = reading.limits("handwritten", HANDWRITTEN_LIMITS, values)
    fields["rules_off"] = reading.rules_off(rules)
    if "channel" in values:
        fields["channel"] = Channel(values["channel"])
    return reading.loaded(Settings(**fields))


def read_config(text: str, path: Path) -> Loaded[Config]:
    """Read the text of a person's `config.toml`."""
    reading = _Reading(text, path)
    values = reading.values(USER)
    ui = {name.partition(".")[2]: value for name, value in values.items() if name.startswith("ui.")}
    mail = reading.data.get("mail")  # as it is: whoever sends judges it again, and says so then
    me = Me(name=values.get("me.name", ""), email=values.get("me.email", ""))
    return reading.loaded(
        Config(me, folder=ui.get("folder"), ui=ui, mail=mail if isinstance(mail, dict) else {})
    )


class _Reading(Struct):
    """One file being read."""

    text: str
    path: Path
    data: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        try:
            self.data = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            from notes.configuration.toml_mistakes import no_toml

            self.problems.append(no_toml(self.text, self.path, str(error)))

    def loaded(self, value: T) -> Loaded[T]:
        """Return the value with what was found on the way."""
        return Loaded(
            value, tuple(sorted(self.problems, key=_place)), tuple(sorted(self.warnings, key=_place))
        )

    def values(self, schema: Sequence[Setting], *elsewhere: str) -> dict[str, Any]:
        """Return the values by field; the tables `elsewhere` are looked at by nobody or by someone else."""
        self._look_around(self.data, (), schema, elsewhere)
        found: dict[str, Any] = {}
        for setting in schema:
            value = self._value(setting.path)
            if value is None:
                continue
            try:
                found[setting.field] = setting.kind.read(value)
            except Unsuitable as unsuitable:
                self._unsuitable(setting, value)
                if unsuitable.kept is not None:
                    found[setting.field] = unsuitable.kept
        return found

    def limits(self, channel: str, usual: Limits, values: dict[str, Any]) -> Limits:
        """Return the limits of a channel; limits that contradict each other are the usual ones."""
        own = {name.partition(".")[2]: n for name, n in values.items() if name.startswith(f"{channel}.")}
        limits = replace(usual, **own)
        if limits.pass_up_to <= limits.error_above:
            return limits
        self._complain(
            ("limits", channel, "pass" if "pass_up_to" in own else "error"),
            f"[limits.{channel}] allows {limits.pass_up_to} words (pass) but calls {limits.error_above} too "
            "long (error); make pass the smaller number.",
        )
        return usual

    def rules_off(self, known: Collection[str]) -> frozenset[str]:
        """Return the ids of the rules switched off."""
        rules = self.data.get(RULES_TABLE, {})
        if not isinstance(rules, dict):
            return frozenset()
        off = set()
        for rule, value in rules.items():
            if known and "/" in rule and rule not in known and not rule.startswith(_HARPER):
                meant = _guess(_close(rule, known))
                self._warn((RULES_TABLE, rule), f"There is no rule {rule}{meant}")
            if not isinstance(value, bool):
                self._unsuitable(Setting((RULES_TABLE, rule), "", FLAG), value)
            elif "/" not in rule:
                self._complain(
                    (RULES_TABLE, rule),
                    f'[rules] {rule} is no rule; write its whole name in quotes, such as "thanked/no-note".',
                )
            elif value is False:
                off.add(rule)
        return frozenset(off)

    def _value(self, path: Keys) -> object:
        value: object = self.data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _look_around(
        self, table: dict[str, Any], above: Keys, schema: Sequence[Setting], elsewhere: Sequence[str]
    ) -> None:
        """Note keys that nobody knows, tables that are none, and secrets."""
        known = {setting.path for setting in schema}
        tables = {path[:size] for path in known for size in range(1, len(path))}
        for key, value in table.items():
            path = (*above, key)
            if _SECRET.search(key) and (self._is_shared or path not in known):
                self._secret(path)
            elif path in tables and isinstance(value, dict):
                self._look_around(value, path, schema, elsewhere)
            elif path in tables or (key == RULES_TABLE in elsewhere and not isinstance(value, dict)):
                name = ".".join(path)
                self._complain(path, f"{key} must be a table; write its settings below a line [{name}].")
            elif path not in known:
                self._unknown(path, value, schema, elsewhere)

    def _unknown(
        self, path: Keys, value: object, schema: Sequence[Setting], elsewhere: Sequence[str]
    ) -> None:
        if self._is_shared and path[0] in ("mail", "me", "ui"):
            self._warn(path, f"[{path[0]}] is about one person; it belongs in your own {CONFIG_FILE}.")
            for secret in _secrets(value, path):
                self._secret(secret)
        elif path[0] not in elsewhere:
            self._warn(path, f"There is no setting {label(path)}{_meant(path, schema)}")

    def _secret(self, path: Keys) -> None:
        where = f"{SETTINGS_FILE} is shared" if self._is_shared else "no file is safe enough for it"
        self._complain(
            path,
            f"{label(path)} looks like a secret, and {where}: delete it, change it if it was shared, and set "
            f"[mail] password_command in your own {CONFIG_FILE}.",
        )

    def _unsuitable(self, setting: Setting, value: object) -> None:
        self._complain(
            setting.path,
            f"{setting.label} is {_shown(value)}; expected {setting.kind.expected}. "
            "Until it is corrected, the default holds.",
        )

    @property
    def _is_shared(self) -> bool:
        return self.path.name == SETTINGS_FILE

    def _complain(self, path: Keys, sentence: str) -> None:
        self.problems.append(self._at(path, sentence))

    def _warn(self, path: Keys, sentence: str) -> None:
        self.warnings.append(self._at(path, sentence))

    def _at(self, path: Keys, sentence: str) -> Problem:
        from notes.editing.toml_statements import place_of

        line, column = Lines(self.text).position(place_of(self.text, path))
        return Problem(self.path, sentence, line, column)


def _secrets(value: object, path: Keys) -> Iterator[Keys]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if _SECRET.search(key):
                yield (*path, key)
            else:
                yield from _secrets(inner, (*path, key))


def _meant(path: Keys, schema: Sequence[Setting]) -> str:
    """Return a guess at what was meant: the same key in another table, or one spelt much like it."""
    labels = [setting.label for setting in schema]
    same_key = [setting.label for setting in schema if setting.path[-1] == path[-1]]
    tables = {f"[{'.'.join(setting.path[:-1])}]" for setting in schema if len(setting.path) > 1}
    return _guess(same_key or _close(label(path), labels) or _close(f"[{'.'.join(path)}]", tables))


def _close(word: str, known: Collection[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, known, n=1, cutoff=0.7)


def _guess(close: Sequence[str]) -> str:
    return f"; did you mean {close[0]}?" if close else "; it is ignored."


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        shown = f"[{', '.join(map(_shown, value))}]"
    else:
        shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
