"""What a plan shows, what keeps a note back, and what earlier sendings mean for it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from notes.errors import NotesError
from notes.findings import Finding, Severity
from notes.mail.lost_marks import lost_marks
from notes.mail.outbox import Outbox
from notes.mail.plan import Plan, subject_of
from notes.mail.precedents import Kin, MarkIsMissing, edited_since, kin
from notes.mail.preconditions import CannotSend, WrongWay
from notes.mail.record import Record, State
from notes.mail.sending import HeldBack, Means, carry_out
from notes.place import Span
from notes.settings import Me
from tests.mail.conftest import NOW, read
from tests.mail.smtp_route import loopback

MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]
EML: dict[str, object] = {"via": "eml"}


def finding(rule: str, severity: Severity = Severity.ERROR, name: str | None = "Ada Park") -> Finding:
    """Return a finding of a rule."""
    return Finding(rule, severity, f"{rule} is wrong.", Span(0, 1), name)


def test_a_plan_shows_who_how_and_the_whole_text(plan_for: MakePlan) -> None:
    """Recipient, sender, way, subject and the text with its paragraphs joined, and nothing private."""
    plan = plan_for(loopback(25, copy_to_self=True))
    assert str(plan.recipient) == "Ada Park <ada@northwind.example>"
    assert str(plan.sender) == "Sam Rivera <sam@rivera.example>"
    assert plan.copy_to == plan.sender
    assert plan.via == "smtp: 127.0.0.1"
    assert plan.text.startswith(
        "Hi Ada,\n\nThank you for telling me about the robot that caught fire in the lobby, and"
    )
    assert b"they pay well" not in plan.data
    assert not plan.is_held_back


@pytest.mark.parametrize(
    "rule",
    [
        *("personalized/placeholder", "personalized/wrong-name", "thanked/group-greeting"),
        *("thanked/shared-note", "thanked/unknown-recipient", "proofread/comment"),
    ],
)
def test_facts_hold_a_note_back_until_anyway(
    rule: str, plan_for: MakePlan, means: MakeMeans, tmp_path: Path
) -> None:
    """Six rules keep a note back; only `anyway` sends it."""
    plan = plan_for(EML, findings=[finding(rule)])
    assert plan.is_held_back
    with pytest.raises(HeldBack, match="held back"):
        carry_out(plan, means(output=tmp_path / "a.eml"))
    assert not (tmp_path / "a.eml").exists()
    carry_out(plan, means(output=tmp_path / "a.eml"), anyway=True)
    assert (tmp_path / "a.eml").exists()


def test_other_findings_ask_or_are_shown(plan_for: MakePlan) -> None:
    """Errors, todos, unknowns and warnings ask; infos, lateness and other people's findings do not."""
    asking = [
        finding("thanked/no-thanks"),
        finding("proofread/unconfirmed", Severity.TODO),
        finding("personalized/no-reference", Severity.UNKNOWN),
        finding("short/long", Severity.WARNING),
    ]
    shown = [finding("in_time/overdue"), finding("short/very-short", Severity.INFO)]
    ignored = [
        finding("thanked/not-sent", Severity.TODO),
        finding("personalized/placeholder", name="Ben Ortiz"),
        finding("file/unknown-key", Severity.WARNING, None),
    ]
    plan = plan_for(EML).judged([*asking, *shown, *ignored])
    assert plan.asks == tuple(asking)
    assert plan.infos == tuple(shown)
    assert not plan.is_held_back


@pytest.mark.parametrize(
    ("old", "new", "name", "kind", "words"),
    [
        (
            "email: ada@northwind.example",
            "title: Engineer",
            "Ada Park",
            CannotSend,
            "no address for Ada Park",
        ),
        (
            "email: ada@northwind.example",
            "sent: 2026-11-20T17:00:00-05:00",
            "Ada Park",
            CannotSend,
            "was sent on",
        ),
        ("## To Ada Park", "## Something", "Ada Park", CannotSend, "no note to Ada Park yet"),
        ("ada@northwind.example", "ada@northwind", "Ada Park", NotesError, "lacks the end of its domain"),
        ("Subject: Thank", "Subject: \u202eThank", "Ada Park", NotesError, "U+202E"),
        ("lobby,\n", "lobby\x1b[2J,\n", "Ada Park", NotesError, "U+001B"),
        ("", "", "Ben Ortiz", WrongWay, "afterword sent"),
    ],
)
def test_what_nothing_overrides(
    old: str, new: str, name: str, kind: type[NotesError], words: str, plan_for: MakePlan, note_file: Path
) -> None:
    """No address, no text, a card, a note already sent, or fields mail cannot carry: one sentence."""
    note_file.write_text(note_file.read_text().replace(old, new, 1) if old else note_file.read_text())
    with pytest.raises(kind) as caught:
        plan_for(EML, name=name)
    assert words in str(caught.value)


def test_a_sender_without_an_address_is_told_which_setting(plan_for: MakePlan) -> None:
    """Who sends must be known, and valid."""
    with pytest.raises(WrongWay, match=r"\[me\]"):
        plan_for(EML, me=Me("Sam", ""))
    with pytest.raises(WrongWay, match=r"\[me\]"):
        plan_for(EML, me=Me("Sam", "sam@"))


def test_again_is_for_unknown_ends_only(plan_for: MakePlan) -> None:
    """There is nothing to repeat when nothing is unknown."""
    with pytest.raises(CannotSend, match="nothing to send again"):
        plan_for(EML, again=True)


def allow_all(records: Sequence[Record]) -> None:
    """Let no earlier record stand in the way."""


def recorded(plan: Plan, outbox: Outbox, *states: State) -> None:
    """Put a record of this plan's note into the outbox."""
    with outbox.claim(plan.about, plan.message_id, plan.via, NOW, plan.data, allow_all) as claim:
        for state in states:
            claim.add(state, NOW)


SENT = (State.SENDING, State.SENT, State.RECORDED)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, "blocked"),
        ({"path": "elsewhere/renamed.md"}, "blocked"),
        ({"path": "other.md", "text": ("lobby", "hall")}, "blocked"),
        ({"path": "other.md", "text": ("robot", "hall"), "ended": "2026-12-01T15:30:00-05:00"}, "free"),
        ({"path": "other.md", "text": ("robot", "hall"), "ended": "2026-11-19T15:30:00-05:00"}, "held"),
        ({"path": "other.md", "ended": "2026-12-01T15:30:00-05:00"}, "blocked"),
        ({"path": "other.md", "company": "Globex"}, "free"),
        ({"path": "other.md", "email": "ada@globex.example"}, "free"),
        ({"email": "ada.park@northwind.example"}, "blocked"),
        ({"path": "other.md", "email": "ADA@northwind.example"}, "blocked"),
    ],
)
def test_closed_records_are_known_by_recipient_and_company(
    change: dict[str, Any], state: str, plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """A file that was renamed, checked out or cloned does not send twice; another round is another note."""
    recorded(plan_for(EML), outbox, *SENT)
    text = note_file.read_text()
    old, new = change.get("text", ("", ""))
    text = text.replace(old, new) if old else text
    text = text.replace("2026-11-20T15:30:00-05:00", change.get("ended", "2026-11-20T15:30:00-05:00"))
    text = text.replace("Northwind Robotics", change.get("company", "Northwind Robotics"))
    text = text.replace("ada@northwind.example", change.get("email", "ada@northwind.example"))
    path = note_file.parent / change.get("path", note_file.name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    if state == "blocked":
        with pytest.raises(MarkIsMissing):
            plan_for(EML, path)
        return
    plan = plan_for(EML, path)
    assert plan.is_held_back is (state == "held")
    if state == "held":
        assert "earlier round" in " ".join(plan.remarks)
        assert [record.message_id for record in plan.earlier]


def test_without_an_end_nobody_can_tell_the_rounds_apart(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """A note to the same person without dates is held back, with the reason, and not refused."""
    text = note_file.read_text().replace("ended: 2026-11-20T15:30:00-05:00\n", "")
    note_file.write_text(text)
    recorded(plan_for(EML), outbox, *SENT)
    other = note_file.with_name("other.md")
    other.write_text(text.replace("robot", "hall"))
    assert plan_for(EML, other).is_held_back


def test_a_note_edited_after_it_was_sent_is_known(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """The record keeps the fingerprint of what went out."""
    plan = plan_for(EML)
    recorded(plan, outbox, *SENT)
    sent = note_file.read_text().replace(
        "email: ada@northwind.example\n",
        "email: ada@northwind.example\n    sent: 2026-11-20T18:00:00-05:00\n",
    )

    def edited() -> bool:
        interview = read(note_file)
        about = subject_of(interview, interview.interviewers[0])
        return edited_since(about, outbox.records()) is not None

    note_file.write_text(sent)
    assert not edited()
    with pytest.raises(CannotSend, match="was sent on 2026-11-20 18:00\\. If"):
        plan_for(EML)
    note_file.write_text(sent.replace("lobby", "hall"))
    assert edited()
    with pytest.raises(CannotSend, match="and edited since"):
        plan_for(EML)


def test_an_unknown_attempt_to_another_address_is_settled_first(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """After a change of address, `again` would go to somebody else: it is refused."""
    recorded(plan_for(EML), outbox, State.SENDING, State.UNKNOWN)
    note_file.write_text(note_file.read_text().replace("ada@", "ada.park@"))
    with pytest.raises(CannotSend, match="address was changed"):
        plan_for(EML, again=True)


def test_again_sends_what_was_sent_then(plan_for: MakePlan, outbox: Outbox, note_file: Path) -> None:
    """A text edited since an unknown attempt does not go out under the old Message-ID; the plan says so."""
    first = plan_for(EML)
    recorded(first, outbox, State.SENDING)
    note_file.write_text(note_file.read_text().replace("lobby", "hall"))
    again = plan_for(EML, again=True)
    assert (again.data, again.message_id, again.text) == (first.data, first.message_id, first.text)
    assert again.subject == first.subject
    assert "edited since" in " ".join(again.remarks)


def test_a_note_without_an_address_is_known_by_file_and_person(plan_for: MakePlan, outbox: Outbox) -> None:
    """`sent --undo` works after the address was taken out; in another file nothing tells who is meant."""
    plan = plan_for(EML)
    recorded(plan, outbox, *SENT)
    (record,) = outbox.records()
    without = replace(plan.about, recipient="", fingerprint="0000000000")
    assert kin(record, without) is Kin.SAME
    assert kin(record, replace(without, path="/elsewhere.md")) is Kin.NONE


def test_lost_marks_are_found_by_address_and_by_file(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """A start finds every note that was sent and is not marked, in whatever file it lies by now."""
    plan = plan_for(EML)
    assert lost_marks([read(note_file)], outbox) == ()
    recorded(plan, outbox, *SENT)
    renamed = note_file.with_name("renamed.md")
    renamed.write_text(note_file.read_text())
    other = note_file.with_name("other.md")
    other.write_text(note_file.read_text().replace("ada@northwind", "eve@northwind").replace("robot", "hall"))
    found = lost_marks([read(note_file), read(renamed), read(other)], outbox)
    assert [(one.interview.path, one.person.name) for one in found] == [
        (note_file, "Ada Park"),
        (renamed, "Ada Park"),
    ]
    assert "its sent line is missing" in str(found[0])


def test_an_international_address_is_the_same_person(
    plan_for: MakePlan, outbox: Outbox, note_file: Path
) -> None:
    """Records know the address as it goes over the wire, and find it however it is written."""
    note_file.write_text(note_file.read_text().replace("northwind.example", "bücher.example"))
    recorded(plan_for(EML), outbox, *SENT)
    renamed = note_file.rename(note_file.with_name("renamed.md"))
    assert len(lost_marks([read(renamed)], outbox)) == 1
    renamed.write_text(renamed.read_text().replace("bücher.example", "xn--bcher-kva.example"))
    assert len(lost_marks([read(renamed)], outbox)) == 1
