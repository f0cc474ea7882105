"""Wheel and sdist, installed into clean environments and used there, on every Python: `make packages`."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from notes import __version__

ROOT = Path(__file__).parents[1]
OLDEST, NEWEST = 11, 20
"""The minor versions of Python 3 that are looked for."""

APP = """
import asyncio, sys
from pathlib import Path
from tui.app import make_app

async def main():
    app = make_app(Path(sys.argv[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(3000):
            await pilot.pause(0.01)
            if app.desk.interview is not None:
                return print(app.desk.interview.company.value)

asyncio.run(main())
"""
"""Opens the app on a folder, without a terminal, and prints whose interview is in front."""


def build(folder: Path) -> tuple[Path, Path]:
    """Build the wheel and the sdist with what is installed here, and return them."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


def use(programs: Path, home: Path) -> None:
    """Use what is installed as a person would, from a folder of their own; raise if anything is off."""
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.defpath}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CEILING_DIRECTORIES": str(home.parent),
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)

    assert run("afterword", "--version").stdout == f"afterword {__version__}\n"
    assert run("afterword", "sample", "s").returncode == 0
    report = json.loads(run("afterword", "check", "s", "--format", "json").stdout)
    assert report["summary"]["interviews"] > 5
    assert any("/harper/" in one["rule"] for found in report["interviews"] for one in found["findings"])
    assert "Ada Park" in run("afterword", "due", "s").stdout
    shown = run("python", "-c", APP, "s")
    assert shown.stdout.strip() in {one["company"] for one in report["interviews"]}, shown.stderr


def pythons(named: list[str]) -> Iterator[tuple[str, str]]:
    """Yield version and path of every Python that can run Afterword: those named, else all on the path."""
    names = named or [f"python3.{minor}" for minor in range(OLDEST, NEWEST)]
    for found in filter(None, map(shutil.which, names)):
        told = subprocess.run([found, "--version"], capture_output=True, text=True)
        version = re.fullmatch(r"Python (3\.(\d+)\.\S+)\n", told.stdout)
        if told.returncode == 0 and version and int(version[2]) >= OLDEST:
            yield version[1], found


def _install(python: str, package: Path, folder: Path) -> Path:
    subprocess.run([python, "-m", "venv", folder], check=True)
    install = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", ROOT / "constraints.txt", package], check=True)
    return folder / "bin"


def main() -> None:
    """Try both packages on every Python, and say so."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = build(folder)
        found = list(pythons(sys.argv[1:]))
        if not found:
            sys.exit('There is no Python 3.11 or newer; name one with: make packages PYTHONS="python3.12"')
        for version, python in found:
            for package in packages:
                place = folder / f"{version}-{package.suffix[1:]}"
                home = folder / f"home of {place.name}"
                home.mkdir()
                use(_install(python, package, place), home)
                sys.stdout.write(f"Python {version}: {package.name} installs and works\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
