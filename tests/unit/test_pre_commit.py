"""The hook that `.pre-commit-hooks.yaml` offers, run by the real pre-commit from a local clone."""

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PARTS = ("notes", "tui", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

WRONG = """\
---
company: Northwind Robotics
ended: 2026-11-20T15:30:00-05:00
interviewers:
  - name: Ada Park
    email: ada@northwind.example
    talked_about: [the lobby robot]
  - name: Ben Ortiz
---

## To Ada Park
Subject: The lobby robot

Hi Ben,

Thank you for the story of the lobby robot.

Best,
Sam
"""
HALF_WRITTEN = WRONG.replace(
    "Hi Ben,\n\nThank you for the story of the lobby robot.\n\nBest,\nSam\n", "Hi Ada,\n"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the variables under which git, pre-commit and pip touch nothing of the person's own.

    pre-commit builds its environment as ever; only the packages that Afterword needs are lent to it by this
    one, so that the test fetches nothing.
    """
    mine = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "GIT_CONFIG_GLOBAL": str(tmp_path / "none"),
        "GIT_CONFIG_SYSTEM": str(tmp_path / "none"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # which is how pip reads "without isolation"
        "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    for role in ("AUTHOR", "COMMITTER"):
        mine |= {f"GIT_{role}_NAME": "Sam", f"GIT_{role}_EMAIL": "sam@mail.example"}
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | mine


def test_pre_commit_stops_a_wrong_name_and_nothing_else(tmp_path: Path, environment: dict[str, str]) -> None:
    """A half-written note is committed; one that greets somebody else is not, and is told with its place."""

    def run(folder: Path, *command: str, ends: int = 0) -> str:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert done.returncode == ends, done.stdout
        return done.stdout

    clone, folder = tmp_path / "afterword", tmp_path / "interviews"
    clone.mkdir()
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, clone / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / part, clone)
    folder.mkdir()
    for place in (clone, folder):
        run(place, "git", "init", "-q", "-b", "main")
    run(clone, "git", "add", ".")
    run(clone, "git", "commit", "-qm", "Afterword")
    revision = run(clone, "git", "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone}\n    rev: {revision}\n    hooks:\n      - id: afterword-check\n"
    )
    run(folder, sys.executable, "-m", "pre_commit", "install")
    note = folder / "2026-11-20-northwind-robotics.md"
    note.write_text(HALF_WRITTEN)
    run(folder, "git", "add", ".")
    assert "thank-you notes" in run(folder, "git", "commit", "-qm", "Half of it")
    note.write_text(WRONG)
    run(folder, "git", "add", ".")
    refused = run(folder, "git", "commit", "-qm", "All of it", ends=1)
    assert f"{note.name}:14:4: error personalized/wrong-name" in refused
    assert run(folder, "git", "log", "--format=%s").split("\n")[0] == "Half of it"
