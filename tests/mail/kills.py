"""Killing the sender at random moments: no note lost, none sent twice, every unknown end reported.

An experiment of the fault campaign (`tests.faults`). The server runs in a process of its own and keeps what
it took over in files; it is slow by chance, and breaks off or refuses by chance.
"""

import os
import re
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pendulum
from pendulum import DateTime

from notes.editing.frontmatter_edit import set_interviewer_key
from notes.files.on_disk import load
from notes.files.saving import save
from notes.format.reader import read_interview
from notes.interview import Channel, Interview
from notes.mail.outbox import Outbox
from notes.mail.outcome import Phase
from notes.mail.plan import Plan, plan_sending, subject_of
from notes.mail.precedents import StillUnknown
from notes.mail.record import Record, State
from notes.mail.sending import Means, carry_out
from notes.mail.unfinished import End, finish, settle_as_sent, unfinished
from notes.replacement import apply
from notes.settings import Me, Settings
from tests.faults.children import run, run_and_kill, start
from tests.faults.tally import Tally
from tests.mail.drop_server import DropServer
from tests.mail.smtp_route import SLOW, loopback

NOW = pendulum.datetime(2026, 11, 20, 18, 0, tz="America/New_York")
LATEST_KILL_SECONDS = 0.03
"""A send to this server takes about this long."""
FIRST_WORDS = (Phase.RECORDING, Phase.CONNECTING, Phase.TRANSMITTING, Phase.CONFIRMING, Phase.CONFIRMING)
"""From where the random moments are counted."""
FAULTS = ("", "", "", "", "dot-drop", "data-drop", "rcpt-450", "dot-451")
RECORDS = 50
"""Notes that share an outbox."""
KIND = "kind"
"""A file of this name lets the server do nothing wrong."""
POINTS = (*(phase.value for phase in Phase), "before the mark", "after the mark")
"""Where a sender may kill itself, besides at any moment."""
NOTE = """\
---
company: Northwind Robotics
ended: 2026-11-20T15:30:00-05:00
interviewers:
  - name: Ada Park
    email: ada{number}@northwind.example
---
## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for telling me about the robot that caught fire in the lobby.

Best,
Sam Rivera
"""


def _discard(_: str) -> None:
    """Take a word that nobody waits for."""


class SlowServer(DropServer):
    """Serves one connection after the other, each with its own fault, and keeps messages in files."""

    def __init__(self, folder: Path, chance: Random) -> None:
        super().__init__()
        self.folder = folder
        self.chance = chance

    def hold(self, text: bytes) -> None:
        """Keep a message for good before the answer goes out."""
        super().hold(text)
        (self.folder / f"{len(self.held):06}.eml").write_bytes(text)

    def serve(self) -> None:
        """Serve until killed."""
        (self.folder / "port").write_text(f"{self.port}\n")
        while True:
            wire, _ = self._listener.accept()
            self.fault = self.chance.choice(FAULTS) if not (self.folder / KIND).exists() else ""
            self._talk_safely(wire)

    def _answer(self, wire: socket.socket, step: str, words: str) -> None:
        time.sleep(self.chance.random() * 0.004)
        super()._answer(wire, step, words)


@dataclass
class Trial:
    """One note, and what is known of it."""

    path: Path
    server: Path
    """The folder of the server."""
    outbox: Outbox

    @property
    def interview(self) -> Interview:
        """The file as it is now."""
        found = read_interview(self.path, self.path.read_text(), Settings())
        assert isinstance(found, Interview)
        return found

    @property
    def is_marked(self) -> bool:
        """Whether the file says that the note was sent."""
        return self.interview.interviewers[0].sent is not None

    @property
    def copies(self) -> int:
        """How many times the server holds the note, once it is done with all connections so far."""
        with socket.create_connection(("127.0.0.1", self._port), timeout=20) as wire:
            wire.makefile("rb").readline()  # it serves one connection after the other
        address = f"To: Ada Park <{self.address}>".encode()
        return sum(address in mail.read_bytes() for mail in self.server.glob("*.eml"))

    @property
    def address(self) -> str:
        """Whom the note goes to."""
        return str(re.findall(r"email: (\S+)", self.path.read_text())[0])

    @property
    def _port(self) -> int:
        return int((self.server / "port").read_text())

    @property
    def record(self) -> Record | None:
        """The last record about the note."""
        about = [one for one in self.outbox.records() if one.subject.recipient == self.address]
        return about[-1] if about else None

    def plan(self, *, again: bool = False) -> Plan:
        """Plan to send the note."""
        interview = self.interview
        return plan_sending(
            interview,
            interview.interviewers[0],
            channel=Channel.EMAIL,
            me=Me("Sam Rivera", "sam@rivera.example"),
            mail=loopback(self._port),
            outbox=self.outbox,
            now=NOW,
            again=again,
        )

    def mark(self, at: DateTime) -> None:
        """Write the `sent` line, as the command does."""
        before = load(self.path)
        text = before.data.decode()
        new = apply(text, set_interviewer_key(text, "Ada Park", "sent", at))
        save(self.path, new.encode(), before.fingerprint)

    def send(self, point: str = "", *, again: bool = False, say: Callable[[str], None] = _discard) -> str:
        """Send the note, saying each step; the sender kills itself at `point`."""

        def die_at(here: str) -> None:
            say(here)
            if here == point:
                os.kill(os.getpid(), signal.SIGKILL)

        def mark(at: DateTime) -> None:
            die_at("before the mark")
            self.mark(at)
            die_at("after the mark")

        means = Means(self.outbox, lambda: NOW, mark, progress=die_at, timeouts=SLOW)
        return type(carry_out(self.plan(again=again), means)).__name__


def while_sending(folder: Path, times: int, chance: Random) -> Tally:
    """Kill senders at random moments and at every step, restart, and count what became of each note."""
    server, notes = folder / "server", folder / "notes"
    server.mkdir()
    notes.mkdir()
    seed = chance.random()
    process = start(lambda: SlowServer(server, Random(seed)).serve())  # noqa: S311 - repeatable, not secret
    tally, ends = Tally(), Counter[str]()
    try:
        while not (server / "port").exists() or not (server / "port").read_text().endswith("\n"):
            time.sleep(0.01)
        for number in range(times):
            path = notes / f"{number}.md"
            path.write_text(NOTE.format(number=number))
            trial = Trial(path, server, Outbox(folder / f"state-{number // RECORDS}"))
            _kill(trial, chance)
            loss, end = _restart(trial)
            ends[end] += 1
            tally.count(loss)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    tally.note = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    return tally


def _kill(trial: Trial, chance: Random) -> None:
    """Send in a child process that dies at a random step, or at a random moment after one."""
    if chance.random() < 0.4:
        point = chance.choice(POINTS)
        run(lambda: _discard(trial.send(point)))
        return
    first = chance.choice(FIRST_WORDS)

    def action(say: Callable[[str], None]) -> None:
        trial.send(say=lambda here: say(here) if here == first else None)
        say("done")

    run_and_kill(action, chance.random() * LATEST_KILL_SECONDS)


def _restart(trial: Trial) -> tuple[str | None, str]:
    """Do what the next start does; return what was lost or doubled, and what was known of the send."""
    copies, record = trial.copies, trial.record
    left = [one for one in unfinished(trial.outbox, NOW) if one.record.subject.recipient == trial.address]
    end = left[0].end if left else None
    known = end.value if end else record.state.value if record else "not begun"
    loss = _contradiction(trial, end, copies, record)
    if loss is None and end is End.UNKNOWN:
        loss = _unreported(trial)
        _settle(trial, copies)
    elif end is End.SENT:
        finish(trial.outbox, left[0].record, trial.mark, NOW)
    loss = loss or _send_on(trial)
    return loss and f"{trial.path.name} ({known}): {loss}", known


def _unreported(trial: Trial) -> str | None:
    """Press send on a note of unknown end: it must be said, with the Message-ID, and nothing be sent."""
    try:
        trial.send()
    except StillUnknown as error:
        record = trial.record
        return None if record and record.message_id in str(error) else "the Message-ID is not shown"
    return "sent again without a word"


def _contradiction(trial: Trial, end: End | None, copies: int, record: Record | None) -> str | None:
    """Return what the record says that is not so."""
    state = record.state if record else None
    if copies > 1:
        return f"{copies} copies after one send"
    if end is End.NEVER_LEFT and copies:
        return "called surely not sent, and the server holds it"
    if end is End.SENT and not copies:
        return "called surely sent, and the server does not hold it"
    if end is None and state in (None, State.NOT_SENT) and copies:
        return "not recorded as sent, and the server holds it"
    if state is State.RECORDED and not (copies and trial.is_marked):
        return "closed without a copy or without a mark"
    return None


def _settle(trial: Trial, copies: int) -> None:
    """Decide as a person does who has looked into their sent mail."""
    if copies:
        trial.mark(NOW)
        interview = trial.interview
        settle_as_sent(trial.outbox, subject_of(interview, interview.interviewers[0]), NOW, NOW)
        return
    kind = trial.server / KIND
    kind.touch()
    trial.send(again=True)
    kind.unlink()


def _send_on(trial: Trial) -> str | None:
    """Send the note if it still is to be sent; in the end there is one copy, and the file says so."""
    if not trial.is_marked:
        kind = trial.server / KIND
        kind.touch()
        trial.send()
        kind.unlink()
    copies = trial.copies
    if copies != 1:
        return f"{copies} copies in the end"
    record = trial.record
    if not trial.is_marked or record is None or record.state is not State.RECORDED:
        return "not marked, or the record is open"
    return None
