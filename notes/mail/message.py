"""The message of a note: one plain text, every header checked, read back before anybody sees it."""

import re
import secrets
import unicodedata
from email import message_from_bytes
from email.header import Header, decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

from msgspec import Struct
from pendulum import DateTime

from notes.errors import NotesError
from notes.mail.addresses import Mailbox
from notes.mail.fields import LONGEST_SUBJECT, header_text, named

LINE_LENGTH = 76
"""Columns after which a header goes on in the next line (RFC 5322 wants at most 78)."""


class BadText(NotesError):  # noqa: N818 - the name says what happened
    """The note's text holds something that mail cannot carry."""

    def __init__(self, line: int, char: str) -> None:
        super().__init__(line, char)
        self.line = line
        self.char = char

    def __str__(self) -> str:
        return (
            f"Line {self.line} of the note contains the character {named(self.char)}, "
            "which mail cannot carry; remove it and send again."
        )


class Garbled(NotesError):  # noqa: N818 - the name says what happened
    """The finished message does not say what the note says."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    def __str__(self) -> str:
        return f"The {self.field} does not survive the form that mail needs; simplify it and send again."


class Letterhead(Struct, frozen=True):
    """What stands above the text of a message."""

    sender: Mailbox
    recipient: Mailbox
    subject: str
    date: DateTime
    message_id: str
    """With its angle brackets; empty for a draft, to which the mail program gives its own."""
    is_draft: bool = False
    """Whether the message asks mail programs to open it for sending (`X-Unsent`)."""


def new_message_id(sender: Mailbox, now: DateTime) -> str:
    """Return a Message-ID of the sender's domain; it tells nothing about the machine."""
    return f"<{now.in_timezone('UTC').format('YYYYMMDDHHmmss')}.{secrets.token_hex(10)}@{sender.domain}>"


def compose(head: Letterhead, text: str) -> bytes:
    """Return the message as it goes out: CRLF line ends, lines of at most 998 bytes.

    Raises `BadField`, `BadText` or `Garbled`.
    """
    _check_text(text)
    subject = header_text("subject", head.subject, LONGEST_SUBJECT)
    international = head.sender.needs_smtputf8 or head.recipient.needs_smtputf8
    message = EmailMessage(policy=_Wire(linesep="\r\n", utf8=international))
    message["From"] = _address(head.sender)
    message["To"] = _address(head.recipient)
    message["Subject"] = subject
    message["Date"] = format_datetime(head.date)
    if head.message_id:
        message["Message-ID"] = head.message_id
    if head.is_draft:
        message["X-Unsent"] = "1"
    # Paragraphs stay whole lines inside quoted-printable: most readers' programs wrap those to their window,
    # while they show the breaks of format=flowed as they are.
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    data = message.as_bytes()
    _read_back(data, head, subject, text)
    return data


class _Wire(EmailPolicy):
    """The standard policy with its own folding of names and subjects.

    The library's folding puts blanks into or between encoded words of long names and subjects (seen in
    CPython 3.11.7), so those two are encoded whole.
    """

    def fold(self, name: str, value: str) -> str:
        """Return a header as it is written."""
        if name == "Subject":
            return f"{name}: {_encoded(str(value), len(name) + 2)}\r\n"
        if name in ("From", "To"):
            return f"{name}: {self._folded_address(value, len(name) + 2)}\r\n"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it goes over the wire."""
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii")

    def _folded_address(self, value: str, used: int) -> str:
        address: Address = value.addresses[0]  # type: ignore[attr-defined]  # an AddressHeader
        spec = f"<{address.username}@{address.domain}>"
        if not address.display_name:
            return spec[1:-1]
        if address.display_name.isascii():
            name = str(Address(address.display_name)).removesuffix("<>").rstrip()
        else:
            name = _encoded(address.display_name, used)
        last_line = name.rpartition("\n")[2]
        gap = " " if used + len(last_line) + 1 + len(spec) <= LINE_LENGTH else "\r\n "
        return f"{name}{gap}{spec}"


def _encoded(text: str, used: int) -> str:
    """Return text for a header after `used` columns of its first line, in encoded words if it needs them."""
    if text.isascii() and used + len(text) <= LINE_LENGTH:
        return text
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=LINE_LENGTH, header_name="x" * (used - 2)).encode(linesep="\r\n")


def _address(box: Mailbox) -> Address:
    return Address(display_name=box.name, username=box.local_part, domain=box.domain)


def _check_text(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        for char in line:
            if char != "\t" and unicodedata.category(char) in ("Cc", "Cs"):
                raise BadText(number, char)


def _read_back(data: bytes, head: Letterhead, subject: str, text: str) -> None:
    """Read the message like a mail program and compare; what is shown is what is sent, or nothing is."""
    message = message_from_bytes(data, policy=SMTP)
    raw = {name: _from_wire(str(value)) for name, value in message.raw_items()}
    wanted = {
        "sender": (raw.get("From", ""), head.sender),
        "recipient": (raw.get("To", ""), head.recipient),
    }
    for field, (value, box) in wanted.items():
        name, _, address = value.rpartition("<")
        if address.rstrip(">").strip() != box.address or _unquoted(_decoded(name)) != box.name:
            raise Garbled(field)
    if _decoded(raw.get("Subject", "")) != subject:
        raise Garbled("subject")
    names = [name for name, _ in message.raw_items()]
    if len(set(names)) != len(names) or set(names) - _HEADERS:
        raise Garbled("header")
    if message.get_content().replace("\r\n", "\n") != text:
        raise Garbled("text")


_HEADERS = frozenset(
    {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
)
"""All that a message of ours ever has."""


def _from_wire(value: str) -> str:
    """Return a raw header value as text, unfolded."""
    return value.encode("ascii", "surrogateescape").decode("utf-8").replace("\r\n", "")


def _decoded(value: str) -> str:
    """Return what a mail program shows for a raw header value."""
    return str(make_header(decode_header(value.strip())))


def _unquoted(name: str) -> str:
    """Return a name without the quotation marks that its punctuation asked for."""
    if not name.isascii() or not (name.startswith('"') and name.endswith('"')):
        return name
    return re.sub(r"\\(.)", r"\1", name[1:-1])
