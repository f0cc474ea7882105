"""A server that breaks off at every step: never sent when it is not, never unsent when it may be."""

import threading
import time
from collections.abc import Callable

import pytest
from pendulum import DateTime

from notes.mail.cancellation import Cancellation
from notes.mail.outbox import Outbox
from notes.mail.outcome import NotSent, Phase, Sent, Unknown
from notes.mail.plan import Plan
from notes.mail.precedents import MarkIsMissing, StillUnknown
from notes.mail.record import State
from notes.mail.routes import Smtp
from notes.mail.sending import Means, carry_out
from notes.mail.smtp_connection import Timeouts
from notes.mail.smtp_dialogue import Envelope, Hooks, deliver
from tests.mail.drop_server import DropServer
from tests.mail.smtp_route import QUICK, loopback

MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]

BEFORE_DOT = [
    f"{step}-{how}" for step in ("greeting", "ehlo", "mail", "rcpt", "data") for how in ("drop", "hang")
]


def test_a_sent_note_is_marked_and_its_record_closed(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """All well: the server holds one message, the file is marked, the record is closed."""
    marks: list[DateTime] = []
    with DropServer() as server:
        plan = plan_for(loopback(server.port))
        outcome = carry_out(plan, means(marks))
    assert isinstance(outcome, Sent)
    assert not outcome.warning
    assert "queued as 4711" in outcome.reply
    assert [message.replace(b"\r\n", b"\n") for message in server.held] == [plan.data.replace(b"\r\n", b"\n")]
    assert server.recipients == ["rcpt TO:<ada@northwind.example>"]
    (record,) = outbox.records()
    assert [step.state for step in record.steps] == [State.SENDING, State.SENT, State.RECORDED]
    assert marks == [record.sent_at]
    assert not record.message.exists()


@pytest.mark.parametrize("fault", BEFORE_DOT)
def test_broken_before_the_dot_is_not_sent(
    fault: str, plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """Until the final dot every break means that surely nothing was sent."""
    with DropServer(fault) as server:
        outcome = carry_out(plan_for(loopback(server.port)), means())
        assert isinstance(outcome, NotSent), outcome
        assert server.held == []
    assert outcome.later
    assert [record.state for record in outbox.records()] == [State.NOT_SENT]


LARGE = b"Subject: x\r\n\r\n" + b"A long line of text that goes on and on.\r\n" * 400_000
"""Larger than what the system keeps of a message on its way."""


@pytest.mark.parametrize("fault", ["body-drop", "body-hang"])
def test_broken_amid_the_text_is_not_sent(fault: str) -> None:
    """A break while the text is on its way: the dot has not left, so the server throws the text away."""
    with DropServer(fault) as server:
        route = Smtp("127.0.0.1", server.port, "none")
        dots: list[None] = []
        hooks = Hooks(before_dot=lambda: dots.append(None))
        outcome = deliver(
            route, Envelope("a@b.example", ("c@d.example",)), LARGE, None, hooks, timeouts=QUICK
        )
        assert isinstance(outcome, NotSent), outcome
        assert outcome.phase is Phase.TRANSMITTING
        assert dots == server.held == []


def test_cancelling_amid_the_text_sends_nothing() -> None:
    """A cancel while the text is on its way ends the connection before the dot."""
    cancellation = Cancellation()
    with DropServer("body-hang") as server:
        route = Smtp("127.0.0.1", server.port, "none")
        threading.Thread(target=lambda: server.seen.wait(10) and cancellation.request(), daemon=True).start()
        patient = Timeouts(connect=20, command=20, before_dot=60, answer=20)
        envelope, hooks = Envelope("a@b.example", ("c@d.example",)), Hooks(cancellation=cancellation)
        outcome = deliver(route, envelope, LARGE, None, hooks, timeouts=patient)
        assert isinstance(outcome, NotSent)
        assert "called it off" in str(outcome)
        assert server.held == []


@pytest.mark.parametrize("fault", ["dot-drop", "dot-hang", "dot-99x", "dot-354"])
def test_broken_after_the_dot_is_unknown(
    fault: str, plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """From the final dot on, no answer means that nobody knows; and no second attempt without a word."""
    marks: list[DateTime] = []
    with DropServer(fault) as server:
        outcome = carry_out(plan_for(loopback(server.port)), means(marks))
        assert isinstance(outcome, Unknown), outcome
        (record,) = outbox.records()
        assert record.state is State.UNKNOWN
        with pytest.raises(StillUnknown, match=record.message_id):
            plan_for(loopback(server.port))
        assert len(server.held) <= 1
    assert marks == []


@pytest.mark.parametrize(("fault", "later"), [("dot-451", True), ("dot-554", False), ("dot-421", True)])
def test_refused_after_the_dot_is_not_sent(
    fault: str, later: bool, plan_for: MakePlan, means: MakeMeans
) -> None:
    """A clear no to the text is a no; a temporary one says to try later."""
    with DropServer(fault) as server:
        outcome = carry_out(plan_for(loopback(server.port)), means())
    assert isinstance(outcome, NotSent)
    assert outcome.later is later
    assert "as told" in str(outcome)


@pytest.mark.parametrize("fault", ["quit-421", "quit-drop", "quit-hang"])
def test_what_happens_at_quit_does_not_matter(fault: str, plan_for: MakePlan, means: MakeMeans) -> None:
    """After the 250 the note is sent, however the goodbye goes."""
    with DropServer(fault) as server:
        outcome = carry_out(plan_for(loopback(server.port)), means())
        assert isinstance(outcome, Sent)
        assert len(server.held) == 1


@pytest.mark.parametrize(
    "fault", ["greeting-554", "ehlo-500", "mail-550", "rcpt-550", "data-554", "rcpt2-550"]
)
def test_refusals_before_the_text(fault: str, plan_for: MakePlan, means: MakeMeans) -> None:
    """A refusal at any step sends nothing to anybody, even when only one of two recipients is refused."""
    with DropServer(fault) as server:
        outcome = carry_out(plan_for(loopback(server.port, copy_to_self=True)), means())
    if fault == "ehlo-500":  # HELO is tried next, and this server answers that in the same way
        assert isinstance(outcome, NotSent)
    assert isinstance(outcome, NotSent)
    assert server.held == []


def test_greylisting_is_try_later_and_the_retry_works(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """A greylisted note is not sent and says so; sending it later sends it once."""
    with DropServer("once:rcpt-450") as server:
        first = carry_out(plan_for(loopback(server.port)), means())
        assert isinstance(first, NotSent)
        assert first.later
        assert "try again in a few minutes" in str(first)
        assert isinstance(carry_out(plan_for(loopback(server.port)), means()), Sent)
        assert len(server.held) == 1
    assert [record.state for record in outbox.records()] == [State.NOT_SENT, State.RECORDED]


def test_a_trickling_server_is_given_up(plan_for: MakePlan, means: MakeMeans) -> None:
    """A server that answers without end does not hold us for longer than the whole limit."""
    with DropServer("mail-trickle") as server:
        started = time.monotonic()
        patience = Timeouts(connect=5, command=5, before_dot=0.7, answer=5)
        outcome = carry_out(plan_for(loopback(server.port)), means(timeouts=patience))
    assert isinstance(outcome, NotSent)
    assert time.monotonic() - started < 5
    assert "0.7 seconds" in str(outcome)


@pytest.mark.parametrize("step", ["greeting", "ehlo", "mail", "rcpt", "data"])
def test_cancelling_ends_any_wait_before_the_dot(step: str, plan_for: MakePlan, means: MakeMeans) -> None:
    """A cancel interrupts a server that keeps us waiting, at once, and nothing is sent."""
    patient = Timeouts(connect=20, command=20, before_dot=60, answer=20)
    cancellation = Cancellation()
    with DropServer(f"{step}-hang") as server:

        def call_off() -> None:
            server.seen.wait(10)
            assert cancellation.request()

        threading.Thread(target=call_off, daemon=True).start()
        started = time.monotonic()
        outcome = carry_out(
            plan_for(loopback(server.port)), means(timeouts=patient, cancellation=cancellation)
        )
        assert isinstance(outcome, NotSent)
        assert "called it off" in str(outcome)
        assert time.monotonic() - started < 10
        assert server.held == []


def test_cancelling_after_the_dot_is_too_late_and_says_so(plan_for: MakePlan, means: MakeMeans) -> None:
    """Once the dot may have left, a cancel is refused, and the answer still counts."""
    cancellation = Cancellation()
    answers: list[bool] = []

    def watch(phase: Phase) -> None:
        if phase is Phase.CONFIRMING:
            answers.append(cancellation.request())

    with DropServer() as server:
        outcome = carry_out(plan_for(loopback(server.port)), means(cancellation=cancellation, progress=watch))
    assert isinstance(outcome, Sent)
    assert answers == [False]


def test_an_interrupt_at_the_keyboard_is_honest(plan_for: MakePlan, means: MakeMeans) -> None:
    """Control-C before the dot is "not sent", after it "unknown"."""

    def interrupting(at: Phase) -> Callable[[Phase], None]:
        def progress(phase: Phase) -> None:
            if phase is at:
                raise KeyboardInterrupt

        return progress

    with DropServer() as server:
        plan = plan_for(loopback(server.port))
        before = carry_out(plan, means(progress=interrupting(Phase.TRANSMITTING)))
        assert isinstance(before, NotSent)
        after = carry_out(plan_for(loopback(server.port)), means(progress=interrupting(Phase.CONFIRMING)))
        assert isinstance(after, Unknown)


def test_sending_again_uses_the_same_message(plan_for: MakePlan, means: MakeMeans, outbox: Outbox) -> None:
    """`again` sends the very bytes of the first attempt, with its Message-ID, and settles the record."""
    with DropServer("once:dot-drop") as server:
        assert isinstance(carry_out(plan_for(loopback(server.port)), means()), Unknown)
        plan = plan_for(loopback(server.port), again=True)
        assert isinstance(carry_out(plan, means()), Sent)
        assert server.held[0] == server.held[1]
    (record,) = outbox.records()
    assert record.state is State.RECORDED


def test_an_again_that_fails_leaves_the_first_attempt_unknown(
    plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """That the second attempt surely did not go out says nothing about the first."""
    with DropServer("dot-drop") as server:
        carry_out(plan_for(loopback(server.port)), means())
        server.fault = "rcpt-550"
        assert isinstance(carry_out(plan_for(loopback(server.port), again=True), means()), NotSent)
        with pytest.raises(StillUnknown):
            plan_for(loopback(server.port))
    (record,) = outbox.records()
    assert record.state is State.UNKNOWN


def test_a_sent_note_whose_mark_went_missing_is_not_sent_again(plan_for: MakePlan, means: MakeMeans) -> None:
    """The file without its `sent` line, as after a checkout: the record blocks, and names the way back."""
    with DropServer() as server:
        carry_out(plan_for(loopback(server.port)), means())
        with pytest.raises(MarkIsMissing, match="afterword sent --at 2026-11-20T18:00"):
            plan_for(loopback(server.port))
        with pytest.raises(MarkIsMissing):
            plan_for(loopback(server.port), again=True)
        assert len(server.held) == 1


def test_nobody_listens(plan_for: MakePlan, means: MakeMeans) -> None:
    """A port where nobody listens, and a host that does not exist, are named."""
    with DropServer() as server:
        port = server.port
    outcome = carry_out(plan_for(loopback(port)), means(timeouts=QUICK))
    assert isinstance(outcome, NotSent)
    assert f"takes no connections on port {port}" in str(outcome)
