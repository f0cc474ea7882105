"""Plain YAML is read without a parser, into the very tree that the parser makes; all else is left to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.format.fences import split
from notes.format.located import FrontmatterError, Mapping
from notes.format.plain_yaml import read_plain
from notes.format.yaml_frontmatter import parse_yaml
from tests.generators import orderly
from tests.odd_lines import LINES, SLIPS

AT = 4
"""Where frontmatter starts in a file."""
PLAIN = """\
company: Northwind Robotics      # who
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00-05:00
# A remark, and a blank line.

interviewers:
  - name: "Ada: Park"
    email: ada@northwind.example   # at work
    talked_about:
      - her first robot caught fire in the lobby
      - 'moving the planner, off Oracle'
      - C# and a#b   # not cut off

    sent: 2026-11-20 18:00
  - name: Ben O'Hara
    goes_by: []
    talked_about: [his band,  on-call rotation ]  # twice
    address: |
      1 Harbor Way
      Boston,  MA
    no_note: he said so
outcome: waiting
"""


def compare(front: str) -> bool:
    """Assert that the two ways of reading agree; return whether the text was plain."""
    tree = read_plain(front, AT)
    if tree is not None:
        assert tree == parsed(front), front
    return tree is not None


def parsed(front: str) -> Mapping | str:
    """Return what the parser makes of some frontmatter, or what it says is wrong."""
    try:
        return parse_yaml(front, AT)
    except FrontmatterError as error:
        return str(error)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_plain_form_needs_no_parser(line_end: str) -> None:
    """Remarks, blank lines, simple quotes, short lists and addresses among it."""
    assert compare(PLAIN.replace("\n", line_end))


def test_lists_may_stand_as_far_out_as_their_key() -> None:
    """Both ways to indent a list are usual."""
    assert compare(
        "interviewers:\n- name: Ada\n  talked_about:\n  - a robot\n  sent: now\ncompany: Northwind\n"
    )


def test_what_afterword_writes_is_plain(tmp_path: Path) -> None:
    """The files of a folder that came from the app never wait for the parser."""
    orderly(tmp_path, 50)
    fronts = [parts.front for file in tmp_path.iterdir() if (parts := split(file.read_text()))]
    assert len(fronts) == 50
    assert all(compare(front) for front in fronts)


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "# only a remark\n",
        "- a list\n",
        "company: one\ncompany: two\n",
        "company: a: b\n",
        "company:\n",
        "company:no\n",
        "company: &a x\n",
        "company: goes\n  on\n",
        "company: >\n  folded\n",
        "company: |\n  one\n\n  two\n",
        "company: |\n  one\n   further in\n",
        'company: "a\\n"\n',
        "company: 'it''s'\n",
        'company: "a" b\n',
        "company: [a, b\n",
        "company: [a, [b]]\n",
        "company: [a: b]\n",
        "company: {a: b}\n",
        "company: x\ty\n",
        "company: x\u2028y\n",
        "a company: x\n",
        "company: x\n  role: y\n",
        "company: x\n...\n",
        "company: x\n---\nrole: y\n",
        "company: x\naddress: |\n  1 Harbor Way\n\r",
        f"a: [{'x,' * 9_996}x]\n",
        f"company: {'x' * 20_000}\n",
        "a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g: x\n",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(odd: str) -> None:
    """Nothing is guessed: doubled keys, folded text, escapes, anchors, tabs, and whatever is no YAML."""
    assert read_plain(odd, AT) is None


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_odd_lines_never_make_another_tree(data: st.DataObject) -> None:
    """Lines of a plain frontmatter replaced, added, taken out and mixed up with odd ones."""
    lines = PLAIN.split("\n")
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        end = at + data.draw(st.integers(0, 2))
        lines[at:end] = data.draw(st.lists(LINES, max_size=2))
    compare(data.draw(st.sampled_from(["\n", "\r\n", "\r"])).join([*lines, ""]))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_slips_never_make_another_tree(data: st.DataObject) -> None:
    """Single characters put in, exchanged and taken out anywhere."""
    text = PLAIN
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + data.draw(SLIPS) + text[at + data.draw(st.integers(0, 1)) :]
    compare(f"{text}\n")
