"""`afterword init`: settings for a folder, and on request a git hook and the way notes are sent."""

from argparse import BooleanOptionalAction, Namespace
from pathlib import Path

from notes.commands.arguments import Parser, examples
from notes.commands.console import ask_yes, can_ask, complain, hint, say
from notes.configuration.settings_template import TEMPLATE
from notes.configuration.whereabouts import shown_path
from notes.files.saving import save
from notes.git.repository import hooks_folder
from notes.settings import SETTINGS_FILE

CHECK_COMMAND = "afterword check --staged --hook"

HOOK = f"""\
#!/bin/sh
# Afterword looks at the interview notes about to be committed; half-written and late ones stop nothing.
if ! command -v afterword >/dev/null 2>&1; then
    echo "afterword is not on the PATH, so the notes were not checked." >&2
    exit 0
fi
exec {CHECK_COMMAND}
"""


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="default: the current directory"
    )
    parser.add_argument(
        "--hook",
        action=BooleanOptionalAction,
        help="set the git hook up, or leave it, without asking; without a terminal to ask on it is left",
    )
    parser.add_argument(
        "--mail",
        action=BooleanOptionalAction,
        help="ask how your notes are sent, or leave it; without a terminal to ask on it is left",
    )
    parser.epilog = (
        examples(
            ("afterword init", "settings for this folder; asks about the hook and your mail"),
            ("afterword init ~/interviews --hook", "make the folder if need be, with the hook"),
            ("afterword init --mail", "set up anew how your notes are sent, and try it"),
        )
        + "\n\nNothing that is already there is overwritten. Exit code: 0 done, 2 it could not be done."
    )


def run(args: Namespace) -> int:
    """Write the settings file if there is none, and set up the hook and the mail if the person wants them."""
    from notes.commands.mail_questions import offer_mail

    folder = Path(args.folder).expanduser().absolute()
    folder.mkdir(parents=True, exist_ok=True)
    _write_settings(folder)
    return max(_offer_hook(folder, args.hook), offer_mail(folder, args.mail))


def _write_settings(folder: Path) -> None:
    path = folder / SETTINGS_FILE
    if path.exists() or path.is_symlink():
        say(f"{shown_path(path)} is already there and stays as it is.")
        return
    save(path, TEMPLATE.encode(), None)
    say(f"Wrote {shown_path(path)}; every setting is in it with its default.")


def _offer_hook(folder: Path, wanted: bool | None) -> int:
    hooks = hooks_folder(folder)
    if hooks is None:
        if wanted:
            complain("There is no git repository here to put the hook into; make one with: git init")
            return 2
        return 0
    hook = hooks / "pre-commit"
    if hook.exists() or hook.is_symlink():
        return _leave_existing(hook, wanted)
    if wanted is None and can_ask():
        wanted = ask_yes("Check notes before each commit, with a git pre-commit hook?")
    if wanted:
        _write_hook(hook)
    elif wanted is None:
        hint("To have notes checked before each commit: afterword init --hook")
    return 0


def _leave_existing(hook: Path, wanted: bool | None) -> int:
    if _mentions_afterword(hook):
        say(f"{shown_path(hook)} already runs Afterword.")
        return 0
    if wanted is False:
        return 0
    complain(
        f"{shown_path(hook)} is already there and stays as it is; to have notes checked too, "
        f"add this line to it: {CHECK_COMMAND} || exit"
    )
    return 2 if wanted else 0


def _mentions_afterword(hook: Path) -> bool:
    try:
        return b"afterword check" in hook.read_bytes()
    except OSError:
        return False


def _write_hook(hook: Path) -> None:
    hook.parent.mkdir(parents=True, exist_ok=True)
    save(hook, HOOK.encode(), None)
    hook.chmod(0o755)
    say(f"Wrote {shown_path(hook)}; it runs: {CHECK_COMMAND}")
