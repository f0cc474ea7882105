"""Edits of YAML text that touch nothing else, made by yaml-edit (why: docs/adr-frontmatter-edits.md).

The functions return the whole text; whoever calls them checks it.
"""

from collections.abc import Callable, Mapping
from collections.abc import Sequence as Listed
from datetime import datetime
from typing import TYPE_CHECKING, Any

from notes.editing.edit_errors import CannotEdit
from notes.editing.entries import Path, value_at, without_entry
from notes.editing.yaml_layout import blank_lines_kept, item_set_apart, restepped
from notes.format import located
from notes.format.located import Scalar, Sequence
from notes.format.yaml_frontmatter import parse_yaml

if TYPE_CHECKING:
    import yaml_edit

Value = str | datetime | Listed[str]
"""What a key may be set to."""


def read_values(text: str) -> dict[str, Any]:
    """Return what the text says, every value as text; raise `FrontmatterError`."""
    return {key.value: _value(value) for key, value in parse_yaml(text).pairs}


def place_of(text: str, path: Path) -> int:
    """Return the offset of what stands at `path`, or of what comes nearest to it."""
    tree = parse_yaml(text)
    while path:
        parent = value_at(tree, path[:-1])
        key = parent.key(str(path[-1])) if isinstance(parent, located.Mapping) else None
        found = key or value_at(tree, path)
        if found:
            return found.span.start
        path = path[:-1]
    return 0


def as_read(value: Value) -> str | list[str]:
    """Return a value as `read_values` gives it back."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value if isinstance(value, str) else list(value)


def set_key(text: str, table: Path, key: str, value: Value) -> str:
    """Return the text with `key` of the mapping at `table` set; added below its other keys if it is new."""
    new = _edited(text, lambda document: _mapping(document, table).set(key, _written(value)))
    return new if isinstance(value, str | datetime) else restepped(text, new, (*table, key))


def remove_key(text: str, table: Path, key: str) -> str:
    """Return the text without `key` of the mapping at `table`."""
    cut = without_entry(text, parse_yaml(text), (*table, key))
    if cut is not None:
        return cut
    return _spaced(text, _edited(text, lambda document: _mapping(document, table).remove(key)))


def append_item(text: str, table: Path, key: str, item: str) -> str:
    """Return the text with an item at the end of a list that is there."""
    new = _written(item)
    return _edited(text, lambda document: _mapping(document, table).get_sequence(key).append(new))


def remove_item(text: str, table: Path, key: str, index: int) -> str:
    """Return the text without one item of a list."""
    cut = without_entry(text, parse_yaml(text), (*table, key, index))
    if cut is not None:
        return cut
    new = _edited(text, lambda document: _mapping(document, table).get_sequence(key).pop(index))
    return _spaced(text, new)


def _spaced(text: str, new: str) -> str:
    """Return the edited text with the blank lines of `text`, unless they would become part of a value."""
    return _unless_it_says_more(blank_lines_kept(text, new), new)


def _unless_it_says_more(spaced: str, new: str) -> str:
    """Return the text with more blank lines if they are mere space, which they are not below `|+`."""
    return spaced if read_values(spaced) == read_values(new) else new


def add_table(text: str, name: str, keys: Mapping[str, Value]) -> str:
    """Return the text with one more mapping in the list `name`, which is made if there is none."""
    listed = parse_yaml(text).get(name)
    entry = {key: _written(value) for key, value in keys.items() if isinstance(value, str | datetime)}
    if isinstance(listed, Sequence) and listed.items:
        count = len(listed.items)
        appended = _edited(text, lambda document: _mapping(document, ()).get_sequence(name).append(entry))
        new = _unless_it_says_more(item_set_apart(text, appended, listed), appended)
    elif listed is None or isinstance(listed, Sequence) or (isinstance(listed, Scalar) and listed.is_empty):
        count = 0
        new = restepped(text, _edited(text, lambda document: document.set(name, [entry])), (name,))
    else:
        raise CannotEdit(f"{name} is no list")
    for key, value in keys.items():
        if not isinstance(value, str | datetime):
            new = set_key(new, (name, count), key, value)
    return new


def _edited(text: str, change: "Callable[[yaml_edit.Document], object]") -> str:
    import yaml_edit

    try:
        document = yaml_edit.Document.parse(text)
        if str(document) != text:
            raise CannotEdit("its layout would not survive")
        change(document)
        return str(document)
    except (ValueError, AttributeError, TypeError, LookupError) as error:
        raise CannotEdit("it is not written the way this needs") from error


def _mapping(document: "yaml_edit.Document", path: Path) -> Any:
    """Return the mapping at a path; what is missing on the way raises `AttributeError`."""
    node: Any = document if not path else document.as_mapping()  # an empty document has no mapping yet
    for step in path:
        node = node.get(step).as_mapping() if isinstance(step, int) else node.get_sequence(step)
    return node


def _written(value: Value) -> Any:
    """Return a value for yaml-edit, which writes tabs without quotes, where not every parser takes them."""
    import yaml_edit

    plain = as_read(value)
    if isinstance(plain, list):
        return [_written(item) for item in plain]
    return yaml_edit.ScalarValue(plain, style="double-quoted") if "\t" in plain else plain


def _value(value: located.Value) -> Any:
    if isinstance(value, Sequence):
        return [_value(item) for item in value.items]
    if isinstance(value, located.Mapping):
        return {key.value: _value(inner) for key, inner in value.pairs}
    return value.value
