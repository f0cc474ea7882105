"""Undo of an attempt that was dropped: no mark was in the file, so only the records are opened again."""

from pathlib import Path

from notes.mail.outbox import Outbox
from notes.mail.record import State, Subject
from notes.mail.stepping_back import Standing, Stepped, refuse_settled_meanwhile, standing, step_back
from notes.mail.unfinished import take_back
from tui.acts import Act, Turn
from tui.desk_files import Files


def dropped(desk: Files, name: str, about: Subject, stepped: tuple[Stepped, ...]) -> Act:
    """Return the act of having said that a note never went out."""
    current, seen = stepped, frozenset[tuple[Path, State]]()

    def open_again() -> Standing:
        step_back(Outbox(), current, desk.clock())
        return standing(Outbox(), about)

    def drop_again() -> tuple[Stepped, ...]:
        refuse_settled_meanwhile(Outbox(), about, seen)
        return take_back(Outbox(), about, desk.clock())

    async def back() -> Turn:
        nonlocal seen
        seen = await desk.in_thread(open_again)
        desk.say(f"Taken back: what became of the note to {name} is open again.")
        return Turn.DONE

    async def again() -> Turn:
        nonlocal current
        current = await desk.in_thread(drop_again)
        desk.say(f"Dropped again: the note to {name} counts as not sent.")
        return Turn.DONE

    return Act(back, again)
