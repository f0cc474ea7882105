"""The quick look: what it says is what the reader says, and of anything odd it says nothing."""

from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.files.folder_scan import scan, summaries
from notes.files.glance import glance
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.owed import owed_notes
from notes.reports.summary import summary_of
from notes.settings import Settings
from tests.generators import GENERATORS
from tests.odd_lines import KEYS, LINES, SLIPS

PATH = Path("2026-11-20-northwind.md")
NOW = pendulum.datetime(2026, 11, 22, 9, 0, tz="Europe/Berlin")
ZONED = Settings(timezone="America/New_York", business_days=True)

ORDINARY = """\
---
company: Northwind Robotics      # who
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00-05:00
interviewers:
  - name: Ada Park
    email: ada@northwind.example
    talked_about:
      - her first robot caught fire in the lobby
      - moving the planner, off Oracle
    sent: 2026-11-20 18:00
  - name: Ben O'Hara
    talked_about: [his band, on-call rotation]
    no_note: he said so
outcome: waiting
---
Private.

## To Ada Park
Hi Ada,
"""


def compare(text: str, folder_settings: Settings = ZONED) -> bool:
    """Assert that a glance and the reader agree; return whether the glance said anything."""
    seen = glance(PATH, text, folder_settings)
    if seen is None:
        return False
    read = read_interview(PATH, text, folder_settings)
    assert isinstance(read, Interview), f"the reader says {read}"
    assert summary_of(seen, folder_settings) == summary_of(read, folder_settings)
    assert owed_notes([(seen, folder_settings)], NOW) == owed_notes([(read, folder_settings)], NOW)
    return True


def test_an_ordinary_interview_is_seen_at_a_glance() -> None:
    """The form that Afterword itself writes, and that its documentation shows."""
    assert compare(ORDINARY)
    assert compare(ORDINARY.replace("\n", "\r\n"))


ORDINARY_TOML = """\
+++
company = "Northwind"
ended = 2026-11-20T15:30:00-05:00

[[interviewers]]
name = "Ada Park"
talked_about = ["her robot", "Oracle"]
sent = "2026-11-20 18:00"

[[interviewers]]
name = "Ben"
+++
"""


def test_ordinary_toml_is_seen_at_a_glance() -> None:
    """The same for TOML."""
    assert compare(ORDINARY_TOML)
    assert compare(ORDINARY_TOML.replace("\n", "\r\n"))


@pytest.mark.parametrize("generator", GENERATORS)
def test_generated_folders_are_summed_up_as_a_full_scan_sums_them_up(generator: str, tmp_path: Path) -> None:
    """The quick list of a folder equals the one made by reading every file whole."""
    GENERATORS[generator](tmp_path, 300)
    whole = [summary_of(content, ZONED) for content in scan(tmp_path, ZONED)]
    quick = list(summaries(tmp_path, ZONED))
    assert quick == whole
    assert len(quick) == 300
    seen = [glance(PATH, one.path.read_text("utf-8-sig"), ZONED) for one in quick if not one.is_broken]
    assert all(seen), "an ordinary interview took the reader"


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_glance_never_contradicts_the_reader(data: st.DataObject) -> None:
    """Lines of an ordinary interview replaced, added, taken out and mixed up with odd ones."""
    lines = ORDINARY.split("\n")
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        end = at + data.draw(st.integers(0, 2))
        lines[at:end] = data.draw(st.lists(LINES, max_size=2))
        lines = lines or [""]
    compare(data.draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])).join(lines))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_glance_never_contradicts_the_reader_after_slips(data: st.DataObject) -> None:
    """Single characters put in, exchanged and taken out anywhere."""
    text = ORDINARY
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        text = text[:at] + data.draw(SLIPS) + text[at + data.draw(st.integers(0, 1)) :]
    compare(text)


TOML_LINES = st.one_of(
    st.builds(
        lambda key, value: f"{key} = {value}",
        KEYS,
        st.sampled_from(
            [
                '"x"',
                '""',
                '" "',
                "'x'",
                "2026-11-20T15:30:00-05:00",
                "2026-11-20 15:30:00",
                "2026-11-20",
                "true",
                "1",
                "[]",
                '["a", "b"]',
                '["a"',
                '"a\\n"',
                '"""x"""',
                "2026-13-20",
                '"2026-11-20 15:30"',
                "{a = 1}",
                '"null"',
                '"#"',
                '"x" # y',
            ]
        ),
    ),
    st.sampled_from(
        ["[[interviewers]]", "[interviewers]", "[other]", "", "# x", '"name" = "x"', 'a.b = "c"', "+++"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOML_LINES, max_size=4), st.lists(TOML_LINES, max_size=5), st.lists(TOML_LINES, max_size=5))
def test_a_glance_never_contradicts_the_reader_of_toml(
    top: list[str], one: list[str], other: list[str]
) -> None:
    """TOML of ordinary and odd lines."""
    lines = ["+++", 'company = "Northwind"', *top, "[[interviewers]]", 'name = "Ada"', *one]
    lines += ["[[interviewers]]", 'name = "Ben"', *other, "+++", ""]
    compare("\n".join(lines))


@pytest.mark.parametrize(
    "odd",
    [
        "company: Northwind\ncompany: Southwind\n",
        "timezone: Europe/Berlin\ncompany: Northwind\n",
        "company: null\n",
        "company: Northwind\nrole: >\n  folded\n",
    ],
)
def test_of_what_is_not_plain_nothing_is_said(odd: str) -> None:
    """Two values for a key, zones, YAML's words and folded text are for the reader."""
    text = ORDINARY.replace("company: Northwind Robotics      # who\n", odd)
    assert not compare(text)
