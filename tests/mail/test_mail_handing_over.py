"""Handing a note over: to a mail program, or to a file. Nothing is recorded as sent."""

import stat
import sys
import time
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from notes.mail.addresses import mailbox
from notes.mail.eml import file_name
from notes.mail.mail_client import LONGEST_LINK, mailto, open_mail_program
from notes.mail.outbox import Outbox
from notes.mail.outcome import HandedOver, NotSent
from notes.mail.plan import Plan
from notes.mail.sending import Means, carry_out

MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]


@pytest.fixture
def opener(tmp_path: Path) -> Path:
    """Write a program that notes what it is asked to open."""
    script = tmp_path / "bin" / "opener"
    script.parent.mkdir()
    script.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'opened')!r}, 'w').write(sys.argv[1])\n"
    )
    script.chmod(0o755)
    return script


def test_the_message_is_written(plan_for: MakePlan, means: MakeMeans, outbox: Outbox, tmp_path: Path) -> None:
    """`eml` writes exactly the message, private, and records nothing."""
    plan = plan_for({"via": "eml"})
    target = tmp_path / "ada.eml"
    assert isinstance(carry_out(plan, means(output=target)), HandedOver)
    assert target.read_bytes() == plan.data
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert outbox.records() == ()


def test_no_file_is_overwritten(plan_for: MakePlan, means: MakeMeans, tmp_path: Path) -> None:
    """A file that is there, a link, or a folder that is not: a sentence, and nothing changes."""
    target = tmp_path / "ada.eml"
    target.write_text("mine")
    link = tmp_path / "link.eml"
    link.symlink_to(tmp_path / "elsewhere")
    for place in (target, link, tmp_path / "no" / "folder.eml"):
        assert isinstance(carry_out(plan_for({"via": "eml"}), means(output=place)), NotSent)
    assert target.read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_the_file_gets_a_plain_name(
    plan_for: MakePlan, means: MakeMeans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name it goes into the current directory, under company and name in plain letters."""
    monkeypatch.chdir(tmp_path)
    assert isinstance(carry_out(plan_for({"via": "eml"}), means()), HandedOver)
    assert (tmp_path / "northwind-robotics-ada-park.eml").exists()
    assert file_name("../../etc", "Zoë\n") == "etc-zoe.eml"
    assert file_name("株式会社", "李") == "note.eml"


def test_the_mail_program_opens_with_everything_filled_in(
    plan_for: MakePlan, means: MakeMeans, opener: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The link carries address, subject and the whole text, percent-encoded."""
    monkeypatch.setenv("BROWSER", str(opener))
    plan = plan_for({"via": "mail-client"})
    outcome = carry_out(plan, means())
    assert isinstance(outcome, HandedOver)
    link = (tmp_path / "opened").read_text()
    parts = urlsplit(link)
    fields = parse_qs(parts.query, keep_blank_values=True)
    assert unquote(parts.path) == "ada@northwind.example"
    assert fields["subject"] == [plan.subject]
    assert fields["body"] == [plan.text.rstrip("\n").replace("\n", "\r\n")]
    assert link.isascii()
    assert " " not in link


def test_odd_letters_in_a_link() -> None:
    """Ampersands, equals signs, percent signs and letters of all scripts stay what they are."""
    text = "100 % & more? yes=no #1\n田中さん\n"
    link = mailto(mailbox("Ada", "o'neil+a&b@bücher.example"), "A & B = C?", text)
    fields = parse_qs(urlsplit(link).query)
    assert fields == {"subject": ["A & B = C?"], "body": [text.rstrip("\n").replace("\n", "\r\n")]}
    assert unquote(urlsplit(link).path) == "o'neil+a&b@xn--bcher-kva.example"


def test_a_long_note_is_opened_as_a_file(
    plan_for: MakePlan,
    means: MakeMeans,
    opener: Path,
    note_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Beyond what links can hold, a message file is opened that asks to be sent."""
    monkeypatch.setenv("PATH", str(opener.parent))
    opener.rename(opener.with_name("open" if sys.platform == "darwin" else "xdg-open"))
    note_file.write_text(note_file.read_text().replace("Best,", "More. " * 400 + "\n\nBest,"))
    plan = plan_for({"via": "mail-client"})
    assert isinstance(carry_out(plan, means()), HandedOver)
    draft = Path((tmp_path / "opened").read_text())
    parsed = message_from_bytes(draft.read_bytes(), policy=default)
    assert parsed["X-Unsent"] == "1"
    assert str(parsed.get_content()).replace("\r\n", "\n") == plan.text
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert isinstance(carry_out(plan, means()), HandedOver)
    assert len(list(draft.parent.iterdir())) == 2


def test_openers_are_tried_in_turn(opener: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is missing or fails is passed over; when none works, the sentence names them."""
    monkeypatch.setenv("PATH", "/no/such")
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\nexit 3\n")
    failing.chmod(0o755)
    link = "mailto:ada@northwind.example"
    several = {"BROWSER": f"no-such-browser:{failing}:{opener} %s"}
    assert isinstance(open_mail_program(link, b"", tmp_path / "a.eml", several), HandedOver)
    assert (tmp_path / "opened").read_text() == link
    none = open_mail_program(link, b"", tmp_path / "a.eml", {"BROWSER": f"{failing}:'odd"})
    assert isinstance(none, NotSent)
    assert "--via eml" in str(none)


def test_a_program_that_stays_open_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail program in the foreground of its opener counts as opened after a moment."""
    monkeypatch.setattr("notes.mail.mail_client.PATIENCE_SECONDS", 0.3)
    staying = tmp_path / "staying"
    staying.write_text("#!/bin/sh\nexec sleep 2\n")
    staying.chmod(0o755)
    started = time.monotonic()
    outcome = open_mail_program("mailto:a@b.example", b"", tmp_path / "a.eml", {"BROWSER": str(staying)})
    assert isinstance(outcome, HandedOver)
    assert time.monotonic() - started < 2
    assert LONGEST_LINK == 2000
