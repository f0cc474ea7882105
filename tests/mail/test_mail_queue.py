"""Several notes in a row: which are ready, and that each stands alone."""

from pathlib import Path

import pytest

from notes.case import Round
from notes.checklist import check_interview
from notes.mail.cancellation import Cancellation
from notes.mail.outbox import Outbox
from notes.mail.outcome import NotSent, Outcome, Phase, Sent, Unknown
from notes.mail.queue import Waiting, in_turn, is_as_shown, waiting
from notes.settings import Settings
from tests.mail.conftest import ME, NOW, MakeMeans, MakePlan, read
from tests.mail.drop_server import DropServer
from tests.mail.smtp_route import loopback

LETTER = """
## To {name}
Subject: Thank you, and {topic}

Hi {name},

Thank you for the hour about {topic}. I went home with a head full of {topic}, and would be
glad to hear how that goes on.

Best,
Sam Rivera
"""
PEOPLE = {
    "Ada": "the robot in the lobby",
    "Ben": "greenhouses",
    "Cy": "tea from Assam",
    "Dee": "his band",
    "Eve": "trains at night",
    "Flo": "a choir of bakers",
}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Write six notes: two good, one to a wrong address, one with a gap, one card, one sent."""
    lines = ["---", "company: Northwind Robotics", "ended: 2026-11-20T15:30:00-05:00", "interviewers:"]
    for name, topic in PEOPLE.items():
        lines += [f"  - name: {name}", f"    email: {name.lower()}@northwind.example"]
        lines += [f'    talked_about: ["{topic}"]']
    lines[lines.index("  - name: Eve") + 1] = "    channel: handwritten"
    lines += ["    sent: 2026-11-20T17:00:00-05:00", "  - name: Gus", "---"]
    path = tmp_path / "northwind.md"
    text = "\n".join(lines) + "\n"
    letters = "".join(LETTER.format(name=name, topic=topic) for name, topic in PEOPLE.items())
    path.write_text(text + letters.replace("the hour about his band", "the hour about [something nice]"))
    return path


def queue_of(path: Path, mail: dict[str, object], plan_for: MakePlan) -> dict[str, Waiting]:
    """Return what waits in a file, by name."""
    round_ = Round(read(path), Settings(), ME, NOW, sending=True)
    findings = check_interview(round_).all_findings
    found = waiting(round_, findings, lambda _, person: plan_for(mail, path=path, name=person.name))
    return {one.name: one for one in found}


def test_what_waits_says_whether_it_is_ready_and_if_not_why(notes: Path, plan_for: MakePlan) -> None:
    """Sent and unwritten notes do not wait; a card and a gap stay with their reason; the rest may go."""
    found = queue_of(notes, {"via": "eml"}, plan_for)
    assert list(found) == ["Ada", "Ben", "Cy", "Dee", "Eve"]
    assert found["Eve"].why_not == "goes by hand"
    assert "still to be filled in" in found["Dee"].why_not
    assert [one.can_go for one in found.values()] == [True, True, True, False, False]
    assert not found["Ada"].is_ready  # not confirmed yet
    assert "proofread/unconfirmed" in {one.rule for one in found["Ada"].still_fails}


def send_all(queue: list[Waiting], means: MakeMeans, cancel_after: int | None = None) -> dict[str, Outcome]:
    """Send in turn, calling off after so many."""
    from notes.mail.sending import carry_out

    done: list[str] = []

    def send(one: Waiting) -> Outcome:
        assert one.plan is not None
        done.append(one.name)
        return carry_out(one.plan, means(cancellation=Cancellation()))

    called_off = lambda: cancel_after is not None and len(done) >= cancel_after  # noqa: E731
    return {one.name: outcome for one, outcome in in_turn(queue, send, called_off)}


def test_each_note_stands_alone(notes: Path, plan_for: MakePlan, means: MakeMeans, outbox: Outbox) -> None:
    """One whose recipient is refused, or whose end is unknown, stops none of the others."""
    for fault, first in (("once:rcpt-550", NotSent), ("once:dot-drop", Unknown)):
        with DropServer(fault) as server:
            found = queue_of(notes, loopback(server.port), plan_for)
            names = ("Ada", "Ben") if first is NotSent else ("Cy",)
            ends = send_all([found[name] for name in names], means)
            assert isinstance(ends[names[0]], first), ends
            assert all(isinstance(ends[name], Sent) for name in names[1:])
    states = {one.subject.interviewer: one.state.value for one in outbox.records()}
    assert states == {"Ada": "not-sent", "Ben": "recorded", "Cy": "unknown"}


def test_where_nobody_gets_through_the_rest_is_not_tried(
    notes: Path, plan_for: MakePlan, means: MakeMeans, outbox: Outbox
) -> None:
    """A server that is down is asked once; calling off leaves the rest unsent as well."""
    with DropServer("greeting-drop") as server:
        found = list(queue_of(notes, loopback(server.port), plan_for).values())[:3]
        ends = send_all(found, means)
        assert server.connections == 1
    assert [isinstance(one, NotSent) for one in ends.values()] == [True, True, True]
    assert "Not tried" in str(ends["Cy"])
    with DropServer() as server:
        found = list(queue_of(notes, loopback(server.port), plan_for).values())[:3]
        ends = send_all(found, means, cancel_after=1)
        assert len(server.held) == 1
    assert isinstance(ends["Ada"], Sent)
    assert ends["Ben"] == ends["Cy"] == NotSent("Not tried: you called it off.", Phase.PREPARING)
    assert [one.subject.interviewer for one in outbox.records() if one.state.value == "recorded"] == ["Ada"]


def test_a_note_that_changed_is_not_the_one_shown(notes: Path, plan_for: MakePlan) -> None:
    """Text, recipient and way must be those the person agreed to; a new date or Message-ID is no change."""
    before = plan_for({"via": "eml"}, path=notes, name="Ada")
    assert is_as_shown(before, plan_for({"via": "eml"}, path=notes, name="Ada", now=NOW.add(minutes=5)))
    assert not is_as_shown(before, plan_for({"via": "mail-client"}, path=notes, name="Ada"))
    notes.write_text(notes.read_text().replace("ada@northwind", "eda@northwind"))
    assert not is_as_shown(before, plan_for({"via": "eml"}, path=notes, name="Ada"))
