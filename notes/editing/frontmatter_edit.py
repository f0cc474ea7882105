"""Lossless edits of a file's frontmatter: each returns the few replacements that make it.

Nothing is written anew. An edit touches the lines of its own key, and before it is returned the result is
read again: the intended value must be there, every other value as it was, and the body untouched; or it is
refused.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from notes.editing.edit_errors import CannotEdit, EditRefused
from notes.editing.line_changes import line_changes
from notes.format import fences
from notes.format.located import FrontmatterError
from notes.place import LINE_END, Lines
from notes.replacement import Replacement, apply

Value = str | datetime | Sequence[str]
"""What a key may be set to: text, a date-time, or a list of texts."""

Edits = tuple[Replacement, ...]
Path = tuple[str | int, ...]

PEOPLE = "interviewers"
_EMPTY: tuple[Any, ...] = (None, "", "~", [])
"""Values of a key that is there and says nothing."""


def set_interviewer_key(text: str, name: str, key: str, value: Value) -> Edits:
    """Set a key of the interviewer of this name, for example `sent`; raise `EditRefused`."""
    file = _File(text)
    return file.set(file.person(name), key, value)


def remove_interviewer_key(text: str, name: str, key: str) -> Edits:
    """Take a key of an interviewer out; nothing changes when it is not there. Raises `EditRefused`."""
    file = _File(text)
    return file.remove(file.person(name), key)


def append_item(text: str, name: str, key: str, item: str) -> Edits:
    """Add an item to a list of an interviewer, such as `talked_about`; raise `EditRefused`.

    A missing list is made, and a single text becomes the list's first item.
    """
    file = _File(text)
    return file.append(file.person(name), key, item)


def remove_item(text: str, name: str, key: str, item: str) -> Edits:
    """Take an item out of a list of an interviewer; the key goes with its last item. Raises `EditRefused`."""
    file = _File(text)
    return file.remove_item(file.person(name), key, item)


def add_interviewer(text: str, name: str, keys: Mapping[str, Value] | None = None) -> Edits:
    """Add an interviewer at the end of the list, which is made if there is none; raise `EditRefused`.

    Keys without a value (an empty text or list) are left out.
    """
    return _File(text).add_person(name, keys or {})


def set_key(text: str, key: str, value: Value) -> Edits:
    """Set a key of the interview itself, for example `outcome`; raise `EditRefused`."""
    return _File(text).set((), key, value)


def remove_key(text: str, key: str) -> Edits:
    """Take a key of the interview out; nothing changes when it is not there. Raises `EditRefused`."""
    return _File(text).remove((), key)


def in_turn(text: str, *edits: Callable[[str], Edits]) -> Edits:
    """Return several edits as one: each is made on what the ones before it left. Raises `EditRefused`."""
    new = text
    for edit in edits:
        new = apply(new, edit(new))
    return line_changes(text, new)


class _Language(Protocol):
    """What the modules `edit_yaml` and `edit_toml` can do with the text of a frontmatter."""

    def read_values(self, text: str, /) -> dict[str, Any]: ...
    def place_of(self, text: str, path: Path, /) -> int: ...
    def as_read(self, value: Any, /) -> Any: ...
    def set_key(self, text: str, table: Path, key: str, value: Any, /) -> str: ...
    def remove_key(self, text: str, table: Path, key: str, /) -> str: ...
    def append_item(self, text: str, table: Path, key: str, item: str, /) -> str: ...
    def remove_item(self, text: str, table: Path, key: str, index: int, /) -> str: ...
    def add_table(self, text: str, name: str, keys: Mapping[str, Any], /) -> str: ...


def _language(kind: fences.Kind) -> _Language:
    if kind == "toml":
        from notes.editing import edit_toml

        return edit_toml
    from notes.editing import edit_yaml

    return edit_yaml


class _File:
    """A file taken apart for one edit; `data` becomes what the edit has to lead to."""

    def __init__(self, text: str) -> None:
        self.text = text
        try:
            parts = fences.split(text)
        except fences.UnclosedFrontmatter as error:
            raise EditRefused(error.line, str(error)) from error
        if parts is None:
            raise EditRefused(1, "The file has no frontmatter; that begins with a first line of ---.")
        self.parts = parts
        self.language = _language(parts.kind)
        try:
            self.data = self.language.read_values(parts.front)
        except FrontmatterError as error:
            raise EditRefused(self._line(error.offset), str(error)) from error

    def person(self, name: str) -> Path:
        """Return the path of the one interviewer of this name."""
        people = self.data.get(PEOPLE)
        names = [_name(one) for one in people] if isinstance(people, list) else []
        if names.count(name.strip()) == 1:
            return (PEOPLE, names.index(name.strip()))
        count = "More than one interviewer" if name.strip() in names else "No interviewer"
        raise EditRefused(self._line_of((PEOPLE,)), f"{count} is called {name}; correct the list by hand.")

    def set(self, table: Path, key: str, value: Value) -> Edits:
        """Set a key."""
        value, data = _clean(value), self._table(table)
        adds = key not in data
        data[key] = self.language.as_read(value)
        return self._checked(
            (*table, key), lambda front: self.language.set_key(front, table, key, value), adds=adds
        )

    def remove(self, table: Path, key: str) -> Edits:
        """Take a key out."""
        if key not in self._table(table):
            return ()
        del self._table(table)[key]
        return self._checked((*table, key), lambda front: self.language.remove_key(front, table, key))

    def append(self, table: Path, key: str, item: str) -> Edits:
        """Add an item to a list."""
        items = self._table(table).get(key)
        if isinstance(items, dict):
            raise EditRefused(self._line_of((*table, key)), f"{key} is no list; correct it by hand.")
        if not isinstance(items, list):
            return self.set(table, key, [item] if items in _EMPTY else [str(items), item])
        item = str(_clean(item))
        items.append(item)
        return self._checked(
            (*table, key), lambda front: self.language.append_item(front, table, key, item), adds=True
        )

    def remove_item(self, table: Path, key: str, item: str) -> Edits:
        """Take the first such item out of a list."""
        items = self._table(table).get(key)
        if items == item or items == [item]:
            return self.remove(table, key)
        if not isinstance(items, list) or item not in items:
            return ()
        index = items.index(item)
        del items[index]
        return self._checked(
            (*table, key, index), lambda front: self.language.remove_item(front, table, key, index)
        )

    def add_person(self, name: str, keys: Mapping[str, Value]) -> Edits:
        """Add an interviewer."""
        people = self.data.get(PEOPLE)
        people = [] if people in _EMPTY else people
        if not isinstance(people, list):
            raise EditRefused(self._line_of((PEOPLE,)), f"{PEOPLE} is no list; correct it by hand.")
        if name.strip() in map(_name, people):
            raise EditRefused(self._line_of((PEOPLE,)), f"{name} is in the list already.")
        filled = {key: value for key, value in keys.items() if isinstance(value, datetime) or value}
        entry = {key: _clean(value) for key, value in {"name": name.strip(), **filled}.items()}
        person = {key: self.language.as_read(value) for key, value in entry.items()}
        self.data[PEOPLE] = [*people, person]
        return self._checked(
            (PEOPLE,), lambda front: self.language.add_table(front, PEOPLE, entry), adds=bool(people)
        )

    def _table(self, path: Path) -> dict[str, Any]:
        table: Any = self.data
        for step in path:
            table = table[step]
        assert isinstance(table, dict)  # noqa: S101 - the root, or a person found by name
        return table

    def _checked(self, path: Path, edit: Callable[[str], str], *, adds: bool = False) -> Edits:
        """Make an edit, and return it only if the file then says what it should and nothing else changed.

        Where something is only added, no text may go: also no comment, which no parser would miss.
        """
        front = self.parts.front
        try:
            changes = line_changes(front, edit(front), self.parts.front_start)
            whole = apply(self.text, changes)
            whole.encode()
            after = fences.split(whole)
            assert after  # noqa: S101 - the opening fence was not touched
            if adds and any(change.span.of(self.text).strip() for change in changes):
                raise CannotEdit("a part of another line would be lost")
            if (after.open, after.close, after.body) != (self.parts.open, self.parts.close, self.parts.body):
                raise CannotEdit("the text would close the frontmatter")
            if self.language.read_values(after.front) != self.data:
                raise CannotEdit("another value would change")
        except (CannotEdit, FrontmatterError, fences.UnclosedFrontmatter, UnicodeEncodeError) as error:
            what = next(step for step in reversed(path) if isinstance(step, str))
            is_broken = isinstance(error, UnicodeEncodeError)
            reason = "half a character cannot be saved" if is_broken else str(error).rstrip(".")
            raise EditRefused(
                self._line_of(path),
                f"{what} cannot be changed here without harm ({reason}); edit it by hand.",
            ) from error
        return changes

    def _line_of(self, path: Path) -> int:
        return self._line(self.language.place_of(self.parts.front, path))

    def _line(self, offset: int) -> int:
        return Lines(self.text).position(self.parts.front_start + offset)[0]


def _name(person: object) -> str | None:
    name = person.get("name") if isinstance(person, dict) else None
    return name.strip() if isinstance(name, str) else None


def _clean(value: Value) -> Value:
    """Return the value as it can be written: line ends alike, no fractions of seconds."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    if isinstance(value, str):
        return LINE_END.sub("\n", value)
    return [LINE_END.sub("\n", item) for item in value]
