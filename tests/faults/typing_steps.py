"""A fault at every single system call of journalling: what was kept before stays kept."""

import os
from pathlib import Path
from random import Random

from notes.errors import NotesError
from notes.files.journal import Journals
from notes.files.recovery import discard, pending
from tests.faults.children import run
from tests.faults.injection import Fault, injected
from tests.faults.steps import ERRORS, MOST_CALLS
from tests.faults.tally import Tally

BASE, FIRST, SECOND = b"saved\n", b"saved\nand typed\n", b"saved\nand typed more\n"


def failing(folder: Path, times: int, chance: Random) -> Tally:
    """Strike each call of keeping a second text, with a kill and with each error."""
    tally = Tally()
    places = (folder / str(number) for number in range(10**9))
    dry = Fault(MOST_CALLS)
    _attempt(next(places), dry)
    kinds = [(None, False), *((number, after) for number in ERRORS for after in (False, True))]
    for number, after in kinds:
        steps = range(len(dry.calls))
        for step in steps if times >= len(steps) else sorted(chance.sample(steps, times)):
            tally.count(_attempt(next(places), Fault(step, number, after)))
    return tally


def _attempt(place: Path, fault: Fault) -> str | None:
    path, state = place / "interviews" / "a.md", place / "state"
    path.parent.mkdir(parents=True)
    path.write_bytes(BASE)

    def child() -> None:
        journals = Journals(path.parent, state)
        journals.keep(path, BASE, FIRST)
        outcome = "kept"
        with injected(fault):
            try:
                journals.keep(path, BASE, SECOND)
            except NotesError as error:
                outcome = str(error)
        (place / "outcome").write_text(outcome)
        os._exit(0)  # as a crash does, without a clean end

    # The dry run counts the calls, so it happens here.
    if fault.at == MOST_CALLS:
        journals = Journals(path.parent, state)
        journals.keep(path, BASE, FIRST)
        with injected(fault):
            journals.keep(path, BASE, SECOND)
        journals.drop(path)
        journals.close()
        return None
    status = run(child)
    what = f"call {fault.at}, error {fault.error}, after {fault.after}"
    if status not in (0, -9):
        return f"{what}: the process ended with {status}"
    outcome = (place / "outcome").read_text() if status == 0 else "killed"
    offered = pending(path.parent, state)
    texts = [one.text for one in offered.unsaved]
    for one in offered.unsaved:
        discard(one)
    fine = ([SECOND],) if outcome == "kept" else ([FIRST], [SECOND])
    if texts not in fine or offered.damaged:
        return f"{what}: {outcome}: offered is {texts}, damaged {offered.damaged}"
    return None
