"""The journey of docs/journey.md once more, through a real terminal: bytes in, bytes out, and mail."""

import os
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

from tests.documents.journey_page import steps
from tests.ui.mail_box import Mailbox
from tests.ui.terminal import Terminal

BYTES = {
    "enter": "\r",
    "escape": "\x1b",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "shift+f5": "\x1b[15;2~",
}
"""What terminals send for these keys."""


def sent_by(key: str) -> str:
    """Return the bytes of a key: those of the table, a control character, or the letter itself."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) - ord("a") + 1)
    return BYTES.get(key, key)


def test_the_journey_works_in_a_real_terminal(tmp_path: Path, mailbox: Mailbox) -> None:
    """Each step shows what the page says; then three mails are out, and the app ends well."""
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "afterword.toml").write_text('timezone = "UTC"\n')
    terminal = Terminal(folder)
    try:
        terminal.wait(partial(terminal.shows, "New interview"))
        for step in steps():
            for stroke in step.strokes:
                terminal.type(sent_by(stroke.key) if stroke.key else stroke.words)
                terminal.settle()
            terminal.wait(partial(terminal.shows, step.seen))
        terminal.type("\x11")
        assert os.waitstatus_to_exitcode(terminal.status()) == 0
    finally:
        terminal.close()
    mails = [message_from_bytes(data, policy=default) for data in mailbox.received]
    assert sorted(mail["To"].addresses[0].display_name for mail in mails) == [
        "Ada Park",
        "Ben Ortiz",
        "Cy Young",
    ]
    assert all("Thank you" in mail["Subject"] for mail in mails)
    (file,) = folder.glob("*.md")
    assert file.read_text().count("    sent: ") == len(mails)
    assert b"\x1b]52" not in terminal.drawn
