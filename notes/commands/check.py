"""`afterword check`: the checklist of every interview, for people, scripts, editors and git hooks."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from notes.commands.arguments import Parser, examples
from notes.commands.console import complain, hint, paint, say, sign
from notes.commands.folders import path_meant, problem_sentence
from notes.commands.mistakes import WrongUsage
from notes.roots import Roots
from notes.selection import Selection, select_paths, select_staged, select_text
from notes.whereabouts import NotAnInterview, existing, shown_path

if TYPE_CHECKING:  # the rules are imported when something is checked, not for -h
    from notes.audit import Audit

FORMATS = ("text", "json")

UNNAMED = "standard-input.md"
"""What standard input is called without `--stdin-filename`."""

_STDIN = "-"


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders and files; - for standard input")
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument(
        "--strict", action="store_true", help="warnings, todos and unknowns count as errors do"
    )
    parser.add_argument("--all", action="store_true", help="also interviews whose outcome is known")
    parser.add_argument(
        "--staged", action="store_true", help="check what git would commit, not what is on disk"
    )
    parser.add_argument(
        "--hook", action="store_true", help="for a git hook: half-written and late notes do not count"
    )
    parser.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="the file that standard input stands for, unsaved as it may be",
    )
    parser.epilog = (
        examples(
            ("afterword check", "everything in your folder"),
            ("afterword check acme.md --strict", "one file, and nothing may be left to do"),
            ("afterword check --format json | jq .summary", "for scripts"),
            ("afterword check --stdin-filename a.md - < a.md", "for editors"),
        )
        + "\n\nExit code: 0 no errors, 1 errors (--strict: all but infos), 2 a file cannot be read."
    )


def run(args: Namespace) -> int:
    """Check what is meant, print the report, and return what it comes to."""
    from notes.audit import Auditor
    from notes.settings_file import load_config
    from notes.verdict import UNREADABLE, exit_code

    roots, config = Roots(), load_config()
    selection = _selection(args, roots)
    contents = list(selection.contents.values()) if args.all else selection.without_outcome()
    audit = Auditor(roots, config.value, args.now).audit(contents, selection.missing)
    _print(audit, args)
    for error in selection.errors:
        complain(str(error))
    for problem in (*config.problems, *config.warnings, *roots.warnings):
        complain(problem_sentence(problem))
    _tell_left_out(args, selection, len(contents))
    if selection.no_interviews and not selection.contents:
        return UNREADABLE
    return exit_code(audit, strict=args.strict, hook=args.hook)


def _selection(args: Namespace, roots: Roots) -> Selection:
    if _STDIN in args.paths or (args.stdin_filename and not args.paths):
        return _standard_input(args, roots)
    if args.stdin_filename:
        raise WrongUsage("--stdin-filename tells what standard input is; put - in place of the paths.")
    if args.staged:
        return select_staged(Path.cwd(), [existing(path) for path in args.paths], roots)
    if args.paths:
        return select_paths(args.paths, roots)
    folder = path_meant(None)
    return select_paths([folder] if folder else [], roots)


def _standard_input(args: Namespace, roots: Roots) -> Selection:
    if args.staged or len(args.paths) > 1:
        raise WrongUsage("Standard input is checked by itself; leave out --staged and the other paths.")
    path = Path(args.stdin_filename or UNNAMED).expanduser().absolute()
    return select_text(path, sys.stdin.buffer.read(), roots)


def _print(audit: "Audit", args: Namespace) -> None:
    if args.format == "json":
        from notes.report_json import check_report, to_text

        say(to_text(check_report(audit)))
        return
    from notes.report_text import check_lines, hook_lines

    lines = hook_lines(audit, paint) if args.hook else check_lines(audit, paint, sign)
    for line in lines:
        say(line)


def _tell_left_out(args: Namespace, selection: Selection, checked: int) -> None:
    for path in selection.no_interviews:
        complain(str(NotAnInterview(shown_path(path))))
    if len(selection.contents) > checked:
        hint(f"{len(selection.contents) - checked} with an outcome left out; check them too with --all.")
    empty = not (selection.contents or selection.errors or selection.no_interviews)
    if empty and args.paths and not args.staged:
        complain("There are no interviews here yet; start one with: afterword new COMPANY.")
