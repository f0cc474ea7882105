"""The first run: as long as the person has no settings of their own."""

import os
from contextlib import suppress

from notes.configuration.config_template import TEMPLATE
from notes.configuration.settings_file import config_path
from notes.files.file_errors import AlreadyThere, saving_error


def is_first_run() -> bool:
    """Tell whether there is no `config.toml` yet."""
    return not os.path.lexists(config_path())


def end_first_run() -> None:
    """Write a `config.toml` that explains every setting, unless one has appeared; raises `NotesError`."""
    from notes.files.saving import save

    path = config_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise saving_error(path, error) from error
    with suppress(AlreadyThere):
        save(path, TEMPLATE.encode(), None)
