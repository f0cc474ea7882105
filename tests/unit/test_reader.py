"""Files are interviews, broken ones or nobody's business; what is odd in them is told, nothing raises."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.findings import Finding, Severity
from notes.format.file_rules import FILE_RULES
from notes.format.merge_markers import merge_marker
from notes.format.reader import LONGEST, read_bytes, read_interview
from notes.interview import BrokenInterview, Channel, Formality, Interview, Problem
from notes.place import Lines
from notes.settings import Settings

PATH = Path("interview.md")
ZONED = Settings(timezone="America/New_York")

WHOLE = """\
---
company: Northwind Robotics
role: Senior Backend Engineer
ended: 2026-11-20T15:30:00-05:00      # when the last conversation ended
industry: software                     # gives the expected formality
interviewers:
  - name: Ada Park
    title: Staff Engineer
    email: ada@northwind.example
    talked_about:
      - her first robot caught fire in the lobby
      - moving the planner off Oracle
  - name: Ben Ortiz
    channel: handwritten
    address: |
      1 Harbor Way
      Boston, MA 02110
    talked_about: [his band, on-call rotation]
---
Private notes: anything outside a "To" section is never sent.

## To Ada Park
Subject: Thank you, and the lobby robot

Hi Ada,

Thank you for …

Best,
Sam
"""

IN_TOML = """\
+++
company = "Northwind Robotics"
role = 'Senior Backend Engineer'
ended = 2026-11-20T15:30:00-05:00 # when the last conversation ended
industry = "software"

[[interviewers]]
name = "Ada Park"
title = "Staff Engineer"
email = "ada@northwind.example"
talked_about = [
  "her first robot caught fire in the lobby",
  "moving the planner off Oracle",
]

[[interviewers]]
name = "Ben Ortiz"
channel = "handwritten"
address = \"\"\"
1 Harbor Way
Boston, MA 02110\"\"\"
talked_about = ["his band", "on-call rotation"]
+++
""" + WHOLE.partition("---\nPriv")[2].join(["Priv", ""])


def interview(text: str, folder: Settings = ZONED) -> Interview:
    """Read a text that is an interview."""
    content = read_interview(PATH, text, folder)
    assert isinstance(content, Interview), getattr(content, "problems", content)
    return content


def of_keys(keys: str = "", person: str = "") -> Interview:
    """Read an interview with these keys more, and these lines about Ada."""
    lines = "".join(f"    {line}\n" for line in person.splitlines())
    return interview(f"---\ncompany: Northwind\n{keys}\ninterviewers:\n  - name: Ada Park\n{lines}---\n")


def problems(text: str) -> list[Problem]:
    """Read a text that is a broken interview."""
    content = read_interview(PATH, text, ZONED)
    assert isinstance(content, BrokenInterview), content
    assert content.text == text
    return list(content.problems)


def only(found: Interview) -> Finding:
    """Return the one finding of an interview."""
    assert len(found.findings) == 1, found.findings
    return found.findings[0]


@pytest.mark.parametrize("text", [WHOLE, IN_TOML, WHOLE.replace("\n", "\r\n"), WHOLE.replace("\n", "\r")])
def test_the_example_of_the_format(text: str) -> None:
    """YAML and TOML, and any line end, give the same interview."""
    found = interview(text)
    assert (found.company.value, found.findings) == ("Northwind Robotics", ())
    assert str(found.role) == "Senior Backend Engineer"
    assert str(found.industry) == "software"
    assert found.ended is not None
    assert found.ended.at.isoformat() == "2026-11-20T15:30:00-05:00"
    ada, ben = found.interviewers
    assert (ada.name, str(ada.title), str(ada.email)) == (
        "Ada Park",
        "Staff Engineer",
        "ada@northwind.example",
    )
    assert [str(phrase) for phrase in ada.talked_about] == [
        "her first robot caught fire in the lobby",
        "moving the planner off Oracle",
    ]
    assert (ben.index, ben.channel, ada.channel) == (1, Channel.HANDWRITTEN, None)
    assert str(ben.address).splitlines() == ["1 Harbor Way", "Boston, MA 02110"]
    assert [str(phrase) for phrase in ben.talked_about] == ["his band", "on-call rotation"]
    (note,) = found.notes
    assert (note.recipients, str(note.subject)) == (("Ada Park",), "Thank you, and the lobby robot")
    assert note.body.value.splitlines()[-1] == "Sam"
    assert [piece.value[:14] for piece in found.private] == ["Private notes:"]
    assert found.text[found.body_start :].startswith("Private notes:")


@pytest.mark.parametrize("text", [WHOLE, IN_TOML, WHOLE.replace("Northwind", "Zoë 😀 \u2028 GmbH")])
def test_places_are_where_the_words_stand(text: str) -> None:
    """Every text knows its place in the file, without quotation marks."""
    found = interview(text)
    ada, ben = found.interviewers
    assert ada.span.of(text) == "Ada Park"
    texts = [found.role, found.industry, ada.title, ada.email, *ada.talked_about, *ben.talked_about]
    assert all(one is not None and one.span.of(text) == one.value for one in texts)
    assert found.ended is not None
    assert found.ended.span.of(text) == "2026-11-20T15:30:00-05:00"


@pytest.mark.parametrize(
    "text",
    [
        "---\ncompany: X\nended: 2026-11-20 10:00\n---\n",
        "---\ncompany: X\nended:\n---\n",
        "---\ncompany: X\ninterviewers:\n---\n",
        "---\ncompany: X\ninterviewers: []\n---",
        "---\ncompany: X\n---\n## To Ada\nDear Ada,\n",
        "---\ncompany: X\n---\n## To Ada\nSubject: Thanks\n",
        "+++\ncompany = 'X'\ninterviewers = []\n+++\n",
        "---  \ncompany: X\ninterviewers: []\n--- \n",
    ],
)
def test_what_is_an_interview(text: str) -> None:
    """`company` with `interviewers`, `ended` or a note."""
    assert interview(text).company.value == "X"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Notes\n",
        "company: X\nended: 2026\n",
        "---\ntitle: Blog\n---\n## To Ada\nDear Ada,\n",
        "---\ncompany: X\n---\nabout a company\n",
        "---\ncompany: X\n---\n## To do\n- x\n",
        "---\nended: 2026-11-20\n---\n## To Ada\nDear Ada,\n",
        "---\n- company\n- interviewers\n---\n",
        "---\n\nJust text after a rule\n\n---\n\nmore\n",
        "---\nan open rule\n",
        "---\ntitle: a: b\n---\n",
        "---\nx:\n  company: [\n---\n",
        "+++\ntitle = \n+++\n",
        "\n---\ncompany: X\ninterviewers: []\n---\n",
        "+++\n" + "x" * LONGEST,
        "# A blog\n" + "company: x\n" * 200_000,
        "<<<<<<< HEAD\nsomething\n=======\nelse\n>>>>>>> x\n",
    ],
    ids=lambda text: text[:24],
)
def test_other_markdown_is_left_alone(text: str) -> None:
    """What does not mean to be an interview is none of our business, broken or not."""
    assert read_interview(PATH, text, ZONED) is None


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\xff", b"caf\xe9", "just text".encode("utf-16"), b"\xff" * 100]
)
def test_other_bytes_are_left_alone(data: bytes) -> None:
    """Neither is what cannot be decoded and has no key of ours."""
    assert read_bytes(PATH, data, ZONED) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            "---\ncompany: Café\ninterviewers: []\n---\n".encode("latin-1"),
            "Line 2 is not UTF-8 text (byte 17)",
        ),
        ("---\ncompany: Café\ninterviewers: []\n---\n".encode("utf-16"), "UTF-16"),
        ("---\ncompany: Café\ninterviewers: []\n---\n".encode("utf-16-be"), "UTF-16"),
        (b"\xef\xbb\xbf---\ncompany: Caf\xe9\n---\n", "save the file as UTF-8"),
        (b"+++\n[[interviewers]]\nname = 'Zo\xeb'\n+++\n", "Latin-1"),
    ],
)
def test_an_interview_in_another_encoding_is_broken(data: bytes, words: str) -> None:
    """It is named with its line, its text is not guessed."""
    content = read_bytes(PATH, data, ZONED)
    assert isinstance(content, BrokenInterview)
    assert content.text is None
    (problem,) = content.problems
    assert words in problem.message


def test_a_byte_order_mark_is_not_text() -> None:
    """With or without a mark, the text and its places are the same."""
    content = read_bytes(PATH, b"\xef\xbb\xbf" + WHOLE.encode(), ZONED)
    assert content == interview(WHOLE)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ninterviewers: []\n---\n", 2, "`company` is missing; add"),
        ("---\nCompany: X\ninterviewers: []\n---\n", 2, "did you mean it by `Company`"),
        ("---\ncompany:\ninterviewers: []\n---\n", 2, "The company has no name"),
        ("---\ncompany: ''\nended: 2026-11-20\n---\n", 2, "The company has no name"),
        ("---\ncompany: [X]\nended: 2026-11-20\n---\n", 2, "The company must be a text"),
        ("---\ncompany: X\ninterviewers: Ada\n---\n", 3, "must be a list"),
        ("---\ncompany: X\ninterviewers: {name: Ada}\n---\n", 3, "must be a list"),
        ("---\ncompany: X\ninterviewers:\n  - Ada Park\n---\n", 4, "put “Ada Park” after the key `name`"),
        ("---\ncompany: X\ninterviewers:\n  - title: CTO\n---\n", 4, "has no `name`"),
        ("---\ncompany: X\ninterviewers:\n  -\n---\n", 4, "has no `name`"),
        ("---\ncompany: X\ninterviewers:\n  - name: \n---\n", 4, "has no `name`"),
        ("---\ncompany: X\ninterviewers:\n  - name: [Ada]\n---\n", 4, "must be a text"),
        ("---\ncompany: X\ninterviewers:\n- name: José\n- name: 'JOSE '\n---\n", 5, "JOSE is listed twice"),
        ("---\ncompany: X\nrole: a: b\n---\n", 3, 'role: "a: b"'),
        ("---\ncompany: X\n", 1, "never closed"),
        ("---\ncompany: X\n...\n", 1, "never closed"),
        ("+++\ncompany = X\ninterviewers = []\n+++\n", 2, 'company = "X"'),
        ("+++\ncompany = 'X'\n---\n", 1, "never closed; add a line +++"),
        ('---\ncompany: X\nnote: "a\n---\nb"\n---\n', 3, "never closed"),
        ("---\ncompany: X\ncompany: Y\n---\n", 3, "second time"),
        ("---\n- a\ncompany: X\n---\n", 3, ""),
    ],
)
def test_what_cannot_be_used_is_broken(text: str, line: int, words: str) -> None:
    """One sentence at the line to mend; the text is there to mend it."""
    first = problems(text)[0]
    assert first.line == line
    assert words in first.message
    assert (first.path, "\n" in first.message) == (PATH, False)


def test_every_problem_is_named() -> None:
    """Several problems come in the order of the file."""
    text = "---\ncompany: []\ninterviewers:\n  - Ada\n  - title: x\n  - name: Cy\n  - name: CY\n---\n"
    assert [one.line for one in problems(text)] == [2, 4, 5, 7]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (WHOLE.replace("Hi Ada,\n", "<<<<<<< HEAD\nHi Ada,\n=======\nDear Ada,\n>>>>>>> theirs\n"), 25),
        (
            WHOLE.replace(
                "role: Senior Backend Engineer\n", "<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> x\n"
            ),
            3,
        ),
        (WHOLE.replace("Hi Ada,\n", ">>>>>>> theirs\n"), 25),
        (WHOLE.replace("Hi Ada,\n", "\n=======\n"), 26),
        (WHOLE.replace("Hi Ada,\n", "||||||| base\n"), 25),
        (WHOLE.replace("\n", "\r\n").replace("Hi Ada,\r\n", "<<<<<<<\r\n"), 25),
        (f"<<<<<<< HEAD\n{WHOLE}=======\n{WHOLE}>>>>>>> theirs\n", 1),
        ("---\n<<<<<<< HEAD\ncompany: X\n=======\ncompany: Y\n>>>>>>> x\nended: 2026-11-20\n", 2),
        (IN_TOML.replace("role =", "=======\nrole ="), 3),
    ],
)
def test_an_unsettled_merge_is_a_problem(text: str, line: int) -> None:
    """Markers of git anywhere, also one that was forgotten, are named with their line before all else."""
    (problem,) = problems(text)
    assert (problem.line, problem.column) == (line, 1)
    assert "unresolved merge" in problem.message


@pytest.mark.parametrize(
    "line",
    ["Phone screen\n=======\n", "========\n", "<<<<<<<<\n", "x <<<<<<< HEAD\n", " >>>>>>> x\n", "<<<<<<<x\n"],
)
def test_what_only_looks_like_a_marker(line: str) -> None:
    """The underline of a heading, longer rows and markers inside a line are text."""
    assert merge_marker(WHOLE + line) is None
    assert interview(WHOLE + line).company.value == "Northwind Robotics"


@pytest.mark.parametrize(
    ("keys", "severity", "rule", "words", "suggestions"),
    [
        ("colour: red", Severity.WARNING, "file/unknown-key", "it is kept and not used", ()),
        ("indsutry: law", Severity.WARNING, "file/unknown-key", "did you mean `industry`?", ("industry",)),
        ("time zone: UTC", Severity.WARNING, "file/unknown-key", "did you mean `timezone`?", ("timezone",)),
        ("position: CTO", Severity.WARNING, "file/unknown-key", "did you mean `role`?", ("role",)),
        ("email: a@b.c", Severity.WARNING, "file/unknown-key", "belongs to an interviewer", ()),
        ("content: x", Severity.WARNING, "file/unknown-key", "`content`", ()),
        ("handler: x", Severity.WARNING, "file/unknown-key", "`handler`", ()),
        ("1: x", Severity.WARNING, "file/unknown-key", "`1`", ()),
        ("role: [a]", Severity.ERROR, "file/wrong-type", "`role` must be a text, not a list", ()),
        ("industry: {a: b}", Severity.ERROR, "file/wrong-type", "`industry` must be a text, not a table", ()),
        ("ended: soon", Severity.ERROR, "file/wrong-value", "write it like 2026-11-20 15:30", ()),
        ("deadline: [x]", Severity.ERROR, "file/wrong-type", "`deadline` must be a text", ()),
        ("ended: 2026-11-20", Severity.INFO, "file/date-only", "end of that day", ()),
        ("decision: 2026-11-20", Severity.INFO, "file/date-only", "end of that day", ()),
        ("ended: 2026-11-01 01:30", Severity.INFO, "file/clock-change", "01:30 twice", ()),
        ("ended: 2026-03-08 02:30", Severity.INFO, "file/clock-change", "never showed 02:30; 03:30", ()),
        ("timezone: Berlin", Severity.ERROR, "file/wrong-value", "Europe/Berlin", ("Europe/Berlin",)),
        ("timezone: '+02:00'", Severity.ERROR, "file/wrong-value", "IANA name", ()),
        ("formality: formel", Severity.ERROR, "file/wrong-value", "informal, neutral or formal", ("formal",)),
        ("formality: no", Severity.ERROR, "file/wrong-value", "“no” and must be informal", ()),
    ],
)
def test_odd_keys_of_the_interview(
    keys: str, severity: Severity, rule: str, words: str, suggestions: tuple[str, ...]
) -> None:
    """The finding says what was expected, at the place, and the rest stays live."""
    found = of_keys(keys)
    finding = only(found)
    assert (finding.severity, finding.rule, finding.suggestions) == (severity, rule, suggestions)
    assert words in finding.message
    assert Lines(found.text).position(finding.span.start)[0] == 3
    assert found.interviewers[0].name == "Ada Park"


@pytest.mark.parametrize(
    ("person", "severity", "rule", "words"),
    [
        ("mail: a@b.c", Severity.WARNING, "file/unknown-key", "did you mean `email`?"),
        ("talked-about: x", Severity.WARNING, "file/unknown-key", "did you mean `talked_about`?"),
        ("role: CTO", Severity.WARNING, "file/unknown-key", "belongs to the interview"),
        ("title: [a]", Severity.ERROR, "file/wrong-type", "`title` must be a text"),
        ("channel: emial", Severity.ERROR, "file/wrong-value", "email, handwritten or other"),
        ("sent: yes", Severity.ERROR, "file/wrong-value", '`afterword sent FILE --to "Ada Park"`'),
        ("sent: no", Severity.ERROR, "file/wrong-value", "leave `sent` out"),
        ("sent: 2026-11-20", Severity.INFO, "file/date-only", "end of that day"),
        ("ended: later", Severity.ERROR, "file/wrong-value", "`ended`"),
        ("proofread: yes", Severity.ERROR, "file/wrong-value", 'afterword confirm FILE --to "Ada Park"'),
        ("talked_about: [[x]]", Severity.ERROR, "file/wrong-type", "list of short phrases"),
        ("talked_about:\n  - issue #12 of ours", Severity.WARNING, "file/cut-off", "“#12 of ours”"),
        ("talked_about: robots #1", Severity.WARNING, "file/cut-off", "“#1”"),
        ("talked_about:\n  - a: b #c", Severity.WARNING, "file/cut-off", "“#c”"),
        ("accepted: {a: {b: c}}\ntitle: {}", Severity.ERROR, "file/wrong-type", "`title`"),
    ],
)
def test_odd_keys_of_a_person(person: str, severity: Severity, rule: str, words: str) -> None:
    """A finding about a person names them; the other values of the person stay live."""
    found = of_keys(person=f"{person}\nno_note: met twice")
    finding = only(found)
    assert (finding.severity, finding.rule, finding.interviewer) == (severity, rule, "Ada Park")
    assert words in finding.message
    assert str(found.interviewers[0].no_note) == "met twice"


@pytest.mark.parametrize(
    ("person", "phrases"),
    [
        ("talked_about: her robot", ["her robot"]),
        ("talked_about:", []),
        ("talked_about: []", []),
        (
            "talked_about:\n  - no\n  - 10:30\n  - 0123\n  - 1.10\n  - null x",
            ["no", "10:30", "0123", "1.10", "null x"],
        ),
        ("talked_about:\n  - moving: the planner", ["moving: the planner"]),
        ("talked_about:\n  - moving: the planner  \n  - b", ["moving: the planner", "b"]),
        ('talked_about:\n  - the "big": one', ['the "big": one']),
        ("talked_about:\n  - a: b\n    c: d", ["a: b c: d"]),
        ("talked_about:\n  - moving: [a, b]", ["moving: [a, b]"]),
        ("talked_about: {moving: the planner}", ["{moving: the planner}"]),
        ("talked_about:\n  moving: the planner", ["moving: the planner"]),
        ("talked_about:\n  - C# and F#\n  - 'issue #12'", ["C# and F#", "issue #12"]),
        ("talked_about:\n  -\n  - b", ["b"]),
        ("talked_about:\n  - a\n    b", ["a b"]),
        ("talked_about: |\n  a\n  b\n", ["a b"]),
    ],
)
def test_phrases_survive_the_slips_of_typing(person: str, phrases: list[str]) -> None:
    """A single phrase is a list of one, and a phrase with a colon is what was typed."""
    found = of_keys(person=person)
    assert [str(phrase) for phrase in found.interviewers[0].talked_about] == phrases
    assert found.findings == ()


@pytest.mark.parametrize(
    ("source", "accepted"),
    [
        ("[personalized/no-reference]", ["personalized/no-reference"]),
        ("personalized/no-reference", ["personalized/no-reference"]),
        ("\n  - proofread/harper/Spell: teh", ["proofread/harper/Spell: teh"]),
        ('\n  - proofread/harper/Spell: "a #b: c"', ["proofread/harper/Spell: a #b: c"]),
        ("\n  - 'proofread/harper/Spell: teh'", ["proofread/harper/Spell: teh"]),
    ],
)
def test_what_was_accepted(source: str, accepted: list[str]) -> None:
    """A rule, or a rule and the text meant, in any form YAML allows."""
    found = of_keys(person=f"accepted: {source}")
    assert [str(one) for one in found.interviewers[0].accepted] == accepted


def test_other_keys_of_a_person() -> None:
    """Forms of the name, reasons and fingerprints are texts."""
    found = of_keys(
        person="goes_by: [Addy, Dr. Park]\nthanked_through: Kim\nno_note: a screening\nproofread: 0123456789"
    )
    ada = found.interviewers[0]
    assert ada.goes_by == ("Addy", "Dr. Park")
    assert (str(ada.thanked_through), str(ada.no_note)) == ("Kim", "a screening")
    assert str(ada.proofread) == "0123456789"


def test_what_people_are_called() -> None:
    """A name is one line with single spaces, and may be any word."""
    text = (
        '---\ncompany: "No"\ninterviewers:\n  - name: "  Ada \\n Park "\n  - name: No\n  - name: Null\n---\n'
    )
    assert [one.name for one in interview(text).interviewers] == ["Ada Park", "No", "Null"]


def test_any_case_will_do_for_a_choice() -> None:
    """`Formal` and `EMAIL` are understood."""
    found = of_keys("formality: Formal", "channel: EMAIL")
    assert (found.formality, found.interviewers[0].channel) == (Formality.FORMAL, Channel.EMAIL)


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "# later"])
def test_keys_without_a_value_are_not_there(nothing: str) -> None:
    """A key that waits for its value is no mistake."""
    keys = "\n".join(f"{key}: {nothing}" for key in ("role", "ended", "formality", "timezone", "outcome"))
    found = of_keys(keys, f"sent: {nothing}\nchannel: {nothing}\ntalked_about: {nothing}")
    assert (found.findings, found.ended, found.outcome, found.timezone) == ((), None, None, None)


def test_zones_of_times() -> None:
    """Naive times are the file's zone's, else the folder's; an offset is its own."""
    keys = "ended: 2026-11-20 23:30\ndeadline: 2026-11-22 10:00 +05:30"
    found = of_keys(f"timezone: Asia/Tokyo\n{keys}")
    assert found.timezone == "Asia/Tokyo"
    assert found.ended is not None
    assert found.ended.at.isoformat() == "2026-11-20T23:30:00+09:00"
    assert found.deadline is not None
    assert found.deadline.at.isoformat() == "2026-11-22T10:00:00+05:30"
    folder = of_keys(keys)
    assert folder.timezone is None
    assert folder.ended is not None
    assert folder.ended.at.isoformat() == "2026-11-20T23:30:00-05:00"


def test_rules_can_be_switched_off() -> None:
    """What the folder does not want to hear is not told."""
    text = "---\ncompany: X\nended: 2026-11-20\ncolour: red\n---\n"
    quiet = Settings(timezone="UTC", rules_off=frozenset({"file/date-only"}))
    assert [one.rule for one in interview(text, quiet).findings] == ["file/unknown-key"]


def test_findings_come_in_the_order_of_the_file() -> None:
    """The first line comes first."""
    found = of_keys("formality: x\ncolour: red\nended: 2026-11-20", "channel: y\ntitel: z")
    places = [one.span.start for one in found.findings]
    assert places == sorted(places)
    assert len(places) == 5


def test_typing_in_a_note_does_not_parse_the_frontmatter_again() -> None:
    """The editor reads the file at each key; the same frontmatter is taken from memory."""
    many = WHOLE.replace(
        "  - name: Ben", "".join(f"  - name: P{n} Q{n}\n" for n in range(100)) + "  - name: Ben"
    )
    interview(many)
    started = time.process_time()
    for _ in range(5):
        interview(many + "x")
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        "---\ncompany: X\ninterviewers:\n" + "  - name: a\n" * 80_000 + "---\n",
        "---\ncompany: X\ninterviewers:\n" + "- name: a\n" * 1000 + "---\n",
        "---\ncompany: X\ninterviewers: [" + "{name: a}," * 100_000 + "]\n---\n",
        "+++\ncompany = 'X'\n" + "[[interviewers]]\nname='a'\n" * 38_000 + "+++\n",
        "+++\ncompany = 'X'\n" + "[[interviewers]]\nname='a'\n" * 9_000 + "+++\n",
        "---\ncompany: X\ninterviewers: " + "[" * 3000 + "\n---\n",
        "+++\ncompany = 'X'\ninterviewers = " + "[" * 3000 + "\n+++\n",
        "---\ncompany: X\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ninterviewers: [*b]\n---\n",
        "---\ncompany: X\n" + "\n" * 1_000_000,
        "---\ncompany: X\ninterviewers: []\n---\n" + "## To A\n" * 100_000,
        "---\ncompany: X\ninterviewers: []\n---\n" + "x" * LONGEST,
        "---\ncompany: X\n" + "#\n" * 300_000 + "---\n",
        "---\ncompany: X\x00\ninterviewers: []\n---\n",
    ],
    ids=lambda text: f"{text[:3]}{text[18:44]}{len(text)}",
)
def test_endless_files_are_refused_in_a_sentence(text: str) -> None:
    """Within two seconds, with what is too much."""
    started = time.process_time()
    found = problems(text)
    assert time.process_time() - started < 2
    assert len(found) == 1
    assert found[0].message.endswith((".", '"'))


@pytest.mark.parametrize("body", ["\n" * 1_000_000, "x" * 1_000_000, "- [ ] a\n" * 120_000, "`" * 900_000])
def test_long_private_notes_are_no_problem(body: str) -> None:
    """A body that fits is read at once, whatever it holds."""
    started = time.process_time()
    assert interview("---\ncompany: X\ninterviewers: []\n---\n" + body).notes == ()
    assert time.process_time() - started < 2


def test_controls_in_the_body_are_text() -> None:
    """NUL and escape sequences in a note are kept as they are, and shown harmlessly elsewhere."""
    found = interview(WHOLE + "\x00\x1b]0;x\x07\u202e\n")
    assert found.notes[0].body.value.endswith("\x00\x1b]0;x\x07\u202e")


def test_the_same_file_reads_the_same() -> None:
    """Reading is a function of path, text and settings."""
    assert interview(WHOLE) == interview(WHOLE)


LINES = st.lists(
    st.sampled_from(
        [
            "company: X",
            "interviewers:",
            "  - name: Ada Park",
            "  - name: Ben",
            "    sent: yes",
            "    email: a@b.c",
            "    talked_about: [x, y]",
            "      - a: b",
            "ended: 2026-11-20",
            "ended: 2026-11-01 01:30",
            "---",
            "+++",
            "role: a: b",
            "## To Ada",
            "## To Ben and Ada",
            "Subject: x",
            "Hi Ada,",
            "=======",
            "<<<<<<< x",
            "\tx",
            "timezone: Mars",
            "company = 'X'",
            "[[interviewers]]",
            "name = 'Ada'",
            "```",
            "",
            "x: [",
            "- ",
            "\u2028",
        ]
    )
)
FILES = st.tuples(
    st.sampled_from(["---", "+++", ""]), LINES, LINES, st.sampled_from(["\n", "\r\n", "\r"])
).map(lambda parts: parts[3].join([parts[0], *parts[1], parts[0], *parts[2]]))


def check(text: str) -> None:
    """Read a text and assert that all that is said of it has its place."""
    content = read_interview(PATH, text, ZONED)
    if isinstance(content, BrokenInterview):
        assert content.problems
        lines = Lines(text)
        for problem in content.problems:
            assert 1 <= problem.line <= len(lines.starts)
            assert problem.message.strip()
    elif content is not None:
        assert content.text == text
        for finding in content.findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert len({person.name for person in content.interviewers}) == len(content.interviewers)
        names = {person.name for person in content.interviewers}
        assert all(names.issuperset(note.recipients) for note in content.notes)


@settings(max_examples=250, deadline=None)
@given(FILES | st.text())
def test_reading_never_raises(text: str) -> None:
    """Any text is an interview, broken with a reason, or left alone."""
    check(text)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 30),
    st.text(max_size=8) | st.sampled_from([": ", "\t", '"', "'", "["]),
)
def test_a_slip_in_a_real_file_never_raises(at: int, length: int, typed: str) -> None:
    """Neither does a real file with anything typed over any part of it."""
    check(WHOLE[:at] + typed + WHOLE[at + length :])
    check(IN_TOML[:at] + typed + IN_TOML[at + length :])


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=60),
    st.sampled_from([b"", b"---\ncompany: X\ninterviewers: []\n---\n", b"\xef\xbb\xbf---\n"]),
)
def test_reading_bytes_never_raises(data: bytes, start: bytes) -> None:
    """Any bytes are an interview, broken with a reason, or left alone."""
    content = read_bytes(PATH, start + data, ZONED)
    assert content is None or isinstance(content, Interview) or content.problems


@pytest.mark.parametrize("typed", ["\\e]0;x\\a", "\\u202e", "\\0", "\\n"])
def test_no_sentence_carries_control_characters(typed: str) -> None:
    """What escapes in quotes stand for comes into no message as it is."""
    keys = f'ended: "{typed}"\nformality: "{typed}"\ntimezone: "{typed}x"\n"k{typed}": x'
    found = of_keys(keys, f'sent: "{typed}"')
    twice = problems(f'---\ncompany: X\n"a{typed}": 1\n"a{typed}": 2\ninterviewers: []\n---\n')
    same = problems(f'---\ncompany: X\ninterviewers:\n- name: "A{typed}B"\n- name: "A{typed}B"\n---\n')
    messages = [*(one.message for one in found.findings), twice[0].message, same[0].message]
    assert len(messages) > 2
    assert all(char.isprintable() for message in messages for char in message)


def test_every_finding_has_its_rule() -> None:
    """Whatever the reader says has a description and a weight."""
    found = of_keys(
        "colour: red\nended: 2026-11-20\nrole: []\nformality: x", "sent: 2026-11-01 01:30\ntalked_about: a #b"
    )
    known = {rule.id: rule.severity for rule in FILE_RULES}
    assert {one.rule: one.severity for one in found.findings} == known
    assert not interview(found.text, Settings(timezone="UTC", rules_off=frozenset({"file"}))).findings
