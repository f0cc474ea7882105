"""Invitations as files: what terminals paste when one is dropped on them, and what is wrong with a path."""

import os
from pathlib import Path

import pendulum
import pytest

from notes.errors import NotesError
from notes.invitations.invite_file import dropped, path_typed, read_invite_file
from notes.settings import Me

ZONE = pendulum.timezone("Europe/Paris")


@pytest.mark.parametrize(
    ("pasted", "paths"),
    [
        ("/home/sam/invite.ics", ["/home/sam/invite.ics"]),
        ("'/home/sam/My invite.ics' ", ["/home/sam/My invite.ics"]),
        ('"/home/sam/My invite.ICS"', ["/home/sam/My invite.ICS"]),
        (r"/Users/sam/Ada\'s\ invite\ \(1\).ics ", ["/Users/sam/Ada's invite (1).ics"]),
        (r"'/home/sam/Ada'\''s.ics'", ["/home/sam/Ada's.ics"]),
        ("/home/sam/My invite.ics", ["/home/sam/My invite.ics"]),
        ("/home/sam/Ada's invite.ics\n", ["/home/sam/Ada's invite.ics"]),
        ("file:///home/sam/My%20invite.ics\r\n", ["/home/sam/My invite.ics"]),
        ("file://laptop/home/sam/%C3%A9.ics", ["/home/sam/é.ics"]),
        ("/home/sam/a.ics /home/sam/b.ics", ["/home/sam/a.ics", "/home/sam/b.ics"]),
        ("invite.ics", []),
        ("See /home/sam/invite.ics, please", []),
        ("/home/sam/invite.ics.md", []),
        ("/etc/hosts", []),
        ("Thank you!\n/home/sam/invite.ics", []),
        ("~nobodyhere/invite.ics", []),
        ("", []),
    ],
)
def test_dropped_invitations_are_told_from_text(pasted: str, paths: list[str]) -> None:
    """Plain, quoted, escaped and as an address; whatever is more than paths of invitations is text."""
    assert [str(path) for path in dropped(pasted)] == paths


def test_a_path_in_the_home_or_below_the_folder_can_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a shell; a dropped one may stand in the field too."""
    monkeypatch.setenv("HOME", "/home/sam")
    folder = Path("/interviews")
    assert path_typed("~/invite.ics", folder) == Path("/home/sam/invite.ics")
    assert path_typed(" in/invite.ics ", folder) == Path("/interviews/in/invite.ics")
    assert path_typed("'/x/y z.ics'", folder) == Path("/x/y z.ics")


def test_whatever_is_wrong_with_a_path_is_one_sentence(tmp_path: Path) -> None:
    """Nothing there, a folder, a pipe that nobody writes to, a whole calendar of years, another file."""
    os.mkfifo(tmp_path / "pipe.ics")
    (tmp_path / "large.ics").write_bytes(b" " * 5_000_001)
    (tmp_path / "photo.ics").write_bytes(bytes(range(256)))
    for name, told in {
        "none.ics": "There is no file",
        "": "is a folder",
        "pipe.ics": "is a pipe",
        "large.ics": "larger than 5 MB",
        "photo.ics": "it is no calendar file",
    }.items():
        with pytest.raises(NotesError, match=told) as raised:
            read_invite_file(tmp_path / name, Me(), ZONE)
        assert len(str(raised.value).splitlines()) == 1
