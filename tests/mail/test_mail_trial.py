"""Trying a way to send: the server is asked, and nothing is sent."""

from pathlib import Path

import pytest

from notes.mail.providers import usual_server
from notes.mail.routes import Eml, MailClient, Sendmail, Smtp
from notes.mail.trial import try_route
from tests.mail.drop_server import DropServer
from tests.mail.smtp_route import QUICK


def test_a_server_that_answers_is_fine() -> None:
    """A connection that gets as far as sending is enough; no message is begun."""
    with DropServer("mail-550") as server:
        assert try_route(Smtp("127.0.0.1", server.port, "none"), timeouts=QUICK) is None
        assert not server.seen.is_set()


def test_what_is_wrong_is_said() -> None:
    """A silent server, a missing password and a missing command each have their sentence."""
    with DropServer("greeting-hang") as server:
        silent = try_route(Smtp("127.0.0.1", server.port, "none"), timeouts=QUICK)
    assert silent
    assert "did not answer in time" in silent
    no_password = try_route(Smtp("127.0.0.1", 1, "none", "sam", ("no-such-command",)))
    assert no_password
    assert "does not start" in no_password
    assert try_route(Sendmail(("no-such-command",))) == "The command no-such-command is not there."
    assert try_route(Sendmail(("sh",))) is None
    assert try_route(Eml()) is None


def test_a_mail_program_needs_an_opener(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without anything that opens links, the mail program cannot be the way."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER", raising=False)
    assert "set $BROWSER" in str(try_route(MailClient()))
    monkeypatch.setenv("BROWSER", "/bin/sh")
    assert try_route(MailClient()) is None


def test_usual_servers() -> None:
    """Well-known providers are known by the address; others are not guessed."""
    assert usual_server("Sam@GMail.com") == Smtp("smtp.gmail.com", 465, "tls", "Sam@GMail.com")
    assert usual_server("sam@me.com") == Smtp("smtp.mail.me.com", 587, "starttls", "sam@me.com")
    assert usual_server("sam@rivera.example") is None
