"""The checklist as a whole: statuses, evidence, what was accepted, what was sent, who is missing."""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import notes.checks
from notes.acceptance import acceptance_of, is_accepted, parse_acceptance
from notes.case import Round
from notes.checklist import Check, InterviewReport, NoteReport, check_interview
from notes.findings import Finding, Item, Severity, Status
from notes.fingerprint import fingerprint
from notes.interview import Interview, Note, Text
from notes.place import Span
from notes.remembered import ALONE, _findings, _words
from notes.rulebook import MODULES, load_rules
from notes.rules import RULES
from notes.settings import Settings

RoundOf = Callable[..., Round]
InterviewOf = Callable[..., Interview]

NOTE = """
## To {name}
Subject: Thank you, and the {topic}

Hi {first},

Thank you for your time on Friday. I still smile about {topic}, and I left with a clear idea of the work
you do and of the people who do it. I would be glad to hear about the next steps.

Best,
Sam
"""
ADA = NOTE.format(name="Ada Park", first="Ada", topic="robot that caught fire in your lobby")
BEN = NOTE.format(name="Ben Ortiz", first="Ben", topic="band that pays for your on-call rotation")
FRONT = """---
company: Northwind Robotics
role: Engineer
industry: software
ended: 2026-11-20T15:30:00-05:00
{keys}interviewers:
  - name: Ada Park
    email: ada@northwind.example
    talked_about: [her first robot caught fire in the lobby]
{ada}  - name: Ben Ortiz
    email: ben@northwind.example
    talked_about: [his band, on-call rotation]
{ben}---
"""


def text(*notes_: str, keys: str = "", ada: str = "", ben: str = "") -> str:
    """Return an interview of two with these notes; keys are lines without indent."""
    indented = ["".join(f"    {line}\n" for line in lines.split("\n") if line) for lines in (ada, ben)]
    return FRONT.format(keys=keys and keys + "\n", ada=indented[0], ben=indented[1]) + "".join(notes_)


def confirmed(round_of: RoundOf, *notes_: str, **keys: str) -> str:
    """Return the same with Ada's text confirmed."""
    (note, *_) = round_of(text(*notes_)).interview.notes
    extra = f"proofread: {fingerprint(note)}\n{keys.pop('ada', '')}"
    return text(*notes_, ada=extra, **keys)


def note_of(report: InterviewReport, name: str = "Ada Park") -> NoteReport:
    """Return the report of one note."""
    note = report.note(name)
    assert note is not None
    return note


def statuses(note: NoteReport) -> str:
    """Return the five statuses in a line."""
    return " ".join(check.status.value for check in note.checks)


def check_of(report: InterviewReport, item: Item, name: str = "Ada Park") -> Check:
    """Return one check."""
    return note_of(report, name).check(item)


def test_nothing_written_yet_is_all_to_do(round_of: RoundOf) -> None:
    """Without a section every item is a todo, with the time left as evidence."""
    report = check_interview(round_of(text()))
    assert statuses(note_of(report)) == "todo todo todo todo todo"
    assert check_of(report, Item.SHORT).evidence == "not written yet"
    assert check_of(report, Item.IN_TIME).evidence == "17h left"
    assert set(report.items.values()) == {Status.TODO}
    assert report.headline == "0 of the 2 you listed; missing: Ada Park, Ben Ortiz"
    assert report.short_headline == "thanked everyone 0/2 · missing Ada, Ben"


def test_a_good_note_waits_for_the_person_alone(round_of: RoundOf) -> None:
    """Only confirming and sending are left, and every tick says what it rests on."""
    report = check_interview(round_of(text(ADA)))
    note = note_of(report)
    assert statuses(note) == "todo pass todo pass todo"
    assert note.check(Item.PERSONALIZED).evidence.startswith("takes up: ")
    assert "lobby" in note.check(Item.PERSONALIZED).evidence
    assert note.check(Item.SHORT).evidence == f"{note.words} of 150 words"
    assert {finding.rule for finding in note.findings} == {
        "thanked/not-sent",
        "proofread/unconfirmed",
        "in_time/due",
    }
    assert report.taken_up("Ada Park") == {"her first robot caught fire in the lobby"}


def test_confirming_ticks_and_any_change_takes_it_back(round_of: RoundOf) -> None:
    """The tick holds for exactly the text that was confirmed."""
    whole = confirmed(round_of, ADA)
    report = check_interview(round_of(whole))
    assert check_of(report, Item.PROOFREAD).status is Status.PASS
    assert check_of(report, Item.PROOFREAD).evidence == "read and confirmed by you"
    changed = check_interview(round_of(whole.replace("on Friday", "on Thursday")))
    assert [one.rule for one in check_of(changed, Item.PROOFREAD).findings] == ["proofread/changed"]


def test_everything_done_is_five_ticks(round_of: RoundOf) -> None:
    """Confirmed and sent in time: all five pass, and the evidence says when."""
    whole = confirmed(round_of, ADA, ada="sent: 2026-11-20T20:00:00-05:00")
    report = check_interview(round_of(whole))
    note = note_of(report)
    assert statuses(note) == "pass pass pass pass pass"
    assert note.check(Item.THANKED).evidence == "sent Fri 20 Nov 20:00"
    assert note.check(Item.IN_TIME).evidence == "sent Fri 20 Nov 20:00, 4h after it ended"
    assert not note.is_owed
    assert report.items[Item.THANKED] is Status.TODO
    assert report.headline == "1 of the 2 you listed; missing: Ben Ortiz"


def test_a_posted_card_says_posted(round_of: RoundOf) -> None:
    """A card is posted; nobody knows when it arrives."""
    report = check_interview(round_of(text(ADA, ada="channel: handwritten\nsent: 2026-11-20T20:00:00-05:00")))
    assert check_of(report, Item.THANKED).evidence == "posted Fri 20 Nov 20:00"


def test_sent_without_a_section_is_unknown(round_of: RoundOf) -> None:
    """What was written straight on a card cannot be judged, and no finding asks for it."""
    report = check_interview(round_of(text(ada="sent: 2026-11-20T20:00:00-05:00")))
    note = note_of(report)
    assert statuses(note) == "pass unknown unknown unknown pass"
    assert note.findings == ()
    assert note.words is None


def test_findings_about_a_sent_text_only_inform(round_of: RoundOf) -> None:
    """What is gone cannot be mended: the text's errors become infos, a wrong time stays an error."""
    bad = ADA.replace("Hi Ada", "Hi Ben and all").replace("Thank you for", "We took")
    report = check_interview(round_of(text(bad, ada="sent: 2026-11-20T10:00:00-05:00")))
    note = note_of(report)
    assert {one.severity for one in note.findings if one.check != "in_time"} == {Severity.INFO}
    assert "thanked/group-greeting" in {one.rule for one in note.findings}
    assert note.check(Item.THANKED).status is Status.PASS
    assert note.check(Item.IN_TIME).status is Status.FAIL


def test_no_note_and_thanked_through_pass_with_the_reason(round_of: RoundOf) -> None:
    """All five pass, and the evidence says why nothing is owed."""
    report = check_interview(round_of(text(ben="no_note: first screening by phone")))
    note = note_of(report, "Ben Ortiz")
    assert statuses(note) == "pass pass pass pass pass"
    assert {check.evidence for check in note.checks} == {"no note expected: first screening by phone"}
    naming = ADA.replace("the people who do it", "what Ben does")
    through = text(naming, ada="sent: 2026-11-20T20:00:00-05:00", ben="thanked_through: Ada Park")
    report = check_interview(round_of(through))
    assert {check.evidence for check in note_of(report, "Ben Ortiz").checks} == {
        "thanked through the note to Ada Park, which names them"
    }
    assert report.headline == "2 of the 2 you listed"


def test_thanks_through_a_note_not_sent_yet_wait(round_of: RoundOf) -> None:
    """Until then the person is missing, and the todo says what for."""
    report = check_interview(round_of(text(ADA, ben="thanked_through: Ada Park")))
    note = note_of(report, "Ben Ortiz")
    assert statuses(note) == "todo todo todo todo todo"
    assert note.check(Item.SHORT).evidence == "goes through Ada Park"
    assert [one.rule for one in note.check(Item.THANKED).findings] == ["thanked/owed-elsewhere"]


def test_an_outcome_ticks_in_time(round_of: RoundOf) -> None:
    """Once the outcome is known, time no longer matters, and the evidence says so."""
    late = pendulum.datetime(2026, 12, 24, tz="UTC")
    report = check_interview(round_of(text(ADA, keys="outcome: offer"), now=late))
    check = check_of(report, Item.IN_TIME)
    assert (check.status, check.evidence, check.findings) == (Status.PASS, "outcome: offer", ())


def test_an_overdue_note_fails_in_time(round_of: RoundOf) -> None:
    """The evidence of a cross is the finding that makes it."""
    late = pendulum.datetime(2026, 11, 24, tz="UTC")
    check = check_of(check_interview(round_of(text(ADA), now=late)), Item.IN_TIME)
    assert check.status is Status.FAIL
    assert "Still worth sending" in check.evidence


def test_several_findings_are_counted_worst_first(round_of: RoundOf) -> None:
    """The line beside a cross says how many there are and shows the first of the worst."""
    bad = ADA.replace("Thank you for", "We took").replace("Hi Ada,", "Hi all,")
    check = check_of(check_interview(round_of(text(bad))), Item.THANKED)
    assert check.status is Status.FAIL
    assert check.evidence.startswith("2 findings: “all” greets")


def test_nobody_listed_is_to_do(round_of: RoundOf) -> None:
    """An interview without interviewers is not done."""
    report = check_interview(round_of("---\ncompany: Northwind\ninterviewers: []\n---\n"))
    assert report.items[Item.THANKED] is Status.TODO
    assert report.headline == "nobody is listed yet"
    assert [one.rule for one in report.findings] == ["thanked/nobody-listed"]


def test_findings_of_the_file_stand_with_the_interview(round_of: RoundOf) -> None:
    """What the reader saw is listed, and a section for nobody fails the item."""
    report = check_interview(round_of(text("\n## To Ada Prak\nHi,\n\nThanks.\n", keys="colour: red")))
    assert [one.rule for one in report.findings] == ["file/unknown-key", "thanked/unknown-recipient"]
    assert report.items[Item.THANKED] is Status.FAIL
    assert report.all_findings[:2] == report.findings


def test_two_who_share_a_first_name_are_missed_by_full_name(round_of: RoundOf) -> None:
    """`missing Anna` would not say whom."""
    both = text().replace("Ada Park", "Anna Li").replace("Ben Ortiz", "Anna Kim")
    assert (
        check_interview(round_of(both)).short_headline == "thanked everyone 0/2 · missing Anna Li, Anna Kim"
    )


def test_a_rule_switched_off_is_silent(round_of: RoundOf) -> None:
    """Settings silence one rule, or a family of the grammar engine's."""
    off = Settings(rules_off=frozenset({"in_time/due", "proofread/harper"}))
    grammar = {"Ada Park": (finding("proofread/harper/SpellCheck"),), "Ben Ortiz": None}
    report = check_interview(round_of(text(ADA, BEN), settings=off), grammar)
    rules = {one.rule for one in report.all_findings}
    assert "thanked/not-sent" in rules
    assert not {rule for rule in rules if rule.startswith(("in_time/due", "proofread/harper"))}


def finding(rule: str, quote: str = "teh", severity: Severity = Severity.ERROR) -> Finding:
    """Return a finding as a grammar engine would."""
    return Finding(rule, severity, "Did you mean “the”?", Span(0, 3), "Ada Park", ("the",), quote)


def test_the_grammar_engines_findings_count_and_its_absence_is_told(round_of: RoundOf) -> None:
    """Errors fail the item; while it is at work the item is unknown; unasked, nothing is said."""
    whole = confirmed(round_of, ADA)
    found = (
        finding("proofread/harper/SpellCheck"),
        finding("proofread/harper/Style", severity=Severity.WARNING),
    )
    for grammar, status, evidence in (
        ({"Ada Park": found}, Status.FAIL, "Did you mean “the”?"),
        ({"Ada Park": found[1:]}, Status.PASS, "read and confirmed by you"),
        ({"Ada Park": None}, Status.UNKNOWN, "checking…"),
        ({}, Status.UNKNOWN, "checking…"),
        (None, Status.PASS, "read and confirmed by you"),
    ):
        check = check_of(check_interview(round_of(whole), grammar), Item.PROOFREAD)
        assert (check.status, check.evidence) == (status, evidence)


GERMAN = """
## To Ada Park
Subject: Vielen Dank

Liebe Ada,

vielen Dank für das gute Gespräch und die Führung durch das Haus. Die Geschichte von dem Roboter, der in der
lobby Feuer fing, hat mir sehr gefallen.

Liebe Grüße
Sam
"""


def test_another_language_is_unknown_not_wrong(round_of: RoundOf) -> None:
    """What cannot be judged in this language says so, and does not wait for the engine."""
    for round_ in (round_of(text(GERMAN)), round_of(text(ADA), settings=Settings(language="off"))):
        report = check_interview(round_, {})
        unknown = {one.rule for one in note_of(report).findings if one.severity is Severity.UNKNOWN}
        assert unknown == {
            "thanked/no-thanks",
            "personalized/tone",
            "proofread/no-sign-off",
            "proofread/harper",
        }
        assert all(
            "in this language" in one.message for one in note_of(report).findings if one.rule in unknown
        )


@pytest.mark.parametrize(
    ("entry", "covers"),
    [
        ("proofread/harper/SpellCheck: teh", True),
        ('proofread/harper/SpellCheck: "teh"', True),
        ("proofread/harper/SpellCheck:  TEH ", True),
        ("proofread/harper/SpellCheck: them", False),
        ("proofread/harper/SpellCheck", False),
        ("proofread/harper/Other: teh", False),
        ("proofread/harper", False),
    ],
)
def test_harper_rules_are_accepted_with_the_text_only(round_of: RoundOf, entry: str, covers: bool) -> None:
    """Accepting a spelling is about one word, never about all of them."""
    whole = text(ADA, ada=f"accepted: ['{entry}']")
    person = round_of(whole).interview.interviewers[0]
    assert is_accepted(finding("proofread/harper/SpellCheck"), person) is covers


def test_what_is_accepted_no_longer_counts_and_is_still_shown(round_of: RoundOf) -> None:
    """The check passes, says how many were kept, and lists them apart."""
    bad = ADA.replace("Hi Ada,", "Hi Ada and Ben,")
    for entry in ("thanked/group-greeting", "'thanked/group-greeting: Ada and Ben'"):
        accepted = f"accepted: [{entry}]"
        check = check_of(check_interview(round_of(text(bad, ada=accepted))), Item.THANKED)
        assert [one.rule for one in check.accepted] == ["thanked/group-greeting"]
        assert [one.rule for one in check.findings] == ["thanked/not-sent"]
    whole = confirmed(round_of, ADA, ada="accepted: ['proofread/harper/SpellCheck: teh']")
    grammar = {"Ada Park": (finding("proofread/harper/SpellCheck"),)}
    check = check_of(check_interview(round_of(whole), grammar), Item.PROOFREAD)
    assert (check.status, check.evidence) == (Status.PASS, "read and confirmed by you; 1 kept as meant")


def test_a_missed_paraphrase_is_kept_by_hand(round_of: RoundOf) -> None:
    """`accepted: [personalized/no-reference]` says that the note is personal in other words."""
    plain = ADA.replace("robot that caught fire in your lobby", "what you told me")
    for accepted, status in (("", Status.FAIL), ("accepted: [personalized/no-reference]", Status.PASS)):
        check = check_of(check_interview(round_of(text(plain, ada=accepted))), Item.PERSONALIZED)
        assert check.status is status
    assert check.evidence.endswith("; 1 kept as meant")


@pytest.mark.parametrize(
    "rule",
    [
        "thanked/no-note",
        "thanked/not-sent",
        "thanked/no-address",
        "in_time/due",
        "in_time/overdue",
        "proofread/unconfirmed",
        "proofread/changed",
    ],
)
def test_what_only_doing_can_settle_cannot_be_accepted(round_of: RoundOf, rule: str) -> None:
    """An unsent note is not sent by accepting that it is not."""
    person = round_of(text(ada=f"accepted: [{rule}]")).interview.interviewers[0]
    load_rules()
    assert not RULES[rule].acceptable
    assert not is_accepted(finding(rule), person)


def test_an_acceptance_written_is_an_acceptance_read() -> None:
    """The entry the app writes is the entry it understands, line ends and all."""
    found = finding("proofread/harper/SpellCheck", quote="teh\r\n  lobby")
    rule, quote = parse_acceptance(acceptance_of(found))
    assert (rule, quote) == ("proofread/harper/SpellCheck", "teh lobby")
    assert acceptance_of(finding("short/long", quote="")) == "short/long"


def test_about_to_be_sent_nothing_is_half_written(round_of: RoundOf) -> None:
    """While typing, missing thanks are a todo; at sending they are an error."""
    half = "\n## To Ada Park\nHi Ada,\n\nThe robot that caught fire in the lobby was fun.\n"
    round_ = round_of(text(half))
    assert check_of(check_interview(round_), Item.THANKED).status is Status.TODO
    sending = check_interview(replace(round_, sending=True))
    assert check_of(sending, Item.THANKED).status is Status.FAIL


def test_every_module_of_rules_is_in_the_book() -> None:
    """A rule nobody imports would never speak."""
    load_rules()
    modules = [name for _, name, _ in pkgutil.iter_modules(notes.checks.__path__)]
    for name in modules:
        module = importlib.import_module(f"notes.checks.{name}")
        defines = any(
            check is not None and check.__module__ == module.__name__
            for rule in RULES.values()
            for check in (rule.notes, rule.rounds)
        )
        assert defines is (name in MODULES), name


def test_every_rule_is_described_with_its_source() -> None:
    """Ids begin with an item's key, or `file`; description and source are sentences for people."""
    load_rules()
    keys = {"file", *(item.value for item in Item)}
    for rule in RULES.values():
        assert rule.id.partition("/")[0] in keys
        assert len(rule.description) > 15
        assert len(rule.source) > 5
        function = rule.notes or rule.rounds
        assert function is None or function.__doc__


DESIGN = """
thanked/no-note thanked/not-sent thanked/no-thanks thanked/no-address thanked/odd-address
thanked/group-greeting thanked/shared-note thanked/unknown-recipient thanked/owed-elsewhere
thanked/nobody-listed personalized/no-greeting personalized/wrong-name personalized/unknown-form
personalized/placeholder personalized/no-reference personalized/copied personalized/stock-phrases
personalized/tone personalized/channel personalized/avoid proofread/misspelt-name proofread/no-subject
proofread/subject proofread/no-sign-off proofread/after-sign-off proofread/markup proofread/comment
proofread/missing-attachment proofread/unconfirmed proofread/changed short/long short/very-short
short/dense in_time/due in_time/overdue in_time/late in_time/no-end in_time/impossible
"""


def test_every_rule_of_the_design_exists() -> None:
    """The ids are an interface that files and settings rely on."""
    load_rules()
    assert set(DESIGN.split()) <= RULES.keys()


def note(subject: str | None, body: str) -> Note:
    """Return a note of this text."""
    span = Span(0, len(body))
    return Note(
        Text("x", span),
        span,
        span,
        Text(subject, span) if subject is not None else None,
        Text(body, span),
        (),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("S", "a\nb"), ("S", "a  \r\nb \n\n"), True),
        (("S", "a\rb"), ("S ", "a\nb"), True),
        (("S", "José"), ("S", "Jose\u0301"), True),
        (("", "a"), (None, "a"), True),
        (("S", "a"), ("S", "A"), False),
        (("S", "a b"), ("S", "a  b"), False),
        (("S", "a\nb"), ("S", "a\n\nb"), False),
        (("S", "a"), ("T", "a"), False),
        (("S", "a"), (None, "S\na"), False),
    ],
)
def test_the_fingerprint_sees_what_the_recipient_sees(
    one: tuple[str | None, str], other: tuple[str | None, str], same: bool
) -> None:
    """Line ends, white space at line ends and the coding of accents do not count; all else does."""
    assert (fingerprint(note(*one)) == fingerprint(note(*other))) is same
    assert len(fingerprint(note(*one))) == 10


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Hi Ada,", "Best,", "Sam", "XXX", "<!-- x", "**", "王", "🎉", "\x00", "\u2028", "Ben"]
        )
        | st.text(max_size=15),
        max_size=10,
    )
)
def test_no_text_upsets_the_checklist(round_of: RoundOf, lines: list[str]) -> None:
    """Whatever is typed, every check has a status, and every finding a place in the text."""
    whole = text("\n## To Ada Park\n" + "\n".join(lines) + "\n")
    try:
        round_ = round_of(whole)
    except AssertionError:  # merge markers and their like: broken, and so not checked
        return
    report = check_interview(round_, {"Ada Park": ()})
    assert len(note_of(report).checks) == 5
    for one in report.all_findings:
        assert 0 <= one.span.start <= one.span.end <= len(whole)
        assert one.message


def eight(changed: str) -> str:
    """Return an interview with eight long notes, one of them with this text added."""
    people = "".join(f"  - name: Person{n} Family{n}\n    talked_about: [topic{n}]\n" for n in range(8))
    body = "Thank you for the talk about topic. " * 20
    notes_ = [f"## To Person{n} Family{n}\nHi Person{n},\n\n{body}\n\nBest,\nSam\n\n" for n in range(8)]
    notes_[3] = notes_[3].replace("Thank you", f"{changed}Thank you", 1)
    return f"---\ncompany: Northwind\ninterviewers:\n{people}---\n" + "".join(notes_)


def test_typing_in_one_note_judges_the_others_from_memory(round_of: RoundOf) -> None:
    """A key in one of eight notes has that note judged anew; the seven others, moved or not, are known."""
    check_interview(round_of(eight("")))
    known = _findings.cache_info().misses
    check_interview(round_of(eight("x")))
    assert _findings.cache_info().misses == known + 1


EDITS = st.sampled_from(["", "x", "Hi Ben,\n", "lobby robot ", "[Name] ", "😀", "\n\n", "Thank you "])


@settings(max_examples=25, deadline=None)
@given(EDITS, EDITS, EDITS, st.booleans())
def test_memory_never_changes_what_is_found(
    round_of: RoundOf, private: str, one: str, other: str, sending: bool
) -> None:
    """Remembered at another place of the file or judged anew: the same findings at the same places."""
    ben = BEN.replace("Thank", f"{other}Thank")
    before = round_of(text(f"Private {private}\n", ADA, ben))
    after = round_of(text(f"Private {private}\n", ADA.replace("Thank", f"{one}Thank"), ben))
    check_interview(replace(before, sending=sending))
    hits = _findings.cache_info().hits
    remembered = check_interview(replace(after, sending=sending))
    assert _findings.cache_info().hits > hits
    _findings.cache_clear()
    _words.cache_clear()
    anew = check_interview(replace(after, sending=sending))
    assert [note.checks for note in remembered.notes] == [note.checks for note in anew.notes]


def test_every_remembered_rule_exists() -> None:
    """The list of rules that look at one note alone names rules there are."""
    load_rules()
    assert {rule for rule in ALONE if not RULES[rule].notes} == set()


IN_THREADS = """
import sys
from threading import Barrier, Thread

from notes.checklist import check_interview
from tests.unit.conftest import _round

sys.setswitchinterval(1e-6)
start, done = Barrier(4), []


def check(number):
    words = " ".join(f"word{letter}{number}ings" for letter in "abcdefghij")
    round_ = _round(f"Subject: Hi\\n\\nHi Ada,\\n\\nThank you for {words}.\\n\\nBest,\\nSam Rivera\\n")
    start.wait()
    done.append(check_interview(round_))


threads = [Thread(target=check, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(done))
"""


def test_notes_are_checked_in_several_threads_at_once() -> None:
    """The app checks in the background and before a sending, and both may be the first to load the rules."""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", IN_THREADS], capture_output=True, text=True, cwd=root)
    assert (done.stdout.strip(), done.stderr) == ("4", "")
