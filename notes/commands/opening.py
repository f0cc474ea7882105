"""`afterword [PATH]`: open the app; the only place that imports it."""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from notes.commands.console import complain
from notes.configuration.whereabouts import NoSuchPath, NotAnInterview, existing, shown_path, usual_folder

if TYPE_CHECKING:
    from argparse import Namespace


def run(args: "Namespace") -> int:
    """Open the app on a folder, on one file, or on the folder that is meant without a path."""
    path = _path_to_open(args.path)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        complain("The app needs a terminal; in pipes and scripts use: afterword check, or afterword due.")
        return 2
    from tui import garbage

    with garbage.put_off():
        from tui.app import open_app

        return open_app(path)


def _path_to_open(given: str | None) -> Path:
    if given is None:
        from notes.configuration.settings_file import load_config

        return usual_folder(load_config().value.folder) or Path.cwd()
    try:
        path = existing(given)
    except NoSuchPath as error:
        raise NoSuchPath(given, _meant(given)) from error
    if not path.is_dir():
        _must_be_interview(path)
    return path


def _must_be_interview(path: Path) -> None:
    from notes.configuration.roots import read_file
    from notes.settings import Settings

    if read_file(path, Settings()) is None:
        raise NotAnInterview(shown_path(path))


def _meant(word: str) -> str | None:
    from notes.cli import COMMANDS

    if word == "help":
        return "afterword -h"
    close = get_close_matches(word, COMMANDS, n=1)
    return f"the command `afterword {close[0]}`" if close else None
