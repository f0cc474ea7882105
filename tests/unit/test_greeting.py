"""Lines that greet, in many tongues, and whom they name."""

import pytest

from notes.wording.greeting import find_greeting


@pytest.mark.parametrize(
    ("line", "recipient", "name"),
    [
        ("Dear Hope,", "Hope Tan", "Hope"),
        ("Dear Hope,", "Ada Park", "Hope"),
        ("Dear Hope and Will,", "Ada Park", "Hope and Will"),
        ("Hi Hope, thank you for the tour.", "Hope Tan", "Hope"),
        ("Hope,", "Hope Tan", "Hope"),
        ("Dear My,", "My Nguyen", "My"),
        ("Hi So,", "So Young Kim", "So"),
        ("Hi there, Hope,", "Hope Tan", "Hope"),
        ("Hello again, Ada!", "Ada Park", "Ada"),
        ("Dear Ms. Ortiz-Lee,", "Rosa Ortiz-Lee", "Ms. Ortiz-Lee"),
        ("Hi %FIRST_NAME%,", "Ada Park", "%FIRST_NAME%"),
        ("G'day Ada,", "Ada Park", "Ada"),
        ("Kia ora Ada,", "Ada Park", "Ada"),
        ("Merhaba Ada,", "Ada Park", "Ada"),
        ("Happy Friday, Ada!", "Ada Park", "Ada"),
    ],
)
def test_finds_whom_a_line_greets(line: str, recipient: str, name: str) -> None:
    """A name may be a word that begins sentences elsewhere."""
    found = find_greeting(line, (recipient,))
    assert found is not None
    assert found.name.of(line) == name


@pytest.mark.parametrize(
    "line",
    ["Hope you are well, Ada.", "Hope all is well.", "Hi thank you,", "So, about the lamp."],
)
def test_a_sentence_is_no_greeting(line: str) -> None:
    """A line that only begins like a name greets nobody."""
    found = find_greeting(line, ("Hope Tan",))
    assert found is None or found.name.of(line) == ""


def test_a_sentence_behind_a_greeting_is_not_part_of_it() -> None:
    """`Hi! Hope you are well` greets nobody by name, not even Hope."""
    found = find_greeting("Hi! Hope you are well, and thanks.", ("Hope Tan",))
    assert found is not None
    assert found.name.of("Hi! Hope you are well, and thanks.") == ""
