"""The open document: one text, one history, several views."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from notes.draft import Draft, typed_replacement
from notes.interview import BrokenInterview, Interview
from notes.place import Span
from notes.replacement import Replacement, apply, difference, inverse
from notes.settings import Settings
from notes.views import FILE, PRIVATE, View, ViewKind, region_of, view_at, views_of

FILE_TEXT = """\
---
company: Northwind
ended: 2026-11-20 15:30
interviewers:
  - name: Ada Park
  - name: Ben Ortiz
---
Private thoughts.

## To Ada Park
Subject: Thanks

Hi Ada,

Thank you.

## To Ben Ortiz
"""
ADA, BEN = View(ViewKind.NOTE, "Ada Park"), View(ViewKind.NOTE, "Ben Ortiz")


def draft(text: str = FILE_TEXT) -> Draft:
    """Return an open document."""
    return Draft(Path("a.md"), text, Settings(timezone="UTC"))


def shown_in(opened: Draft, view: View) -> str:
    """Return the part of the document that a view shows."""
    region = region_of(view, opened.content, opened.text)
    assert region is not None
    return region.of(opened.text)


def type_at(opened: Draft, view: View, offset: int, text: str, removed: int = 0) -> Span:
    """Type into a view at an offset of what it shows; return the view's region afterwards."""
    region = region_of(view, opened.content, opened.text)
    assert region is not None
    start = region.start + offset
    change, region = typed_replacement(opened.text, region, Span(start, start + removed), text)
    opened.replace([change], typed=True)
    return region


def test_each_view_shows_its_part_without_the_blank_lines_around_it() -> None:
    """Notes are shown without heading, private text up to the first note, the file whole."""
    opened = draft()
    assert views_of(opened.content) == (ADA, BEN, PRIVATE, FILE)
    assert shown_in(opened, ADA) == "Subject: Thanks\n\nHi Ada,\n\nThank you."
    assert shown_in(opened, PRIVATE) == "Private thoughts."
    assert shown_in(opened, FILE) == FILE_TEXT


def test_an_edit_in_one_view_is_seen_in_the_others_and_in_the_interview() -> None:
    """All views are of one text, which is read again after each edit."""
    opened = draft()
    type_at(opened, ADA, len("Subject: Thanks\n\nHi Ada"), " Park")
    assert "Hi Ada Park," in shown_in(opened, FILE)
    assert opened.interview is not None
    note = opened.interview.note_to("Ada Park")
    assert note is not None
    assert "Hi Ada Park," in note.body.value
    assert opened.has_unsaved_changes


def test_typing_at_the_end_of_a_note_never_glues_it_to_the_next_heading() -> None:
    """The heading after a note stays a heading, also when the blank line before it was deleted."""
    opened = draft(FILE_TEXT.replace("Thank you.\n\n## To Ben", "Thank you.\n## To Ben"))
    type_at(opened, ADA, len(shown_in(opened, ADA)), "\nBest,\nSam")
    assert views_of(opened.content) == (ADA, BEN, PRIVATE, FILE)
    assert shown_in(opened, BEN) == ""
    assert "Sam\n## To Ben Ortiz" in opened.text


def test_typing_into_an_empty_section_at_the_end_of_the_file_starts_a_new_line() -> None:
    """Without a line end after the heading, what is typed would become part of it."""
    opened = draft(FILE_TEXT.rstrip("\n"))
    region = type_at(opened, BEN, 0, "Hi")
    assert opened.text.endswith("## To Ben Ortiz\n\nHi")
    assert region.of(opened.text) == "Hi"


def test_typed_line_ends_become_those_of_the_file() -> None:
    """A file with CRLF keeps CRLF."""
    opened = draft(FILE_TEXT.replace("\n", "\r\n"))
    type_at(opened, ADA, 0, "one\ntwo\n")
    assert "one\r\ntwo\r\nSubject" in opened.text
    assert "\n" not in opened.text.replace("\r\n", "")


def test_undo_takes_back_a_word_at_a_time_and_redo_brings_it_back() -> None:
    """Letters typed one after the other are one step, the next word is another."""
    opened = draft()
    for index, letter in enumerate("two words"):
        type_at(opened, PRIVATE, index, letter)
    opened.undo()
    assert shown_in(opened, PRIVATE) == "two Private thoughts."
    opened.undo()
    assert opened.text == FILE_TEXT
    assert not opened.has_unsaved_changes
    assert opened.undo() is None
    opened.redo()
    opened.redo()
    assert shown_in(opened, PRIVATE) == "two wordsPrivate thoughts."


def test_a_document_that_stops_being_an_interview_stays_open_as_broken() -> None:
    """Deleting the company in the File view must not close the file."""
    opened = draft()
    opened.become("---\ncompany: a: b\n---\n")
    assert isinstance(opened.content, BrokenInterview)
    opened.become("hello")
    assert isinstance(opened.content, BrokenInterview)
    opened.undo()
    opened.undo()
    assert isinstance(opened.content, Interview)


def test_a_place_is_shown_in_the_narrowest_view_that_has_it() -> None:
    """A finding in a note is shown in the note's tab, one in the frontmatter in the file."""
    opened = draft()
    assert view_at(FILE_TEXT.index("Hi Ada"), opened.content, opened.text) == ADA
    assert view_at(FILE_TEXT.index("Private"), opened.content, opened.text) == PRIVATE
    assert view_at(FILE_TEXT.index("company"), opened.content, opened.text) == FILE


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4), st.text("ab \n#é😀", max_size=4)), max_size=8)
)
def test_any_typing_can_be_taken_back_to_the_first_text(keys: list[tuple[int, int, str]]) -> None:
    """History loses nothing: undoing everything gives the text as it was opened."""
    opened = draft()
    for offset, removed, text in keys:
        region = region_of(FILE, opened.content, opened.text) or Span(0, 0)
        start = min(offset, region.end)
        span = Span(start, min(start + removed, region.end))
        opened.replace([Replacement(span, text)], typed=len(text) <= 1)
    while opened.undo():
        pass
    assert opened.text == FILE_TEXT


@given(st.text("ab\r\n"), st.text("ab\r\n"))
def test_the_difference_of_two_texts_turns_one_into_the_other(old: str, new: str) -> None:
    """One replacement is found for any two texts, and its inverse leads back."""
    change = difference(old, new)
    if change is None:
        assert old == new
        return
    assert apply(old, [change]) == new
    assert apply(new, inverse(old, [change])) == old
