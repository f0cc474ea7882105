"""What is shipped: all that Afterword needs, and nothing else."""

import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from notes import __version__
from tests import packages

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
    packages.build(folder)
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
    assert {
        "tui/app.tcss",
        "tui/dialogs.tcss",
        "tui/overview/overview.tcss",
        "notes/py.typed",
        "tui/py.typed",
    } <= names
    assert any(name.startswith("notes/wording/phrases/") and name.endswith(".txt") for name in names)
    assert any(name.startswith("notes/samples/") for name in names)
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".orig", ".rej"))] == []


def test_the_sdist_can_be_built_and_tested_from(built: Path) -> None:
    """Everything tracked that is needed for it is there; nothing from outside of the listed folders."""
    (sdist,) = built.glob(f"afterword-{__version__}.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert (
        tracked(
            "notes",
            "tui",
            "tests",
            "docs",
            "README.md",
            "CONTRIBUTING.md",
            "Makefile",
            ".pre-commit-hooks.yaml",
        )
        <= names
    )
    allowed = {"notes", "tui", "tests", "docs"}
    single = {
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "constraints.txt",
        "pyproject.toml",
        "PKG-INFO",
        ".gitignore",
        ".pre-commit-hooks.yaml",
    }
    assert {name for name in names if name.split("/")[0] not in allowed} <= single


def test_the_wheel_of_the_sdist_is_the_wheel(built: Path, tmp_path: Path) -> None:
    """Whoever builds from the sdist gets the same files, byte for byte."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "again"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    assert contents(*source.glob("again/*.whl")) == contents(*built.glob("*.whl"))


def contents(wheel: Path) -> dict[str, bytes]:
    """Return what is in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_works_in_an_environment_of_its_own(built: Path, tmp_path: Path) -> None:
    """Away from the sources: only what the wheel brings, beside the libraries it asks for.

    The libraries are those installed here, so that nothing is fetched; `make packages` fetches them.
    """
    place, home = tmp_path / "environment", tmp_path / "home"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    (wheel,) = built.glob("*.whl")
    install = [sys.executable, "-m", "pip", "--python", str(place / "bin/python"), "install", "--quiet"]
    subprocess.run([*install, "--no-deps", "--no-index", wheel], check=True)
    (own,) = place.glob("lib/python*/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    home.mkdir()
    packages.use(place / "bin", home)


def test_the_version_stands_in_one_place() -> None:
    """`notes/__init__.py`; what builds the packages reads it there."""
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text()
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:[a-z]+\d+)?", __version__)
    sources = [*(ROOT / "notes").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    assert [path.name for path in sources if f'"{__version__}"' in path.read_text()] == ["__init__.py"]
