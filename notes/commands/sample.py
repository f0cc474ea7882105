"""`afterword sample`: a folder of made-up interviews that show every state, as seen from today."""

from argparse import Namespace
from itertools import count
from pathlib import Path

from notes.commands.arguments import Parser, examples
from notes.commands.console import complain, hint, say
from notes.configuration.whereabouts import shown_path
from notes.errors import NotesError
from notes.files.saving import save
from notes.git.git_run import GitFailed, has_git
from notes.git.repository import is_tracked_place, start_repository
from notes.sample import SENDER, sample_files

DEFAULT_NAME = "afterword-sample"


class NotEmpty(NotesError):  # noqa: N818 - the name says what it is
    """A folder that holds something already."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.shown = shown

    def __str__(self) -> str:
        return f"{self.shown} is already there and not empty; name a new folder for the sample."


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help=f"a new folder; default: {DEFAULT_NAME}, or the next free name",
    )
    parser.epilog = (
        examples(
            ("afterword sample", f"write {DEFAULT_NAME} here"),
            ("afterword sample /tmp/tryout", "write it elsewhere"),
        )
        + "\n\nNothing is overwritten. With git on the machine the folder is a repository of its own,"
        "\nunless it already lies in one. Prints the folder. Exit code: 0 done, 2 it could not be done."
    )


def run(args: Namespace) -> int:
    """Write the sample and print where it is."""
    folder = Path(args.folder).expanduser().absolute() if args.folder else _free_folder(Path.cwd())
    _make_empty(folder)
    for file in sample_files(args.now, _sender(folder)):
        save(folder / file.name, file.text.encode(), None)
    _start_repository(folder)
    say(shown_path(folder))
    hint(f"Open it with: afterword {_as_argument(shown_path(folder))}")
    return 0


def _as_argument(shown: str) -> str:
    """Return a path as the command line takes it for one: `./check` for a folder called as a command is."""
    from notes.cli import COMMANDS

    return f"./{shown}" if shown in COMMANDS else shown


def _free_folder(parent: Path) -> Path:
    names = (DEFAULT_NAME if number == 1 else f"{DEFAULT_NAME}-{number}" for number in count(1))
    return next(parent / name for name in names if not (parent / name).exists())


def _make_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmpty(shown_path(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _sender(folder: Path) -> str:
    """Return who the checks will take for the sender, so that the letters are signed as they expect."""
    from notes.configuration.identity import me_in
    from notes.configuration.settings_file import load_config

    return me_in(folder, load_config().value).name.strip() or SENDER


def _start_repository(folder: Path) -> None:
    """Let `git diff` show what is changed later; without git, or inside another repository, do without."""
    if not has_git() or is_tracked_place(folder):
        return
    try:
        start_repository(folder, "Sample interviews")
    except GitFailed as error:
        complain(f"{error} The sample is there all the same.")
