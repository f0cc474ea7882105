"""The message: right for every mail program, and no field of it can become another one."""

from email import message_from_bytes
from email.policy import default

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.errors import NotesError
from notes.mail.addresses import BadAddress, mailbox
from notes.mail.fields import BadField
from notes.mail.message import BadText, Garbled, Letterhead, compose, new_message_id

SAM = mailbox("Sam Rivera", "sam@rivera.example")
NOW = pendulum.datetime(2026, 11, 20, 18, 0, tz="America/New_York")
ID = "<20261120230000.0123456789abcdef0123@rivera.example>"


def message(
    name: str = "Ada Park", subject: str = "Thank you", text: str = "Hi Ada,\n", **head: bool
) -> bytes:
    """Compose a message to Ada."""
    box = mailbox(name, "ada@northwind.example")
    return compose(Letterhead(SAM, box, subject, NOW, ID, **head), text)


def test_a_plain_message() -> None:
    """It has what a message needs and nothing that tells about the machine."""
    parsed = message_from_bytes(message(), policy=default)
    assert dict(parsed.items()) == {
        "From": "Sam Rivera <sam@rivera.example>",
        "To": "Ada Park <ada@northwind.example>",
        "Subject": "Thank you",
        "Date": "Fri, 20 Nov 2026 18:00:00 -0500",
        "Message-ID": ID,
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
    assert content(message()) == "Hi Ada,\n"


def test_a_draft_asks_to_be_opened_for_sending() -> None:
    """A message for a mail program carries `X-Unsent`, and leaves the Message-ID to it."""
    box = mailbox("Ada Park", "ada@northwind.example")
    draft = compose(Letterhead(SAM, box, "Thank you", NOW, "", is_draft=True), "Hi\n")
    parsed = message_from_bytes(draft, policy=default)
    assert parsed["X-Unsent"] == "1"
    assert parsed["Message-ID"] is None


def test_message_ids_are_new_and_of_the_senders_domain() -> None:
    """Every message gets its own id, which names the sender's domain and not this machine."""
    ids = {new_message_id(SAM, NOW) for _ in range(100)}
    assert len(ids) == 100
    assert all(one.startswith("<20261120230000.") and one.endswith("@rivera.example>") for one in ids)


@pytest.mark.parametrize(
    "hostile",
    [
        *("Ada\r\nBcc: eve@x.example", "Ada\nBcc: eve@x.example", "Ada\rBcc: x", "Ada\0Park", "Ada\x1b[31m"),
        *(
            "Ada\u2028Bcc: x",
            "Ada\u2029x",
            "Ada\x85x",
            "Ada\x0bx",
            "Ada\x0cx",
            "Ada\x7f",
            "Ada\x9bx",
            "\ud800",
        ),
        *("Ada \u202egnp.exe", "Ada\u2066x", "Ada\U000e0041"),
        *("=?utf-8?q?Ada=0D=0ABcc:_eve@x.example?=", "=?utf-8?B?QWRh?="),
        "A" * 300,
    ],
)
def test_no_field_smuggles_anything_in(hostile: str) -> None:
    """Controls, separators, turned text, encoded words and endless lines are refused, in one sentence."""
    for fields in ({"name": hostile}, {"subject": hostile}):
        with pytest.raises(BadField) as caught:
            message(**fields)  # type: ignore[arg-type]  # all of them are text
        assert "\n" not in str(caught.value)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Doe, Jane",
            'Jane "JD" Doe',
            "Zoë Brontë",
            "田中さくら",
            "O'Neil; Pat",
            "(Pat) <p@x.example>",
            "Ada @ NW",
        ),
        *("Åsa Müller-Lüdenscheidt von und zu Grafenberg-Hohenzollern-Sigmaringen", "李", "Back\\slash", ""),
    ],
)
def test_odd_names_reach_one_recipient(name: str) -> None:
    """Commas, quotes, brackets and letters of all scripts stay one name of one recipient."""
    parsed = message_from_bytes(message(name=name), policy=default)
    (address,) = parsed["To"].addresses
    assert address.addr_spec == "ada@northwind.example"
    assert address.display_name.replace(" ", "") == name.replace(" ", "")


def composed_or_sentence(name: str, subject: str, text: str) -> bytes | str:
    """Return the message or why there is none; a message that does not read back is a failure."""
    try:
        return message(name=name, subject=subject, text=text)
    except Garbled:
        raise
    except NotesError as error:
        return str(error)


def content(data: bytes) -> str:
    """Return the text that a mail program shows."""
    return str(message_from_bytes(data, policy=default).get_content()).replace("\r\n", "\n")


@given(name=st.text(max_size=90), subject=st.text(max_size=200), text=st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_what_is_shown_is_what_is_sent(name: str, subject: str, text: str) -> None:
    """Whatever the fields hold: a message with exactly these, in lines mail can carry, or one sentence."""
    data = composed_or_sentence(name, subject, text + "\n")
    if isinstance(data, str):
        assert "\n" not in data
        return
    assert all(len(line) <= 998 and b"\r" not in line for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    parsed = message_from_bytes(data, policy=default)
    assert [str(one.addr_spec) for one in parsed["To"].addresses] == ["ada@northwind.example"]
    assert content(data) == text + "\n"
    assert len(parsed.items()) == 8


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x0c", "\x7f", "\x9b", "\ud800"])
def test_a_text_that_mail_cannot_carry_names_the_line(char: str) -> None:
    """Control characters and broken ones in the text are refused with their line."""
    with pytest.raises(BadText, match=r"Line 3 .* U\+"):
        message(text=f"Hi\n\nAda{char}\n")


def test_long_and_dotted_lines_survive() -> None:
    """A paragraph of thousands of characters and a line that is a dot come back as they were."""
    text = "word " * 2000 + "\n.\n..\nFrom here\n"
    assert content(message(text=text)) == text


@pytest.mark.parametrize(
    ("address", "on_the_wire"),
    [
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@BÜCHER.example", "ada@xn--bcher-kva.example"),
        ("ada@例え.example", "ada@xn--r8jz45g.example"),
        ("o'neil+jobs@north-wind.example", "o'neil+jobs@north-wind.example"),
        ("zoë@x.example", "zoë@x.example"),
        (" ada@x.example ", "ada@x.example"),
    ],
)
def test_good_addresses(address: str, on_the_wire: str) -> None:
    """International domains are encoded; a local part beyond ASCII asks for a server that knows those."""
    box = mailbox("Ada", address)
    assert box.address == on_the_wire
    assert box.needs_smtputf8 is not on_the_wire.isascii()
    data = compose(Letterhead(SAM, box, "Thank you", NOW, ID), "Hi\n")
    assert f"<{on_the_wire}>\r\n".encode() in data


@pytest.mark.parametrize(
    "address",
    [
        *("", "ada", "ada@", "@x.example", "ada@x", "a b@x.example", "ada@x .example", "<ada@x.example>"),
        *(
            "ada@x.example\r\nRCPT TO:<eve@x.example>",
            "ada@x.example,eve@x.example",
            "ada@-x.example",
            "ada@x..example",
        ),
        *(
            "-oQ/tmp@x.example",
            "-f@x.example",
            "a..b@x.example",
            ".a@x.example",
            '"a b"@x.example',
            "ada@[127.0.0.1]",
        ),
        *("ada\0@x.example", "ada@x.example\u2028", "a" * 65 + "@x.example", "ada@" + "x" * 64 + ".example"),
        *("ada@" + "x." * 130 + "example", "ada\u202e@x.example", "ada@x_y.example", "mailto:ada@x.example@"),
    ],
)
def test_bad_addresses_are_refused_in_a_sentence(address: str) -> None:
    """What no mail can go to, and what a mail command could take for an option, is refused."""
    with pytest.raises((BadAddress, BadField)) as caught:
        mailbox("Ada", address)
    assert "\n" not in str(caught.value)
    assert str(caught.value).isprintable()
