"""The ways a message can go, as the `[mail]` table of `config.toml` says."""

import ipaddress
import shlex
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from notes.errors import NotesError
from notes.files.shown_path import escaped

WAYS = ("smtp", "sendmail", "mail-client", "eml")
"""The values of `via`."""
HOW_TO_CONFIGURE = (
    "Set it up with: afterword init --mail; or in your config.toml, under [mail], set "
    'via = "smtp" (with host and user), "sendmail", "mail-client" or "eml".'
)
KEYS = (
    *("via", "host", "port", "security", "user", "password_command", "sendmail"),
    "copy_to_self",
)
"""All keys of `[mail]`."""

Security = Literal["tls", "starttls", "none"]
PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
"""The usual port of each."""
_SHELL_SIGNS = frozenset({"|", "||", "&&", ";", ">", "<", ">>", "2>", "2>/dev/null", "&"})


class NotConfigured(NotesError):  # noqa: N818 - the name says what happened
    """No way to send is set up."""

    def __str__(self) -> str:
        return f"No way to send is set up yet. {HOW_TO_CONFIGURE}"


class BadMailSetting(NotesError):  # noqa: N818 - the name says what happened
    """A value of `[mail]` that cannot be used."""

    def __init__(self, key: str, expected: str) -> None:
        super().__init__(key, expected)
        self.key = key
        self.expected = expected

    def __str__(self) -> str:
        return f"In your config.toml, [mail] {self.key} {self.expected}"


class Smtp(Struct, frozen=True):
    """A mail server to submit to."""

    host: str
    port: int
    security: Security = "tls"
    user: str = ""
    """Empty for a server that wants no login."""
    password_command: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.host


class Sendmail(Struct, frozen=True):
    """A command that takes a message the way sendmail does; its arguments, with no shell in between."""

    command: tuple[str, ...]

    def __str__(self) -> str:
        return self.command[0]


class MailClient(Struct, frozen=True):
    """The person's own mail program, opened with the note filled in."""

    def __str__(self) -> str:
        return "your mail program"


class Eml(Struct, frozen=True):
    """A file with the message."""

    def __str__(self) -> str:
        return "a message file"


Route = Smtp | Sendmail | MailClient | Eml


def read_route(mail: Mapping[str, object], via: str | None = None) -> Route:
    """Return the way that `[mail]` says, or the one named by `via`; raises a `NotesError`."""
    way = via or _text(mail, "via")
    if not way:
        raise NotConfigured
    if way not in WAYS:
        raise BadMailSetting("via", f'must be one of {_listed(WAYS)}, not "{escaped(way)}".')
    if way == "smtp":
        return _smtp(mail)
    if way == "sendmail":
        return Sendmail(_command(mail, "sendmail") or ("sendmail",))
    return MailClient() if way == "mail-client" else Eml()


def wants_copy(mail: Mapping[str, object]) -> bool:
    """Tell whether the sender wants a copy of each note (`copy_to_self`)."""
    value = mail.get("copy_to_self", False)
    if not isinstance(value, bool):
        raise BadMailSetting("copy_to_self", "must be true or false.")
    return value


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address means this very machine."""
    if host.casefold() == "localhost" or host.casefold().endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _smtp(mail: Mapping[str, object]) -> Smtp:
    host = _text(mail, "host")
    if not host:
        raise BadMailSetting(
            "host", "is missing; it is your mail provider's server, such as smtp.example.org."
        )
    if any(not (char.isalnum() or char in "-._:") for char in host) or host.startswith("-"):
        raise BadMailSetting("host", f'must be the name of a server alone, not "{escaped(host)}".')
    security = _text(mail, "security") or "tls"
    if security not in PORTS:
        raise BadMailSetting("security", 'must be "tls", "starttls" or "none".')
    if security == "none" and not is_loopback(host):
        raise BadMailSetting("security", f'"none" is only for this machine; use "tls" for {escaped(host)}.')
    return Smtp(
        host, _port(mail, security), security, _text(mail, "user"), _command(mail, "password_command")
    )


def _port(mail: Mapping[str, object], security: Security) -> int:
    port = mail.get("port", PORTS[security])
    if not isinstance(port, int) or isinstance(port, bool) or not 0 < port < 65536:
        raise BadMailSetting("port", "must be a number from 1 to 65535.")
    return port


def _command(mail: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a command's arguments: written as one line, or as a list."""
    value = mail.get(key, "")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if not isinstance(value, str):
        raise BadMailSetting(key, "must be a command, as text or as a list of its words.")
    try:
        words = tuple(shlex.split(value))
    except ValueError as error:
        raise BadMailSetting(key, "has a quotation mark that is not closed.") from error
    if _SHELL_SIGNS & set(words):
        raise BadMailSetting(key, 'runs without a shell; for pipes write a list: ["sh", "-c", "…"].')
    return words


def _text(mail: Mapping[str, object], key: str) -> str:
    value = mail.get(key, "")
    if not isinstance(value, str):
        raise BadMailSetting(key, "must be text in quotation marks.")
    if any(ord(char) < 32 or ord(char) == 127 for char in value):
        raise BadMailSetting(key, "contains a control character.")
    return value.strip()


def _listed(words: tuple[str, ...]) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
