"""Whatever a file holds, the screen shows it harmlessly and the file keeps it."""

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets.text_area import Selection

from notes.shown_text import one_line, shown, typed
from tests.ui.conftest import NOW, SIZE, settle
from tui.app import AfterwordApp, make_app
from tui.terminal_safety import HarmlessText

HOSTILE = (
    "---\ncompany: 'Evil [b]Corp[/b] [@click=app.quit]x[/] [/b]'\nended: 2026-11-20 15:30\n"
    "interviewers:\n  - name: 'Ada [/red] Park'\n    talked_about: ['- [x] done [link=http://x]']\n---\n"
    "private [@click=app.bell]\n\n## To Ada [/red] Park\nHi \u202eevil\u202c, [/b]\n"
)
UNSAFE = "\x1b]0;title\x07 \x9b31m \x00 \u202e \u200b \ufeff \U000e0041 \x0b \x0c \u2028 \x85 \x7f"


async def test_markup_in_a_file_is_shown_literally_and_does_nothing(tmp_path: Path) -> None:
    """Brackets are text, in the list, the tabs, the titles, the checklist and the editor."""
    (tmp_path / "a.md").write_text(HOSTILE)
    app = make_app(tmp_path, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert app.desk.interview is not None
        drawn = unescape(app.export_screenshot()).replace("\xa0", " ")
        assert "Evil [b]Corp[/b] [@click" in drawn
        assert "[/b]" in app.desk.editor.text
        assert app.is_running


async def test_editing_around_odd_separators_and_mixed_line_ends_keeps_them(tmp_path: Path) -> None:
    """A TextArea alone would rewrite them all; here only what was typed changes."""
    head = b"---\ncompany: Odd\r\nended: 2026-11-20 15:30\ninterviewers:\n- name: Ada\r\n---\n"
    data = head + "a\u2028b\u2029c\x85d\x0ce\r\nf\n\n## To Ada\r\nHi Ada,\n\x1c end\r\n".encode()
    path = tmp_path / "a.md"
    path.write_bytes(data)
    app = make_app(tmp_path, lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        app.desk.editor.move_cursor((0, 3))
        await pilot.press("X")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert path.read_bytes() == data.replace(b"Hi Ada", b"Hi XAda")


@pytest.mark.parametrize("height", [5, 12, 24])
async def test_undo_of_a_large_paste_does_not_end_the_app(tmp_path: Path, height: int) -> None:
    """Textual #6686: undoing a paste of many lines looked for a cursor that was gone."""
    (tmp_path / "a.md").write_text(
        "---\ncompany: Big\nended: 2026-11-20 15:30\ninterviewers: [{name: Ada}]\n---\n## To Ada\nHi\n"
    )
    app = make_app(tmp_path, lambda: NOW)
    async with app.run_test(size=(80, height)) as pilot:
        await settle(pilot)
        before = app.desk.editor.text
        app.desk.editor.replace("line\n" * 48, (0, 0), (0, 0))
        app.desk.editor.selection = Selection.cursor(app.desk.editor.document.end)
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert app.desk.editor.text == before
        await pilot.press("ctrl+y")
        await settle(pilot)
        assert app.desk.editor.text.count("line") == 48


def test_nothing_a_terminal_obeys_passes_the_last_net() -> None:
    """Control, bidirectional and invisible characters are deleted from what is drawn."""
    (segment,) = HarmlessText().apply([Segment(UNSAFE)], Color(0, 0, 0))
    assert segment.text.isprintable()
    assert "title" in segment.text


async def test_a_key_has_only_the_rows_it_changes_searched(
    app: AfterwordApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last net looks at a row once: with every frame anew, it and what follows took most of a key."""
    searched: list[str] = []

    def count(net: HarmlessText, segments: list[Segment], background: Color) -> list[Segment]:
        searched.append("".join(segment.text for segment in segments))
        return apply(net, segments, background)

    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.desk.editor.focus()
        await settle(pilot)
        apply = HarmlessText.apply
        monkeypatch.setattr(HarmlessText, "apply", count)
        await pilot.press("down")
        await settle(pilot)
        assert 2 <= len(searched) < SIZE[1] / 2


@given(st.text())
def test_shown_text_keeps_lines_and_columns_and_is_harmless(text: str) -> None:
    """What is shown has one character for each of the file's, line ends aside, and none that acts."""
    lines = shown(text).split("\n")
    assert not any(_acts(line) for line in lines)
    assert len(shown(text)) == len(text) - text.count("\r\n")
    assert "\n" not in one_line(text)


@given(st.text())
def test_typed_text_brings_no_control_characters_into_a_file(text: str) -> None:
    """A paste is cleaned: only line ends and tabs stay of what is below a space."""
    assert not any(ord(char) < 32 and char not in "\n\t" for char in typed(text))


def _acts(line: str) -> bool:
    return any(
        (ord(char) < 32 and char != "\t") or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066\u200b"
        for char in line
    )


async def test_what_arrives_at_the_end_is_let_go(app: AfterwordApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that ends when the panes have gone finds nothing to draw on, and does not mind."""
    arrived = []

    def arrive(ending: AfterwordApp) -> None:
        ending.desk.draw()
        ending.desk.draw_list()
        arrived.append(len(ending.desk.query("*")))

    monkeypatch.setattr(AfterwordApp, "on_unmount", arrive, raising=False)
    async with app.run_test() as pilot:
        await settle(pilot)
    assert arrived == [0]


async def test_what_is_said_makes_way_for_the_next_unless_it_is_severe(app: AfterwordApp) -> None:
    """Sentences in passing do not pile up over the panes, and no warning is wiped away by them."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await say(pilot, "Nothing to save.")
        await say(pilot, "Nothing to commit.")
        assert [one.message for one in app._notifications] == ["Nothing to commit."]
        await say(pilot, "The disk is full.", severe=True)
        await say(pilot, "Nothing to save.")
        assert [one.message for one in app._notifications] == ["The disk is full.", "Nothing to save."]


async def say(pilot: Pilot[None], sentence: str, *, severe: bool = False) -> None:
    """Say something, and wait until it is there."""
    assert isinstance(pilot.app, AfterwordApp)
    pilot.app.desk.say(sentence, severe=severe)
    await pilot.pause()
