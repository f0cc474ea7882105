"""Files are taken apart at whole-line fences only, and nothing of them is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes.format.fences import Parts, UnclosedFrontmatter, split

PIECES = st.lists(
    st.sampled_from(
        ["---", "+++", "--- ", "---\t", "----", "+++ x", "a: b", "\n", "\r\n", "\r", "\u2028", "x", " "]
    )
)


def test_a_file_falls_into_four_parts() -> None:
    """The fences keep their line ends, the frontmatter its own."""
    parts = split("---\na: b\n---\nBody\n")
    assert parts == Parts("yaml", "---\n", "a: b\n", "---\n", "Body\n")
    assert (parts.front_start, parts.body_start) == (4, 13)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("fence", "kind"), [("---", "yaml"), ("+++", "toml")])
def test_any_line_end_will_do(fence: str, kind: str, end: str) -> None:
    """LF, CRLF and the old Mac's CR all end a fence."""
    parts = split(f"{fence}{end}a{end}{fence} \t{end}Body{end}")
    assert parts is not None
    assert (parts.kind, parts.front, parts.body) == (kind, f"a{end}", f"Body{end}")


def test_only_whole_lines_are_fences() -> None:
    """Longer rules, indented ones, text behind one and the other kind of fence are text."""
    front = "a: b\n----\n ---\n--- x\nx ---\n+++\n---x\n"
    parts = split(f"---\n{front}---")
    assert parts is not None
    assert (parts.front, parts.close, parts.body) == (front, "---", "")


def test_rules_in_the_body_stay_in_the_body() -> None:
    """The first closing fence closes; what looks like one further down is a rule of Markdown."""
    parts = split("---\na: b\n---\n\n---\nmore\n---\n")
    assert parts is not None
    assert parts.body == "\n---\nmore\n---\n"


def test_nothing_may_stand_between_the_fences() -> None:
    """Two fences in a row are frontmatter without keys."""
    assert split("---\n---\n") == Parts("yaml", "---\n", "", "---\n", "")


@pytest.mark.parametrize(
    "text", ["", "a: b\n---\n", "\n---\na\n---\n", " ---\na\n---\n", "----\na\n----\n", "--\n"]
)
def test_other_text_has_no_frontmatter(text: str) -> None:
    """Only the very first line can open it."""
    assert split(text) is None


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: b\n", "---\na: b\n...\n", "+++\na\n---\n"])
def test_an_open_fence_is_an_error_at_line_one(text: str) -> None:
    """What is never closed is told with its line and the line to add."""
    with pytest.raises(UnclosedFrontmatter) as error:
        split(text)
    assert error.value.line == 1
    assert f"add a line {text[:3]}" in str(error.value)


@settings(max_examples=300)
@given(PIECES.map("".join) | st.text())
def test_the_parts_join_to_the_text(text: str) -> None:
    """Whatever the text, no character is lost, moved or changed."""
    try:
        parts = split(text)
    except UnclosedFrontmatter:
        assert text[:3] in ("---", "+++")
        return
    if parts is not None:
        assert parts.open + parts.front + parts.close + parts.body == text
        assert text[parts.front_start :].startswith(parts.front)
        assert text[parts.body_start :] == parts.body
