"""Mail addresses: read strictly, international domains encoded, nothing that a server could misread."""

import re

from msgspec import Struct

from notes.errors import NotesError
from notes.files.shown_path import escaped
from notes.mail.fields import LONGEST_NAME, header_text

LONGEST_ADDRESS, LONGEST_LOCAL_PART = 254, 64  # RFC 5321, section 4.5.3.1

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")


class BadAddress(NotesError):  # noqa: N818 - the name says what happened
    """An address that no mail can go to."""

    def __init__(self, whose: str, address: str, problem: str) -> None:
        super().__init__(whose, address, problem)
        self.whose = whose
        self.address = address
        self.problem = problem

    def __str__(self) -> str:
        return f'The address of {escaped(self.whose)}, "{escaped(self.address)}", {self.problem}'


class Mailbox(Struct, frozen=True):
    """A person's name and address, checked."""

    name: str
    local_part: str
    domain: str
    """As it goes over the wire: ASCII."""
    written: str
    """The address as the person wrote it."""

    @property
    def address(self) -> str:
        """The address as it goes over the wire."""
        return f"{self.local_part}@{self.domain}"

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only servers that know international addresses (RFC 6531) can take it."""
        return not self.local_part.isascii()

    def __str__(self) -> str:
        return f"{self.name} <{self.written}>" if self.name else self.written


def mailbox(name: str, address: str) -> Mailbox:
    """Check a name and an address; raises `BadAddress` or `BadField`, each one sentence."""
    whose = name or "the sender"
    written = address.strip(" \t")
    checked_name = header_text(f"name {escaped(name)}", name, LONGEST_NAME)
    local_part, at, domain = written.rpartition("@")
    if not at or not local_part or not domain or re.search(r"[\s<>]", written):
        raise BadAddress(whose, written, "is no mail address; write it like ada@northwind.example.")
    _check_local_part(whose, written, local_part)
    encoded = _encoded_domain(whose, written, domain)
    if len(local_part.encode()) + 1 + len(encoded) > LONGEST_ADDRESS:
        raise BadAddress(whose, written[:60] + "…", f"is longer than {LONGEST_ADDRESS} characters.")
    return Mailbox(checked_name, local_part, encoded, written)


def _check_local_part(whose: str, written: str, local_part: str) -> None:
    if local_part.startswith("-"):
        raise BadAddress(
            whose, written, "starts with a hyphen, which mail commands take for an option; it is not used."
        )
    if len(local_part.encode()) > LONGEST_LOCAL_PART:
        raise BadAddress(whose, written[:60] + "…", f"has over {LONGEST_LOCAL_PART} characters before the @.")
    header_text(f"address of {escaped(whose)}", local_part, LONGEST_LOCAL_PART)
    if not _LOCAL_PART.fullmatch(local_part):
        raise BadAddress(whose, written, "has characters before the @ that no mail server takes; correct it.")


def _encoded_domain(whose: str, written: str, domain: str) -> str:
    import idna

    try:
        encoded = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise BadAddress(whose, written, "has no valid domain after the @; correct it.") from error
    if "." not in encoded and encoded != "localhost":
        raise BadAddress(whose, written, "lacks the end of its domain, such as .com; complete it.")
    return encoded
