"""`afterword sent`: record a note that went out some other way: posted, handed over, sent from a phone."""

from argparse import Namespace

from pendulum import DateTime

from notes.addressee import Addressee, find_addressee
from notes.commands.arguments import Parser, examples
from notes.commands.console import complain, complain_if, say
from notes.commands.mistakes import WrongUsage
from notes.deadline import ended_of
from notes.editing.frontmatter_edit import remove_interviewer_key, set_interviewer_key
from notes.interview import Channel
from notes.mail.outbox import Outbox
from notes.mail.plan import subject_of
from notes.mail.unfinished import settle_as_sent, take_back
from notes.moments import parse_typed_moment


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("file", metavar="FILE", help="the interview's file")
    parser.add_argument(
        "--to", required=True, metavar="NAME", help="whose note; a first or last name will do"
    )
    parser.add_argument(
        "--at", metavar="TIME", help="when: now (default), 15:30, yesterday 15:30, 2026-11-20 15:30"
    )
    parser.add_argument("--undo", action="store_true", help="take the record back: it was not sent after all")
    parser.epilog = (
        examples(
            ("afterword sent acme.md --to Ben", "the card is in the post"),
            ('afterword sent acme.md --to Ada --at "yesterday 18:10"', "sent from the phone last night"),
            ("afterword sent acme.md --to Ben --undo", "it was not sent after all"),
        )
        + "\n\nChanges one line of the file. Exit code: 0 recorded, 1 it is recorded already, 2 it cannot be."
    )


def run(args: Namespace) -> int:
    """Record in the file that a note was sent, or take that back."""
    if args.undo and args.at:
        raise WrongUsage("--at says when it was sent and --undo that it was not; use one of them.")
    at = _moment(args.at, args.now) if args.at else args.now
    if at > args.now:
        raise WrongUsage(f"{_said(at)} is in the future; record it once it is sent.")
    addressee = find_addressee(args.file, args.to)
    return _take_back(addressee, args.now) if args.undo else _record(addressee, at, args.now)


def _moment(typed: str, now: DateTime) -> DateTime:
    """Return the moment meant; today as a whole is today so far."""
    at = parse_typed_moment(typed, now)
    end_of_today = now.end_of("day").replace(microsecond=0)
    return now if at == end_of_today else at


def _record(addressee: Addressee, at: DateTime, now: DateTime) -> int:
    person = addressee.person
    if person.sent is not None:
        complain(
            f"The note to {person.name} is recorded as sent on {_said(person.sent.at)} already; "
            "take that back first with --undo if it is wrong."
        )
        return 1
    edits = set_interviewer_key(addressee.interview.text, person.name, "sent", at)
    complain_if(addressee.save(edits).warning)
    settle_as_sent(Outbox(), subject_of(addressee.interview, person), at, now)
    say(f"Recorded: the note to {person.name} was {_how(addressee)} on {_said(at)}.")
    ended = ended_of(addressee.interview, person)
    if ended is not None and at < ended.at:
        complain(f"That is before the conversation ended ({_said(ended.at)}); check both times.")
    return 0


def _take_back(addressee: Addressee, now: DateTime) -> int:
    person = addressee.person
    if person.sent is None:
        return _drop_attempts(addressee, now)
    edits = remove_interviewer_key(addressee.interview.text, person.name, "sent")
    complain_if(addressee.save(edits).warning)
    take_back(Outbox(), subject_of(addressee.interview, person), now)
    say(f"Taken back: the note to {person.name} counts as not sent.")
    return 0


def _drop_attempts(addressee: Addressee, now: DateTime) -> int:
    """Drop what the outbox holds about a note that the file does not call sent."""
    name = addressee.person.name
    if not take_back(Outbox(), subject_of(addressee.interview, addressee.person), now):
        complain(f"The note to {name} is not recorded as sent, so there is nothing to take back.")
        return 1
    say(f"Dropped: the earlier attempt counts as not sent, and the note to {name} can be sent.")
    return 0


def _how(addressee: Addressee) -> str:
    settings = addressee.roots.settings_for(addressee.file.path)
    channel = addressee.person.channel or settings.channel
    return "posted or handed over" if channel is Channel.HANDWRITTEN else "sent"


def _said(at: DateTime) -> str:
    return at.format("ddd D MMM YYYY HH:mm")
