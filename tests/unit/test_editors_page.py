"""The line for Vim in docs/editors.md, read by the real Vim."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "editors.md"
OUTPUT = """\
a.md:24:4: error personalized/wrong-name The greeting names Ben.
    fix: write "Ada" instead of "Ben"
a.md:25:1: warning personalized/tone More than one "!".
a.md:3:1: todo in_time/due Six hours left.

Northwind  a.md
  ○ thanked everyone: 0 of 2
"""


@pytest.mark.skipif(shutil.which("vim") is None, reason="there is no vim here")
def test_vim_finds_each_place(tmp_path: Path) -> None:
    """Places, severities and messages are in the quickfix list; the checklist is not."""
    line = re.search(r"^set errorformat=.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert line is not None
    (tmp_path / "out.txt").write_text(OUTPUT, encoding="utf-8")
    (tmp_path / "run.vim").write_text(
        f"set nocompatible\n{line[0]}\ncgetfile out.txt\n"
        "let found = filter(getqflist(), 'v:val.valid')\n"
        "let found = map(found, '[v:val.lnum, v:val.col, v:val.type, v:val.text]')\n"
        "call writefile([json_encode(found)], 'found.json')\nqall!\n"
    )
    subprocess.run(
        ["vim", "-N", "-u", "NONE", "-i", "NONE", "-es", "-S", "run.vim"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        timeout=30,
    )
    assert json.loads((tmp_path / "found.json").read_text()) == [
        [24, 4, "e", "personalized/wrong-name The greeting names Ben."],
        [25, 1, "w", 'personalized/tone More than one "!".'],
        [3, 1, "", "in_time/due Six hours left."],
    ]
