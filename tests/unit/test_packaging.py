"""What is shipped: all that Afterword needs, and nothing else."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from notes import __version__

ROOT = Path(__file__).parents[2]


def tracked(*folders: str) -> set[str]:
    """Return the files that git keeps below these folders."""
    done = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True)
    if done.returncode or not done.stdout:
        pytest.skip("not in a git checkout, so nobody can say what belongs to it")
    return {name for name in done.stdout.decode().split("\0") if name and (ROOT / name).exists()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the sdist, built with what is installed."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folder = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


def test_the_wheel_holds_both_packages_and_nothing_else(built: Path) -> None:
    """Code, phrases, samples, the style sheet and the marks for types; no tests, no caches."""
    (wheel,) = built.glob(f"afterword-{__version__}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
        records = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        assert b"afterword = notes.cli:main" in archive.read(records[0])
    assert tracked("notes", "tui") <= names
    assert {name.split("/")[0] for name in names} == {"notes", "tui"}
    assert {"tui/app.tcss", "notes/py.typed", "tui/py.typed"} <= names
    assert any(name.startswith("notes/wording/phrases/") and name.endswith(".txt") for name in names)
    assert any(name.startswith("notes/samples/") for name in names)
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".orig", ".rej"))] == []


def test_the_sdist_can_be_built_and_tested_from(built: Path) -> None:
    """Everything tracked that is needed for it is there; nothing from outside of the listed folders."""
    (sdist,) = built.glob(f"afterword-{__version__}.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert tracked("notes", "tui", "tests", "docs", "README.md", "LICENSE", "Makefile") <= names
    allowed = {"notes", "tui", "tests", "docs"}
    single = {
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "constraints.txt",
        "pyproject.toml",
        "PKG-INFO",
        ".gitignore",
    }
    assert {name for name in names if name.split("/")[0] not in allowed} <= single
