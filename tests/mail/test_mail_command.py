"""`afterword send` as people use it: exit codes, what it says, and what becomes of the file."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from notes.cli import main
from notes.mail.outbox import Outbox
from notes.mail.record import State
from tests.mail.drop_server import DropServer

NOTE = """\
---
company: Northwind Robotics
ended: 2026-11-20T15:30:00-05:00      # when we said goodbye
interviewers:
  - name: Ada Park
    email: ada@northwind.example
    talked_about: [the robot in the lobby]
    proofread: {confirmed}
  - name: Ben Ortiz
    channel: handwritten
---
Private: they pay well.

## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for telling me about the robot that caught fire in the lobby,
and for the hour that you took to walk me through the planner and its move
to another database.

Best,
Sam Rivera

## To Ben
Thank you!
"""
CONFIRMED = "0000000000"

Send = Callable[..., int]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a note and the sender's settings; the clock stands at seven in the evening."""
    config = tmp_path / "config" / "afterword"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('[me]\nname = "Sam Rivera"\nemail = "sam@rivera.example"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("AFTERWORD_NOW", "2026-11-20T19:00:00-05:00")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "afterword.toml").write_text("")
    path = folder / "northwind.md"
    path.write_text(NOTE.format(confirmed=CONFIRMED))
    monkeypatch.chdir(folder)
    assert main(["confirm", "northwind.md", "--to", "Ada", "--yes"]) == 0
    return path


@pytest.fixture
def configure(tmp_path: Path) -> Callable[[str], None]:
    """Return `configure(toml)`: set the `[mail]` table."""

    def write(mail: str) -> None:
        path = tmp_path / "config" / "afterword" / "config.toml"
        path.write_text(path.read_text().partition("[mail]")[0] + f"[mail]\n{mail}\n")

    return write


def smtp(port: int) -> str:
    """Return the `[mail]` table for a server on loopback."""
    return f'via = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"'


def test_a_note_is_sent_and_marked_in_one_line(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Sent: exit code 0, one line more in the file, the record closed, and no second copy."""
    before = file.read_text()
    with DropServer() as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "ada"]) == 0
        captured = capfd.readouterr()
        assert "Accepted by 127.0.0.1 (250 2.0.0 queued as 4711)" in captured.out
        assert "arrived" not in captured.out + captured.err
        added = set(file.read_text().splitlines()) - set(before.splitlines())
        assert added == {"    sent: 2026-11-20T19:00:00-05:00"}
        assert main(["send", "northwind.md", "--to", "Ada", "--yes", "--anyway", "--again"]) == 1
        assert "was sent on 2026-11-20 19:00" in capfd.readouterr().err
        assert len(server.held) == 1
    (record,) = Outbox(tmp_path / "state" / "afterword").records()
    assert record.state is State.RECORDED


def test_a_dry_run_prints_the_exact_message(
    file: Path, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Nothing is sent or recorded, no way needs to be set up, and standard output is the message alone."""
    assert main(["send", "northwind.md", "--to", "Ada Park", "--dry-run"]) == 0
    message = message_from_bytes(capfdbinary.readouterr().out, policy=default)
    assert message["To"] == "Ada Park <ada@northwind.example>"
    assert message["Subject"] == "Thank you, and the lobby robot"
    text = str(message.get_content())
    assert "took to walk me through the planner" in text
    assert "pay well" not in text
    assert not (tmp_path / "state" / "afterword" / "outbox").exists()


def test_eml_goes_to_a_file_or_to_standard_output(
    file: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The message is handed over and nothing is recorded; a file that is there stays."""
    before = file.read_bytes()
    assert main(["send", "northwind.md", "--to", "Ada", "--via", "eml", "--output", "ada.eml"]) == 0
    assert b"afterword sent northwind.md --to Ada" in capfdbinary.readouterr().out
    written = Path("ada.eml").read_bytes()
    assert main(["send", "northwind.md", "--to", "Ada", "--via", "eml", "--output", "ada.eml"]) == 1
    assert Path("ada.eml").read_bytes() == written
    capfdbinary.readouterr()
    assert main(["send", "northwind.md", "--to", "Ada", "--via", "eml", "--output", "-"]) == 0
    printed = capfdbinary.readouterr().out
    assert printed.splitlines()[:3] == written.splitlines()[:3]
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--to", "Ada"], 2, "[mail]"),
        (["--to", "Ben", "--via", "eml"], 2, "afterword sent"),
        (["--to", "Cy", "--via", "eml"], 2, "Cy"),
        (["--to", "Ada", "--via", "pigeon"], 2, "pigeon"),
        (["--to", "Ada", "--via", "smtp"], 2, "host is missing"),
        (["--to", "Ada", "--via", "sendmail", "--output", "x.eml"], 2, "--output"),
        (["--to", "Ada", "--via", "eml", "--again"], 1, "nothing to send again"),
    ],
)
def test_what_cannot_be_has_its_exit_code(
    arguments: list[str], code: int, words: str, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing set up, a card, an unknown person or wrong usage is 2; a refused note is 1."""
    before = file.read_bytes()
    capfd.readouterr()
    assert main(["send", str(file), *arguments]) == code
    captured = capfd.readouterr()
    assert words in captured.err
    assert captured.out == ""
    assert file.read_bytes() == before


def test_facts_hold_it_back_and_findings_ask(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """A placeholder needs --anyway as well; any other finding needs --yes where nobody can be asked."""
    file.write_text(file.read_text().replace("and for the hour", "and for [time]"))
    with DropServer() as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada", "--yes"]) == 1
        held = capfd.readouterr().err
        assert "holds back personalized/placeholder" in held
        assert "northwind.md:" in held
        assert main(["send", "northwind.md", "--to", "Ada", "--anyway"]) == 1
        assert "proofread/changed" in capfd.readouterr().err
        assert server.connections == 0
        assert main(["send", "northwind.md", "--to", "Ada", "--anyway", "--yes"]) == 0
        assert len(server.held) == 1


def test_an_unknown_end_is_settled_by_the_person(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """Unknown: exit code 1, no second attempt without --again, which sends the same Message-ID."""
    with DropServer("once:dot-drop") as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 1
        assert "It is not known whether the note was sent" in capfd.readouterr().err
        assert main(["send", "northwind.md", "--to", "Ada"]) == 1
        assert "--again" in capfd.readouterr().err
        assert len(server.held) == 1
        assert main(["send", "northwind.md", "--to", "Ada", "--again"]) == 0
        assert server.held[0] == server.held[1]
    assert "sent: 2026-11-20T19:00:00-05:00" in file.read_text()


def test_an_unknown_end_settled_by_sent(file: Path, configure: Callable[[str], None], tmp_path: Path) -> None:
    """`sent` says that it arrived: the mark is written and the record closed."""
    with DropServer("dot-drop") as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 1
        assert main(["sent", "northwind.md", "--to", "Ada"]) == 0
    (record,) = Outbox(tmp_path / "state" / "afterword").records()
    assert record.state is State.RECORDED


def test_an_unknown_end_that_was_not_sent_is_dropped(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """`sent --undo` drops the attempt and touches no file; the note can be sent, and says what was before."""
    before = file.read_text()
    with DropServer("once:dot-drop") as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 1
        assert main(["sent", "northwind.md", "--to", "Ada", "--undo"]) == 0
        assert "Dropped" in capfd.readouterr().out
        assert file.read_text() == before
        assert main(["send", "northwind.md", "--to", "Ada", "--yes"]) == 0
        assert "you took its mark back" in capfd.readouterr().err


def test_a_note_edited_after_it_was_sent_is_named_by_check(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """What the recipient has read is not what stands there now: said, and no error."""
    with DropServer() as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 0
    assert main(["check", "northwind.md"]) == 0
    assert "edited-since" not in capfd.readouterr().out
    file.write_text(file.read_text().replace("the robot that caught", "that robot which caught"))
    assert main(["check", "northwind.md"]) == 0
    assert "info proofread/edited-since" in capfd.readouterr().out


def test_a_send_that_lacked_only_the_mark_is_finished(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """After a crash between the 250 and the mark, the next `send` writes the mark and sends nothing."""
    outbox = Outbox(tmp_path / "state" / "afterword")
    with DropServer() as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 0
        (record,) = outbox.records()
        lines = record.place.read_bytes().split(b"\n")
        record.place.write_bytes(b"\n".join(line for line in lines if b'"recorded"' not in line))
        text = "".join(line for line in file.read_text().splitlines(keepends=True) if "sent:" not in line)
        file.write_text(text)
        capfd.readouterr()
        assert main(["send", "northwind.md", "--to", "Ada"]) == 0
        assert "its sent line is written now" in capfd.readouterr().out
        assert len(server.held) == 1
    assert "    sent: 2026-11-20T19:00:00-05:00" in file.read_text()
    assert [one.state for one in outbox.records()] == [State.RECORDED]


def test_a_mark_that_a_checkout_took_away_is_not_a_reason_to_send(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """The closed record blocks, with the command that puts the line back; that command then works."""
    before = file.read_text()
    with DropServer() as server:
        configure(smtp(server.port))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 0
        marked = file.read_text()
        file.write_text(before)
        assert main(["send", "northwind.md", "--to", "Ada", "--anyway", "--yes"]) == 1
        assert "afterword sent --at 2026-11-20T19:00-05:00" in capfd.readouterr().err
        assert main(["sent", "northwind.md", "--to", "Ada", "--at", "2026-11-20T19:00-05:00"]) == 0
        assert file.read_text() == marked
        assert len(server.held) == 1


def test_the_file_may_change_while_the_note_goes_out(
    file: Path, configure: Callable[[str], None], tmp_path: Path
) -> None:
    """Another program saves the file during the send: its change stays, and the mark comes on top."""
    script = tmp_path / "mailer"
    script.write_text(f"#!/bin/sh\ncat > /dev/null\necho 'More to remember.' >> '{file}'\n")
    script.chmod(0o755)
    configure(f'via = "sendmail"\nsendmail = "{script}"')
    assert main(["send", "northwind.md", "--to", "Ada"]) == 0
    assert "More to remember." in file.read_text()
    assert "    sent: 2026-11-20T19:00:00-05:00" in file.read_text()


def test_a_file_that_cannot_be_marked_is_not_sent(
    file: Path, configure: Callable[[str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """What could not be recorded in the file afterwards is found out before anything goes out."""
    with DropServer() as server:
        configure(smtp(server.port))
        file.write_text(file.read_text().replace("  - name: Ben Ortiz", "  - name: Ada Park"))
        assert main(["send", "northwind.md", "--to", "Ada"]) == 2
        assert server.connections == 0
    assert capfd.readouterr().err


@pytest.mark.parametrize(("answer", "code", "copies"), [("y\n", 0, 1), ("\n", 1, 0), ("n\n", 1, 0)])
def test_a_terminal_shows_the_whole_note_and_asks(
    answer: str, code: int, copies: int, file: Path, configure: Callable[[str], None]
) -> None:
    """Who, how, the text to its last line and the checklist are on the screen before the question."""
    with DropServer() as server:
        configure(smtp(server.port))
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "notes.cli", "send", str(file), "--to", "Ada"]
        root = Path(__file__).parents[2]
        child = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"PYTHONPATH": str(root)}
        )
        os.close(theirs)
        screen = b""
        while b"[y/N]" not in screen:
            screen += os.read(ours, 4096)
        os.write(ours, answer.encode())
        assert child.wait(60) == code
        os.close(ours)
        shown = screen.decode()
        for words in (
            "Ada Park <ada@northwind.example>",
            "smtp: 127.0.0.1",
            "Sam Rivera",
            "through the planner",
        ):
            assert words in shown
        assert "personalized" in shown
        assert len(server.held) == copies
