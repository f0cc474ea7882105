"""Findings in the text and in the checklist: loud where it matters, gathered where the same is said."""

from pathlib import Path

from textual.widgets import OptionList

from notes.findings import Severity
from notes.place import Span
from tests.ui.conftest import NAME, NORTHWIND, NOW, SIZE, press, settle
from tui.app import make_app
from tui.finding_marks import Mark

STOCK = ("I really enjoyed our conversation.", "I am very excited about this opportunity.")
TEXT = f"Thank you so much for your time. {STOCK[0]} {STOCK[1]} I look forward to hearing from you."
RULE = "personalized/stock-phrases"


def test_a_remark_about_a_sentence_marks_its_first_words_until_it_is_in_hand() -> None:
    """An error is marked whole, and so is a remark about a word or two."""
    text = "Hello. I really enjoyed our conversation. Bye."
    sentence, word = Span(7, 41), Span(0, 5)
    assert Mark(sentence, Severity.WARNING).seen(text, None).of(text) == "I really"
    assert Mark(sentence, Severity.WARNING).seen(text, sentence) == sentence
    assert Mark(sentence, Severity.ERROR).seen(text, None) == sentence
    assert Mark(word, Severity.INFO).seen(text, None) == word


async def test_what_is_said_of_several_sentences_is_said_once_and_leads_to_each(still: Path) -> None:
    """The sentence with its count, below it the quotes; enter goes to each of them, f2 too."""
    body = NORTHWIND[NORTHWIND.index("Thank you for showing") : NORTHWIND.index("\nBest,")]
    (still / NAME).write_text(NORTHWIND.replace(body, TEXT + "\n"))
    app = make_app(still, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        found = [one for one in app.desk.findings_in_front() if one.rule == RULE]
        assert len(found) >= 3
        lines = [str(option.prompt) for option in app.desk.checklist.options]
        heads = [line for line in lines if "could have been" in " ".join(line.split())]
        assert len(heads) == 1
        assert f"({len(found)}×)" in heads[0]
        for finding in found:
            at = next(at for at, line in enumerate(lines) if finding.quote[:20] in line)
            app.desk.checklist.focus()
            app.desk.checklist.highlighted = at
            await press(pilot, "enter")
            assert app.desk.editor.selected_text == finding.quote
        reached = set()
        for _ in range(len(app.desk.findings_in_front())):
            await press(pilot, "f2")
            reached.add(app.desk.status_line.finding)
        assert set(found) <= reached


async def test_enter_on_a_line_without_a_finding_does_nothing(still: Path) -> None:
    """The rule between items and findings, and the advice where nothing is left to mend."""
    app = make_app(still, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        checklist: OptionList = app.desk.checklist
        assert "Nothing to mend" in str(checklist.options[-1].prompt)
        checklist.focus()
        checklist.highlighted = len(checklist.options) - 1
        await press(pilot, "enter")
        assert checklist.has_focus
