"""Whatever is remembered between two keys, the report is the one that a fresh start would give."""

import sys
from functools import _lru_cache_wrapper
from pathlib import Path

import pendulum
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.case import OtherNote, Round, Surroundings
from notes.checklist import InterviewReport, check_interview
from notes.draft import Draft
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.place import Span
from notes.replacement import Replacement
from notes.settings import Me, Settings
from tests.bench.letters import SENTENCES, round_of_eight

PATH = Path("eight.md")
NOW = pendulum.datetime(2027, 1, 2, 9)
EARLIER = Surroundings(
    tuple(OtherNote(f"{at}.md", "Globex", "Cy Young", " ".join(SENTENCES[at : at + 4])) for at in range(6)),
    frozenset({"Globex", "Initech"}),
)
EDITS = st.tuples(
    st.floats(0, 1),
    st.integers(0, 60),
    st.sampled_from(
        ["", "x", "\n\n", "Kestrl ", "Globex ", "your role at Initech ", "Hi Ben,\n", "[Name] ", "—é́", "\r\n"]
        + [f" {sentence}" for sentence in SENTENCES[:3]]
    ),
)


def report_on(interview: Interview) -> InterviewReport:
    """Return what the checks find, with a folder around the interview."""
    return check_interview(Round(interview, Settings(), Me("Sam Rivers"), NOW, EARLIER))


def forget_everything() -> None:
    """Empty whatever the domain remembers, but for the rules themselves."""
    modules = [module for name, module in sys.modules.items() if name.startswith("notes.")]
    held = {id(one): one for module in modules for one in vars(module).values()}
    for one in held.values():
        if isinstance(one, _lru_cache_wrapper) and one.__name__ != "_load_rules":
            one.cache_clear()


@settings(max_examples=8, deadline=None)
@given(st.lists(EDITS, min_size=2, max_size=5))
def test_a_report_after_many_edits_is_that_of_a_fresh_start(edits: list[tuple[float, int, str]]) -> None:
    """After every edit, of notes, private text or frontmatter: what is found, where, and all that is said."""
    draft = Draft(PATH, round_of_eight(), Settings())
    kept = []
    for where, cut, text in edits:
        at = int(where * len(draft.text))
        draft.replace([Replacement(Span(at, min(at + cut, len(draft.text))), text)])
        if draft.interview is not None:
            kept.append((draft.text, report_on(draft.interview)))
    for text, remembered in kept:
        forget_everything()
        interview = read_interview(PATH, text, Settings())
        assert isinstance(interview, Interview)
        anew = report_on(interview)
        assert remembered.all_findings == anew.all_findings
        assert [note.checks for note in remembered.notes] == [note.checks for note in anew.notes]
        assert (remembered.items, remembered.headline) == (anew.items, anew.headline)
