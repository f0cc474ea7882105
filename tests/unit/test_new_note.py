"""New notes: what stands in them, and where they go."""

from pathlib import Path

import pytest

from notes.editing.edit_errors import EditRefused
from notes.editing.new_note import greeting_of, insert_section, note_text, start_note
from notes.format.reader import read_interview
from notes.interview import Channel, Formality, Interview
from notes.replacement import apply
from notes.settings import Settings

FRONT = "---\ncompany: N\ninterviewers:\n  - name: Ada Park\n  - name: Ben Ortiz\n  - name: Cy Lee\n---\n"


def read(text: str) -> Interview:
    """Read a text that has to be an interview."""
    content = read_interview(Path("x.md"), text, Settings())
    assert isinstance(content, Interview)
    return content


def started(text: str, name: str, channel: Channel = Channel.HANDWRITTEN) -> tuple[str, int]:
    """Return the text with a note to this person begun, and where the cursor goes."""
    interview = read(text)
    person = interview.interviewer(name)
    assert person
    note = start_note(text, interview, person, channel, "Sam Rivera")
    return apply(text, [note.replacement]), note.cursor


class TestText:
    """Subject, greeting and sign-off; nothing is said for the person."""

    @pytest.mark.parametrize(
        ("role", "subject"),
        [
            ("", "Thank you for your time"),
            ("role:\n", "Thank you for your time"),
            ("role: Backend Engineer\n", "Thank you – Backend Engineer interview"),
            (f"role: {'Senior ' * 6}Engineer\n", "Thank you for your time"),
        ],
    )
    def test_an_email_has_a_plain_subject(self, role: str, subject: str) -> None:
        """Subject, greeting, room to write, closing, name; a role too long for an inbox is left out."""
        text, _ = started(FRONT.replace("interviewers", f"{role}interviewers"), "Ada Park", Channel.EMAIL)
        assert text.endswith(f"## To Ada Park\nSubject: {subject}\n\nHi Ada,\n\n\n\nBest,\nSam Rivera\n")

    def test_a_card_has_none(self) -> None:
        """A card has no subject; a formal one says Dear and Kind regards."""
        person = read(FRONT).interviewers[0]
        assert "Subject" not in started(FRONT, "Ada Park", Channel.HANDWRITTEN)[0]
        assert note_text(person, "Sam Rivera", Formality.FORMAL, "") == (
            "## To Ada Park\n\nDear Ada Park,\n\n\n\nKind regards,\nSam Rivera\n"
        )

    def test_without_a_sender_nobody_signs(self) -> None:
        """An unknown name is not made up."""
        person = read(FRONT).interviewers[0]
        assert note_text(person, " ", Formality.INFORMAL, "").endswith("\n\nBest,\n")

    @pytest.mark.parametrize(
        ("name", "formal", "informal"),
        [
            ("Ada Park", "Dear Ada Park,", "Hi Ada,"),
            ("Dr. Ada Park", "Dear Dr. Park,", "Hi Ada,"),
            ("Ada (Addy) Park", "Dear Ada Park,", "Hi Addy,"),
            ("Ada Park, PhD", "Dear Ada Park,", "Hi Ada,"),
            ("J. Smith", "Dear J. Smith,", "Hi J. Smith,"),
            ("van der Berg, Jan", "Dear Jan van der Berg,", "Hi Jan,"),
            ("María José Núñez", "Dear María José Núñez,", "Hi María,"),
            ("Jean-Luc Picard", "Dear Jean-Luc Picard,", "Hi Jean-Luc,"),
            ("Madonna", "Dear Madonna,", "Hi Madonna,"),
            ("王小明", "Dear 王小明,", "Hi 王小明,"),
        ],
    )
    def test_greets_by_the_name_as_recorded(self, name: str, formal: str, informal: str) -> None:
        """No Mr. or Ms. is guessed, and nobody is greeted by an initial."""
        assert greeting_of(name, Formality.FORMAL) == formal
        assert greeting_of(name, Formality.INFORMAL) == informal
        assert greeting_of(name, Formality.NEUTRAL) == informal


class TestPlace:
    """Notes stand in the order of the interviewers, a blank line apart."""

    def test_the_first_note_follows_the_private_text(self) -> None:
        """One blank line between; the cursor stands between greeting and closing."""
        text, cursor = started(FRONT + "Private.\n", "Ada Park")
        assert text == FRONT + "Private.\n\n## To Ada Park\n\nHi Ada,\n\n\n\nBest,\nSam Rivera\n"
        assert text[:cursor].endswith("Hi Ada,\n\n")
        assert text[cursor:].startswith("\n\nBest,")

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (1, 2, 0)])
    def test_the_order_does_not_depend_on_who_is_first(self, order: tuple[int, ...]) -> None:
        """However they are begun, the file ends up the same."""
        names = ["Ada Park", "Ben Ortiz", "Cy Lee"]
        text = FRONT
        for index in order:
            text, _ = started(text, names[index])
        assert [note.recipients for note in read(text).notes] == [(name,) for name in names]
        sections = "\n".join(
            f"## To {name}\n\nHi {name.split()[0]},\n\n\n\nBest,\nSam Rivera\n" for name in names
        )
        assert text == f"{FRONT}\n{sections}"

    def test_other_headings_stay_where_they_are(self) -> None:
        """A note goes right behind the one before it, not behind the private text below."""
        text = FRONT + "## To Ada Park\nHi Ada,\n## Ideas\nask again\n"
        new, _ = started(text, "Ben Ortiz")
        assert new == text.replace(
            "## Ideas", "\n## To Ben Ortiz\n\nHi Ben,\n\n\n\nBest,\nSam Rivera\n\n## Ideas"
        )

    @pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n \n"])
    def test_a_missing_last_newline_is_no_trouble(self, end: str) -> None:
        """Whatever ends the file, the heading stands below a blank line, and nothing goes."""
        text, _ = started(f"{FRONT}Private.{end}", "Ada Park")
        assert text.startswith(f"{FRONT}Private.{end}")
        assert "\n\n## To Ada Park" in text.replace("\n \n", "\n\n")
        assert "\n\n\n## To" not in text

    def test_windows_line_ends_stay(self) -> None:
        """New lines end as the file's lines do."""
        text, _ = started(FRONT.replace("\n", "\r\n") + "Private.", "Ada Park")
        assert "\n" not in text.replace("\r\n", "")

    def test_an_insertion_takes_nothing_away(self) -> None:
        """The edit is one insertion."""
        change = insert_section(FRONT, read(FRONT), "Cy Lee", "## To Cy Lee\n")
        assert change.span.start == change.span.end == len(FRONT)

    def test_a_name_no_heading_can_hold_is_told(self) -> None:
        """Where the heading would not be read as this person's, nothing is written."""
        text = FRONT.replace("Ada Park", "'@ #'")
        interview = read(text)
        with pytest.raises(EditRefused, match="simplify the name"):
            start_note(text, interview, interview.interviewers[0], Channel.EMAIL, "Sam")
