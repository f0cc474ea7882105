"""Running `afterword` in a folder of its own, in this process, away from anybody's settings."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notes.cli import main

NOW = "2026-11-21T09:00:00-05:00"
"""Seventeen and a half hours after the conversation in `INTERVIEW` ended."""

INTERVIEW = """\
---
company: Northwind Robotics
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00-05:00      # when the last conversation ended
industry: software
interviewers:
  - name: Ada Park
    email: ada@northwind.example
    talked_about:
      - her first robot caught fire in the lobby
      - moving the planner off Oracle
  - name: Ben Ortiz
    channel: handwritten
    talked_about: [his band, on-call rotation]
---
Private notes.

## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for the walk past the lobby where your first robot caught fire. I keep thinking about it, and about
how calmly you told it.

I would be glad to help with moving the planner off Oracle, one table at a time.

Best,
Sam
"""
"""A good note to Ada, none yet to Ben."""


@dataclass(frozen=True)
class Result:
    """What a run of the command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as data."""
        return json.loads(self.out)


@dataclass
class CommandLine:
    """The command line of one person, standing in one folder."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    @classmethod
    def at(
        cls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> "CommandLine":
        """Stand in a new folder outside any repository, with the clock at `NOW`, as Sam Rivera."""
        folder = tmp_path / "interviews"
        folder.mkdir()
        config = tmp_path / "config/afterword"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('[me]\nname = "Sam Rivera"\nemail = "sam@rivera.example"\n')
        monkeypatch.chdir(folder)
        for name, value in {
            "AFTERWORD_NOW": NOW,
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "GIT_CEILING_DIRECTORIES": str(tmp_path),
            "GIT_CONFIG_GLOBAL": str(tmp_path / "no-gitconfig"),
            "TZ": "America/New_York",
        }.items():
            monkeypatch.setenv(name, value)
        return cls(folder, monkeypatch, capsys)

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        """Run `afterword` with these arguments."""
        self.capsys.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(list(arguments))
        out, err = self.capsys.readouterr()
        return Result(code, out, err)

    def write(self, name: str = "northwind.md", text: str = INTERVIEW) -> Path:
        """Write a file in the folder, byte for byte."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path
