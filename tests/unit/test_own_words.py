"""The folder's own words: added, and taken back without a trace."""

from pathlib import Path

import pytest

from notes.configuration.own_words import add_word_in, take_word_back
from notes.files.file_errors import ChangedOnDisk
from notes.files.removing import remove

SETTINGS = '# ours\ntimezone = "UTC"\n\n[proofreading]\nwords = ["Oracle"] # and more\n'


@pytest.mark.parametrize("before", [None, b"", SETTINGS.encode(), b"\xef\xbb\xbf" + SETTINGS.encode()])
def test_a_word_taken_back_leaves_the_settings_byte_for_byte(tmp_path: Path, before: bytes | None) -> None:
    """A file that was made for the word goes with it."""
    path = tmp_path / "afterword.toml"
    if before is not None:
        path.write_bytes(before)
    added = add_word_in(tmp_path, "Grafenwald")
    assert b"Grafenwald" in path.read_bytes()
    take_word_back(added)
    assert (path.read_bytes() if path.exists() else None) == before
    assert [one.name for one in tmp_path.iterdir()] == ([] if before is None else ["afterword.toml"])


def test_a_word_is_taken_out_of_settings_that_were_changed_since(tmp_path: Path) -> None:
    """What somebody else added stays."""
    path = tmp_path / "afterword.toml"
    path.write_text(SETTINGS)
    added = add_word_in(tmp_path, "Grafenwald")
    path.write_text(path.read_text().replace('"UTC"', '"Europe/Berlin"'))
    take_word_back(added)
    assert path.read_text() == SETTINGS.replace('"UTC"', '"Europe/Berlin"')


def test_a_file_that_was_changed_since_it_was_made_is_not_removed(tmp_path: Path) -> None:
    """Only exactly what Afterword wrote goes."""
    path = tmp_path / "a.md"
    path.write_bytes(b"made, and changed")
    with pytest.raises(ChangedOnDisk):
        remove(path, b"made")
    assert path.read_bytes() == b"made, and changed"
    remove(path, b"made, and changed")
    assert list(tmp_path.iterdir()) == []
