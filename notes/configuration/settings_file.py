"""The two settings files: where they are, reading them, and changing single settings in their text."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from notes.configuration.loaded import Loaded
from notes.files.file_errors import FileError, FolderGone, Vanished
from notes.files.on_disk import data_of
from notes.interview import Problem
from notes.place import Lines
from notes.settings import CONFIG_FILE, SETTINGS_FILE, Config, Settings

if TYPE_CHECKING:
    from notes.editing.edit_toml import Value

T = TypeVar("T")

_WORDS = ("proofreading", "words")


def folder_root(path: Path) -> Path:
    """Return the root that a file or folder belongs to.

    The nearest parent with `afterword.toml`, else the top of the git repository, else the directory itself.
    """
    folder = path if path.is_dir() else path.parent
    above = [folder.absolute(), *folder.absolute().parents]
    with_settings = (one for one in above if (one / SETTINGS_FILE).is_file())
    repositories = (one for one in above if (one / ".git").exists())
    return next(with_settings, None) or next(repositories, None) or folder


def config_path() -> Path:
    """Return where the person's own settings are (`$XDG_CONFIG_HOME/afterword/config.toml` on Linux)."""
    import platformdirs

    return platformdirs.user_config_path("afterword", appauthor=False) / CONFIG_FILE


def load_settings(root: Path, rules: Collection[str] = ()) -> Loaded[Settings]:
    """Read the settings of a folder; without a file, the defaults. All `rules`, if given, are compared."""
    from notes.configuration.settings_reading import read_settings

    return _loaded(root / SETTINGS_FILE, Settings(), partial(read_settings, rules=rules))


def load_config(path: Path | None = None) -> Loaded[Config]:
    """Read the person's own settings; without a file, the defaults."""
    from notes.configuration.settings_reading import read_config

    return _loaded(path or config_path(), Config(), read_config)


def problem_in_config(setting: Sequence[str], sentence: str) -> Problem:
    """Return what is wrong with one of the person's own settings, at its place in the file."""
    from notes.editing.toml_statements import place_of

    path = config_path()
    try:
        text = data_of(path).removeprefix(b"\xef\xbb\xbf").decode()
    except (FileError, UnicodeDecodeError):
        return Problem(path, sentence)
    line, column = Lines(text).position(place_of(text, tuple(setting)))
    return Problem(path, sentence, line, column)


def _loaded(path: Path, default: T, read: Callable[[str, Path], Loaded[T]]) -> Loaded[T]:
    try:
        data = data_of(path)
    except (Vanished, FolderGone):
        return Loaded(default)
    except FileError as error:
        return Loaded(default, (Problem(path, error.sentence("This file")),))
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        line, column = Lines(data[: error.start].decode()).position(error.start)
        sentence = "This file is not UTF-8 here; save it as UTF-8."
        return Loaded(default, (Problem(path, sentence, line, column),))
    return read(text, path)


def set_setting(text: str, path: Sequence[str], value: "Value | None") -> str:
    """Return the text of a settings file with one setting changed or added, and all else as it was.

    `None` takes the setting out. Raises `EditRefused`.
    """
    from notes.editing import edit_toml

    *above, key = path
    table = tuple(above)
    if value is None:
        return _checked(text, path, None, lambda: edit_toml.remove_key(text, table, key))
    return _checked(text, path, edit_toml.as_read(value), lambda: edit_toml.set_key(text, table, key, value))


def add_word(text: str, word: str) -> str:
    """Return the text of `afterword.toml` with a word added to the folder's own; raise `EditRefused`."""
    from notes.editing import edit_toml

    words = _at(_values(text), _WORDS)
    if not isinstance(words, list):
        return set_setting(text, _WORDS, [word])
    if word in words:
        return text
    return _checked(
        text, _WORDS, [*words, word], lambda: edit_toml.append_item(text, _WORDS[:1], _WORDS[1], word)
    )


def remove_word(text: str, word: str) -> str:
    """Return the text of `afterword.toml` without a word of the folder's own; raise `EditRefused`."""
    from notes.editing import edit_toml

    words = _at(_values(text), _WORDS)
    if not isinstance(words, list) or word not in words:
        return text
    at = words.index(word)
    left = [*words[:at], *words[at + 1 :]]
    return _checked(text, _WORDS, left, lambda: edit_toml.remove_item(text, _WORDS[:1], _WORDS[1], at))


def _checked(text: str, path: Sequence[str], value: object, edit: Callable[[], str]) -> str:
    """Return the edited text only if it then says what it should and nothing else changed."""
    from notes.configuration.settings_schema import label
    from notes.editing.edit_errors import CannotEdit, EditRefused
    from notes.editing.line_changes import line_changes
    from notes.replacement import apply

    expected = _values(text)
    if value is None and _at(expected, path) is None:
        return text
    try:
        _put(expected, path, value)
        new = apply(text, line_changes(text, edit()))
        if _values(new) != expected:
            raise CannotEdit("another setting would change")
    except CannotEdit as error:
        from notes.editing.toml_statements import place_of

        line = Lines(text).position(place_of(text, tuple(path)))[0]
        sentence = f"{label(tuple(path))} cannot be changed here without harm ({error}); edit it by hand."
        raise EditRefused(line, sentence) from error
    return new


def _values(text: str) -> dict[str, Any]:
    from notes.editing import edit_toml
    from notes.editing.edit_errors import EditRefused
    from notes.format.located import FrontmatterError

    try:
        return edit_toml.read_values(text)
    except FrontmatterError as error:
        line = Lines(text).position(error.offset)[0]
        raise EditRefused(line, "This is no TOML; correct it before changing settings.") from error


def _at(values: Any, path: Sequence[str]) -> Any:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values


def _put(values: dict[str, Any], path: Sequence[str], value: object) -> None:
    from notes.editing.edit_errors import CannotEdit

    *above, key = path
    for table in above:
        values = values.setdefault(table, {})
        if not isinstance(values, dict):
            raise CannotEdit(f"{table} is no table")
    if value is None:
        del values[key]
    else:
        values[key] = value
