"""What the app remembers of the proofreader's answers is what it would say if it were asked anew."""

from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from notes.case import Round
from notes.checklist import check_interview
from notes.draft import Draft
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.place import Span
from notes.proofreading.proofreader import Proofreader
from notes.replacement import Replacement
from notes.settings import Me, Settings
from tests.bench.letters import round_of_eight
from tui.proofreading import Proofreading

NOW = pendulum.datetime(2027, 1, 2, 9)
PATH = Path("eight.md")
EDITS = st.tuples(
    st.floats(0, 1), st.integers(0, 30), st.sampled_from(["", "x", " the the ", "Kestrl", "\n\n"])
)


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    """Return Harper, built once."""
    return Proofreader()


def round_of(interview: Interview, proofreader: Proofreader) -> Round:
    """Return what the checks look at."""
    return Round(interview, Settings(), Me("Sam Rivers"), NOW, is_word=proofreader.is_word)


@settings(max_examples=6, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_an_answer_remembered_is_the_answer_given_anew(
    proofreader: Proofreader, edits: list[tuple[float, int, str]]
) -> None:
    """After any edits, of notes, private text or frontmatter: the same findings at the same places."""
    draft, kept = Draft(PATH, round_of_eight(), Settings()), Proofreading(proofreader)
    for where, cut, text in edits:
        at = int(where * len(draft.text))
        draft.replace([Replacement(Span(at, min(at + cut, len(draft.text))), text)])
        assert draft.content == (read_interview(PATH, draft.text, Settings()) or draft.content)
        if draft.interview is None:
            continue
        round_ = round_of(draft.interview, proofreader)
        anew = Proofreading(proofreader).work(round_)
        assert dict(kept.begin(round_)) == kept.results(round_) == anew
        assert (
            check_interview(round_, kept.begin(round_)).all_findings
            == check_interview(replace(round_), anew).all_findings
        )


def test_a_word_in_the_frontmatter_is_known_at_once(proofreader: Proofreader) -> None:
    """What was talked about silences the proofreader in a note that did not change."""
    text = round_of_eight().replace("Thank you for taking", "Thank you for taking the Zyqqar", 1)
    kept = Proofreading(proofreader)
    before, after = (
        read_interview(PATH, one, Settings())
        for one in (text, text.replace("the night shift at", "the Zyqqar at", 1))
    )
    assert isinstance(before, Interview)
    assert isinstance(after, Interview)
    told = kept.work(round_of(before, proofreader))["Ada Park"]
    assert any(one.quote == "Zyqqar" for one in told or ())
    silent = kept.work(round_of(after, proofreader))["Ada Park"]
    assert not any(one.quote == "Zyqqar" for one in silent or ())
