"""`afterword due`: the notes still owed, nearest deadline first; fast enough for a shell prompt."""

from argparse import Namespace

from notes.commands.arguments import Parser, examples
from notes.commands.console import hint, paint, say
from notes.commands.folders import path_meant, read_all, tell_problems
from notes.configuration.roots import Content, Roots
from notes.interview import Interview
from notes.owed import OwedNote, State, owed_notes


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder or one interview file")
    parser.add_argument(
        "--within", metavar="TIME", help="only what is late or due within this time, such as 24h, 90m or 2d"
    )
    parser.add_argument("--all", action="store_true", help="also notes that are more than seven days late")
    parser.add_argument("--format", choices=("text", "json", "ics"), default="text", help="default: text")
    parser.epilog = (
        examples(
            ("afterword due", "every note you owe"),
            ("afterword due --within 24h", "what to write today"),
            ("afterword due --format json", "for a status line or a script"),
            ("afterword due --format ics > due.ics", "reminders for your calendar"),
        )
        + "\n\nFor a status line, cron and calendars see docs/reminders.md."
        + "\nExit code: 0 nothing is overdue, 1 something is, 2 a file cannot be read."
    )


def run(args: Namespace) -> int:
    """List the notes owed; return 1 if one of those listed is overdue."""
    within = None if args.within is None else _seconds(args.within)
    path, roots = path_meant(args.path), Roots(at_a_glance=True)
    contents = list(read_all(path, roots)) if path else []
    owed = _owed(contents, roots, args)
    listed = [note for note in owed if _is_listed(note, within, with_long_late=args.all)]
    if args.format == "ics":
        _print_calendar(listed, contents, args, roots)
    else:
        _print(listed, args)
    left_out = sum(note.is_long_late for note in owed) if not args.all else 0
    if left_out:
        hint(f"{left_out} more than seven days late; list them with: afterword due --all")
    if tell_problems(contents, roots):
        return 2
    return 1 if any(note.state is State.OVERDUE for note in listed) else 0


def _seconds(length: str) -> int:
    from notes.durations import parse_duration

    return parse_duration(length)


def _owed(contents: list[Content], roots: Roots, args: Namespace) -> list[OwedNote]:
    interviews = (one for one in contents if isinstance(one, Interview))
    return owed_notes(((one, roots.settings_for(one.path)) for one in interviews), args.now)


def _is_listed(note: OwedNote, within: int | None, *, with_long_late: bool) -> bool:
    if note.is_long_late and not with_long_late:
        return False
    return within is None or note.is_within(within)


def _print_calendar(owed: list[OwedNote], contents: list[Content], args: Namespace, roots: Roots) -> None:
    from notes.invitations.due_calendar import due_calendar
    from notes.owed import settled_notes

    interviews = (one for one in contents if isinstance(one, Interview))
    settled = settled_notes(((one, roots.settings_for(one.path)) for one in interviews), args.now)
    say(due_calendar(owed, args.now, roots.root_of, settled).removesuffix("\n"))


def _print(owed: list[OwedNote], args: Namespace) -> None:
    if args.format == "json":
        from notes.reports.report_json import due_report, to_text

        say(to_text(due_report(owed)))
        return
    from notes.reports.report_text import due_lines

    for line in due_lines(owed, args.now, paint):
        say(line)
    if not owed:
        hint("Nothing is due.")
