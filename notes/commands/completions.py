"""`afterword completions`: tab completions for a shell, made from the command line itself by shtab."""

from argparse import Action, Namespace
from importlib import import_module

from notes.commands.arguments import Parser, examples
from notes.commands.console import say

SHELLS = ("bash", "zsh", "fish")

_FILES = frozenset({"path", "paths", "file", "stdin_filename", "output", "from_invite"})
_FOLDERS = frozenset({"folder"})
"""Names of arguments (as in `args`) for which the shell offers files, or folders."""


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    bash = "~/.local/share/bash-completion/completions/afterword"
    parser.epilog = (
        examples(
            (f"afterword completions bash > {bash}", "then open a new shell"),
            ('afterword completions zsh > "${fpath[1]}/_afterword"', "then open a new shell"),
            ("afterword completions fish > ~/.config/fish/completions/afterword.fish", "at once"),
        )
        + "\n\nMake the folder first if it is not there yet. Exit code: 0 printed, 2 wrong usage."
    )


def run(args: Namespace) -> int:
    """Print the completions of one shell."""
    import shtab

    say(_with_paths(shtab.complete(whole_parser(), shell=args.shell), args.shell).rstrip())
    return 0


def _with_paths(script: str, shell: str) -> str:
    """Let the shell offer files and folders too where a command may stand: `afterword PATH` opens the app."""
    if shell == "zsh":
        commands = "_describe 'afterword commands' _commands"
        return script.replace(commands, f"{commands}\n  _files")
    if shell == "fish":
        return script + "complete -c afterword -n 'test (count (commandline -opc)) -eq 1' -F\n"
    return script + "\ncomplete -o default -o bashdefault -F _shtab_afterword afterword\n"


def whole_parser() -> Parser:
    """Return one parser with all commands, each argument marked with what the shell may offer for it."""
    from notes.cli import COMMANDS

    parser = Parser("afterword")
    parser.add_argument("--version", action="version", version="")
    commands = parser.add_subparsers(parser_class=Parser, metavar="COMMAND")
    for name, meaning in COMMANDS.items():
        command = commands.add_parser(name, help=meaning)
        import_module(f"notes.commands.{name}").add_arguments(command)
        for action in command._actions:  # argparse shows them no other way
            _mark(action)
    return parser


def _mark(action: Action) -> None:
    """Mark an argument for shtab: what the shell offers for it, and a name that needs no quoting."""
    import shtab

    if isinstance(action.metavar, str):
        action.metavar = action.metavar.strip('"')
    if action.dest in _FILES:
        action.complete = shtab.FILE  # type: ignore[attr-defined]  # read by shtab
    elif action.dest in _FOLDERS:
        action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]  # read by shtab
