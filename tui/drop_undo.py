"""Undo of an attempt that was dropped: no mark was in the file, so only the records are opened again."""

from functools import partial
from pathlib import Path

from notes.mail.outbox import Outbox
from notes.mail.record import Subject
from notes.mail.stepping_back import Stepped, refuse_settled_meanwhile, said_before, step_back
from notes.mail.unfinished import take_back
from tui.acts import Act, Turn
from tui.desk_files import Files
from tui.mark_lines import refuse_another_mark


def dropped(desk: Files, name: str, about: Subject, stepped: tuple[Stepped, ...]) -> Act:
    """Return the act of having said that a note never went out."""
    current = stepped

    def drop_again() -> tuple[Stepped, ...]:
        refuse_another_mark(Path(about.path), about.interviewer, None)
        refuse_settled_meanwhile(Outbox(), about, said_before(stepped))
        return take_back(Outbox(), about, desk.clock())

    async def back() -> Turn:
        await desk.in_thread(partial(step_back, Outbox(), current, desk.clock()))
        desk.say(f"Taken back: what became of the note to {name} is open again.")
        return Turn.DONE

    async def again() -> Turn:
        nonlocal current
        current = await desk.in_thread(drop_again)
        desk.say(f"Dropped again: the note to {name} counts as not sent.")
        return Turn.DONE

    return Act(back, again)
