"""The outbox: one sender per note, and no step that a full disk, a crash or a second instance can fake."""

import multiprocessing
import os
import resource
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from pendulum import DateTime

from notes.errors import NotesError
from notes.mail.outbox import Damaged, Outbox, Taken
from notes.mail.outcome import NotSent, Outcome, Phase, Sent
from notes.mail.plan import Plan
from notes.mail.precedents import BeingSent, MarkIsMissing, StillUnknown
from notes.mail.record import Record, State
from notes.mail.sending import Means, carry_out
from notes.mail.unfinished import End, finish, settle_as_sent, take_back, unfinished
from tests.mail.conftest import NOW
from tests.mail.drop_server import DropServer
from tests.mail.smtp_route import SLOW, loopback

MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size`: the system's own way to fail a write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_records_are_private(plan_for: MakePlan, means: MakeMeans, outbox: Outbox) -> None:
    """Records and messages hold private text: nobody else can read them."""
    modes: list[int] = []

    def look(phase: Phase) -> None:
        if phase is Phase.CONFIRMING:
            modes.extend(path.stat().st_mode & 0o777 for path in outbox.folder.iterdir())

    with DropServer() as server:
        carry_out(plan_for(loopback(server.port)), means(progress=look))
    assert set(modes) == {0o600}
    assert len(modes) == 3
    assert outbox.folder.stat().st_mode & 0o777 == 0o700


def test_no_room_before_means_nothing_is_sent(plan_for: MakePlan, means: MakeMeans, outbox: Outbox) -> None:
    """When the record cannot be written, the server is not even asked."""
    with DropServer() as server:
        plan = plan_for(loopback(server.port))
        with files_at_most(16):
            outcome = carry_out(plan, means())
        assert isinstance(outcome, NotSent)
        assert outcome.phase is Phase.RECORDING
        assert "so nothing is sent" in str(outcome)
        assert server.connections == 0
        assert outbox.records() == ()
        assert isinstance(carry_out(plan_for(loopback(server.port)), means()), Sent)


def test_no_room_at_the_dot_keeps_the_dot_back(plan_for: MakePlan, means: MakeMeans, outbox: Outbox) -> None:
    """When "sending" cannot be recorded, the dot does not leave."""

    def fill_up(phase: Phase) -> None:
        if phase is Phase.TRANSMITTING:
            resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    with DropServer() as server, files_at_most(resource.RLIM_INFINITY):
        outcome = carry_out(plan_for(loopback(server.port)), means(progress=fill_up))
        assert isinstance(outcome, NotSent)
        assert server.held == []
    (left,) = unfinished(outbox, NOW)
    assert left.end is End.NEVER_LEFT


def test_no_room_after_the_dot_still_blocks_a_second_copy(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """The server took it and the disk takes nothing: the note counts as sent, and never goes out again."""

    def fill_up(phase: Phase) -> None:
        if phase is Phase.CONFIRMING:
            resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    def cannot_mark(at: DateTime) -> None:
        raise OSError(28, os.strerror(28))

    with DropServer() as server:
        with files_at_most(resource.RLIM_INFINITY):
            outcome = carry_out(
                plan_for(loopback(server.port)), means(progress=fill_up, mark_sent=cannot_mark)
            )
        assert isinstance(outcome, Sent)
        assert "the file could not be marked" in outcome.warning
        assert "--at 2026-11-20T18:00" in outcome.warning
        (left,) = unfinished(outbox, NOW)
        assert left.end is End.UNKNOWN
        with pytest.raises(StillUnknown):
            plan_for(loopback(server.port))
        assert len(server.held) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_record_has_its_room_from_the_start(tmp_path: Path, plan_for: MakePlan, means: MakeMeans) -> None:
    """On a disk that fills up while we send, the steps still find the room kept for them."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")

    def fill_up(phase: Phase) -> None:
        if phase is Phase.CONFIRMING:
            with pytest.raises(OSError, match="No space"), (small / "filler").open("wb") as filler:  # noqa: PT012
                while True:
                    filler.write(b"x" * 1024)
                    filler.flush()

    outbox = Outbox(small)
    try:
        with DropServer() as server:
            plan = plan_for(loopback(server.port), outbox=outbox)
            outcome = carry_out(plan, means(outbox=outbox, progress=fill_up))
        assert isinstance(outcome, Sent)
        assert not outcome.warning
        assert [record.state for record in outbox.records()] == [State.RECORDED]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_mark_that_cannot_be_written_keeps_the_record_open(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """Sent and not marked: the next start knows it was sent, finishes the mark, and closes the record."""

    class ConflictError(NotesError):
        def __str__(self) -> str:
            return "the file was changed."

    def conflict(at: DateTime) -> None:
        raise ConflictError

    with DropServer() as server:
        outcome = carry_out(plan_for(loopback(server.port)), means(mark_sent=conflict))
        assert isinstance(outcome, Sent)
        assert "the file was changed" in outcome.warning
        with pytest.raises(MarkIsMissing):
            plan_for(loopback(server.port))
    (left,) = unfinished(outbox, NOW)
    assert left.end is End.SENT
    marks: list[DateTime] = []
    finish(outbox, left.record, marks.append, NOW)
    assert marks == [NOW]
    assert unfinished(outbox, NOW) == ()


def test_two_presses_of_the_button_send_once(plan_for: MakePlan, means: MakeMeans) -> None:
    """Two threads with the same plan: one sends, the other is told."""
    with DropServer() as server:
        plan = plan_for(loopback(server.port))
        outcomes: list[Outcome] = []
        barrier = threading.Barrier(4)

        def press() -> None:
            barrier.wait()
            outcomes.append(carry_out(plan, means(timeouts=SLOW)))

        threads = [threading.Thread(target=press) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(server.held) == 1
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotSent", "NotSent", "NotSent", "Sent"]


def _send_in_child(plan: Plan, state: Path) -> None:
    means = Means(Outbox(state), lambda: NOW, print, timeouts=SLOW)
    carry_out(plan, means)


def test_two_instances_send_once(plan_for: MakePlan, outbox: Outbox) -> None:
    """Several processes with plans of the same note, in two clones of the folder: one message."""
    with DropServer() as server:
        plan = plan_for(loopback(server.port))
        state = outbox.folder.parent
        fork = multiprocessing.get_context("fork")
        children = [fork.Process(target=_send_in_child, args=(plan, state)) for _ in range(5)]
        for child in children:
            child.start()
        for child in children:
            child.join(30)
        assert len(server.held) == 1
    assert [record.state for record in outbox.records()] == [State.RECORDED]


def test_a_living_sender_blocks_and_is_no_unfinished_business(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """While one Afterword sends, another neither sends nor calls the state unknown."""
    with DropServer() as server:
        seen: list[type[Exception]] = []

        def look(phase: Phase) -> None:
            if phase is Phase.CONFIRMING:
                assert unfinished(outbox, NOW) == ()
                with pytest.raises(BeingSent) as caught:
                    plan_for(loopback(server.port))
                seen.append(caught.type)

        assert isinstance(carry_out(plan_for(loopback(server.port)), means(progress=look)), Sent)
    assert seen == [BeingSent]


def allow_all(records: Sequence[Record]) -> None:
    """Let no earlier record stand in the way."""


def claimed(plan: Plan, outbox: Outbox) -> Record:
    """Record the intent to send, as a sender does that then dies."""
    with outbox.claim(plan.about, plan.message_id, plan.via, NOW, plan.data, allow_all) as claim:
        return claim.record


def test_an_intent_left_behind_was_never_sent(plan_for: MakePlan, outbox: Outbox) -> None:
    """A sender that died before the dot: surely not sent, its message removed, and it may be sent."""
    plan = plan_for(loopback(1))
    record = claimed(plan, outbox)
    assert record.message.read_bytes() == plan.data
    (left,) = unfinished(outbox, NOW)
    assert left.end is End.NEVER_LEFT
    assert "was not sent" in str(left)
    assert not record.message.exists()
    assert unfinished(outbox, NOW) == ()
    assert not plan_for(loopback(1)).is_held_back


def test_a_send_that_died_at_the_dot_is_unknown(plan_for: MakePlan, outbox: Outbox) -> None:
    """A sender that died after recording "sending": unknown, with the Message-ID, until it is settled."""
    plan = plan_for(loopback(1))
    record = claimed(plan, outbox)
    with outbox.reopen(record) as claim:
        claim.add(State.SENDING, NOW)
    (left,) = unfinished(outbox, NOW)
    assert left.end is End.UNKNOWN
    assert plan.message_id in str(left)
    assert len(settle_as_sent(outbox, plan.about, NOW, NOW)) == 1
    assert unfinished(outbox, NOW) == ()
    with pytest.raises(MarkIsMissing):
        plan_for(loopback(1))


def test_a_mark_taken_back_allows_sending_and_keeps_the_record(plan_for: MakePlan, outbox: Outbox) -> None:
    """Undo: the record stays, says that the mark was wrong, and no longer blocks; the plan mentions it."""
    plan = plan_for(loopback(1))
    with outbox.reopen(claimed(plan, outbox)) as claim:
        claim.add(State.SENT, NOW, "250 ok")
        claim.add(State.RECORDED, NOW)
    assert len(take_back(outbox, plan.about, NOW)) == 1
    again = plan_for(loopback(1))
    assert not again.is_held_back
    assert "you took its mark back" in " ".join(again.remarks)
    (record,) = outbox.records()
    assert [step.state for step in record.steps] == [State.SENT, State.RECORDED, State.RETRACTED]


def test_a_torn_step_counts_as_not_written(plan_for: MakePlan, outbox: Outbox) -> None:
    """A crash amid a step leaves the step before it in force, and further steps can be added."""
    plan = plan_for(loopback(1))
    record = claimed(plan, outbox)
    with outbox.reopen(record) as claim:
        claim.add(State.SENDING, NOW)
        os.pwrite(claim.descriptor, b'\n{"state": "sent", "at": "2026-11', claim.end)
    (now,) = outbox.records()
    assert now.state is State.SENDING
    assert len(settle_as_sent(outbox, plan.about, NOW, NOW)) == 1
    (now,) = outbox.records()
    assert [step.state for step in now.steps] == [State.SENDING, State.SENT, State.RECORDED]


def test_a_damaged_record_blocks_only_its_own_address(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """A record that cannot be read is named and blocks its address; others go on."""
    record = claimed(plan_for(loopback(1)), outbox)
    record.place.write_bytes(b"\0" * 100)
    with pytest.raises(Damaged, match=record.place.name):
        plan_for(loopback(1))
    note_file.write_text(note_file.read_text().replace("ada@", "ada.park@"))
    assert plan_for(loopback(1)).recipient.written == "ada.park@northwind.example"


def test_what_died_while_being_recorded_is_cleared_away(plan_for: MakePlan, outbox: Outbox) -> None:
    """A half-made record is no record, and the next sender removes it."""
    claimed(plan_for(loopback(1)), outbox)
    half_made = outbox.folder / ".new-0123456789abcdef"
    half_made.write_bytes(b"{")
    plan = plan_for(loopback(1))
    claimed(plan, outbox)
    assert not half_made.exists()
    assert len(outbox.records()) == 2


def test_a_record_held_elsewhere_cannot_be_reopened(plan_for: MakePlan, outbox: Outbox) -> None:
    """Settling waits for the sender: a record in use is not changed by anybody else."""
    plan = plan_for(loopback(1))
    with (
        outbox.claim(plan.about, plan.message_id, plan.via, NOW, plan.data, allow_all) as claim,
        pytest.raises(Taken),
    ):
        outbox.reopen(claim.record)


def test_an_outbox_that_cannot_be_made_sends_nothing(
    plan_for: MakePlan, means: MakeMeans, tmp_path: Path
) -> None:
    """A file where the state directory should be: one sentence, and no connection."""
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    with DropServer() as server:
        outcome = carry_out(plan_for(loopback(server.port)), means(outbox=Outbox(blocker)))
        assert isinstance(outcome, NotSent)
        assert server.connections == 0
