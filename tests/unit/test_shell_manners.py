"""The command among others in a shell: colour, pager, editor, closed pipes, and who says what where."""

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from notes.cli import COMMANDS, command_parser
from tests.unit.command_line import INTERVIEW, NOW
from tui.external_editor import editor_command, run_editor

AFTERWORD = Path(sys.executable).with_name("afterword")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one interview, a broken file, and a configuration beside it."""
    folder = tmp_path / "interviews"
    (tmp_path / "config/afterword").mkdir(parents=True)
    (tmp_path / "config/afterword/config.toml").write_text('[me]\nname = "Sam"\nemail = "sam@x.example"\n')
    folder.mkdir()
    (folder / "a.md").write_text(INTERVIEW)
    (folder / "b.md").write_text("---\ncompany: a: b\nended: now\n---\n")
    return folder


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the surroundings of a command: the clock, and settings of its own."""
    ours = {
        "AFTERWORD_NOW": NOW,
        "XDG_CONFIG_HOME": str(folder.parent / "config"),
        "XDG_STATE_HOME": str(folder.parent / "state"),
        "TERM": "xterm",
        "LINES": "10",
        "COLUMNS": "100",
    }
    left_out = ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PAGER", "LESS")
    return {key: value for key, value in os.environ.items() if key not in left_out} | ours | more


def on_a_terminal(folder: Path, *command: str | Path, **more: str) -> str:
    """Run a command with stdout on a terminal of ten lines, and return what is on it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder, **more),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end of a terminal is closed
        return b""


@pytest.mark.parametrize(
    ("settings", "is_coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_on_a_terminal(folder: Path, settings: dict[str, str], is_coloured: bool) -> None:
    """Coloured, unless the person says otherwise in one of the usual ways."""
    shown = on_a_terminal(folder, AFTERWORD, "due", **settings)
    assert "Ada Park" in shown
    assert ("\x1b[" in shown) is is_coloured


def test_pipes_get_no_colour_unless_it_is_forced(folder: Path) -> None:
    """And the list alone: what is wrong with a file stands on stderr, hints nowhere."""

    def due(**more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [AFTERWORD, "due"], cwd=folder, env=environment(folder, **more), capture_output=True, text=True
        )

    done = due()
    assert done.returncode == 2
    assert [line.split("  ")[1].strip() for line in done.stdout.splitlines()] == ["Ada Park", "Ben Ortiz"]
    assert re.fullmatch(r"afterword: b\.md:2:\d+: [^\n]+\n", done.stderr)
    assert "\x1b[" in due(CLICOLOR_FORCE="1").stdout


def test_a_long_message_goes_through_the_pager(folder: Path) -> None:
    """With the pager's arguments: a dry run of a note that would run off the screen."""
    dry_run = ("send", "a.md", "--to", "Ada", "--dry-run")
    shown = on_a_terminal(folder, AFTERWORD, *dry_run, PAGER="sed 's/^/| /'")
    assert "\n| Subject: Thank you, and the lobby robot" in shown


@pytest.mark.parametrize(
    ("pager", "rows", "shown"),
    [
        ("sed 's/^/| /'", 10, "| x\n" * 12),
        ("sed 's/^/| /'", 13, "x\n" * 12),
        ("", 10, "x\n" * 12),
        ("no-such-pager", 10, "x\n" * 12),
        ("sed 's", 10, "x\n" * 12),
    ],
)
def test_the_pager_is_for_what_does_not_fit(folder: Path, pager: str, rows: int, shown: str) -> None:
    """Without a pager, or with one that is not there or makes no sense, the text is just printed."""
    code = "from notes.commands.pager import page; page(b'x\\n' * 12)"
    found = on_a_terminal(folder, sys.executable, "-c", code, PAGER=pager, LINES=str(rows))
    assert found == shown


@pytest.mark.parametrize("command", [("check",), ("due", "--format", "ics")])
def test_a_reader_that_stops_early_is_no_mistake(folder: Path, command: tuple[str, ...]) -> None:
    """`afterword check | head -n 0`: no traceback, and the end that a shell expects."""
    script = 'set -o pipefail; "$@" 2>err | head -n 0'
    done = subprocess.run(
        ["bash", "-c", script, "bash", AFTERWORD, *command], cwd=folder, env=environment(folder)
    )
    assert "Traceback" not in (folder / "err").read_text()
    assert done.returncode in (1, 2, 141)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_examples_that_the_command_itself_would_take(name: str) -> None:
    """Every example of a help page is a command line that can be read, and exit codes are told."""
    page = command_parser(name).format_help()
    found = [
        line for line in page.partition("Examples:\n")[2].splitlines() if line.startswith("  afterword ")
    ]
    assert found
    assert "Exit code" in page
    for line in found:
        example = re.split(r"\s{3,}", line.strip())[0].partition(" | ")[0].partition(" > ")[0]
        words = shlex.split(example.partition(" < ")[0])
        assert words[:2] == ["afterword", name]
        assert command_parser(name).parse(words[2:])
    assert max(map(len, page.splitlines())) <= 120


def test_an_editor_may_have_arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`$VISUAL` before `$EDITOR`; the line where the editor takes it; odd quotes are told."""
    path = tmp_path / "a.md"
    monkeypatch.setenv("EDITOR", "vim -u 'my vimrc'")
    assert editor_command(path, 3) == ["vim", "-u", "my vimrc", "+3", str(path)]
    monkeypatch.setenv("VISUAL", "code -n")
    assert editor_command(path, 3) == ["code", "-n", "--wait", "--goto", f"{path}:3"]
    monkeypatch.setenv("VISUAL", "  ")
    assert editor_command(path, 3) == ["vim", "-u", "my vimrc", "+3", str(path)]
    monkeypatch.setenv("VISUAL", "vim 'open")
    command = editor_command(path, 3)
    assert command is not None
    assert "Could not start vim 'open" in run_editor(command)
