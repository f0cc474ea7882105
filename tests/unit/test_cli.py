"""The entry point: which command runs, what -h says, and how errors end."""

import fcntl
import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from notes.cli import COMMANDS, main

AFTERWORD = Path(sys.executable).with_name("afterword")


def run(
    *arguments: str, cwd: Path, now: str = "2026-11-21T09:00:00-05:00"
) -> subprocess.CompletedProcess[str]:
    """Run the real command, without a terminal, away from the settings of whoever runs the tests."""
    environment = os.environ | {"XDG_CONFIG_HOME": str(cwd / "no-config"), "AFTERWORD_NOW": now}
    return subprocess.run(
        [AFTERWORD, *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_command_has_help_with_examples(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    """`-h` prints usage and examples on stdout and ends with 0."""
    assert main([name, "-h"] if name else ["-h"]) == 0
    out, err = capsys.readouterr()
    assert "usage: afterword" in out
    assert "Examples:" in out
    assert err == ""


def test_top_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The help without a command lists them all."""
    main(["-h"])
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the package's version."""
    from notes import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"afterword {__version__}\n"


def test_mistyped_option_is_one_sentence_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong option ends with 2, names the option and where to read more; nothing is on stdout."""
    assert main(["check", "--colour"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--colour" in err
    assert "afterword check -h" in err


def test_wrong_choice_names_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown format ends with 2 and says which there are."""
    assert main(["due", "--format", "xml"]) == 2
    assert "json" in capsys.readouterr().err


def test_options_are_not_abbreviated(capsys: pytest.CaptureFixture[str]) -> None:
    """`--str` is not `--strict`: a later option must not change what a script means."""
    assert main(["check", "--str"]) == 2
    assert "--str" in capsys.readouterr().err


def test_mistyped_command_is_guessed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`afterword chekc` is a path that does not exist; the sentence asks about `check`."""
    monkeypatch.chdir(tmp_path)
    assert main(["chekc"]) == 2
    assert "afterword check" in capsys.readouterr().err


def test_control_characters_of_arguments_are_escaped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that was typed or found reaches the terminal raw."""
    monkeypatch.chdir(tmp_path)
    for arguments in (["no\x1b]0;such\x07"], ["check", "no\x1bsuch"], ["check", "--no\x1bsuch"]):
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert "\x1b" not in out + err
        assert "\\x1b" in err


def test_app_needs_a_terminal(tmp_path: Path) -> None:
    """Without a terminal the app says so and names what works in pipes."""
    done = run(str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert "terminal" in done.stderr
    assert done.stdout == ""


def test_folder_named_like_a_command(tmp_path: Path) -> None:
    """`./check` is a path; so is a name after `--`."""
    (tmp_path / "check").mkdir()
    for arguments in (["./check"], ["--", "check"]):
        done = run(*arguments, cwd=tmp_path)
        assert "terminal" in done.stderr  # it went on to open the app


def test_a_file_that_is_no_interview_is_not_opened(tmp_path: Path) -> None:
    """The app says what an interview is, and ends with 2."""
    (tmp_path / "README.md").write_text("# Readme\n")
    done = run("README.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "README.md is no interview" in done.stderr


def test_clock_may_be_set_and_is_checked(tmp_path: Path) -> None:
    """`AFTERWORD_NOW` that is no date-time is one sentence, exit code 2."""
    done = run("due", cwd=tmp_path, now="soon\x1b")
    assert done.returncode == 2
    assert "AFTERWORD_NOW" in done.stderr
    assert "\x1b" not in done.stderr


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """A reader that stops early ends the command without a word, as shells expect."""
    with subprocess.Popen(
        [AFTERWORD, "-h"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode in (0, 141)


def test_full_disk_behind_stdout_is_a_sentence(tmp_path: Path) -> None:
    """What cannot be written is told, not a traceback."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [AFTERWORD, "sample", "x"], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_interrupting_is_quiet(tmp_path: Path) -> None:
    """Ctrl+C ends a command with 130 and without a traceback."""
    command = [str(AFTERWORD), "check", "-"]
    # Where the tests run in the background of a script, Ctrl+C is ignored, and programs inherit that.
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    finally:
        signal.signal(signal.SIGINT, heard)
    with process:
        assert process.stdin
        assert process.stderr
        os.write(process.stdin.fileno(), b"-")
        waiting = bytearray(4)
        until = time.monotonic() + 30
        while fcntl.ioctl(process.stdin, termios.FIONREAD, waiting) == 0 and any(waiting):
            assert time.monotonic() < until  # the command never began to read
        process.send_signal(signal.SIGINT)
        complaint = process.stderr.read()
    assert complaint == b"\n"
    assert process.returncode == 130


def test_every_command_starts_without_the_app(tmp_path: Path) -> None:
    """No command but opening imports Textual."""
    code = (
        "import sys; from notes.cli import COMMANDS, command_parser\n"
        "for name in COMMANDS: command_parser(name)\n"
        "print(sorted(m for m in sys.modules if m.partition('.')[0] in ('textual', 'rich', 'tui')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout == "[]\n", done.stderr


def test_due_imports_nothing_heavy(tmp_path: Path) -> None:
    """`due` is for shell prompts: none of the packages that cost time is imported on its way."""
    code = (
        "import sys; from notes.cli import main; main(['due', '.'])\n"
        "heavy = {'textual', 'rich', 'tui', 'tomlkit', 'harper', 'icalendar', 'watchfiles', 'rapidfuzz'}\n"
        "print(sorted(heavy & {m.partition('.')[0] for m in sys.modules}))"
    )
    (tmp_path / "a.md").write_text(
        "---\ncompany: X\nended: 2026-11-20 10:00\ninterviewers: [{name: Ada Park}]\n---\n"
    )
    (tmp_path / "afterword.toml").write_text('timezone = "Europe/Berlin"\n')
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr + done.stdout
    assert "Ada Park" in done.stdout
