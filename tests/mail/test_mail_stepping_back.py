"""Records opened again: what undo does to a sending that was settled."""

from collections.abc import Callable

import pytest

from notes.mail.outbox import Outbox
from notes.mail.plan import Plan
from notes.mail.precedents import MarkIsMissing, StillUnknown
from notes.mail.record import Record, State
from notes.mail.stepping_back import SettledSince, Stepped, step_back
from notes.mail.unfinished import finish, settle_as_sent, take_back
from tests.mail.conftest import NOW
from tests.mail.smtp_route import loopback

MakePlan = Callable[..., Plan]
LATER = NOW.add(minutes=5)


def left_as(state: State, plan: Plan, outbox: Outbox) -> Record:
    """Return the record of a sending that came so far."""
    claim = outbox.claim(plan.about, plan.message_id, plan.via, NOW, plan.data, lambda _: None)
    with claim:
        if state in (State.SENT, State.RECORDED):
            claim.add(State.SENT, NOW, "250 ok")
        if state is not State.SENT:
            claim.add(state, NOW)
    return claim.record


@pytest.mark.parametrize("state", [State.SENDING, State.UNKNOWN])
@pytest.mark.parametrize("is_sent", [True, False])
def test_a_word_of_the_person_is_taken_back(
    plan_for: MakePlan, outbox: Outbox, state: State, is_sent: bool
) -> None:
    """Sent or dropped: the record is open again with its exact message, and nothing goes out unasked."""
    plan = plan_for(loopback(1))
    record = left_as(state, plan, outbox)
    about = plan.about
    stepped = settle_as_sent(outbox, about, LATER, LATER) if is_sent else take_back(outbox, about, LATER)
    assert not record.message.exists()
    step_back(outbox, stepped, LATER)
    (now,) = outbox.records()
    assert now.state is state
    assert now.sent_at is None
    assert now.message.read_bytes() == plan.data
    with pytest.raises(StillUnknown):
        plan_for(loopback(1))


def test_a_mark_taken_back_is_on_record_again(plan_for: MakePlan, outbox: Outbox) -> None:
    """With the time it was sent at; nothing is erased from the record."""
    plan = plan_for(loopback(1))
    left_as(State.RECORDED, plan, outbox)
    step_back(outbox, take_back(outbox, plan.about, LATER), LATER)
    (now,) = outbox.records()
    assert now.sent_at == NOW
    wanted = [State.SENT, State.RECORDED, State.RETRACTED, State.RECORDED]
    assert [step.state for step in now.steps] == wanted
    with pytest.raises(MarkIsMissing):
        plan_for(loopback(1))


def test_a_mark_that_was_put_back_is_missing_again(plan_for: MakePlan, outbox: Outbox) -> None:
    """The record still says that the note is sent, and when."""
    plan = plan_for(loopback(1))
    record = left_as(State.SENT, plan, outbox)
    marks: list[object] = []
    stepped = finish(outbox, record, marks.append, LATER)
    assert marks == [NOW]
    step_back(outbox, stepped, LATER)
    (now,) = outbox.records()
    assert (now.state, now.sent_at) == (State.SENT, NOW)
    assert finish(outbox, now, marks.append, LATER) != ()


def test_a_record_settled_otherwise_meanwhile_stays_so(plan_for: MakePlan, outbox: Outbox) -> None:
    """Another Afterword had the last word."""
    plan = plan_for(loopback(1))
    left_as(State.UNKNOWN, plan, outbox)
    stepped = settle_as_sent(outbox, plan.about, LATER, LATER)
    take_back(outbox, plan.about, LATER)
    with pytest.raises(SettledSince, match="settled anew since"):
        step_back(outbox, stepped, LATER)
    assert [record.state for record in outbox.records()] == [State.RETRACTED]


def test_stepping_back_twice_is_stepping_back_once(plan_for: MakePlan, outbox: Outbox) -> None:
    """A try that broke off is made again without harm."""
    plan = plan_for(loopback(1))
    left_as(State.UNKNOWN, plan, outbox)
    stepped: tuple[Stepped, ...] = settle_as_sent(outbox, plan.about, LATER, LATER)
    step_back(outbox, stepped, LATER)
    (before,) = outbox.records()
    step_back(outbox, stepped, LATER)
    assert outbox.records() == (before,)
