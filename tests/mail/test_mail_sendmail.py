"""A sendmail-like command that works, fails, hangs or dies; real processes all the way."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notes.mail.outbox import Outbox
from notes.mail.outcome import NotSent, Sent, Unknown
from notes.mail.plan import Plan
from notes.mail.record import State
from notes.mail.sending import Means, carry_out

MakePlan = Callable[..., Plan]
MakeMeans = Callable[..., Means]


@pytest.fixture
def command(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return `command(code)`: a mail command that is Python with `text`, `arguments` and `folder` at hand."""

    def make(code: str) -> list[str]:
        script = tmp_path / "fake_sendmail.py"
        script.write_text(
            "import os, signal, sys, time\n"
            f"arguments, folder = sys.argv[1:], {str(tmp_path)!r}\n"
            "def text(): return sys.stdin.buffer.read()\n"
            "def take():\n"
            "    with open(folder + '/taken', 'ab') as taken: taken.write(text())\n"
            "    with open(folder + '/arguments', 'w') as file: file.write('\\n'.join(arguments))\n"
            f"{code}\n"
        )
        return [sys.executable, str(script), "-a", "work account"]

    return make


def send(plan_for: MakePlan, means: Means, command: list[str]) -> Sent | NotSent | Unknown:
    """Send the note by a command."""
    outcome = carry_out(plan_for({"via": "sendmail", "sendmail": command}), means)
    assert isinstance(outcome, Sent | NotSent | Unknown)
    return outcome


def test_the_command_gets_the_exact_message(
    plan_for: MakePlan, means: MakeMeans, command: Callable[[str], list[str]], tmp_path: Path
) -> None:
    """The text comes on standard input to its end, the address after `--`, the arguments as they are."""
    mail: dict[str, object] = {"via": "sendmail", "sendmail": command("take()"), "copy_to_self": True}
    plan = plan_for(mail)
    assert isinstance(carry_out(plan, means()), Sent)
    assert (tmp_path / "taken").read_bytes() == plan.data
    assert (tmp_path / "arguments").read_text().split("\n") == [
        *("-a", "work account", "-i", "--"),
        *("ada@northwind.example", "sam@rivera.example"),
    ]


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("sys.exit(67)", NotSent, "does not know the recipient"),
        ("print('relay says no', file=sys.stderr); sys.exit(69)", NotSent, "relay says no"),
        ("sys.exit(1)", NotSent, "ended with 1"),
        ("take(); sys.exit(75)", Unknown, "may or may not try again"),
        ("take(); os.kill(os.getpid(), signal.SIGKILL)", Unknown, "killed by signal 9"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", Unknown, "killed by signal 11"),
        ("os.close(0)", Unknown, "has not read the whole message"),
        ("sys.stdin.buffer.raw.read(10)", Unknown, "has not read the whole message"),
        ("print('\\x1b]0;title\\x07 ok'); take()", Sent, "title"),
    ],
)
def test_how_the_command_ends_is_what_is_known(
    code: str,
    kind: type,
    words: str,
    plan_for: MakePlan,
    means: MakeMeans,
    command: Callable[[str], list[str]],
    outbox: Outbox,
) -> None:
    """Exit codes follow sysexits.h; a death, a temporary failure or an unread message is unknown."""
    outcome = send(plan_for, means(), command(code))
    assert isinstance(outcome, kind), outcome
    assert words in str(outcome)
    assert "\x1b" not in str(outcome)
    states = {Sent: State.RECORDED, NotSent: State.NOT_SENT, Unknown: State.UNKNOWN}
    assert [record.state for record in outbox.records()] == [states[type(outcome)]]


def test_a_hanging_command_is_ended_with_its_children(
    plan_for: MakePlan, means: MakeMeans, command: Callable[[str], list[str]], tmp_path: Path
) -> None:
    """A command that never ends is ended, and with it what it started; whether it sent is unknown."""
    code = "if os.fork() == 0:\n    time.sleep(2); open(folder + '/late', 'w')\ntime.sleep(60)"
    started = time.monotonic()
    outcome = send(plan_for, means(command_timeout=0.5), command(code))
    assert isinstance(outcome, Unknown)
    assert time.monotonic() - started < 10
    time.sleep(2.5)
    assert not (tmp_path / "late").exists()


def test_a_missing_command_sends_nothing(plan_for: MakePlan, means: MakeMeans, tmp_path: Path) -> None:
    """A command that is not there, or may not be run, is named, and nothing is recorded as sent."""
    not_there = send(plan_for, means(), [str(tmp_path / "no-such-command")])
    assert isinstance(not_there, NotSent)
    assert "is not there" in str(not_there)
    broken = tmp_path / "broken"
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    outcome = send(plan_for, means(), [str(broken)])
    assert isinstance(outcome, NotSent)
    assert "does not start" in str(outcome)


def test_the_command_still_reads_all_of_it_when_we_die(
    plan_for: MakePlan, means: MakeMeans, command: Callable[[str], list[str]], tmp_path: Path
) -> None:
    """The text is a file and not a pipe of ours: no half of a note can go out."""
    code = "import stat; assert stat.S_ISREG(os.fstat(0).st_mode); take()"
    assert isinstance(send(plan_for, means(), command(code)), Sent)


def test_an_international_address_is_not_given_to_a_command(
    plan_for: MakePlan, means: MakeMeans, command: Callable[[str], list[str]], note_file: Path
) -> None:
    """Nobody knows whether the command's server takes `zoë@…`, so it is refused in a sentence."""
    note_file.write_text(note_file.read_text().replace("ada@", "zoë@"))
    outcome = send(plan_for, means(), command("take()"))
    assert isinstance(outcome, NotSent)
    assert "letters beyond a to z" in str(outcome)
