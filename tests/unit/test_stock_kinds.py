"""Sentences of one's own, in plain words, and from the stock of all letters."""

import pytest

from notes.wording.stock import Kind, kind_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The heron on the roof will stay with me.", Kind.OWN),
        ("We counted sheep in the stairwell.", Kind.OWN),
        ("I'd rather wait for a yes that someone has thought about.", Kind.PLAIN),
        ("I'm around all of June.", Kind.PLAIN),
        ("I shall not forget it.", Kind.PLAIN),
        ("I agree with you that a good role needs a good team.", Kind.PLAIN),
        ("You were right about the weekend.", Kind.PLAIN),
        ("Thank you for your time.", Kind.STOCK),
        ("I am confident that my skills are a good fit.", Kind.STOCK),
        ("It was a pleasure to learn more about the role and the organisation.", Kind.STOCK),
        ("This opportunity excites me.", Kind.STOCK),
    ],
)
def test_tells_what_a_sentence_says(sentence: str, kind: Kind) -> None:
    """Common words alone are not held against the writer; those of every application are."""
    assert kind_of(sentence, frozenset()) is kind
