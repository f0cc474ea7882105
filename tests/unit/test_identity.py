"""Who signs and sends: the settings first, then git."""

import subprocess
from pathlib import Path

import pytest

from notes.configuration.identity import me_from_git, me_in
from notes.settings import Config, Me


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a git repository with a user of its own, and no other settings of git around."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    for name in ("GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "repo"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def test_git_is_asked_for_what_the_settings_leave_open(repository: Path) -> None:
    """Name and email one by one."""
    subprocess.run(["git", "-C", str(repository), "config", "user.name", "Zoë Rivera"], check=True)
    subprocess.run(["git", "-C", str(repository), "config", "user.email", "zoe@git.example"], check=True)
    assert me_in(repository, Config()) == Me("Zoë Rivera", "zoe@git.example")
    assert me_in(repository, Config(Me(email="sam@own.example"))) == Me("Zoë Rivera", "sam@own.example")
    assert me_in(repository, Config(Me("Sam", "sam@own.example"))) == Me("Sam", "sam@own.example")


def test_without_any_git_nobody_is_known(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No name in git, no git, no folder: nobody, and no error."""
    assert me_from_git(repository) == Me()
    assert me_from_git(repository / "gone") == Me()
    monkeypatch.setenv("PATH", str(repository))
    assert me_from_git(repository) == Me()


def test_the_last_value_counts_and_is_one_line(repository: Path) -> None:
    """As git itself takes it; a line break would end up in a mail header."""
    config = repository / ".git" / "config"
    config.write_text(config.read_text() + '[user]\nname = First\n[user]\nname = "Sam\\nRivera"\n')
    assert me_from_git(repository).name == "Sam Rivera"
