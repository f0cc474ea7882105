"""A file changed as a whole: put back byte for byte, or left alone."""

from pathlib import Path

import pytest

from notes.configuration.config_change import change_config
from notes.files.file_change import ChangedSince, make_change_again, take_change_back
from notes.files.file_errors import AlreadyThere, Vanished


@pytest.mark.parametrize("before", [None, b"", b'\xef\xbb\xbf# mine\r\n[ui]\ntheme = "nord" # dark\r\n'])
def test_settings_are_as_before_and_as_after(tmp_path: Path, before: bytes | None) -> None:
    """Also where there were none; back and forth as often as wanted."""
    path = tmp_path / "config.toml"
    if before is not None:
        path.write_bytes(before)
    change = change_config({("ui", "theme"): "dracula"}, path)
    after = path.read_bytes()
    assert (change.before, change.after) == (before, after)
    for _ in range(2):
        take_change_back(change)
        assert (path.read_bytes() if path.exists() else None) == before
        make_change_again(change)
        assert path.read_bytes() == after


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """Changed, removed, or made anew meanwhile: a sentence, and no byte is touched."""
    path = tmp_path / "config.toml"
    change = change_config({("ui", "theme"): "dracula"}, path)
    path.write_bytes(change.after + b"# more\n")
    with pytest.raises(ChangedSince, match="was changed since"):
        take_change_back(change)
    with pytest.raises(AlreadyThere):
        make_change_again(change)
    assert path.read_bytes() == change.after + b"# more\n"
    path.unlink()
    with pytest.raises(Vanished):
        take_change_back(change)
    assert list(tmp_path.iterdir()) == []
