"""The entry point of `afterword`: picks the command, reads the clock, turns errors into exit codes."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING

from notes import __version__
from notes.commands.console import complain, end_line, prepare_streams
from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.loading import load_late

if TYPE_CHECKING:
    from argparse import Namespace

    from notes.commands.arguments import Parser

COMMANDS = {
    "sample": "write a folder of sample interviews to try things out",
    "init": "set a folder up: afterword.toml and, if you like, a git hook",
    "new": "start the file of a new interview",
    "check": "check notes and say what is missing, like a compiler",
    "due": "list the notes you owe, the nearest deadline first",
    "confirm": "confirm that a note is proofread",
    "send": "send a note by email",
    "sent": "record a note that you sent another way",
    "completions": "print tab completions for your shell",
}
"""Every command with one line on what it does; each is a module of `notes.commands`."""

OK, FINDINGS, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""The exit codes (the last two are what shells report for the signals SIGINT and SIGPIPE)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `afterword` with these arguments and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    try:
        code = _run(arguments)
        _flush()
    except BrokenPipeError:
        _abandon_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        end_line()
        return INTERRUPTED
    except NotesError as error:
        complain(str(error))
        return WRONG_USAGE
    except OSError as error:
        complain(_sentence(error))
        return WRONG_USAGE
    return code


def _run(arguments: Sequence[str]) -> int:
    load_late("dateutil.parser")  # pendulum imports it for times in free form, which nothing here is
    is_command = bool(arguments) and arguments[0] in COMMANDS
    module = import_module(f"notes.commands.{arguments[0] if is_command else 'opening'}")
    try:
        args = _parsed(arguments, is_command=is_command)
    except SystemExit as stop:  # -h, --version or a mistake, which the parser has answered
        return stop.code if isinstance(stop.code, int) else OK
    from notes.clock import read_clock

    args.now = read_clock(os.environ)
    code: int = module.run(args)
    return code


def _parsed(arguments: Sequence[str], *, is_command: bool) -> "Namespace | SimpleNamespace":
    if is_command:
        return command_parser(arguments[0]).parse(arguments[1:])
    if not arguments or (len(arguments) == 1 and not arguments[0].startswith("-")):
        return SimpleNamespace(path=arguments[0] if arguments else None)  # the usual start needs no parser
    return top_parser().parse(arguments)


def top_parser() -> "Parser":
    """Return the parser for `afterword` without a command, whose help lists the commands."""
    from notes.commands.arguments import Parser, examples

    parser = Parser("afterword", usage="afterword [PATH]\n       afterword COMMAND [ARGUMENTS]")
    parser.description = "Follow up a job interview: thank-you notes as plain files, with a live checklist."
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="the folder or interview file to open in the app"
    )
    parser.add_argument("--version", action="version", version=f"afterword {__version__}")
    listing = "\n".join(f"  {name:13}{meaning}" for name, meaning in COMMANDS.items())
    parser.epilog = f"commands (each has its own -h):\n{listing}\n\n" + examples(
        ("afterword", "open the interviews you keep"),
        ("afterword ~/interviews", "open the interviews of a folder"),
        ("afterword sample", "write a sample folder to play with"),
        ("afterword ./check", "open a folder that is named like a command"),
    )
    return parser


def command_parser(name: str) -> "Parser":
    """Return the parser of one command."""
    from notes.commands.arguments import Parser

    parser = Parser(f"afterword {name}")
    parser.description = f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}."
    import_module(f"notes.commands.{name}").add_arguments(parser)
    return parser


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _abandon_output() -> None:
    """Stop the interpreter from complaining, at its end, about a pipe that nobody reads."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    where = f"{escaped(str(error.filename))}: " if error.filename is not None else ""
    return f"{where}{reason}."


if __name__ == "__main__":
    sys.exit(main())
