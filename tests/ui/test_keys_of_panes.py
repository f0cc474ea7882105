"""Every key of the main screen does what the page of keys says, in every pane where it works."""

from pathlib import Path

import pytest

from notes.configuration.settings_file import load_settings
from tests.ui.conftest import NAME, NORTHWIND, NOW, press, settle, until
from tests.ui.key_cases import Case, Seen, pressed, see
from tui import keys
from tui.app import AfterwordApp, make_app
from tui.checklist_pane import ChecklistPane

NOTE = NORTHWIND.replace(
    "    talked_about: [his band, on-call rotation]\n",
    "    talked_about: [his band, on-call rotation]\n  - name: Cy Young\n    email: cy@n.example\n",
)
"""A note with nothing to mend, and somebody without a note."""
COPIED = (
    NOTE
    + """
## To Ben Ortiz
Subject: Thank you

Hi Ben,

Thank you for the tour. I keep thinking of the robot that caught fire in the lobby, and of
how calmly you took the planner off Oracle afterwards.

Best,
Sam
"""
)
MISSPELT = NOTE.replace("around today", "around Northwnd today")
UNKNOWN = NOTE.replace("around today", "around Grafenwald today")


def opens(screen: str) -> Case:
    """Return the case of a key that opens something."""
    return Case(lambda before, after: before.screen != after.screen == screen)


def says(words: str) -> Case:
    """Return the case of a key whose effect is told in a sentence."""
    return Case(lambda before, after: any(words in one for one in after.said) and before.said != after.said)


def goes(first: tuple[str, ...], step: int) -> Case:
    """Return the case of a key that moves the cursor of a list up or down."""
    return Case(lambda before, after: (after.row - before.row) * step > 0, first)


def words_of(seen: Seen) -> tuple[str, ...]:
    """Return the folder's own words as its settings have them."""
    return tuple(load_settings(seen.app.desk.workspace.root).value.words)


def filtered_by(seen: Seen) -> str:
    """Return what the list is filtered by."""
    return seen.app.desk.interviews.query_text


def appears(words: str, *first: str) -> Case:
    """Return the case of a key that brings words into the document."""
    return Case(lambda before, after: words not in before.text and words in after.text, first)


def goes_away(words: str, *first: str) -> Case:
    """Return the case of a key that takes words out of the document."""
    return Case(lambda before, after: words in before.text and words not in after.text, first)


FOUND = Case(lambda before, after: after.at != before.at and after.focus == "editor")
SAVED = Case(
    lambda before, after: "proofread:" not in before.on_disk and "proofread:" in after.on_disk, ("f4",)
)
CONFIRMED, FIXED = appears("proofread:"), goes_away("Northwnd")
UNDONE = goes_away("proofread:", "f4")
ACCEPTED = appears("accepted:")
ADDED = Case(lambda _, after: "Grafenwald" in words_of(after))
NEXT = Case(lambda before, after: (before.view, after.view) == ("Ada Park", "Ben Ortiz"))
PREVIOUS = Case(lambda before, after: (before.view, after.view) == ("Ada Park", "FILE"))
ANOTHER_PANE = Case(lambda before, after: before.focus != after.focus)

ANYWHERE: dict[str, Case] = {
    "quit": Case(opens("Question").effect, ("f4",)),
    "palette": opens("CommandPalette"),
    "next-finding": FOUND,
    "fix": FIXED,
    "confirm": CONFIRMED,
    "send": opens("SendDialog"),
    "send-all": opens("QueueDialog"),
    "next-note": NEXT,
    "previous-note": PREVIOUS,
    "insert-phrase": opens("PhraseDialog"),
    "jot": opens("Form"),
    "add-interviewer": opens("Form"),
    "save": SAVED,
    "next-pane": ANOTHER_PANE,
    "previous-pane": ANOTHER_PANE,
    "new-interview": opens("NewInterviewForm"),
    "overview": opens("OverviewScreen"),
    "external-editor": says("Set $VISUAL or $EDITOR"),
    "help": opens("HelpScreen"),
}
LETTERS: dict[str, Case] = {
    "new": opens("NewInterviewForm"),
    "send-letter": opens("SendDialog"),
    "send-all-letter": opens("QueueDialog"),
    "mark-sent": appears("    sent: "),
    "channel": opens("Question"),
    "next-finding-letter": FOUND,
    "fix-letter": FIXED,
    "accept": ACCEPTED,
    "add-word": ADDED,
    "compare": opens("CompareDialog"),
    "confirm-letter": CONFIRMED,
    "jot-letter": opens("Form"),
    "insert-phrase-letter": opens("PhraseDialog"),
    "add-interviewer-letter": opens("Form"),
    "next-note-letter": NEXT,
    "previous-note-letter": PREVIOUS,
    "next-pane-letter": ANOTHER_PANE,
    "previous-pane-letter": ANOTHER_PANE,
    "undo-letter": UNDONE,
    "redo-letter": appears("proofread:", "f4", "u"),
    "save-letter": SAVED,
    "open": says("Set $VISUAL or $EDITOR"),
    "overview-letter": opens("OverviewScreen"),
    "commit": says("not in git"),
    "recover": says("Nothing was left unsaved"),
    "suspend": says("suspended"),
    "quit-letter": Case(opens("Question").effect, ("f4",)),
    "help-letter": opens("HelpScreen"),
    "palette-letter": opens("CommandPalette"),
}
LIST: dict[str, Case] = {
    "list-up": goes(("end",), -1),
    "list-down": goes(("home",), 1),
    "list-page-up": goes(("end",), -1),
    "list-page-down": goes(("home",), 1),
    "list-half-up": goes(("end",), -1),
    "list-half-down": goes(("home",), 1),
    "list-first": goes(("end",), -1),
    "list-last": goes(("home",), 1),
    "list-open": Case(lambda before, after: before.text != after.text, ("end",)),
    "filter": Case(lambda _, after: after.focus == "filter" and after.app.desk.query_one("#filter").display),
    "clear-filter": Case(lambda _, after: filtered_by(after) == "", ("slash", "g", "enter")),
}
FILTER: dict[str, Case] = {
    "filter-clear": Case(lambda _, after: (filtered_by(after), after.focus) == ("", "interviews"), ("g",)),
    "filter-leave": Case(lambda _, after: (filtered_by(after), after.focus) == ("g", "interviews"), ("g",)),
}
CHECKLIST: dict[str, Case] = {
    "checklist-up": goes(("end",), -1),
    "checklist-down": goes(("home",), 1),
    "checklist-half-up": goes(("end",), -1),
    "checklist-half-down": goes(("home",), 1),
    "checklist-first": goes(("end",), -1),
    "checklist-last": goes(("home",), 1),
    "checklist-open": Case(lambda _, after: after.focus == "editor" and after.at > 0, ("end",)),
    "checklist-leave": Case(lambda before, after: (before.focus, after.focus) == ("checklist", "editor")),
}
EDITOR: dict[str, Case] = {
    "undo": UNDONE,
    "redo": appears("proofread:", "f4", "ctrl+z"),
    "text-start": Case(lambda before, after: after.at < before.at, ("ctrl+end",)),
    "text-end": Case(lambda before, after: after.at > before.at, ("ctrl+home",)),
    "leave-editor": Case(lambda _, after: after.focus == "checklist"),
}
OFFER: dict[str, Case] = {
    "offer-undo": goes_away("- tea"),
    "offer-redo": appears("- tea", "ctrl+z"),
    "offer-leave": Case(lambda _, after: after.focus == "checklist"),
}

PANES: dict[str, dict[str, Case]] = {
    "editor": {**ANYWHERE, **EDITOR},
    "interviews": {**ANYWHERE, **LETTERS, **LIST},
    "checklist": {**ANYWHERE, **LETTERS, **CHECKLIST},
    "filter": FILTER,
    "offer-button": OFFER,
}
SHARED = {*ANYWHERE, *LETTERS}
"""Keys that work in the checklist as they do in the list: pressed there in `make test-all`."""
EVERY = [
    pytest.param(pane, *test.values, marks=[*test.marks, *[pytest.mark.exhaustive] * is_again])
    for pane, cases in PANES.items()
    for test in pressed(*cases)
    for is_again in [pane == "checklist" and test.values[0] in SHARED]
]


def app_for(folder: Path, name: str) -> AfterwordApp:
    """Return the app on a folder where the key has something to do."""
    language = "en" if name == "add-word" else "off"  # an unknown word is found by the proofreader alone
    (folder / "afterword.toml").write_text(f'timezone = "UTC"\n[proofreading]\nlanguage = "{language}"\n')
    texts = {
        "compare": COPIED,
        "add-word": UNKNOWN,
        "fix": MISSPELT,
        "fix-letter": MISSPELT,
        "accept": MISSPELT,
    }
    (folder / NAME).write_text(texts.get(name, NOTE))
    config = folder.parent / "config" / "afterword" / "config.toml"
    config.write_text(config.read_text() + '[mail]\nvia = "eml"\n')
    return make_app(folder, lambda: NOW)


@pytest.mark.parametrize(("pane", "name", "key"), EVERY)
async def test_the_key_does_what_the_page_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pane: str, name: str, key: str
) -> None:
    """In its pane, seen by what changes on the screen or in the file."""
    case = PANES[pane][name]
    app = app_for(folder, name)
    monkeypatch.setattr(app, "action_suspend_process", lambda: app.notify("suspended"))
    async with app.run_test(size=(140, 20)) as pilot:
        await settle(pilot)
        if pane == "offer-button":
            await press(pilot, "f7", "f7", "ctrl+t")
            await until(pilot, lambda: bool(app.screen.query("#field-phrase")))
            await press(pilot, "t", "e", "a", "enter")
            await until(pilot, lambda: "- tea" in see(app).text)
        if pane == "filter":
            await press(pilot, "shift+f6", "slash")
        for one in ("", *case.first):
            app.desk.query_one(f"#{pane}").focus()
            await pilot.pause()
            await press(pilot, *one.split())
        if name in ("compare", "add-word", "fix", "fix-letter", "accept"):
            await until(pilot, lambda: name != "add-word" or app.desk.proofreading.proofreader is not None)
            app.desk.checklist.focus()
            put_cursor_on_finding(app.desk.checklist)
            await press(pilot, "enter")
        if name != "clear-filter":
            app.desk.query_one(f"#{pane}").focus()
        await pilot.pause()
        before = see(app)
        await pilot.press(key)
        await until(pilot, lambda: case.effect(before, see(app)), f"{key} in {pane} does {name}")


def put_cursor_on_finding(pane: ChecklistPane) -> None:
    """Put the checklist's cursor on what can be mended or compared."""
    for at in range(pane.option_count):
        pane.highlighted = at
        if pane.finding and (pane.finding.twin or pane.finding.quote in ("Northwnd", "Grafenwald")):
            return
    raise AssertionError("there is no such finding")


def test_no_key_is_without_a_case() -> None:
    """Every binding of the main screen is in the table, in each pane where it works."""
    of = {
        "editor": (keys.APP, keys.EVERYWHERE, keys.EDITOR),
        "interviews": (keys.APP, keys.EVERYWHERE, keys.OUTSIDE_TEXT, keys.LIST),
        "checklist": (keys.APP, keys.EVERYWHERE, keys.OUTSIDE_TEXT, keys.CHECKLIST),
        "filter": (keys.FILTER,),
        "offer-button": (keys.OFFER,),
    }
    for pane, tables in of.items():
        names = {str(one.id) for table in tables for one in table}
        assert names == set(PANES[pane]), pane
    bound = {name for name, table in vars(keys).items() if isinstance(table, list) and name.isupper()}
    assert bound == {"APP", "EVERYWHERE", "EDITOR", "LIST", "CHECKLIST", "OUTSIDE_TEXT", "FILTER", "OFFER"}
