"""The folder's own words in `afterword.toml`: one added, and taken back as if it had never been there."""

from pathlib import Path

from notes.files.file_change import FileChange, take_change_back
from notes.settings import SETTINGS_FILE


class WordAdded(FileChange, frozen=True):
    """A word just added, with what is needed to take it back."""

    word: str


def add_word_in(root: Path, word: str) -> WordAdded:
    """Write a word into the folder's settings; a file that is not there yet is made. Raises `NotesError`."""
    from notes.configuration.settings_file import add_word
    from notes.files.on_disk import load
    from notes.files.saving import save
    from notes.format.decoding import decode, encode

    path = root / SETTINGS_FILE
    if not path.exists():
        data = add_word("", word).encode()
        save(path, data, None)
        return WordAdded(path, None, data, word)
    now = load(path)
    decoded = decode(now.data)
    data = encode(add_word(decoded.text, word), decoded.had_bom)
    save(path, data, now.fingerprint)
    return WordAdded(path, now.data, data, word)


def take_word_back(added: WordAdded) -> None:
    """Put the settings back as they were; if somebody changed them since, take out only the word.

    Raises `NotesError`.
    """
    from notes.configuration.settings_file import remove_word
    from notes.files.on_disk import load
    from notes.files.saving import save
    from notes.format.decoding import decode, encode

    now = load(added.path)
    if now.data == added.after:
        take_change_back(added)
        return
    decoded = decode(now.data)
    save(added.path, encode(remove_word(decoded.text, added.word), decoded.had_bom), now.fingerprint)
