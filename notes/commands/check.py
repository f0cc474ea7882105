"""`afterword check`: the checklist of every interview, for people, scripts, editors and git hooks."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from notes.commands.arguments import Parser, examples
from notes.commands.console import complain, hint, paint, say, sign
from notes.commands.folders import path_meant, problem_sentence
from notes.commands.mistakes import WrongUsage
from notes.configuration.roots import Roots
from notes.configuration.whereabouts import NotAnInterview, existing, shown_path
from notes.errors import NotesError
from notes.reports.selection import Selection, select_paths, select_staged, select_text

if TYPE_CHECKING:  # the rules are imported when something is checked, not for -h
    from notes.reports.audit import Audit

FORMATS = ("text", "json", "github", "sarif")

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
    parser.add_argument("--fix", action="store_true", help="first write the fixes that need no judgement")
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
            ("afterword check --fix", "mend doubled words and their like"),
            ("afterword check --stdin-filename a.md - < a.md", "for editors"),
        )
        + "\n\nExit code: 0 no errors, 1 errors (--strict: all but infos), 2 a file cannot be read."
    )


def run(args: Namespace) -> int:
    """Check what is meant, print the report, and return what it comes to."""
    from notes.reports.verdict import UNREADABLE, exit_code

    selection, roots, audit = _checked(args)
    errors = list(selection.errors)
    if args.fix:
        errors += _fix(args, audit, roots)
        selection, roots, audit = _checked(args)
    _print(audit, args)
    for error in errors:
        complain(str(error))
    for warning in roots.warnings:
        complain(problem_sentence(warning))
    _tell_left_out(args, selection, len(audit.checked) + audit.broken)
    if errors or (selection.no_interviews and not selection.contents):
        return UNREADABLE
    return exit_code(audit, strict=args.strict, hook=args.hook)


def _checked(args: Namespace) -> "tuple[Selection, Roots, Audit]":
    from notes.configuration.settings_file import load_config
    from notes.reports.audit import Auditor

    roots, config = Roots(), load_config()
    roots.warnings += [*config.problems, *config.warnings]
    selection = _selection(args, roots)
    contents = list(selection.contents.values()) if args.all else selection.without_outcome()
    return selection, roots, Auditor(roots, config.value, args.now).audit(contents, selection.missing)


def _fix(args: Namespace, audit: "Audit", roots: Roots) -> list[NotesError]:
    from notes.commands.fixing import fix_all, fixed_lines

    fixed, errors = fix_all(audit, roots)
    tell = say if args.format == "text" else complain
    for line in fixed_lines(fixed):
        tell(line)
    return errors


def _selection(args: Namespace, roots: Roots) -> Selection:
    if args.fix and (args.staged or _STDIN in args.paths or args.stdin_filename):
        raise WrongUsage("--fix writes files; leave out --staged and standard input.")
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
    for line in _lines(audit, args):
        say(line)


def _lines(audit: "Audit", args: Namespace) -> Iterable[str]:
    """Return the report in the format that is asked for."""
    if args.format == "json":
        from notes.reports.report_json import check_report, to_text

        return [to_text(check_report(audit))]
    if args.format == "sarif":
        from notes.reports.report_json import to_text
        from notes.reports.report_sarif import sarif_report

        return [to_text(sarif_report(audit))]
    if args.format == "github":
        from notes.reports.report_github import github_lines

        return github_lines(audit)
    from notes.reports.report_text import check_lines, hook_lines

    return hook_lines(audit, paint) if args.hook else check_lines(audit, paint, sign)


def _tell_left_out(args: Namespace, selection: Selection, checked: int) -> None:
    for path in selection.no_interviews:
        complain(str(NotAnInterview(shown_path(path))))
    if len(selection.contents) > checked:
        hint(f"{len(selection.contents) - checked} with an outcome left out; check them too with --all.")
    empty = not (selection.contents or selection.errors or selection.no_interviews)
    if empty and args.paths and not args.staged:
        complain("There are no interviews here yet; start one with: afterword new COMPANY.")
