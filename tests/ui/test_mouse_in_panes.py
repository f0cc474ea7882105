"""Whatever a key of the main screen does, the mouse does: on the thing, the key's name, in the palette."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.geometry import Offset
from textual.pilot import Pilot

from tests.ui.conftest import GLOBEX, NAME, NORTHWIND, NOW, front, press, settle, until, write
from tests.ui.key_cases import Case, see
from tests.ui.mouse_cases import (
    Way,
    click_at,
    drag,
    key,
    palette,
    place_of,
    turn,
    widget,
    words,
)
from tests.ui.test_keys_of_panes import MISSPELT, PANES, app_for
from tui import keys
from tui.app import AfterwordApp, make_app
from tui.key_line import KeyLine
from tui.keys import Keys
from tui.send_dialog import SendDialog

SIZE = (140, 30)


@dataclass(frozen=True)
class Mouse:
    """A way by mouse to what a key does in a pane."""

    pane: str
    name: str
    """The name of the key's binding, whose case tells what is seen."""
    way: Way
    case: Case | None = None
    """What is seen instead."""

    @property
    def seen_by(self) -> Case:
        """What is to be seen."""
        return self.case or PANES[self.pane][self.name]


async def _to_the_top(pilot: Pilot[None]) -> None:
    editor = pilot.app.screen.query_one("#editor")
    await turn(pilot, editor, up=True, turns=20)
    click_at(pilot, editor.content_region.offset)


async def _to_the_end(pilot: Pilot[None]) -> None:
    editor = pilot.app.screen.query_one("#editor")
    await turn(pilot, editor, turns=20)
    click_at(pilot, Offset(editor.content_region.x, editor.content_region.bottom - 1))


BROUGHT_IN = Case(lambda before, after: after.text.count("planner off") > before.text.count("planner off"))
MOUSE: tuple[Mouse, ...] = (
    Mouse("editor", "quit", palette("Quit")),
    Mouse("editor", "palette", key("All")),
    Mouse("editor", "next-finding", key("Finding")),
    Mouse("editor", "fix", key("Fix")),
    Mouse("editor", "fix", words("f3: Northwind", "StatusLine")),
    Mouse("editor", "fix", words("[f3: Northwind]", "#checklist")),
    Mouse("checklist", "fix-letter", words("[f3: Northwind]", "#checklist")),
    Mouse("editor", "confirm", key("Confirm")),
    Mouse("editor", "send", key("Send")),
    Mouse("editor", "send-all", palette("Send all that are ready")),
    Mouse("editor", "next-note", key("Next note")),
    Mouse("editor", "next-note", words("Ben Ortiz", "#views")),
    Mouse("editor", "previous-note", words("File", "#views")),
    Mouse("editor", "insert-phrase", key("Phrase")),
    Mouse("editor", "insert-phrase", words("moving the planner", "#jottings"), BROUGHT_IN),
    Mouse("editor", "jot", key("Jot down")),
    Mouse("editor", "jot", words("jot down", "#jottings")),
    Mouse("editor", "add-interviewer", palette("Add interviewer")),
    Mouse("editor", "save", key("Save")),
    Mouse("editor", "next-pane", palette("Next pane")),
    Mouse("editor", "next-pane", words("thanked everyone", "#checklist")),
    Mouse("editor", "previous-pane", widget("#interviews", (20, 0))),
    Mouse("editor", "new-interview", palette("New interview")),
    Mouse("editor", "overview", palette("Overview")),
    Mouse("editor", "external-editor", palette("Open in $EDITOR")),
    Mouse("editor", "help", key("Help")),
    Mouse("editor", "undo", key("Undo")),
    Mouse("editor", "redo", palette("Redo")),
    Mouse("editor", "text-start", _to_the_top),
    Mouse("editor", "text-end", _to_the_end),
    Mouse("editor", "leave-editor", words("thanked everyone", "#checklist")),
    Mouse("interviews", "mark-sent", palette("Mark as sent")),
    Mouse("checklist", "accept", words("Accept", "StatusLine")),
    Mouse("checklist", "add-word", words("Add word", "StatusLine")),
    Mouse("checklist", "compare", words("Compare", "StatusLine")),
    Mouse("interviews", "channel", palette("By email, by card, or some other way")),
    Mouse("interviews", "commit", palette("Commit…")),
    Mouse("interviews", "recover", palette("Recover unsaved text")),
    Mouse("interviews", "suspend", palette("Suspend")),
    Mouse("interviews", "list-open", words("Globex", "#interviews")),
    Mouse("interviews", "filter", key("Filter")),
    Mouse("filter", "filter-clear", key("Clear")),
    Mouse("filter", "filter-leave", key("List")),
    Mouse("filter", "filter-leave", widget("#interviews", (20, 0))),
    Mouse("checklist", "checklist-leave", widget("#editor", (3, 0))),
    Mouse("offer-button", "offer-undo", key("Undo")),
    Mouse("offer-button", "offer-redo", palette("Redo")),
    Mouse("offer-button", "offer-leave", words("thanked everyone", "#checklist")),
)
SCROLLING = {"move", "page", "half_page", "edge", "cursor_up", "cursor_down", "first", "last"}
"""Actions that move a cursor: the wheel brings what is out of sight in sight, and a click goes there."""
SAME_WAY = {
    "overview",
    "external-editor",
    "commit",
    "recover",
    "suspend",
    "redo",
    "new-interview",
    "send-all",
}
"""Other commands of the palette, clicked like the first ones: tried in `make test-all`."""
ELSEWHERE = {
    "clear_filter": "the same as in the filter itself",
    "choose": "a click on the row",
    "select": "a click on the line, tested below",
}


def bare(action: str) -> str:
    """Return an action with what it is given, without where it is done."""
    for where in ("screen.", "app."):
        action = action.removeprefix(where)
    return action


def test_no_key_is_without_a_way_by_mouse() -> None:
    """Every action that a key of the main screen does is in the table, or moves where the wheel goes."""
    tables: list[Keys] = [
        *(keys.APP, keys.EVERYWHERE, keys.OUTSIDE_TEXT),
        *(keys.LIST, keys.FILTER, keys.CHECKLIST, keys.EDITOR, keys.OFFER),
    ]
    bindings = [one for table in tables for one in table]
    done = {bare(one.action) for one in bindings if one.id in {mouse.name for mouse in MOUSE}}
    missing = [
        str(one.id)
        for one in bindings
        if not {bare(one.action), bare(one.action).partition("(")[0]} & {*done, *SCROLLING, *ELSEWHERE}
    ]
    assert missing == []


@pytest.mark.parametrize(
    "mouse",
    [
        pytest.param(
            one,
            id=f"{one.pane}-{one.name}-{at}",
            marks=[pytest.mark.exhaustive] * (one.name in SAME_WAY),
        )
        for at, one in enumerate(MOUSE)
    ],
)
async def test_the_mouse_does_what_the_key_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch, mouse: Mouse
) -> None:
    """Seen by the same change on the screen or in the file."""
    app = app_for(folder, mouse.name)
    monkeypatch.setattr(app, "action_suspend_process", lambda: app.notify("suspended"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await prepare(pilot, mouse)
        before = see(app)
        await mouse.way(pilot)
        await until(pilot, lambda: mouse.seen_by.effect(before, see(app)), f"the mouse does {mouse.name}")


async def prepare(pilot: Pilot[None], mouse: Mouse) -> None:
    """Bring what is to be clicked in sight, and the focus to its pane."""
    app = pilot.app
    assert isinstance(app, AfterwordApp)
    if mouse.pane == "offer-button":
        await press(pilot, "f7", "f7", "ctrl+t")
        await until(pilot, lambda: bool(app.screen.query("#field-phrase")))
        await press(pilot, "t", "e", "a", "enter")
        await until(pilot, lambda: "- tea" in see(app).text)
    if mouse.pane == "filter":
        await press(pilot, "shift+f6", "slash")
    if mouse.name in ("fix", "fix-letter", "accept", "add-word", "compare"):
        await until(pilot, lambda: bool(app.desk.findings_in_front()))
        said = {"add-word": "“Grafenwald”", "compare": "words in a row"}.get(mouse.name, "“Northwnd”")
        await until(pilot, lambda: any(said in one.message for one in app.desk.findings_in_front()))
        await settle(pilot)
        await words(said, "#checklist")(pilot)
        await until(pilot, lambda: app.focused is app.desk.editor, "a click on a finding leads to it")
        await settle(pilot)
    app.desk.query_one(f"#{mouse.pane}").focus()
    await pilot.pause()
    for one in mouse.seen_by.first:
        await press(pilot, one)


# -- what a hand expects of the mouse itself -------------------------------------------------------------


@pytest.fixture
def app(folder: Path) -> AfterwordApp:
    """Return the app on a long note, in a folder of many, with more found than fits."""
    (folder / "afterword.toml").write_text('timezone = "UTC"\n[proofreading]\nlanguage = "off"\n')
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    blanks = "".join(f"About [TOPIC {at}] and Northwnd.\n\n" for at in range(12))
    talked = "".join(f"      - phrase {at}\n" for at in range(20))
    note = NORTHWIND.replace("Hi Ada,\n\n", f"Hi Ada,\n\n{blanks}")
    (folder / NAME).write_text(note.replace("    talked_about:\n", f"    talked_about:\n{talked}"))
    for at in range(30):
        (folder / f"2026-11-09-{at}.md").write_text(GLOBEX.replace("Globex", f"Company {at}"))
    return make_app(folder / NAME, lambda: NOW)


@pytest.mark.parametrize("pane", ["interviews", "editor", "checklist", "jottings"])
@pytest.mark.parametrize("size", [(140, 24), (80, 24)])
async def test_the_wheel_scrolls_whatever_lies_under_it(
    app: AfterwordApp, pane: str, size: tuple[int, int]
) -> None:
    """Also a pane that has not the focus, and no other."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if pane == "interviews":
            await press(pilot, "shift+f6")
        panes = {
            name: app.desk.query_one(f"#{name}") for name in ("interviews", "editor", "checklist", "jottings")
        }
        for up in (False, True):
            before = {name: one.scroll_y for name, one in panes.items()}
            await turn(pilot, panes[pane], up=up, turns=3)
            await until(pilot, lambda: (panes[pane].scroll_y < before[pane]) is up != panes[pane].scroll_y)  # noqa: B023
            assert all(one.scroll_y == before[name] for name, one in panes.items() if name != pane)


@pytest.mark.parametrize("pane", ["interviews", "editor", "checklist", "jottings"])
async def test_a_scroll_bar_is_dragged(app: AfterwordApp, pane: str) -> None:
    """From its top to its end, though it is one cell wide."""
    async with app.run_test(size=(140, 24)) as pilot:
        await settle(pilot)
        seen = app.desk.query_one(f"#{pane}")
        await turn(pilot, seen, up=True, turns=9)
        await until(pilot, lambda: seen.scroll_y == 0)
        bar = seen.vertical_scrollbar.region
        await drag(pilot, bar.offset, Offset(bar.x, bar.bottom - 1))
        await until(pilot, lambda: seen.scroll_y > 0)


async def test_dragging_selects_text_that_is_typed_over(app: AfterwordApp) -> None:
    """As in any editor; two clicks select a word."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        start = place_of(pilot, "Subject: Thank")
        await drag(pilot, start, start + Offset(len("Subject"), 0))
        await until(pilot, lambda: app.desk.editor.selected_text == "Subject")
        await write(pilot, "X")
        assert app.desk.draft is not None
        assert "X: Thank you, and the lobby robot" in app.desk.draft.text


async def test_each_pane_gets_the_focus_by_a_click(app: AfterwordApp) -> None:
    """What was open stays open."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for way, pane in (
            (widget("#interviews", (20, 0)), "interviews"),
            (words("thanked everyone"), "checklist"),
            (widget("#editor", (3, 0)), "editor"),
        ):
            await way(pilot)
            seen = app.desk.query_one(f"#{pane}")
            await until(pilot, lambda: app.focused is seen)  # noqa: B023
        assert app.desk.file is not None
        assert app.desk.file.path.name == NAME


async def test_the_list_is_reached_where_it_has_no_room(app: AfterwordApp) -> None:
    """At 80 cells the line of keys leads to it; a click on an interview folds it away again."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await until(pilot, lambda: app.focused is app.desk.editor)
        await key("List")(pilot)
        await until(pilot, lambda: app.focused is app.desk.interviews)
        await words("Company", "#interviews")(pilot)
        await until(pilot, lambda: app.focused is app.desk.editor)
        await settle(pilot)
        assert app.desk.interview is not None
        assert app.desk.interview.company.value.startswith("Company")
        assert not app.desk.query_one("#left").region


@pytest.fixture
def at_leisure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the halves of a double click be as far apart as a slow machine makes them."""
    monkeypatch.setattr(AfterwordApp, "CLICK_CHAIN_TIME_THRESHOLD", 60.0)


async def test_a_double_click_applies_one_suggestion(folder: Path, at_leisure: None) -> None:
    """By the second click another finding may have moved up to that place."""
    app = app_for(folder, "fix")
    (folder / NAME).write_text(MISSPELT.replace("Thank you for", "Northwnd was kind. Thank you for"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.desk.draft is not None
        count = app.desk.draft.text.count("Northwnd")
        place = place_of(pilot, "[f3: Northwind]", app.desk.checklist.region) + Offset(2, 0)
        click_at(pilot, place)
        await settle(pilot)
        click_at(pilot, place)
        await settle(pilot)
        assert app.desk.draft.text.count("Northwnd") == count - 1


async def test_a_double_click_on_send_sends_nothing(app: AfterwordApp, at_leisure: None) -> None:
    """The keys of the question stand where the key was, and the second half must not answer it."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        line = app.screen.query_one(KeyLine)
        entry = next(one for one in line.entries() if one.label == "Send")
        place = line.region.offset + Offset(entry.left + 1, 0)
        click_at(pilot, place)
        click_at(pilot, place)
        await until(pilot, lambda: isinstance(front(app), SendDialog))
        dialog = front(app)
        for _ in range(3):
            click_at(pilot, place)
            await settle(pilot)
        assert front(app) is dialog
        assert len(app.screen_stack) == 2


async def test_a_double_click_in_the_overview_does_nothing_to_the_note(
    app: AfterwordApp, at_leisure: None
) -> None:
    """The row is gone by the second half, and something else lies there."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f9")
        await until(pilot, lambda: getattr(front(app), "overview", None) is not None)
        await pilot.pause()
        place = place_of(pilot, "Ada Park")
        click_at(pilot, place)
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert app.focused is app.desk.editor
        before = see(app)
        click_at(pilot, place)
        await settle(pilot)
        assert see(app) == before


async def test_an_offer_is_taken_by_a_click(app: AfterwordApp) -> None:
    """The button starts the note."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await words("Ben Ortiz", "#views")(pilot)
        await until(pilot, lambda: app.desk.offer.button is not None)
        await pilot.pause()
        await widget("#offer-button")(pilot)
        await until(pilot, lambda: "## To Ben Ortiz" in see(app).text)


async def test_the_palette_is_left_by_a_click_beside_it(app: AfterwordApp) -> None:
    """Nothing is done."""
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = see(app)
        await key("All")(pilot)
        await until(pilot, lambda: isinstance(front(app), CommandPalette))
        click_at(pilot, Offset(1, SIZE[1] - 2))
        await until(pilot, lambda: front(app) is app.desk)
        await settle(pilot)
        assert see(app) == before


def test_the_line_of_keys_names_only_keys_that_work_there() -> None:
    """A name that is no binding of the place would never be shown."""
    of = {
        "editor": keys.EDITOR,
        "interviews": [*keys.LIST, *keys.OUTSIDE_TEXT],
        "checklist": [*keys.CHECKLIST, *keys.OUTSIDE_TEXT],
        "offer-button": keys.OFFER,
        "filter": keys.FILTER,
    }
    for place, own in of.items():
        known = {str(one.id) for one in (*keys.APP, *keys.EVERYWHERE, *own)}
        assert set(keys.LINES[place].split()) <= known
