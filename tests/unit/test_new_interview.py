"""New interviews: names of files, and texts that read back as they were meant."""

from datetime import date
from pathlib import Path

import pendulum
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from notes.editing.new_interview import Met, NewInterview, file_name, file_text, slug
from notes.format.fences import Kind
from notes.format.reader import read_interview
from notes.interview import Interview
from notes.settings import Settings
from notes.wording.folding import fold

DAY = date(2026, 11, 20)
ENDED = pendulum.datetime(2026, 11, 20, 15, 30, tz="America/New_York")


def read(text: str) -> Interview:
    """Read a text that has to be an interview."""
    content = read_interview(Path("x.md"), text, Settings())
    assert isinstance(content, Interview)
    return content


class TestFileName:
    """`YYYY-MM-DD-company-slug.md`."""

    @pytest.mark.parametrize(
        ("company", "expected"),
        [
            ("Northwind Robotics", "northwind-robotics"),
            ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
            ("Łódź Straße", "lodz-strasse"),
            ("O'Reilly", "oreilly"),
            ("C++ & Co.", "c-co"),
            ("株式会社 日立製作所", "株式会社-日立製作所"),
            ("がくせい", "がくせい"),
            ("हिन्दी कंपनी", "हिन्दी-कंपनी"),
            ("../../etc/passwd", "etc-passwd"),
            (".hidden", "hidden"),
            ("a/b\\c\0d\ne", "a-b-c-d-e"),
            ("!!!", "interview"),
            ("", "interview"),
        ],
    )
    def test_says_the_company_in_lower_case_words(self, company: str, expected: str) -> None:
        """Accents and signs go, other scripts stay, nothing leads out of the folder."""
        assert file_name(company, DAY) == f"2026-11-20-{expected}.md"

    @given(st.text())
    def test_is_always_one_plain_visible_file(self, company: str) -> None:
        """Whatever the company is called, the name is short, in one folder, and not hidden."""
        name = file_name(company, DAY)
        assert Path(name).name == name
        assert name.startswith("2026-11-20-")
        assert len(name.encode()) <= 200
        assert all(char.isprintable() and char not in ' /\\:*?"<>|' for char in name)

    def test_a_taken_name_gets_a_number(self) -> None:
        """Also where only the case differs: not every file system tells that apart."""
        taken = ["2026-11-20-acme.md", "2026-11-20-ACME-2.MD"]
        assert file_name("Acme", DAY, taken) == "2026-11-20-acme-3.md"

    def test_a_long_name_ends_with_a_whole_word(self) -> None:
        """Cut names are cut between words."""
        assert slug("Extraordinary " * 20).endswith("-extraordinary")

    def test_early_years_have_four_digits(self) -> None:
        """Names sort by date."""
        assert file_name("Acme", date(987, 1, 2)) == "0987-01-02-acme.md"


class TestFileText:
    """The text of a new file."""

    def test_yaml_is_as_in_the_documentation(self) -> None:
        """Keys in the usual order, lists indented, quotes only where needed."""
        met = (Met("Ada Park", "ada@northwind.example", ("her robot: fire", "Oracle")), Met("Ben Ortiz"))
        new = NewInterview("Northwind Robotics", "Engineer", ENDED, "America/New_York", met)
        assert file_text(new) == (
            "---\ncompany: Northwind Robotics\nrole: Engineer\nended: 2026-11-20T15:30:00-05:00\n"
            "timezone: America/New_York\ninterviewers:\n"
            "  - name: Ada Park\n    email: ada@northwind.example\n"
            "    talked_about:\n      - 'her robot: fire'\n      - Oracle\n  - name: Ben Ortiz\n---\n"
        )

    def test_toml_has_a_table_for_each_person(self) -> None:
        """The date-time is one of TOML's own."""
        new = NewInterview("Northwind", ended=ENDED, met=(Met("Ada Park", "a@b.c"), Met("Ben")))
        assert file_text(new, "toml") == (
            '+++\ncompany = "Northwind"\nended = 2026-11-20T15:30:00-05:00\n\n'
            '[[interviewers]]\nname = "Ada Park"\nemail = "a@b.c"\n\n[[interviewers]]\nname = "Ben"\n+++\n'
        )

    @pytest.mark.parametrize("kind", ["yaml", "toml"])
    def test_the_company_alone_is_an_interview(self, kind: Kind) -> None:
        """Nobody listed yet is an empty list, so that the file counts as an interview."""
        interview = read(file_text(NewInterview("Northwind"), kind))
        assert interview.company.value == "Northwind"
        assert interview.interviewers == ()
        assert interview.ended is None
        assert interview.findings == ()

    @settings(max_examples=60, deadline=None)
    @given(
        kind=st.sampled_from(["yaml", "toml"]),
        company=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
        role=st.text(st.characters(exclude_categories=["Cs", "Cc"])),
        names=st.lists(st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), min_size=1), max_size=3),
        phrases=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=3),
    )
    def test_what_goes_in_is_read_back(
        self, kind: Kind, company: str, role: str, names: list[str], phrases: list[str]
    ) -> None:
        """Whatever people and companies are called, the reader sees it as it was given, spaces tidied."""
        assume(company.split())
        assume(all(name.split() and fold(name) for name in names))
        assume(company.strip() != "~" and "~" not in {name.strip() for name in names})
        assume(len({fold(name) for name in names}) == len(names))
        met = tuple(Met(name, "a@b.example", tuple(phrases)) for name in names)
        interview = read(file_text(NewInterview(company, role, ENDED, "Europe/Berlin", met), kind))
        tidy = [" ".join(phrase.split()) for phrase in phrases if phrase.split()]
        assert interview.company.value == " ".join(company.split())
        assert (interview.role.value if interview.role else "") in (" ".join(role.split()), "")
        assert interview.ended
        assert interview.ended.at == ENDED
        assert interview.timezone == "Europe/Berlin"
        assert [person.name for person in interview.interviewers] == [
            " ".join(name.split()) for name in names
        ]
        for person in interview.interviewers:
            assert person.email
            assert person.email.value == "a@b.example"
            assert [text.value for text in person.talked_about] == tidy
