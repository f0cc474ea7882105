"""Passwords: from a command, the keyring, or asked; never shown, never stored by us."""

import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from notes.mail.password import NoPassword, Password, find_password, keep_in_keyring
from notes.mail.routes import Smtp
from tests.memory_keyring import MemoryKeyring, in_its_place

SECRET = "correct horse battery"  # noqa: S105 - no secret at all


def route(*command: str) -> Smtp:
    """Return a server whose password a command knows."""
    return Smtp("mail.example", 465, "tls", "sam", command)


def python(code: str) -> Smtp:
    """Return a server whose password a piece of Python prints."""
    return route(sys.executable, "-c", code)


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """Put an empty keyring in the place of the system's."""
    with in_its_place() as mine:
        yield mine


def test_the_first_line_of_the_command_is_the_password() -> None:
    """`pass` prints more lines below the password; blanks in it count, the line end does not."""
    found = find_password(python(f"print({SECRET!r}); print('user: sam')"))
    assert found.reveal() == SECRET
    assert find_password(python("import sys; sys.stdout.write(' a b \\r\\n')")).reveal() == " a b "


def test_a_password_does_not_show_itself() -> None:
    """Neither printing nor formatting nor a traceback with locals gives it away."""
    secret = Password(SECRET)
    assert SECRET not in f"{secret} {secret!r} {[secret]}"
    try:
        raise NoPassword(f"{secret}")
    except NoPassword as error:
        text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert SECRET not in text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "import sys; print('gpg: no secret key', file=sys.stderr); sys.exit(2)",
            "failed (2): gpg: no secret key",
        ),
        ("import sys; sys.exit(1)", "failed (1)."),
        ("pass", "printed an empty first line"),
        ("print(); print('second')", "printed an empty first line"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')", "printed no text"),
        ("print('a\\0b')", "control characters"),
        (
            f"import sys; print({SECRET!r}); print('bad: {SECRET}', file=sys.stderr); sys.exit(1)",
            "failed (1).",
        ),
        ("import sys; print('\\x1b[31mred', file=sys.stderr); sys.exit(1)", "failed (1)"),
    ],
)
def test_a_command_that_fails_is_explained_without_the_secret(code: str, words: str) -> None:
    """What went wrong is one line, fit to be shown, without anything the command printed as password."""
    with pytest.raises(NoPassword) as caught:
        find_password(python(code))
    sentence = str(caught.value)
    assert words in sentence
    assert SECRET not in sentence
    assert "battery" not in sentence
    assert "\x1b" not in sentence
    everything = traceback.TracebackException.from_exception(caught.value, capture_locals=False)
    assert SECRET not in "".join(everything.format())


def test_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    """A command that waits for ever, and a child that holds its output open, end with the timeout."""
    late = tmp_path / "late"
    code = f"import os, time\nif os.fork() == 0: time.sleep(1.5); open({str(late)!r}, 'w')\ntime.sleep(60)"
    started = time.monotonic()
    with pytest.raises(NoPassword, match=r"took over 0\.5 seconds"):
        find_password(python(code), timeout=0.5)
    assert time.monotonic() - started < 10
    time.sleep(1.5)
    assert not late.exists()


def test_a_missing_command_is_named() -> None:
    """A command that is not installed is named, with the system's words."""
    with pytest.raises(NoPassword, match="no-such-command does not start"):
        find_password(route("no-such-command"))


def test_the_keyring_comes_next(ring: MemoryKeyring) -> None:
    """Without a command the system's keyring is asked, under the server's name."""
    ring.kept["smtp://mail.example", "sam"] = SECRET
    assert find_password(route()).reveal() == SECRET


def test_asking_comes_last(ring: MemoryKeyring) -> None:
    """Without command and keyring the person is asked; nobody there means a sentence with both ways."""
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return SECRET

    assert find_password(route(), ask).reveal() == SECRET
    assert asked == ["Password of sam at mail.example: "]
    assert ring.kept == {}
    with pytest.raises(NoPassword, match=r"keyring set smtp://mail\.example sam"):
        find_password(route())
    with pytest.raises(NoPassword):
        find_password(route(), dict[str, str]().get)  # somebody who does not answer


def test_keeping_a_password_in_the_keyring(ring: MemoryKeyring) -> None:
    """On request it is kept in the system's keyring; a locked one says so."""
    assert keep_in_keyring(route(), Password(SECRET))
    assert find_password(route()).reveal() == SECRET
    ring.is_locked = True
    assert not keep_in_keyring(route(), Password(SECRET))
    with pytest.raises(NoPassword):
        find_password(route())
