"""The `[mail]` table: every way, its defaults, and one sentence for each value that cannot be."""

from typing import Any

import pytest

from notes.mail.routes import (
    BadMailSetting,
    Eml,
    MailClient,
    NotConfigured,
    Sendmail,
    Smtp,
    is_loopback,
    read_route,
    wants_copy,
)

SMTP: dict[str, object] = {"via": "smtp", "host": "mail.example"}


@pytest.mark.parametrize(
    ("mail", "route"),
    [
        (SMTP, Smtp("mail.example", 465, "tls")),
        (SMTP | {"security": "starttls", "user": "sam"}, Smtp("mail.example", 587, "starttls", "sam")),
        (SMTP | {"port": 2525}, Smtp("mail.example", 2525, "tls")),
        (SMTP | {"host": "localhost", "security": "none"}, Smtp("localhost", 25, "none")),
        (
            SMTP | {"password_command": "pass show 'my mail'"},
            Smtp("mail.example", 465, "tls", "", ("pass", "show", "my mail")),
        ),
        ({"via": "sendmail"}, Sendmail(("sendmail",))),
        ({"via": "sendmail", "sendmail": "msmtp -a work"}, Sendmail(("msmtp", "-a", "work"))),
        ({"via": "sendmail", "sendmail": ["/opt/my mailer", "-v"]}, Sendmail(("/opt/my mailer", "-v"))),
        ({"via": "mail-client"}, MailClient()),
        ({"via": "eml"}, Eml()),
    ],
)
def test_every_way(mail: dict[str, object], route: object) -> None:
    """Ports follow from the security, commands are lists of words."""
    assert read_route(mail) == route


def test_the_way_asked_for_wins() -> None:
    """`--via` overrules the settings."""
    assert read_route(SMTP, via="eml") == Eml()


def test_nothing_configured_names_the_settings() -> None:
    """Without a way, the sentence says what to set and where."""
    with pytest.raises(NotConfigured, match=r"config\.toml, under \[mail\], set via"):
        read_route({})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"via": "pigeon"}, "via must be one of"),
        ({"via": 3}, "via must be text"),
        ({"host": ""}, "host is missing"),
        ({"host": "mail.example/../x"}, "host must be the name"),
        ({"host": "mail.example\r\nEHLO"}, "host contains a control character"),
        ({"host": "-oProxy"}, "host must be the name"),
        ({"port": "465"}, "port must be a number"),
        ({"port": True}, "port must be a number"),
        ({"port": 70000}, "port must be a number"),
        ({"security": "ssl"}, "security must be"),
        ({"security": "none"}, '"none" is only for this machine'),
        ({"user": ["sam"]}, "user must be text"),
        ({"user": "sam\n"}, "user contains a control character"),
        ({"password_command": "pass 'mail"}, "quotation mark"),
        ({"password_command": "pass mail | head -1"}, "without a shell"),
        ({"password_command": 7}, "must be a command"),
        ({"via": "sendmail", "sendmail": [1]}, "must be a command"),
    ],
)
def test_wrong_values_are_named(change: dict[str, Any], words: str) -> None:
    """A value that cannot be used is refused before anything is connected to."""
    with pytest.raises(BadMailSetting, match=r"\[mail\]") as caught:
        read_route(SMTP | change)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        *(
            ("localhost", True),
            ("LOCALHOST", True),
            ("a.localhost", True),
            ("127.0.0.1", True),
            ("127.9.9.9", True),
        ),
        *(("::1", True), ("10.0.0.1", False), ("localhost.example", False), ("127.0.0.1.example", False)),
    ],
)
def test_what_is_this_machine(host: str, here: bool) -> None:
    """Only real loopback names and addresses do without TLS."""
    assert is_loopback(host) is here


def test_a_copy_only_on_request() -> None:
    """`copy_to_self` is off by default and must be true or false."""
    assert wants_copy({}) is False
    assert wants_copy({"copy_to_self": True}) is True
    with pytest.raises(BadMailSetting, match="copy_to_self must be true or false"):
        wants_copy({"copy_to_self": "yes"})
