"""Rules of “thanked everyone”."""

from collections.abc import Callable

import pytest

from notes.case import Case, Round
from notes.checks import thanked
from notes.findings import Finding, Severity
from notes.settings import Settings
from notes.wording.groups import greets_several
from notes.wording.mail_domains import near_domain
from notes.wording.thanks import has_thanks

CaseOf = Callable[..., Case]
RoundOf = Callable[..., Round]

DONE = "Hi Ada,\n\nThank you for the tour of the lobby.\n\nBest,\nSam\n"
ADA = """---
company: Northwind Robotics
ended: 2026-11-20T15:30:00-05:00
interviewers:
  - name: Ada Park
{keys}---
"""


def ada(*keys: str, note: str = DONE) -> str:
    """Return an interview with Ada alone, her keys given as lines."""
    front = ADA.format(keys="".join(f"    {key}\n" for key in keys))
    return f"{front}\n## To Ada Park\n{note}" if note else front


def only(findings: object) -> Finding:
    """Return the one finding there is."""
    found = list(findings)  # type: ignore[call-overload]
    assert len(found) == 1, found
    return found[0]  # type: ignore[no-any-return]


@pytest.mark.parametrize("note", ["", "\n", "Subject: Thank you\n"])
def test_a_missing_or_empty_note_is_a_todo(case_of: CaseOf, note: str) -> None:
    """Nobody listed is forgotten: without a section, or with an empty one, the note is owed."""
    case = case_of(ada(note=note))
    assert only(thanked.no_note(case)).severity is Severity.TODO
    assert list(thanked.not_sent(case)) == []


def test_an_empty_section_is_pointed_at_and_a_missing_one_at_the_person(case_of: CaseOf) -> None:
    """The place of the finding is where the person would go next."""
    for note in ("", "\n"):
        case = case_of(ada(note=note))
        found = only(thanked.no_note(case))
        assert found.span.of(case.interview.text) == "Ada Park"
        assert (found.span == case.interviewer.span) is (note == "")


def test_a_written_note_waits_to_be_sent(case_of: CaseOf) -> None:
    """Written is not sent; for a card the sentence speaks of posting."""
    assert "not yet sent" in only(thanked.not_sent(case_of(ada()))).message
    assert "posted" in only(thanked.not_sent(case_of(ada("channel: handwritten")))).message
    assert list(thanked.no_note(case_of(ada()))) == []


@pytest.mark.parametrize(
    "keys", [["sent: 2026-11-20T20:00:00-05:00"], ["no_note: first screening"], ["thanked_through: Ben"]]
)
def test_nothing_is_owed_of_what_is_done_or_owed_elsewhere(case_of: CaseOf, keys: list[str]) -> None:
    """Sent, not expected, or through somebody else: no reminder of a note."""
    for note in (DONE, ""):
        case = case_of(ada(*keys, note=note))
        assert [*thanked.no_note(case), *thanked.not_sent(case), *thanked.no_address(case)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your time.",
        "Thanks for the tour!",
        "I am grateful for the hour you took.",
        "I really appreciated the tour.",
        "It was kind of you to show me the lobby.",
        "Please pass my thanks on.",
        "We can't thank you enough.",
        "Ta very much for the lift.",
        "I owe you one for the ladder.",
        "It was decent of you to wait, and I am in your debt.",
        "Cheers for the tea.",
    ],
)
def test_thanks_come_in_many_words(text: str) -> None:
    """Any usual expression of thanks counts."""
    assert has_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It was great to meet you.",
        "I would appreciate a reply.",
        "I would really appreciate hearing from you.",
        "I'd be grateful for news.",
        "Happy Thanksgiving!",
        "A thankless task.",
        "No thanks to Oracle.",
    ],
)
def test_asking_and_holidays_are_no_thanks(text: str) -> None:
    """A request, a feast and a negation thank nobody."""
    assert not has_thanks(text)


def test_a_finished_note_without_thanks_is_an_error(case_of: CaseOf) -> None:
    """The point of the note is missing; while it is half-written that is a todo."""
    body = "Hi Ada,\n\nThe lobby robot was fun.\n"
    assert only(thanked.no_thanks(case_of(ada(note=body)))).severity is Severity.TODO
    assert only(thanked.no_thanks(case_of(ada(note=f"{body}\nBest,\nSam\n")))).severity is Severity.ERROR
    assert (
        only(thanked.no_thanks(case_of(ada("proofread: 0123456789", note=body)))).severity is Severity.ERROR
    )
    assert list(thanked.no_thanks(case_of(ada(note=f"{body}\nMany thanks,\nSam\n")))) == []
    assert list(thanked.no_thanks(case_of(ada(note="")))) == []


def test_thanks_in_the_subject_alone_are_not_enough(case_of: CaseOf) -> None:
    """The letter itself says thank you."""
    note = "Subject: Thank you\n\nHi Ada,\n\nThe robot was fun.\n\nBest,\nSam\n"
    assert only(thanked.no_thanks(case_of(ada(note=note)))).rule == "thanked/no-thanks"


GERMAN = (
    "Liebe Ada,\n\nvielen Dank für das gute Gespräch und die Führung durch das Haus, das war sehr schön.\n"
)


def test_another_language_is_not_judged(case_of: CaseOf) -> None:
    """Where the note is unlikely to be English, or checking is off, it is unknown whether it thanks."""
    assert only(thanked.no_thanks(case_of(ada(note=GERMAN)))).severity is Severity.UNKNOWN
    off = case_of(ada(), settings=Settings(language="off"))
    assert only(thanked.no_thanks(off)).severity is Severity.UNKNOWN


@pytest.mark.parametrize(
    ("keys", "asks"),
    [
        ([], True),
        (["email: ada at northwind"], True),
        (["email: ada@northwind.example"], False),
        (["channel: handwritten"], False),
        (["channel: other"], False),
    ],
)
def test_an_email_needs_an_address(case_of: CaseOf, keys: list[str], asks: bool) -> None:
    """Only a note that goes out by email asks for one, with or without a text yet."""
    for note in (DONE, ""):
        assert bool(list(thanked.no_address(case_of(ada(*keys, note=note))))) is asks


@pytest.mark.parametrize(
    ("address", "others", "shared"),
    [
        ("ben@nortwind.com", ("ada@northwind.com", "cy@northwind.com"), "northwind.com"),
        ("ben@northwind.co", ("ada@northwind.com", "cy@northwind.com"), "northwind.com"),
        ("ben@northwidn.com", ("ada@northwind.com",), "northwind.com"),
        ("ada@northwind.com", ("ben@northwidn.com",), None),
        ("ben@northwind.com", ("ada@northwind.com",), None),
        ("ben@Northwind.com", ("ada@northwind.com",), None),
        ("ben@agency.example", ("ada@northwind.com", "cy@northwind.com"), None),
        ("ben@ymail.com", ("ada@gmail.com", "cy@gmail.com"), None),
        ("ben", ("ada@northwind.com",), None),
        ("ben@nortwind.com", (), None),
    ],
)
def test_a_domain_that_is_a_slip_of_the_shared_one(
    address: str, others: tuple[str, ...], shared: str | None
) -> None:
    """Near the domain of the others is odd; another domain, or free mail, is not."""
    assert near_domain(address, others, "Northwind Robotics") == shared


COLLEAGUES = """\
  - name: Ben Ortiz
    email: ben@northwind.example
  - name: Cy Young
    email: cy@northwind.example
"""


def test_an_odd_address_can_be_mended_in_place(case_of: CaseOf) -> None:
    """The place is the domain alone, so that the suggestion replaces nothing else."""
    case = case_of(ADA.format(keys=f"    email: ada@nortwind.example\n{COLLEAGUES}"))
    found = only(thanked.odd_address(case))
    assert found.span.of(case.interview.text) == "nortwind.example"
    assert found.suggestions == ("northwind.example",)
    assert (
        list(thanked.odd_address(case_of(ADA.format(keys=f"    email: ada@northwind.example\n{COLLEAGUES}"))))
        == []
    )


@pytest.mark.parametrize(
    "greeted",
    [
        "all",
        "All",
        "team",
        "Northwind team",
        "everyone",
        "Ada and Ben",
        "Ada, Ben and Cy",
        "Ada & Ben",
        "Ada/Ben",
        "Ada and team",
        "Ms. Park and Mr. Ortiz",
        "both",
        "Hiring Committee",
        "folks",
        "Ada und Ben",
        "Ada, dear Ben",
        "各位",
        "todos",
    ],
)
def test_greetings_for_several_people_are_seen(greeted: str) -> None:
    """Two names, or a word for many, greet more than the one person it is for."""
    assert greets_several(greeted, "Ada Park")


@pytest.mark.parametrize(
    ("greeted", "name"),
    [
        ("Ada", "Ada Park"),
        ("Ben", "Ada Park"),
        ("Park, Ada", "Ada Park"),
        ("Ada Park, PhD", "Ada Park"),
        ("Mr. Ortega y Gasset", "José Ortega y Gasset"),
        ("Anders Anderson", "Anders Anderson"),
        ("Hiring Manager", "Ada Park"),
        ("Sir or Madam", "Ada Park"),
        ("Dr. All", "Jo All"),
        ("", "Ada Park"),
        ("[Name]", "Ada Park"),
    ],
)
def test_a_greeting_for_one_person_is_no_group(greeted: str, name: str) -> None:
    """Commas and words inside a person's own name are no group."""
    assert not greets_several(greeted, name)


def test_a_group_greeting_offers_the_name_alone(case_of: CaseOf) -> None:
    """The fix replaces the names, and leaves the salutation."""
    case = case_of(ada(note=DONE.replace("Hi Ada,", "Dear Ada and Ben,")))
    found = only(thanked.group_greeting(case))
    assert found.span.of(case.interview.text) == "Ada and Ben"
    assert (found.suggestions, found.severity) == (("Ada",), Severity.ERROR)
    assert list(thanked.group_greeting(case_of(ada()))) == []


TWO = ADA.format(keys="  - name: Ben Ortiz\n")


def test_one_section_for_two_people_is_seen_for_each(case_of: CaseOf) -> None:
    """Each of the two is owed a note of their own."""
    for name, other in (("Ada Park", "Ben Ortiz"), ("Ben Ortiz", "Ada Park")):
        found = only(thanked.shared_note(case_of(f"{TWO}\n## To Ada and Ben\n{DONE}", name)))
        assert other in found.message
    assert list(thanked.shared_note(case_of(f"{TWO}\n## To Ada\n{DONE}"))) == []


def test_two_sections_for_one_person_are_seen(case_of: CaseOf) -> None:
    """The second heading is pointed at: only the first would be sent."""
    case = case_of(f"{TWO}\n## To Ada\n{DONE}\n## To Ada Park\n{DONE}")
    found = only(thanked.two_notes(case))
    assert found.span.start > case.interview.text.index("## To Ada Park")
    assert list(thanked.two_notes(case_of(f"{TWO}\n## To Ada\n{DONE}", "Ben Ortiz"))) == []


@pytest.mark.parametrize(
    ("keys", "body", "says"),
    [
        (["thanked_through: Cy"], "Thank Ben.", "nobody else"),
        (["thanked_through: Ben Ortiz"], "Thank Ben.", "nobody else"),
        (["thanked_through: Ada Park"], "Thank Ben.", "not sent yet"),
        (["thanked_through: Ada Park"], "Thanks!", "does not name Ben Ortiz"),
        (["no_note: first screening"], "Thanks!", ""),
        ([], "Thanks!", ""),
    ],
)
def test_thanks_through_somebody_say_what_is_missing(
    case_of: CaseOf, keys: list[str], body: str, says: str
) -> None:
    """Until the other note is sent and names the person, that is to be done."""
    text = ADA.format(keys="  - name: Ben Ortiz\n" + "".join(f"    {key}\n" for key in keys))
    found = list(thanked.owed_elsewhere(case_of(f"{text}\n## To Ada Park\nHi Ada,\n\n{body}\n", "Ben Ortiz")))
    assert [says in one.message for one in found] == ([True] if says else [])


def test_nobody_listed_is_a_todo(round_of: RoundOf) -> None:
    """An interview without interviewers asks for them."""
    empty = "---\ncompany: Northwind\ninterviewers: []\n---\n"
    assert only(thanked.nobody_listed(round_of(empty))).severity is Severity.TODO
    assert list(thanked.nobody_listed(round_of(ada()))) == []


@pytest.mark.parametrize(
    ("heading", "text", "meant"),
    [
        ("Ada Prak", "Text.", ("Ada Park",)),
        ("Zoe", "Hi Zoe,\n\nThanks.", ()),
        ("Zoe", "Subject: Thanks\n\nText.", ()),
        ("Mr. Bne Ortiz", "Hi Ben,\n\nThanks.", ("Ben Ortiz",)),
    ],
)
def test_a_section_for_nobody_says_who_may_be_meant(
    round_of: RoundOf, heading: str, text: str, meant: tuple[str, ...]
) -> None:
    """A near-miss, or what is plainly a letter, to nobody on the list is an error with a suggestion."""
    round_ = round_of(f"{TWO}\n## To {heading}\n{text}\n")
    found = only(thanked.unknown_recipient(round_))
    assert (found.severity, found.suggestions) == (Severity.ERROR, meant)
    assert found.span.of(round_.interview.text) == heading


def test_a_first_name_two_people_share_asks_who_is_meant(round_of: RoundOf) -> None:
    """`## To Anna` with two Annas names both."""
    text = TWO.replace("Ada Park", "Anna Li").replace("Ben Ortiz", "Anna Kim")
    found = only(thanked.unknown_recipient(round_of(f"{text}\n## To Anna\nHi Anna,\n\nThanks.\n")))
    assert found.suggestions == ("Anna Li", "Anna Kim")


def test_private_headings_are_left_alone(round_of: RoundOf) -> None:
    """`## To do` is nobody's note."""
    assert list(thanked.unknown_recipient(round_of(f"{TWO}\n## To do\nCall them back.\n"))) == []
