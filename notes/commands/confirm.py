"""`afterword confirm`: the person's word that a note's text is proofread, as f4 gives it in the app."""

from argparse import Namespace
from collections.abc import Sequence

from notes.addressee import Addressee, find_addressee
from notes.commands.arguments import Parser, examples
from notes.commands.console import ask_yes, can_ask, complain, complain_if, say
from notes.configuration.whereabouts import shown_path
from notes.findings import Finding
from notes.place import Lines


def add_arguments(parser: Parser) -> None:
    """Describe the command line."""
    parser.add_argument("file", metavar="FILE", help="the interview's file")
    parser.add_argument(
        "--to", required=True, metavar="NAME", help="whose note; a first or last name will do"
    )
    parser.add_argument("--undo", action="store_true", help="take the confirmation back")
    parser.add_argument("--yes", action="store_true", help="keep what proofreading still finds, unasked")
    parser.epilog = (
        examples(
            ("afterword confirm acme.md --to Ada", "you have read exactly this text"),
            ("afterword confirm acme.md --to Ada --undo", "you want to read it again"),
        )
        + "\n\nChanging the text later makes the confirmation stale. What proofreading still finds is listed"
        "\nand kept on your word. Exit code: 0 confirmed, 1 not confirmed, 2 it cannot be done."
    )


def run(args: Namespace) -> int:
    """Record that the text of a note is proofread, or take that back."""
    addressee = find_addressee(args.file, args.to)
    return _take_back(addressee) if args.undo else _confirm(addressee, args)


def _confirm(addressee: Addressee, args: Namespace) -> int:
    from notes.configuration.settings_file import load_config
    from notes.confirming import confirm, to_keep
    from notes.reports.audit import Auditor

    person = addressee.person
    letter = addressee.interview.note_to(person.name)
    if letter is None or letter.is_empty:
        complain(f"There is no note to {person.name} yet; write one under: ## To {person.name}")
        return 1
    auditor = Auditor(addressee.roots, load_config().value, args.now)
    note = auditor.check(addressee.interview).report.note(person.name)
    kept = to_keep(note) if note else ()
    if note is None or (kept and not _may_keep(addressee, kept, yes=args.yes)):
        return 1
    saved = addressee.save(confirm(addressee.interview.text, note, kept))
    complain_if(saved.warning)
    say(
        f"Confirmed: the note to {person.name} is proofread."
        if saved.written
        else "It was confirmed already."
    )
    return 0


def _may_keep(addressee: Addressee, kept: Sequence[Finding], *, yes: bool) -> bool:
    """Show what is still found and ask whether it is meant that way."""
    lines = Lines(addressee.interview.text)
    for finding in kept:
        line, column = lines.position(finding.span.start)
        complain(f"{shown_path(addressee.file.path)}:{line}:{column}: {finding.rule} {finding.message}")
    if yes:
        return True
    if can_ask():
        return ask_yes(
            f"Keep these {len(kept)} and confirm?" if len(kept) > 1 else "Keep this one and confirm?"
        )
    complain("Not confirmed: mend these first, or keep them with --yes.")
    return False


def _take_back(addressee: Addressee) -> int:
    from notes.editing.frontmatter_edit import remove_interviewer_key

    person = addressee.person
    if person.proofread is None:
        complain(f"The note to {person.name} is not confirmed, so there is nothing to take back.")
        return 1
    edits = remove_interviewer_key(addressee.interview.text, person.name, "proofread")
    complain_if(addressee.save(edits).warning)
    say(f"Taken back: the note to {person.name} is to be read again.")
    return 0
