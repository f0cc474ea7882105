"""Each recipe in docs/reminders.md, run by the program that it is for."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.unit.command_line import INTERVIEW, NOW

PAGE = (Path(__file__).parents[2] / "docs" / "reminders.md").read_text(encoding="utf-8")


def recipes(language: str) -> list[str]:
    """Return the pieces of the page that are for one program."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def needs(program: str) -> pytest.MarkDecorator:
    """Skip where a program is not installed."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home as the page takes it: two notes owed in ~/interviews, the command in ~/.local/bin."""
    (tmp_path / ".local/bin").mkdir(parents=True)
    (tmp_path / ".local/bin/afterword").symlink_to(Path(sys.executable).with_name("afterword"))
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews/a.md").write_text(INTERVIEW)
    return tmp_path


def run(home: Path, *command: str | Path, stdin: str | None = None) -> str:
    """Run a program with as little of an environment as cron gives, and return what it prints."""
    environment = {"HOME": str(home), "PATH": os.defpath, "AFTERWORD_NOW": NOW, "LC_ALL": "C.UTF-8"}
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    done = subprocess.run(
        command, cwd=home, env=environment, input=stdin, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout


def empty(home: Path) -> None:
    """Leave nothing to do."""
    (home / "interviews/a.md").unlink()


def test_bash_shows_how_many_in_the_prompt(home: Path) -> None:
    """And nothing when nobody is owed a note."""
    script = f"PS1='$ '\n{recipes('bash')[0]}\necho \"${{PS1@P}}\""
    assert run(home, "bash", "-c", script) == "(2 to thank) $ \n"
    empty(home)
    assert run(home, "bash", "-c", script) == "$ \n"


@needs("zsh")
def test_zsh_shows_how_many_in_the_prompt(home: Path) -> None:
    """The function is that of bash."""
    function = recipes("bash")[0].partition("PS1=")[0]
    script = f"PROMPT='> '\n{function}\n{recipes('zsh')[0]}\nprint -P -- \"$PROMPT\""
    assert run(home, "zsh", "-f", "-c", script) == "(2 to thank) > \n"


@needs("fish")
def test_fish_shows_how_many_in_the_prompt(home: Path) -> None:
    """On the right; and nothing when nobody is owed a note."""
    script = f"{recipes('fish')[0]}\nfish_right_prompt"
    assert run(home, "fish", "--no-config", "-c", script) == "(2 to thank)\n"
    empty(home)
    assert run(home, "fish", "--no-config", "-c", script) == ""


@needs("tmux")
def test_tmux_shows_the_next_note_in_its_status_line(home: Path) -> None:
    """A real tmux runs the command of `status-right`."""
    (home / "tmux.conf").write_text(recipes("tmux")[0])
    inner = f"env -u TMUX tmux -u -S {home}/inner -f {home}/tmux.conf new-session 'sleep 60'"
    outer = (
        "tmux",
        "-u",
        "-f",
        os.devnull,
        "-S",
        str(home / "outer"),
    )  # a terminal to see the status line in
    run(home, *outer, "new-session", "-d", "-x", "120", "-y", "8", inner)
    try:
        until = time.monotonic() + 30
        while (
            "Ada Park" not in (shown := run(home, *outer, "capture-pane", "-p")) and time.monotonic() < until
        ):
            time.sleep(0.05)
        assert re.search(r"6h left +Ada Park +Northwind Robotics", shown)
    finally:
        run(home, *outer, "kill-server")
        subprocess.run(["tmux", "-S", home / "inner", "kill-server"], stderr=subprocess.DEVNULL)


def test_cron_lines_print_only_what_is_due(home: Path) -> None:
    """Five fields, and a command for `sh` without anybody's PATH; no per cent sign, which cron cuts at."""
    lines = [line.strip() for line in recipes("cron")]
    assert len(lines) == 2
    for line in lines:
        assert re.fullmatch(r"(?:[\d*,/-]+ ){5}[^%]+", line)
    first, second = (line.split(" ", 5)[5] for line in lines)
    assert "Ada Park" in run(home, "sh", "-c", first)
    assert run(home, "sh", "-c", second) == ""
    assert len(Calendar.from_ical((home / "due.ics").read_bytes()).walk("VEVENT")) == 2
    empty(home)
    assert run(home, "sh", "-c", first) == ""


@needs("systemd-analyze")
def test_systemd_accepts_the_units_and_its_command_tells_what_is_due(home: Path) -> None:
    """By its own verifier; and the shell command in it, with a stand-in for the desktop's notifier."""
    service, timer = recipes("systemd")
    (home / "afterword-due.service").write_text(service)
    (home / "afterword-due.timer").write_text(timer)
    for name in ("afterword-due.service", "afterword-due.timer"):
        verdict = subprocess.run(
            ["systemd-analyze", "verify", "--user", "--man=no", name],
            cwd=home,
            env=os.environ | {"XDG_RUNTIME_DIR": str(home), "SYSTEMD_UNIT_PATH": f"{home}:"},
            capture_output=True,
            text=True,
        )
        assert [line for line in verdict.stderr.splitlines() if "afterword" in line] == []
    when = re.search(r"OnCalendar=(.*)", timer)
    assert when
    assert "Next elapse" in run(home, "systemd-analyze", "calendar", when[1])
    command = re.search(r"ExecStart=/bin/sh -c '(.*)'", service)
    assert command
    (home / "notify-send").write_text('#!/bin/sh\necho "$1: $2"\n')
    (home / "notify-send").chmod(0o755)
    shell = command[1].replace("%h", str(home)).replace("$$", "$")
    told = run(home, "sh", "-c", f"PATH={home}:$PATH; {shell}")
    assert told.startswith("Thank-you notes: 6h left")
    empty(home)
    assert run(home, "sh", "-c", f"PATH={home}:$PATH; {shell}") == ""


def test_scripts_get_a_calendar_and_json(home: Path) -> None:
    """The other two lines of the page, without `jq` if that is not there."""
    calendar, script = (recipe.replace("afterword", "~/.local/bin/afterword") for recipe in recipes("sh"))
    assert run(home, "sh", "-c", calendar) == ""
    assert (home / "due.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    report = json.loads(run(home, "sh", "-c", script.partition("|")[0]))
    assert [one["state"] for one in report["due"]] == ["due", "due"]
    if shutil.which("jq"):
        assert run(home, "sh", "-c", script) == ""
