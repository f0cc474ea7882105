"""Setting up how notes go out: what a person is asked, what is suggested, and what is then written."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from notes.errors import NotesError
from notes.mail.addresses import mailbox
from notes.mail.providers import usual_server
from notes.mail.routes import BadMailSetting, NotConfigured, Route, read_route
from notes.settings import Config, Me

Changes = dict[tuple[str, ...], str | int | bool | None]

_LABELS: Final = {
    "via": "The way",
    "host": "The server",
    "port": "The port",
    "security": "The security",
    "user": "The user name",
    "password_command": "The password command",
    "sendmail": "The mail command",
}
_OWN: Final = ("name", "email")
_OF_WAY: Final = {
    "smtp": ("host", "port", "security", "user", "password_command"),
    "sendmail": ("sendmail",),
}
"""The keys that only one way uses; those of the other ways stay in the file as they are."""


class Unfit(NotesError):  # noqa: N818 - the name says what it is
    """Answers that cannot be used yet."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class MailSetup(Struct, frozen=True):
    """How notes go out, as a person types it. A password is no part of it."""

    name: str = ""
    email: str = ""
    via: str = ""
    host: str = ""
    port: str = ""
    """Empty: the usual one of the security."""
    security: str = ""
    user: str = ""
    password_command: str = ""
    sendmail: str = ""
    copy_to_self: bool = False


def setup_of(config: Config) -> MailSetup:
    """Return what the person's own settings say now."""
    words = {key: _typed(config.mail.get(key)) for one in _OF_WAY.values() for key in one}
    copies = config.mail.get("copy_to_self") is True
    via = _typed(config.mail.get("via"))
    return MailSetup(config.me.name, config.me.email, via, copy_to_self=copies, **words)


def _typed(value: object) -> str:
    if isinstance(value, list):
        return shlex.join(str(one) for one in value)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def suggested(setup: MailSetup, me: Me, home: Path) -> MailSetup:
    """Return the setup with what is still open filled in: by git's idea of who it is, and by the address."""
    setup = replace(setup, name=setup.name or me.name, email=setup.email or me.email)
    setup = with_usual_server(setup)
    command = setup.sendmail or ("msmtp" if _has_msmtp(home) else "sendmail")
    via = setup.via or ("smtp" if setup.host or command != "msmtp" else "sendmail")
    return replace(setup, via=via, security=setup.security or "tls", sendmail=command)


def with_usual_server(setup: MailSetup) -> MailSetup:
    """Return the setup with its provider's server, where none is named and the provider is a known one."""
    usual = usual_server(setup.email)
    if setup.host or usual is None:
        return setup
    return replace(setup, host=usual.host, security=usual.security, port="", user=setup.user or usual.user)


def _has_msmtp(home: Path) -> bool:
    """Tell whether the person has set msmtp up for themselves."""
    return any((home / name).is_file() for name in (".msmtprc", ".config/msmtp/config"))


def route_of(setup: MailSetup) -> Route:
    """Return the way that the answers mean; raises `Unfit`, one sentence about what is not right."""
    if not setup.email:
        raise Unfit("Your own address is needed: it is where answers go.")
    try:
        mailbox(setup.name, setup.email)
        return read_route(_table(setup))
    except BadMailSetting as error:
        raise Unfit(f"{_LABELS.get(error.key, error.key)} {error.expected}") from error
    except NotConfigured as error:
        raise Unfit("Choose the way first.") from error
    except NotesError as error:
        raise Unfit(str(error)) from error


def changes(before: MailSetup, after: MailSetup) -> Changes:
    """Return the settings to write so that a file that said `before` says `after`; nothing secret."""
    found: Changes = {}
    for key in after.__struct_fields__:
        is_used = key in (*_OWN, "via", "copy_to_self", *_OF_WAY.get(after.via, ()))
        old, new = getattr(before, key), getattr(after, key)
        if not is_used or old == new:
            continue
        table = "me" if key in _OWN else "mail"
        found[table, key] = _value(key, new)
    return found


def _value(key: str, typed: str | bool) -> str | int | bool | None:
    if key == "port" and isinstance(typed, str) and typed.isdecimal():
        return int(typed)
    return typed if typed != "" else None


def _table(setup: MailSetup) -> Mapping[str, object]:
    values = {name: getattr(setup, name) for name in setup.__struct_fields__ if name not in _OWN}
    return {key: _value(key, value) for key, value in values.items() if value != ""}
