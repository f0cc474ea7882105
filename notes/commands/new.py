"""`afterword new`: start the file of an interview with what is known of it."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notes.commands.arguments import Parser, examples
from notes.commands.console import hint, say
from notes.commands.mistakes import WrongUsage
from notes.configuration.whereabouts import existing, shown_path, usual_folder
from notes.errors import NotesError

if TYPE_CHECKING:
    from notes.editing.new_interview import NewInterview


class NotAFolder(NotesError):  # noqa: N818 - the name says what it is
    """A file where a folder is expected."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.shown = shown

    def __str__(self) -> str:
        return f"{self.shown} is no folder; name the folder that the new file goes into."


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument(
        "company",
        nargs="?",
        default="",
        metavar="COMPANY",
        help="whom you talked with; an invitation may tell",
    )
    parser.add_argument(
        "--from-invite", metavar="FILE.ics", help="take what the invitation in your calendar says"
    )
    parser.add_argument("--role", default="", metavar="R", help="the position")
    parser.add_argument(
        "--ended", metavar="T", help="when it ended: now, 15:30, yesterday 15:30, 2026-11-20 15:30"
    )
    parser.add_argument(
        "--met", action="append", default=[], metavar='"NAME <MAIL>"', help="an interviewer; may be repeated"
    )
    parser.add_argument(
        "--talked",
        action="append",
        default=[],
        metavar='"NAME: PHRASE"',
        help="something you talked about with one of them; may be repeated",
    )
    parser.add_argument(
        "--folder", metavar="F", help="where the file goes; default: your folder of interviews"
    )
    parser.epilog = (
        examples(
            ('afterword new "Northwind Robotics" --ended now', "just over: start the clock"),
            ('afterword new Acme --met "Ada Park <ada@acme.example>"', "with whom you met"),
            ('afterword new Acme --met "Ada Park" --talked "Ada: her robot"', "and what about"),
            ("afterword new --from-invite invite.ics", "whom, when and where from your calendar"),
        )
        + "\n\nPrints the path of the new file. Exit code: 0 written, 2 it could not be."
    )


def run(args: Namespace) -> int:
    """Write the file, under the next free name, and print its path."""
    interview = _typed(args, _invited(args))
    if not interview.company.strip():
        raise WrongUsage("The company has no name; write for example: afterword new Acme")
    path = _write(_folder(args.folder), interview, args)
    say(shown_path(path))
    if args.from_invite:
        _tell_invited(interview, args)
    if interview.ended is None:
        hint("Add `ended`, the time the conversation ended, so that it can be told when the notes are due.")
    return 0


def _invited(args: Namespace) -> "NewInterview":
    """Return what the invitation says; nothing without one."""
    from notes.editing.new_interview import NewInterview

    if not args.from_invite:
        return NewInterview(company="")
    from notes.configuration.identity import me_in
    from notes.configuration.settings_file import load_config
    from notes.invitations.invite_file import path_typed, read_invite_file
    from notes.moments import local_zone

    folder = _folder(args.folder)
    path = path_typed(args.from_invite, Path.cwd())
    return read_invite_file(path, me_in(folder, load_config().value), args.now.timezone or local_zone())


def _typed(args: Namespace, invited: "NewInterview") -> "NewInterview":
    """Return the interview with what was typed, which counts before what an invitation says."""
    from notes.editing.met import parse_met
    from notes.moments import parse_typed_moment

    met = parse_met(args.met, args.talked) if args.met or not args.from_invite else ()
    named = {person.name.casefold() for person in met}
    others = [person for person in invited.met if person.name.casefold() not in named]
    return replace(
        invited,
        company=args.company or invited.company,
        role=args.role or invited.role,
        ended=parse_typed_moment(args.ended, args.now) if args.ended else invited.ended,
        met=(*met, *others),
    )


def _tell_invited(interview: "NewInterview", args: Namespace) -> None:
    """Say what was taken from the invitation, since it may name more or fewer than took part."""
    from notes.moments import shown_moment
    from notes.shown_text import one_line

    names = ", ".join(person.name for person in interview.met) or "nobody"
    when = f", ended {shown_moment(interview.ended, args.now)}" if interview.ended else ""
    found = f"{interview.company}{when}, with {names}. {interview.private}"
    hint(one_line(f"{found} Correct the file where it went otherwise."))


def _write(folder: Path, interview: "NewInterview", args: Namespace) -> Path:
    from notes.configuration.roots import Roots
    from notes.files.new_file import write_new

    return write_new(folder, interview, Roots().settings_for(folder).frontmatter, args.now)


def _folder(given: str | None) -> Path:
    if given is None:
        from notes.configuration.settings_file import load_config

        return usual_folder(load_config().value.folder) or Path.cwd()
    folder = existing(given)
    if not folder.is_dir():
        raise NotAFolder(shown_path(folder))
    return folder
