"""A server whose way of asking for the password makes no sense."""

import socket
from contextlib import suppress
from threading import Thread

import pytest

from notes.mail.password import Password
from notes.mail.routes import Smtp
from notes.mail.smtp_dialogue import try_login


@pytest.mark.parametrize("challenge", [b"abc", b"=", b"\xff\xfe"])
def test_a_challenge_that_is_none_is_said_in_a_sentence(challenge: bytes) -> None:
    """Never a crash, which would show all that was at hand, and the password was."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answers = [b"250-here\r\n250 AUTH CRAM-MD5", b"334 " + challenge, b"501 no", b"221 bye"]
        serving = Thread(target=serve, args=(listening, answers), daemon=True)
        serving.start()
        failed = try_login(Smtp("127.0.0.1", listening.getsockname()[1], "none", "sam"), Password("hunter2"))
        serving.join(10)
    assert failed is not None
    assert "hunter2" not in str(failed)


def serve(listening: socket.socket, answers: list[bytes]) -> None:
    """Greet one client and answer each of its lines in turn."""
    connection, _ = listening.accept()
    with suppress(ConnectionError), connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 hello\r\n")
        for answer in answers:
            if not lines.readline():
                return
            connection.sendall(answer + b"\r\n")
