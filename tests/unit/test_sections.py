"""A body is notes under `## To NAME` and private text; headings mean people by any usual form of a name."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.format.recipients import is_near_miss, nearest, resolve
from notes.format.sections import take_apart
from notes.interview import Interviewer, Note, Text
from notes.place import Span


def people(*names: str, **goes_by: tuple[str, ...]) -> tuple[Interviewer, ...]:
    """Return interviewers of these names; `goes_by` is given by first name."""
    found = ((name, goes_by.get(name.split()[0], ())) for name in names)
    return tuple(Interviewer(name, Span(0, 0), at, goes_by=forms) for at, (name, forms) in enumerate(found))


PANEL = people(
    "Ada Park", "Ben Ortiz", "Dr. Amara Nwosu", "José Ángel Ruiz", "Vincent van der Berg", Ben=("Benny",)
)


def notes_of(body: str, panel: tuple[Interviewer, ...] = PANEL) -> tuple[Note, ...]:
    """Return the notes of a body."""
    return take_apart(body, 0, panel)[0]


def private_of(body: str) -> list[str]:
    """Return the private pieces of a body."""
    return [piece.value for piece in take_apart(body, 0, PANEL)[1]]


def test_a_note_with_all_its_parts() -> None:
    """Heading, subject, body and what the editor shows, each in its place."""
    text = (
        "Private.\n\n## To Ada Park\nSubject:  Thank you \n\nHi Ada,\n\nThanks.  \n\n\n## To Ben\n\nHi Ben\n"
    )
    ada, ben = notes_of(text)
    assert ada.heading == Text("Ada Park", Span(16, 24))
    assert ada.recipients == ("Ada Park",)
    assert ada.subject is not None
    assert ada.subject.value == ada.subject.span.of(text) == "Thank you"
    assert ada.body.value == ada.body.span.of(text) == "Hi Ada,\n\nThanks."
    assert ada.content.of(text) == "Subject:  Thank you \n\nHi Ada,\n\nThanks.  \n\n\n"
    assert ada.span.of(text) == text[10 : text.index("## To Ben")]
    assert (ben.subject, ben.body.value, ben.recipients) == (None, "Hi Ben", ("Ben Ortiz",))
    assert ben.content.of(text) == "Hi Ben\n"
    assert private_of(text) == ["Private."]


@pytest.mark.parametrize(
    ("section", "subject", "body"),
    [
        ("", None, ""),
        ("\n\n", None, ""),
        ("\n  \n", None, ""),
        ("Subject: x", "x", ""),
        ("\n\nsubject:x\nb", "x", "b"),
        ("SUBJECT:\n\nb\n", "", "b"),
        ("a\nSubject: x\n", None, "a\nSubject: x"),
        ("\n    indented\n", None, "    indented"),
        ("Subject\n", None, "Subject"),
        ("Subject: a: b\r\n\r\nc\r\n\r\nd\r\n", "a: b", "c\r\n\r\nd"),
        ("\rSubject: a\rb\r", "a", "b"),
    ],
)
def test_subject_and_body(section: str, subject: str | None, body: str) -> None:
    """The first line that is not blank may be the subject; blank lines around the body are not the body."""
    (note,) = notes_of(f"## To Ada Park\n{section}")
    assert (note.subject.value if note.subject else None) == subject
    assert note.body.value == body


def test_a_note_ends_at_the_next_heading_of_level_one_or_two() -> None:
    """Deeper headings belong to the note."""
    text = "## To Ada\na\n### b\n#### c\n# Private\nd\n## To Ben\ne\n## Prep\nf\n"
    ada, ben = notes_of(text)
    assert ada.body.value == "a\n### b\n#### c"
    assert ben.body.value == "e"
    assert private_of(text) == ["# Private\nd", "## Prep\nf"]


@pytest.mark.parametrize(
    "heading",
    [
        "## To Ada Park",
        "## To Ada Park ##",
        "##   To   Ada Park  ####  ",
        "   ## To Ada Park",
        "##\tTo Ada Park",
        "## to ada park",
        "## TO ADA PARK",
        "## To: Ada Park",
        "## To Ada Park:",
        "## To **Ada Park**",
        "## To Ada  Park",
    ],
)
def test_forms_of_the_heading(heading: str) -> None:
    """ATX headings in all their forms; case, surplus space and emphasis do not matter."""
    assert [note.recipients for note in notes_of(f"{heading}\nx")] == [("Ada Park",)]


@pytest.mark.parametrize(
    "line",
    [
        "# To Ada Park",
        "### To Ada Park",
        "##To Ada Park",
        "    ## To Ada Park",
        "\t## To Ada Park",
        "To Ada Park\n---",
        "## Ada Park",
        "## Today Ada Park",
        "> ## To Ada Park",
        "- ## To Ada Park",
        "x ## To Ada Park",
        "## To",
        "##",
    ],
)
def test_what_is_no_note(line: str) -> None:
    """Other levels, missing spaces, indented code, setext headings and quotes head no note."""
    assert notes_of(f"{line}\nDear Ada,\n") == ()


@pytest.mark.parametrize(
    "code",
    [
        "```\n## To Ada\n```",
        "~~~\n## To Ada\n~~~",
        "````md\n```\n## To Ada\n````",
        "~~~ ```\n## To Ada\n~~~~~ ",
        "   ```\n## To Ada\n  ```",
        "```\n## To Ada\n~~~\n## To Ada\n```",
        "```x\r\n## To Ada\r\n```",
    ],
)
def test_headings_in_code_are_code(code: str) -> None:
    """Between fences of backticks or tildes nothing is a heading."""
    assert [note.recipients for note in notes_of(f"{code}\n## To Ben\nx")] == [("Ben Ortiz",)]
    assert private_of(f"{code}\n## To Ben\nx") == [code.rstrip()]


@pytest.mark.parametrize(
    "code", ["```", "~~~~~~~~", "```\n~~~", "`` `", "``` a `b`", "    ```\n", "```\ncode"]
)
def test_an_open_fence_hides_nothing(code: str) -> None:
    """While somebody types a fence, or draws a line of tildes, the notes below stay notes."""
    assert [note.recipients for note in notes_of(f"{code}\n## To Ada\nx")] == [("Ada Park",)]


def test_code_in_a_note_is_part_of_it() -> None:
    """A note may show code with headings in it."""
    (note,) = notes_of("## To Ada\nHi\n```\n# x\n## To Ben\n```\nBye")
    assert note.body.value == "Hi\n```\n# x\n## To Ben\n```\nBye"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Ada Park", ("Ada Park",)),
        ("ADA  park", ("Ada Park",)),
        ("Ada", ("Ada Park",)),
        ("Park", ("Ada Park",)),
        ("Benny", ("Ben Ortiz",)),
        ("Jose Angel Ruiz", ("José Ángel Ruiz",)),
        ("JOSÉ", ("José Ángel Ruiz",)),
        ("Ruiz", ("José Ángel Ruiz",)),
        ("Amara", ("Dr. Amara Nwosu",)),
        ("Nwosu", ("Dr. Amara Nwosu",)),
        ("Amara Nwosu", ("Dr. Amara Nwosu",)),
        ("Dr. Nwosu", ("Dr. Amara Nwosu",)),
        ("van der Berg", ("Vincent van der Berg",)),
        ("Berg", ("Vincent van der Berg",)),
        ("Ada Park (by email)", ("Ada Park",)),
        ("Ada and Ben", ("Ada Park", "Ben Ortiz")),
        ("Ada Park & Ben Ortiz", ("Ada Park", "Ben Ortiz")),
        ("Ada, Ben, and Amara", ("Ada Park", "Ben Ortiz", "Dr. Amara Nwosu")),
        ("Ada / Ben", ("Ada Park", "Ben Ortiz")),
        ("Park, Ada", ("Ada Park",)),
        ("Ada and Bob", ()),
        ("Bob", ()),
        ("Ángel", ()),
        ("P", ()),
        ("", ()),
        ("x" * 5000, ()),
    ],
)
def test_whom_a_heading_means(heading: str, expected: tuple[str, ...]) -> None:
    """By full name, a form they go by, or a first or last name; several when all are known."""
    assert resolve(heading, PANEL) == expected


@pytest.mark.parametrize("name", ["../../y", "*star*", ".", "J.", "Smith: Jr,"])
def test_a_name_as_it_is_listed_always_means_its_person(name: str) -> None:
    """However odd a name is, its own heading is that person's note."""
    assert resolve(name, people(name, "Ben Ortiz")) == (name,)


def test_a_shared_first_name_means_nobody() -> None:
    """Two Adas: only what tells them apart resolves; the name both have is still no private text."""
    panel = people("Ada Park", "Ada Lovelace")
    assert resolve("Ada", panel) == ()
    assert resolve("Lovelace", panel) == ("Ada Lovelace",)
    assert [note.recipients for note in notes_of("## To Ada\nx", panel)] == [()]


def test_names_without_spaces() -> None:
    """The family or the given name of a Chinese, Japanese or Korean name will do."""
    panel = people("王小明", "김민준")
    assert [resolve(name, panel) for name in ("王小明", "小明", "王", "민준", "李")] == [
        ("王小明",), ("王小明",), ("王小明",), ("김민준",), ()
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Adda Park", "Ada Prak", "Bne Ortiz", "Ortis", "Amarah", "A. Park", "Ada and Bob"]
)
def test_near_misses_stay_notes(heading: str) -> None:
    """A slip in a name must not turn a note into private text."""
    assert [note.recipients for note in notes_of(f"## To {heading}\nsome words\n")] == [()]


@pytest.mark.parametrize(
    "first", ["Subject: Thanks", "Dear Kim,", "Hi Kim", "Good morning Kim,", "Liebe Kim,"]
)
def test_what_reads_like_a_note_is_one(first: str) -> None:
    """A greeting or a subject line says that a section is meant for somebody, listed or not."""
    assert [note.recipients for note in notes_of(f"## To Kim\n\n{first}\n\nwords\n")] == [()]


@pytest.mark.parametrize(
    "heading", ["do", "Do", "do list", "read", "ask next time", "the team", "Kim", "be done"]
)
def test_lists_of_things_to_do_are_private(heading: str) -> None:
    """`## To do` is nobody's note, however near to a name."""
    text = f"## To {heading}\n- call Kim\n"
    assert notes_of(text, people("Ada Park", "Jane Doe", "Bo Reed")) == ()
    assert private_of(text) == [text.strip()]


def test_somebody_may_be_called_do() -> None:
    """Minh Do gets a note under `To Do`; `To do` is a list."""
    panel = people("Minh Do")
    assert [note.recipients for note in notes_of("## To Do\nHi Minh,", panel)] == [("Minh Do",)]
    assert notes_of("## To do\n- x", panel) == ()


def test_nearest_names_who_may_be_meant() -> None:
    """For messages: another form of a name, else the one with the slip."""
    assert nearest("Adda Park", PANEL) == "Ada Park"
    assert nearest("Mr. Ortiz", PANEL) == "Ben Ortiz"
    assert nearest("Zoe", PANEL) is None
    assert not is_near_miss("do", PANEL)


@pytest.mark.parametrize(
    "body",
    [
        "\n" * 1_000_000,
        "## To A\n" * 2000,
        "".join(f"## To Adda{n} Prak\n" for n in range(2000)),
        "```\n" * 200_000,
        "```x\n" * 200_000,
        "## To " + " " * 900_000 + "x",
        "#" * 1_000_000,
        "## " + "# " * 500_000,
        "## To " + "(" * 500_000,
        "## To Ada\nSubject:" + " " * 900_000 + "x",
        "~" * 1_000_000,
    ],
    ids=lambda body: body[:12],
)
def test_endless_bodies_take_no_time(body: str) -> None:
    """Nothing in a body makes reading it slow."""
    panel = people(*(f"Ada{chr(97 + n)} Park{chr(97 + n)}" for n in range(20)))
    started = time.process_time()
    notes, private = take_apart(body, 0, panel)
    assert time.process_time() - started < 2
    assert all(note.span.end <= len(body) for note in notes)
    assert sum(len(piece.value) for piece in private) <= len(body)


LINES = st.lists(
    st.sampled_from(
        [
            "## To Ada Park",
            "## To Ben",
            "## To do",
            "# x",
            "### y",
            "```",
            "~~~",
            "Subject: s",
            "Hi Ada,",
            "text",
            "",
            " ",
            "\t",
            "## To Ada and Ben ##",
            "## To Kim",
            "\u2028",
            "😀",
        ]
    )
)


@settings(max_examples=150)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.integers(0, 1))
def test_every_character_belongs_somewhere(lines: list[str], end: str, at: int) -> None:
    """Notes and private pieces are all there is but white space; none overlap, each has its place."""
    text = "\n" * at + end.join(lines)
    notes, private = take_apart(text, at, PANEL)
    for note in notes:
        parts = [note.heading, note.body, *([note.subject] if note.subject else [])]
        assert all(part.span.of(text) == part.value for part in parts)
        assert all(note.span.start <= part.span.start <= part.span.end <= note.span.end for part in parts)
        assert note.content.end == note.span.end
        assert not note.body.value[:1].isspace() or note.body.value.lstrip(" \t")
    assert all(piece.span.of(text) == piece.value for piece in private)
    places = sorted([note.span for note in notes] + [piece.span for piece in private])
    assert all(one.end <= other.start for one, other in pairwise(places))
    covered = " ".join(span.of(text) for span in places)
    assert covered.split() == text.split()


@settings(max_examples=150)
@given(st.text())
def test_any_text_has_its_sections(text: str) -> None:
    """No text upsets the reading, and none of it is lost."""
    notes, private = take_apart(text, 0, PANEL)
    kept = "".join(span.of(text) for span in sorted([*(n.span for n in notes), *(p.span for p in private)]))
    assert "".join(kept.split()) == "".join(text.split())
