"""A model of what must survive: edits, saves, other programs and crashes, in any order."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from notes.files.file_errors import ChangedOnDisk, FolderGone, Vanished
from notes.files.journal import Journals
from notes.files.merge import Choice, merge
from notes.files.on_disk import fingerprint, load
from notes.files.recovery import discard, pending
from notes.files.saving import save
from notes.files.unsaved import Record

NAMES = st.sampled_from(["a.md", "b.md"])


@dataclass
class Buffer:
    """A file open in the editor."""

    base: bytes
    text: bytes
    expected: str | None


class Desk(RuleBasedStateMachine):
    """One person at Afterword, other programs on the same folder, and crashes.

    Every line written is unique. A line of the person's must survive until they let it go; a line of another
    program's until that program deletes the file. They survive in the file, in the editor, or in what is
    offered after a crash.
    """

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder, self.state = self.home / "interviews", self.home / "state"
        self.folder.mkdir()
        self.journals = Journals(self.folder, self.state)
        self.buffers: dict[str, Buffer] = {}
        self.must_survive: set[bytes] = set()
        self.lines = 0
        for name in ("a.md", "b.md"):
            (self.folder / name).write_bytes(b"first\nlast\n")

    def teardown(self) -> None:
        """Remove everything."""
        self.journals.close()
        shutil.rmtree(self.home)

    def new_line(self, who: str) -> bytes:
        """Return a line that stands nowhere yet."""
        self.lines += 1
        line = f"{who} {self.lines}".encode()
        self.must_survive.add(line)
        return line

    # -- the person ---------------------------------------------------------------------------------------

    @rule(name=NAMES)
    def open(self, name: str) -> None:
        """Open a file that is there."""
        if name in self.buffers or not (self.folder / name).exists():
            return
        now = load(self.folder / name)
        self.buffers[name] = Buffer(now.data, now.data, now.fingerprint)

    @precondition(lambda self: self.buffers)
    @rule(data=st.data(), at_end=st.booleans())
    def type(self, data: st.DataObject, at_end: bool) -> None:
        """Add a line; the journal follows within a second, here at once."""
        name = data.draw(st.sampled_from(sorted(self.buffers)))
        buffer, line = self.buffers[name], self.new_line("mine")
        lines = buffer.text.splitlines(keepends=True)
        lines.insert(len(lines) if at_end else min(1, len(lines)), line + b"\n")
        buffer.text = b"".join(lines)
        self.journals.keep(self.folder / name, buffer.base, buffer.text)

    @precondition(lambda self: self.buffers)
    @rule(data=st.data())
    def save(self, data: st.DataObject) -> None:
        """Save; what others changed is merged, overlaps kept from both, a file that went is made anew."""
        name = data.draw(st.sampled_from(sorted(self.buffers)))
        buffer, path = self.buffers[name], self.folder / name
        while True:
            try:
                saved = save(path, buffer.text, buffer.expected, state=self.state)
            except ChangedOnDisk as error:
                buffer.text = merged(buffer, error.theirs)
                buffer.base, buffer.expected = error.theirs, fingerprint(error.theirs)
                continue
            except (Vanished, FolderGone):
                buffer.base, buffer.expected = b"", None
                continue
            break
        buffer.base, buffer.expected = buffer.text, saved.fingerprint
        self.journals.drop(path)

    @precondition(lambda self: self.buffers)
    @rule(data=st.data())
    def let_go(self, data: st.DataObject) -> None:
        """Close a file without saving, having been asked."""
        name = data.draw(st.sampled_from(sorted(self.buffers)))
        buffer = self.buffers.pop(name)
        self.must_survive -= set(buffer.text.split(b"\n")) - self.on_disk()
        self.journals.drop(self.folder / name)

    # -- others -------------------------------------------------------------------------------------------

    @rule(name=NAMES, by_rename=st.booleans(), at_end=st.booleans())
    def edit_outside(self, name: str, by_rename: bool, at_end: bool) -> None:
        """Add a line in another editor, to what it finds on disk."""
        path = self.folder / name
        before = path.read_bytes() if path.exists() else b""
        line = self.new_line("theirs") + b"\n"
        other = path.with_name("other.tmp") if by_rename else path
        other.write_bytes(before + line if at_end else line + before)
        if by_rename:
            other.replace(path)

    @rule(name=NAMES)
    def delete_outside(self, name: str) -> None:
        """Delete a file: lines that stood only there are gone, unless they are part of an unsaved edit."""
        path = self.folder / name
        if path.exists():
            gone = set(path.read_bytes().split(b"\n"))
            path.unlink()
            self.must_survive -= gone - self.on_disk() - self.unsaved()

    @rule()
    def exchange_outside(self) -> None:
        """Let both files change places, as a checkout of another branch might."""
        first, second = self.folder / "a.md", self.folder / "b.md"
        if first.exists() and second.exists():
            first.rename(self.folder / "c.tmp")
            second.rename(first)
            (self.folder / "c.tmp").rename(second)

    # -- misfortune ---------------------------------------------------------------------------------------

    @rule()
    def crash_and_recover(self) -> None:
        """End without a word, start again, and take back everything that is offered."""
        self.journals.close()
        self.buffers.clear()
        self.journals = Journals(self.folder, self.state)
        found = pending(self.folder, self.state)
        assert not found.damaged
        for one in found.unsaved:
            expected = None if one.on_disk is None else fingerprint(one.base)
            self.buffers[one.path.name] = Buffer(one.base, one.text, expected)
            self.journals.keep(one.path, one.base, one.text)
            discard(one)

    # -- what must hold -----------------------------------------------------------------------------------

    def on_disk(self) -> set[bytes]:
        """Return the lines of all files."""
        return {line for path in self.folder.iterdir() for line in path.read_bytes().split(b"\n")}

    def unsaved(self) -> set[bytes]:
        """Return the lines that only unsaved edits have."""
        return set().union(
            *(set(one.text.split(b"\n")) - set(one.base.split(b"\n")) for one in self.buffers.values())
        )

    def everywhere(self) -> set[bytes]:
        """Return the lines of all files and all buffers."""
        return self.on_disk().union(*(buffer.text.split(b"\n") for buffer in self.buffers.values()))

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every line that must survive is on disk or in the editor."""
        assert self.must_survive <= self.everywhere()

    @invariant()
    def what_is_unsaved_is_journalled(self) -> None:
        """At any moment a crash would lose nothing that was typed."""
        records = [Record.from_json(path.read_bytes()) for path in self.journals.home.glob("*.json")]
        kept = {record.path.name: record.text for record in records}
        unsaved = {name: one.text for name, one in self.buffers.items() if one.text != one.base}
        assert kept == unsaved

    @invariant()
    def nothing_lies_about(self) -> None:
        """No temporary file stays in the folder."""
        assert {path.name for path in self.folder.iterdir()} <= {"a.md", "b.md"}


def merged(buffer: Buffer, theirs: bytes) -> bytes:
    """Return both sides' lines, as a person who wants to lose nothing would choose."""
    result = merge(buffer.base.decode(), buffer.text.decode(), theirs.decode())
    return result.text([Choice.BOTH] * len(result.conflicts)).encode()


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
