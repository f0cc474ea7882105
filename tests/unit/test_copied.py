"""What a note shares with other notes: shown with its twin, names and courtesies aside."""

from collections.abc import Callable

import pytest

from notes.case import Case, OtherNote, Surroundings
from notes.checks.copied import copied
from notes.findings import Severity
from notes.wording.copying import copies
from notes.wording.courtesy import is_courtesy

CaseOf = Callable[..., Case]

STORY = (
    "What stayed with me is how you moved one planner after the other off the old database while "
    "both of them ran "
    "side by side for a whole month, and how nobody outside ever noticed."
)
OWN = "The robot that caught fire next to the fern made me laugh all the way home on the late train."


def _two(ada: str, ben: str) -> str:
    first = f"## To Ada Park\nHi Ada,\n\n{ada}\n\nBest,\nSam\n\n"
    return f"{first}## To Ben Ortiz\nDear Ben,\n\n{ben}\n\nCheers,\nSam\n"


def test_the_same_text_to_two_people_is_an_error_for_both(case_of: CaseOf) -> None:
    """Nearly all of the note is shared: an error on either side, with the other one as twin."""
    text = _two(f"Thank you, Ada. {STORY}", f"Thanks for your time. {STORY}")
    for name, other in (("Ada Park", "Ben Ortiz"), ("Ben Ortiz", "Ada Park")):
        case = case_of(text, name)
        [finding] = copied(case)
        assert finding.severity is Severity.ERROR
        assert finding.twin is not None
        assert (finding.twin.interviewer, finding.twin.path) == (other, "")
        assert finding.twin.text == STORY.rstrip(".")
        assert finding.span.of(case.interview.text) == STORY.rstrip(".")


def test_twelve_words_in_a_row_are_a_warning(case_of: CaseOf) -> None:
    """A shared sentence in an otherwise own note is quoted, no more."""
    shared = "I keep thinking about the old forklift that nobody dares to throw away even now."
    more = (
        "The queue at the coffee cart told me more about your launch week than any brochure could have "
        "told me."
    )
    text = _two(
        f"{OWN} {shared} Please say hello to the fern.", f"{more} {shared} Good luck with the second encore."
    )
    [finding] = copied(case_of(text, "Ada Park"))
    assert finding.severity is Severity.WARNING
    assert finding.quote == shared.rstrip(".")


def test_eleven_words_in_a_long_own_note_are_fine(case_of: CaseOf) -> None:
    """Short agreements are how people write."""
    shared = "I took the late train home and thought about"
    text = _two(
        f"{OWN} {shared} robots. {STORY}",
        f"Your band is loud and your encore is long. {shared} drums all night.",
    )
    assert list(copied(case_of(text, "Ada Park"))) == []


def test_greeting_thanks_and_farewell_may_be_shared(case_of: CaseOf) -> None:
    """What everybody writes is not counted, however often it is written."""
    thanks = (
        "Thank you so much for taking the time to meet with me and to show me around the office on Friday."
    )
    leave = (
        "I look forward to hearing from you about the next steps whenever it suits you and your colleagues."
    )
    offer = (
        "Please let me know if you need any further information from me in the meantime, I am happy to help."
    )
    ada = f"{thanks} {OWN} {leave} {offer}"
    ben = f"{thanks} Your band deserves a bigger stage than that corner of the canteen. {leave} {offer}"
    assert list(copied(case_of(_two(ada, ben), "Ada Park"))) == []


def test_names_and_companies_are_masked(case_of: CaseOf) -> None:
    """Only the names changed: it is still a copy, in an earlier note of another interview."""
    mine = (
        "What you said about life at Northwind Robotics, Ada, made me want to move to the river and "
        "learn to sail."
    )
    theirs = (
        "What you said about life at Initech, Miriam, made me want to move to the river and learn to sail."
    )
    earlier = OtherNote("2025-initech.md", "Initech", "Miriam Lee", f"Hi Miriam,\n\n{theirs}\n\nBest,\nSam\n")
    case = case_of(f"Hi Ada,\n\n{mine}\n\nBest,\nSam\n", surroundings=Surroundings((earlier,)))
    [finding] = copied(case)
    assert finding.severity is Severity.ERROR
    assert "Miriam Lee of Initech" in finding.message
    assert finding.twin is not None
    assert finding.twin.path == "2025-initech.md"


def test_the_likest_of_several_notes_comes_first(case_of: CaseOf) -> None:
    """The same text is told once, with the note that shares most."""
    half = OtherNote("a.md", "A", "Ann", f"Hi Ann,\n\n{STORY[:110]}\n")
    whole = OtherNote("b.md", "B", "Bob", f"Hi Bob,\n\n{STORY}\n")
    case = case_of(f"Hi Ada,\n\n{STORY}\n\nBest,\nSam\n", surroundings=Surroundings((half, whole)))
    [finding] = copied(case)
    assert finding.twin is not None
    assert finding.twin.path == "b.md"
    assert [copy.path for copy in copies(case)] == ["b.md", "a.md"]


@pytest.mark.parametrize("note", ["", "Hi Ada,\n", "Hi Ada,\n\nThank you.\n\nBest,\nSam\n"])
def test_short_notes_share_nothing(case_of: CaseOf, note: str) -> None:
    """Below twelve words there is nothing to compare."""
    twin = OtherNote("a.md", "A", "Ann", note)
    assert list(copied(case_of(note, surroundings=Surroundings((twin,))))) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thank you for the tour.", True),
        ("I look forward to hearing from you.", True),
        ("Please do not hesitate to call.", True),
        ("Have a great weekend!", True),
        ("I would appreciate it.", True),
        ("The robot caught fire.", False),
        ("You moved the planner.", False),
    ],
)
def test_courtesies_are_known(sentence: str, expected: bool) -> None:
    """Thanks and farewells are told from what was said."""
    assert is_courtesy(sentence) is expected


def test_a_twin_is_found_among_five_hundred_earlier_notes(case_of: CaseOf) -> None:
    """However many notes there are, the one that was copied from is named."""
    text = " ".join(f"w{number}" for number in range(150))
    notes = tuple(
        OtherNote(
            f"{n}.md", f"Company{n}", "Ann Lee", "Hi Ann,\n\n" + " ".join(f"w{n}x{k}" for k in range(150))
        )
        for n in range(500)
    )
    around = Surroundings((*notes, OtherNote("twin.md", "Twin", "Bo Ray", f"Hi Bo,\n\n{text}.\n")))
    case = case_of(f"Hi Ada,\n\n{text} and more.\n\nBest,\nSam\n", surroundings=around)
    [finding] = copied(case)
    assert finding.twin is not None
    assert finding.twin.path == "twin.md"
