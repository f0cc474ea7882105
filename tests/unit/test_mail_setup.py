"""Setting up how notes go out: what is suggested, what is refused, and what is written into the file."""

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from notes.configuration.config_change import NotUtf8, change_config
from notes.configuration.config_template import TEMPLATE
from notes.configuration.settings_file import load_config
from notes.errors import NotesError
from notes.mail.routes import Eml, MailClient, Sendmail, Smtp
from notes.mail.setup import MailSetup, Unfit, changes, route_of, setup_of, suggested
from notes.settings import Me

SAM = MailSetup("Sam Rivera", "sam@rivera.example", "smtp", "mail.rivera.example", security="tls", user="sam")

OWN = """\
# mine
[me]
name = "Sam"   # as people call me
email = "sam@rivera.example"
[mail]
via = 'smtp'   # since May
host = "mail.rivera.example"
password_command = ["sh", "-c", "pass mail | head -1"]  # two words
note = "kept"
"""


def test_the_way_is_suggested_by_the_address(tmp_path: Path) -> None:
    """A known provider's server, msmtp where it is set up, else a server to be named; answers stay."""
    git = Me("Sam Rivera", "sam@gmail.com")
    first = suggested(MailSetup(), git, tmp_path)
    assert (first.name, first.via, first.host, first.user) == (
        "Sam Rivera",
        "smtp",
        "smtp.gmail.com",
        "sam@gmail.com",
    )
    assert route_of(first) == Smtp("smtp.gmail.com", 465, "tls", "sam@gmail.com")
    elsewhere = Me("Sam", "sam@rivera.example")
    assert suggested(MailSetup(), elsewhere, tmp_path).via == "smtp"
    (tmp_path / ".msmtprc").touch()
    assert suggested(MailSetup(), elsewhere, tmp_path).via == "sendmail"
    mine = MailSetup("Sam", "sam@me.com", "eml", "mail.example", security="starttls")
    assert suggested(mine, git, tmp_path) == MailSetup(
        "Sam", "sam@me.com", "eml", "mail.example", security="starttls", sendmail="msmtp"
    )


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (MailSetup(via="eml"), "Your own address is needed"),
        (MailSetup("Sam", "sam@rivera", "eml"), "lacks the end of its domain"),
        (MailSetup("Sam\nBcc: x@y.example", "sam@rivera.example", "eml"), "U+000A"),
        (MailSetup("Sam", "sam@rivera.example"), "Choose the way first."),
        (MailSetup("Sam", "sam@rivera.example", "smtp"), "The server is missing"),
        (MailSetup("Sam", "sam@rivera.example", "smtp", "a b"), "The server must be the name of a server"),
        (MailSetup("Sam", "s@r.example", "smtp", "m.example", port="99999"), "The port must be a number"),
        (MailSetup("Sam", "s@r.example", "smtp", "m.example", port="x"), "The port must be a number"),
        (MailSetup("Sam", "s@r.example", "smtp", "m.example", security="none"), "only for this machine"),
        (
            MailSetup("Sam", "s@r.example", "sendmail", sendmail="a | b"),
            "The mail command runs without a shell",
        ),
    ],
)
def test_answers_that_cannot_be_used_are_refused_in_a_sentence(setup: MailSetup, words: str) -> None:
    """The first that is not right is named as it is on the screen."""
    with pytest.raises(Unfit, match=re.escape(words)):
        route_of(setup)


def test_all_four_ways_are_understood() -> None:
    """Each way needs only what it uses."""
    me = MailSetup("Sam", "sam@rivera.example")
    command = replace(me, via="sendmail", sendmail="msmtp -a work")
    assert route_of(command) == Sendmail(("msmtp", "-a", "work"))
    assert route_of(replace(me, via="mail-client", port="wrong")) == MailClient()
    assert route_of(replace(me, via="eml", host="a b")) == Eml()


def test_only_what_changed_is_written_and_comments_stay(tmp_path: Path) -> None:
    """A link to the file stays a link, unknown keys and a command written as a list stay as they were."""
    real = tmp_path / "dotfiles.toml"
    real.write_text(OWN)
    path = tmp_path / "config.toml"
    path.symlink_to(real)
    own = setup_of(load_config(path).value)
    assert own.password_command == "sh -c 'pass mail | head -1'"  # noqa: S105 - a command
    after = MailSetup(
        "Sam Rivera",
        own.email,
        "smtp",
        "mail2.rivera.example",
        "465",
        password_command=own.password_command,
        copy_to_self=True,
    )
    change_config(changes(own, after), path)
    assert path.is_symlink()
    assert real.read_text() == OWN.replace('"Sam" ', '"Sam Rivera" ').replace(
        '"mail.rivera', '"mail2.rivera'
    ).replace('"kept"\n', '"kept"\nport = 465\ncopy_to_self = true\n')
    assert setup_of(load_config(path).value) == after


def test_another_way_leaves_the_settings_of_the_first(tmp_path: Path) -> None:
    """Who tries a mail program for a while need not type their server again."""
    path = tmp_path / "config.toml"
    path.write_text(OWN)
    own = setup_of(load_config(path).value)
    change_config(changes(own, MailSetup(own.name, own.email, "mail-client")), path)
    assert path.read_text() == OWN.replace("'smtp' ", '"mail-client" ')
    change_config(changes(setup_of(load_config(path).value), own), path)
    assert path.read_text() == OWN.replace("'smtp' ", '"smtp" ')


def test_a_new_file_is_the_template_filled_in(tmp_path: Path) -> None:
    """In a folder of its own, with every explanation, and readable as what was answered."""
    path = change_config(changes(MailSetup(), SAM), tmp_path / "new/afterword/config.toml").path
    added = [line for line in path.read_text().splitlines() if line not in TEMPLATE.splitlines()]
    assert len(added) == 6
    assert setup_of(load_config(path).value) == SAM
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_changed_safely_stays(tmp_path: Path) -> None:
    """No TOML, no UTF-8: one sentence, and the same bytes."""
    path = tmp_path / "config.toml"
    for data, kind in ((b"[mail\n", NotesError), (b"# \xff\n", NotUtf8)):
        path.write_bytes(data)
        with pytest.raises(kind, match=r"correct|UTF-8"):
            change_config(changes(MailSetup(), SAM), path)
        assert path.read_bytes() == data
    path.write_bytes(b'\xef\xbb\xbf[me]\r\nname = "S"\r\n')
    change_config({("me", "name"): "Sam"}, path)
    assert path.read_bytes() == b'\xef\xbb\xbf[me]\r\nname = "Sam"\r\n'
    assert tomllib.loads(path.read_bytes()[3:].decode())["me"] == {"name": "Sam"}
