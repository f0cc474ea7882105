"""`afterword init`: settings, hook and mail, never over what is there."""

import os
import pty
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from notes.cli import main
from tests.mail.drop_server import DropServer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty current directory that is no repository, whatever lies around it."""
    here = tmp_path / "interviews"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return here


def leaves(table: dict[str, object]) -> list[object]:
    """Return the values set anywhere in a table."""
    found: list[object] = []
    for value in table.values():
        found += leaves(value) if isinstance(value, dict) else [value]
    return found


def make_repository(folder: Path) -> None:
    """Make the folder a git repository."""
    subprocess.run(["git", "init", "--quiet", folder], check=True)


def test_settings_are_written_with_every_key_behind_a_comment(folder: Path) -> None:
    """The new file is valid, changes nothing by itself, and names every setting."""
    assert main(["init"]) == 0
    text = (folder / "afterword.toml").read_text()
    assert leaves(tomllib.loads(text)) == []
    for key in ("timezone", "frontmatter", "hours", "business_days", "holidays", "pass", "dialect", "words"):
        assert f"# {key} = " in text


def test_settings_with_all_comments_taken_away_are_valid(folder: Path) -> None:
    """Every example in the file can be used as it stands."""
    main(["init"])
    lines = (folder / "afterword.toml").read_text().splitlines()
    live = [line.removeprefix("# ") if " = " in line else line for line in lines]
    values = tomllib.loads("\n".join(live))
    assert values["deadline"]["hours"] == 24
    assert values["limits"]["email"] == {"pass": 150, "error": 200}
    assert values["rules"] == {"personalized/stock-phrases": False}


def test_existing_settings_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second `init` changes nothing and says so."""
    (folder / "afterword.toml").write_text("# mine\n")
    assert main(["init"]) == 0
    assert (folder / "afterword.toml").read_text() == "# mine\n"
    assert "stays as it is" in capsys.readouterr().out


def test_folder_is_made(folder: Path) -> None:
    """`init FOLDER` makes the folder when it is not there."""
    assert main(["init", "new/one"]) == 0
    assert (folder / "new/one/afterword.toml").is_file()


def test_hook_is_left_without_a_terminal(folder: Path) -> None:
    """Nobody to ask: no hook."""
    make_repository(folder)
    assert main(["init"]) == 0
    assert not (folder / ".git/hooks/pre-commit").exists()


def test_hook_on_request_can_be_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--hook` writes an executable hook that runs the check of staged files."""
    make_repository(folder)
    assert main(["init", "--hook"]) == 0
    hook = folder / ".git/hooks/pre-commit"
    assert os.access(hook, os.X_OK)
    assert "afterword check --staged --hook" in hook.read_text()
    assert "pre-commit" in capsys.readouterr().out


def test_hook_without_afterword_on_the_path_stops_no_commit(folder: Path) -> None:
    """A git client with another PATH can still commit, and is told."""
    make_repository(folder)
    main(["init", "--hook"])
    done = subprocess.run(
        ["/bin/sh", ".git/hooks/pre-commit"], env={"PATH": "/nowhere"}, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert "not checked" in done.stderr


def test_existing_hook_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line to add is printed; the hook stays byte for byte."""
    make_repository(folder)
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nmake lint\n")
    assert main(["init", "--hook"]) == 2
    assert hook.read_text() == "#!/bin/sh\nmake lint\n"
    assert "afterword check --staged --hook || exit" in capsys.readouterr().err


def test_hook_goes_where_git_looks(folder: Path) -> None:
    """`core.hooksPath` is respected."""
    make_repository(folder)
    subprocess.run(["git", "config", "core.hooksPath", "my-hooks"], check=True)
    assert main(["init", "--hook"]) == 0
    assert (folder / "my-hooks/pre-commit").is_file()


def test_hook_in_a_work_tree_of_another_repository(folder: Path) -> None:
    """In a linked work tree the hook goes to the repository's one folder of hooks."""
    make_repository(folder)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *identity, "commit", "--quiet", "--allow-empty", "-m", "start"], check=True)
    subprocess.run(["git", "worktree", "add", "--quiet", "other"], check=True, capture_output=True)
    assert main(["init", "other", "--hook"]) == 0
    assert (folder / ".git/hooks/pre-commit").is_file()


def test_hook_outside_a_repository(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for a hook where there is no repository: one sentence, exit code 2; the settings are written."""
    assert main(["init", "--hook"]) == 2
    assert "git init" in capsys.readouterr().err
    assert (folder / "afterword.toml").is_file()


class Terminal:
    """A person at a terminal, who answers the questions of a command."""

    def __init__(self, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "notes.cli", *arguments]
        root = Path(__file__).parents[2]
        self.child = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"PYTHONPATH": str(root)},
            start_new_session=True,
        )
        os.close(theirs)
        self.screen = ""

    def answer(self, question: str, words: str) -> None:
        """Wait for a question and answer it."""
        at = len(self.screen)
        while question not in self.screen[at:]:
            self.screen += os.read(self._ours, 4096).decode()
        os.write(self._ours, f"{words}\n".encode())

    def end(self) -> int:
        """Return the exit code."""
        with suppress(OSError):  # the terminal is closed when the command ends
            while piece := os.read(self._ours, 4096):
                self.screen += piece.decode()
        os.close(self._ours)
        return self.child.wait(60)


def test_mail_is_set_up_in_a_terminal_and_tried(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in words, tried against a real server, written without the password; then not asked again."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    config = tmp_path / "config/afterword/config.toml"
    with DropServer() as server:
        port = server.port
        terminal = Terminal("init")
        for question, words in (
            ("Set up how your notes are sent?", "y"),
            ("Your name", "Sam Rivera"),
            ("Your mail address", "sam@nowhere"),
            ("Your mail address", "sam@rivera.example"),
            ("How your notes go out", "1"),
            ("Outgoing mail server", "127.0.0.1"),
            ("Security", "none"),
            ("Port [25]", str(port)),
            ("User name", "-"),
            ("Try it now?", "y"),
            ("A copy of each note", ""),
        ):
            terminal.answer(question, words)
        assert terminal.end() == 0
        assert "lacks the end of its domain" in terminal.screen
        assert f"127.0.0.1 answers on port {port}" in terminal.screen
    values = tomllib.loads(config.read_text())
    assert values["me"] == {"name": "Sam Rivera", "email": "sam@rivera.example"}
    assert values["mail"] == {"via": "smtp", "host": "127.0.0.1", "port": port, "security": "none"}
    again = Terminal("init")
    assert again.end() == 0
    assert "?" not in again.screen
    asked = Terminal("init", "--mail")
    for question, words in (
        ("Your name [Sam Rivera]", ""),
        ("Your mail address", ""),
        ("How your notes go out [smtp]", ""),
        ("server [127.0.0.1]", "mail.rivera.example"),
        ("Security", "tls"),
        ("Port", ""),
        ("User name", "sam"),
        ("Password command", ""),
        ("Password for", "tr0ub4dor"),
        ("Try it now?", "n"),
        ("A copy of each note", "y"),
    ):
        asked.answer(question, words)
    assert asked.end() == 0
    assert "no keyring here, so it is not kept" in asked.screen
    assert "tr0ub4dor" not in config.read_text() + asked.screen
    mail = tomllib.loads(config.read_text())["mail"]
    assert mail == {
        "via": "smtp",
        "host": "mail.rivera.example",
        "security": "tls",
        "user": "sam",
        "copy_to_self": True,
    }


def test_mail_is_not_asked_about_without_a_terminal(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a script nothing waits for an answer; `--mail` says what it needs."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert main(["init"]) == 0
    assert main(["init", "--mail"]) == 2
    assert "needs a terminal" in capsys.readouterr().err
    assert not (tmp_path / "config").exists()
