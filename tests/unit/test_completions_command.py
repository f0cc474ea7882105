"""`afterword completions`: what the shells themselves make of the scripts."""

import shutil
import subprocess
from pathlib import Path

import pytest

from notes.cli import COMMANDS, main
from notes.commands.completions import SHELLS, whole_parser

BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_afterword afterword "${@: -1}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Calls the completion function as bash does on tab."""


def needs(shell: str) -> pytest.MarkDecorator:
    """Skip where a shell is not installed."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Path:
    """Write the completions of one shell to a file and return it."""
    assert main(["completions", request.param]) == 0
    path = tmp_path / f"afterword.{request.param}"
    path.write_text(capsys.readouterr().out)
    return path


def in_bash(script: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    done = subprocess.run(
        ["bash", "-c", BASH, "bash", script, *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=script.parent,
    )
    return done.stdout.split()


def in_fish(script: Path, line: str) -> list[str]:
    """Return what fish offers at the end of a line."""
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {script}; complete -C {line!r}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=script.parent,
    )
    return [offer.split("\t")[0] for offer in done.stdout.splitlines()]


@pytest.mark.parametrize("script", ["bash"], indirect=True)
def test_bash_offers_commands_options_choices_and_files(script: Path) -> None:
    """Each place of the command line gets what fits there."""
    (script.parent / "acme.md").touch()
    assert set(in_bash(script, "afterword", "")) == set(COMMANDS)
    assert in_bash(script, "afterword", "che") == ["check"]
    assert in_bash(script, "afterword", "check", "--stri") == ["--strict"]
    assert in_bash(script, "afterword", "due", "--format", "j") == ["json"]
    assert in_bash(script, "afterword", "sent", "ac") == ["acme.md"]


@needs("fish")
@pytest.mark.parametrize("script", ["fish"], indirect=True)
def test_fish_offers_commands_options_choices_and_files(script: Path) -> None:
    """The same in fish, and files where a command may stand, to open them."""
    (script.parent / "acme.md").touch()
    assert in_fish(script, "afterword che") == ["check"]
    assert in_fish(script, "afterword check --stri") == ["--strict"]
    assert "sarif" in in_fish(script, "afterword check --format ")
    assert in_fish(script, "afterword sent ac") == ["acme.md"]
    assert "acme.md" in in_fish(script, "afterword ./ac")[0]


@needs("zsh")
@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_zsh_reads_the_script(script: Path) -> None:
    """The script is valid for zsh, and offers files where a command may stand."""
    subprocess.run(["zsh", "-n", script], check=True)
    text = script.read_text()
    assert text.startswith("#compdef afterword")
    assert "_describe 'afterword commands' _commands\n  _files" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_is_offered(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No option of any command is missing from a script."""
    main(["completions", shell])
    text = capsys.readouterr().out
    actions = whole_parser()._subparsers
    assert actions
    parsers = actions._group_actions[0].choices
    assert isinstance(parsers, dict)
    assert set(parsers) == set(COMMANDS)
    for parser in parsers.values():
        for option in parser._option_string_actions:
            assert option.removeprefix("--") in text


def test_unknown_shell(capsys: pytest.CaptureFixture[str]) -> None:
    """A shell we have nothing for: 2, and which there are."""
    assert main(["completions", "ksh"]) == 2
    assert "fish" in capsys.readouterr().err
