"""`afterword send`: send one note by email, once."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from pendulum import DateTime

from notes.addressee import Addressee, find_addressee
from notes.clock import read_clock
from notes.commands.arguments import Parser, examples
from notes.commands.console import ask_yes, can_ask, complain, complain_if, say
from notes.commands.folders import problem_sentence
from notes.commands.mistakes import WrongUsage
from notes.editing.edit_errors import EditRefused
from notes.editing.frontmatter_edit import set_interviewer_key
from notes.files.file_errors import ChangedOnDisk
from notes.mail.addresses import BadAddress
from notes.mail.eml import write_message
from notes.mail.fields import BadField
from notes.mail.message import BadText, Garbled
from notes.mail.outbox import Damaged, NoOutbox, Outbox
from notes.mail.outcome import HandedOver, NotSent, Outcome, Phase, Sent
from notes.mail.plan import Plan, plan_sending, subject_of
from notes.mail.precedents import NotAgain, past_of
from notes.mail.preconditions import CannotSend, WrongWay
from notes.mail.record import State
from notes.mail.routes import WAYS, Eml
from notes.mail.sending import Means, carry_out
from notes.mail.unfinished import finish, settle_as_sent

if TYPE_CHECKING:  # the rules are imported when a note is judged, not for -h
    from notes.checklist import InterviewReport
    from notes.settings import Config

DONE, REFUSED = 0, 1
_STDOUT = Path("-")
_MARKING_TRIES = 5
"""How often the `sent` line is tried again while other programs write the file."""


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("file", metavar="FILE", help="the interview's file")
    parser.add_argument(
        "--to", required=True, metavar="NAME", help="whose note; a first or last name will do"
    )
    parser.add_argument("--via", choices=WAYS, help="another way than [mail] via in your config.toml")
    parser.add_argument("--dry-run", action="store_true", help="print the exact message and send nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask: the findings shown are meant")
    parser.add_argument("--anyway", action="store_true", help="also with findings that hold a note back")
    parser.add_argument("--again", action="store_true", help="repeat a send whose end is not known")
    parser.add_argument("--output", metavar="F", type=Path, help="with eml: the file to write; - prints it")
    parser.epilog = (
        examples(
            ("afterword send acme.md --to Ada", "show the note, ask, send it, and mark it as sent"),
            ("afterword send acme.md --to Ada --dry-run", "the message as it would go out"),
            ("afterword send acme.md --to Ada --via mail-client", "open it in your mail program"),
            ("afterword send acme.md --to Ada --via eml --output ada.eml", "write it to a file"),
        )
        + "\n\nA note goes out once; see docs/sending.md."
        "\nExit code: 0 sent or handed over, 1 not sent, or not known, 2 no way to send is set up."
    )


def run(args: Namespace) -> int:
    """Send the note that is meant, or say why not."""
    addressee = find_addressee(args.file, args.to)
    outbox = Outbox()
    try:
        if _has_settled(addressee, args, outbox):
            return DONE
        return _send(addressee, args, outbox)
    except WrongWay:
        raise
    except (CannotSend, NotAgain, BadAddress, BadField, BadText, Garbled, Damaged, NoOutbox) as error:
        complain(str(error))
        return REFUSED


def _has_settled(addressee: Addressee, args: Namespace, outbox: Outbox) -> bool:
    """Finish what an earlier send left: write the mark of a note that surely went out, close its record."""
    about = subject_of(addressee.interview, addressee.person)
    past = past_of(about, outbox.records(), outbox.is_being_sent)
    if args.dry_run or past.being_sent is not None:
        return False
    if addressee.person.sent is not None:
        settle_as_sent(outbox, about, addressee.person.sent.at, args.now)
        return False
    if past.sent is None or past.sent.state is not State.SENT:
        return False
    finish(outbox, past.sent, _marker(addressee), args.now)
    when = NotAgain(past.sent).when
    say(f"The note to {addressee.person.name} was sent on {when} already; its sent line is written now.")
    return True


def _send(addressee: Addressee, args: Namespace, outbox: Outbox) -> int:
    from notes.configuration.identity import me_in
    from notes.configuration.settings_file import load_config

    loaded = load_config()
    for problem in loaded.problems:
        complain(problem_sentence(problem))
    interview, person, roots = addressee.interview, addressee.person, addressee.roots
    plan = plan_sending(
        interview,
        person,
        channel=person.channel or roots.settings_for(addressee.file.path).channel,
        me=me_in(roots.root_of(addressee.file.path), loaded.value),
        mail=loaded.value.mail,
        outbox=outbox,
        now=args.now,
        via=_way(args, loaded.value),
        again=args.again,
    )
    if args.output and not (isinstance(plan.route, Eml) or args.dry_run):
        raise WrongUsage("--output names a message file, which only --via eml writes.")
    _refuse_unmarkable(addressee, plan, args.now)
    report = _report(addressee, loaded.value, args.now)
    plan = plan.judged(report.all_findings)
    if args.dry_run:
        return _print_message(plan, report, args)
    if not _is_wanted(plan, report, args):
        return REFUSED
    if args.output == _STDOUT:
        return _print_bytes(plan.data)
    return _tell(carry_out(plan, _means(addressee, outbox, args), anyway=args.anyway), plan, args)


def _way(args: Namespace, config: "Config") -> str | None:
    """Return the way asked for; a dry run needs none to be set up."""
    needs_none = args.dry_run and not config.mail.get("via")
    return args.via or ("eml" if needs_none else None)


def _refuse_unmarkable(addressee: Addressee, plan: Plan, now: DateTime) -> None:
    """Find out before the sending, not after it, that the `sent` line cannot be written."""
    if plan.is_handed_over:
        return
    try:
        set_interviewer_key(addressee.interview.text, addressee.person.name, "sent", now)
    except EditRefused as error:
        raise CannotSend(f"The note could not be marked as sent, so it is not sent: {error}") from error


def _report(addressee: Addressee, config: "Config", now: DateTime) -> "InterviewReport":
    """Check the interview with its notes judged as they are about to go out."""
    from notes.case import Round
    from notes.interview import Interview
    from notes.reports.audit import Auditor

    class Judge(Auditor):
        def _round(self, interview: Interview) -> Round:
            return replace(super()._round(interview), sending=True)

    return Judge(addressee.roots, config, now).check(addressee.interview).report


def _print_message(plan: Plan, report: "InterviewReport", args: Namespace) -> int:
    from notes.commands.pager import page
    from notes.commands.preview import objection_lines

    for line in objection_lines(plan, report.interview):
        print(line, file=sys.stderr)
    data = plan.draft() if plan.is_handed_over and not isinstance(plan.route, Eml) else plan.data
    if args.output and args.output != _STDOUT:
        written = write_message(args.output, data)
        if isinstance(written, NotSent):
            raise WrongUsage(written.reason)
        say(f"Written to {written.to}; nothing is sent.")
    elif args.output:
        _print_bytes(data)
    else:
        page(data)
    return REFUSED if plan.is_held_back and not args.anyway else DONE


def _print_bytes(data: bytes) -> int:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    return DONE


def _is_wanted(plan: Plan, report: "InterviewReport", args: Namespace) -> bool:
    """Show the note and what speaks against it, and ask where there is somebody to ask."""
    from notes.commands.preview import objection_lines, preview_lines

    asks = can_ask() and not args.yes and not (plan.is_handed_over and not plan.asks)
    lines = preview_lines(plan, report) if asks else objection_lines(plan, report.interview)
    for line in lines:
        print(line, file=sys.stderr)
    if plan.is_held_back and not args.anyway:
        complain("Held back: mend this first, or send it all the same with --anyway.")
        return False
    if asks:
        return ask_yes("Send it?") or _not_sent()
    if plan.asks and not args.yes:
        complain("Not sent: mend these first, or send the note as it is with --yes.")
        return False
    return True


def _not_sent() -> bool:
    complain("Not sent.")
    return False


def _means(addressee: Addressee, outbox: Outbox, args: Namespace) -> Means:
    return Means(
        outbox=outbox,
        clock=lambda: read_clock(os.environ),
        mark_sent=_marker(addressee),
        ask_password=_ask_password if can_ask() else None,
        progress=_show_phase,
        output=args.output,
    )


def _marker(addressee: Addressee) -> Callable[[DateTime], None]:
    """Return what writes the `sent` line into the file as it is by then."""
    path, name = addressee.file.path, addressee.person.name

    def mark(at: DateTime) -> None:
        for attempt in range(1, _MARKING_TRIES + 1):
            fresh = find_addressee(str(path), name)
            if fresh.person.sent is not None:
                return
            try:
                edits = set_interviewer_key(fresh.interview.text, fresh.person.name, "sent", at)
                complain_if(fresh.save(edits).warning)
            except ChangedOnDisk:  # by another program at this very moment
                if attempt == _MARKING_TRIES:
                    raise
            else:
                return

    return mark


def _ask_password(prompt: str) -> str | None:
    from getpass import getpass

    try:
        return getpass(prompt) or None
    except EOFError:
        return None


def _show_phase(phase: Phase) -> None:
    if can_ask():
        print(f"  {phase.value} …", file=sys.stderr)


def _tell(outcome: Outcome, plan: Plan, args: Namespace) -> int:
    """Say how it ended, and return the exit code."""
    if isinstance(outcome, Sent):
        complain_if(outcome.warning)
        say(f"Sent to {plan.recipient}. {outcome}")
        return DONE
    if isinstance(outcome, HandedOver):
        say(f"{outcome} Once it is on its way, record it with: afterword sent {args.file} --to {args.to}")
        return DONE
    complain(str(outcome))
    return REFUSED
