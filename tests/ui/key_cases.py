"""What the tests of the keys share: a case for each binding, and what can be seen of the app."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from _pytest.mark.structures import ParameterSet
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static

from tui.app import AfterwordApp
from tui.key_places import PLACES


@dataclass(frozen=True)
class Seen:
    """The app as a person sees it at one moment."""

    app: AfterwordApp
    screen: str = ""
    focus: str = ""
    text: str = ""
    on_disk: str = ""
    view: str = ""
    at: int = 0
    """Where the cursor stands in the document."""
    row: int = -1
    """The line under the cursor of the list or the checklist, or of the list of a dialog."""
    scrolled: float = 0.0
    said: tuple[str, ...] = ()
    words: str = ""
    """All that a dialog says."""


def see(app: AfterwordApp) -> Seen:
    """Look at the app."""
    desk, screen = app.desk, app.screen
    assert desk.file is not None
    lists = list(screen.query(OptionList)) if screen is not desk else [desk.checklist]
    row = next((-1 if one.highlighted is None else one.highlighted for one in lists), -1)
    texts = list(screen.query(VerticalScroll)) if screen is not desk else []
    return Seen(
        app,
        type(screen).__name__,
        (app.focused.id or type(app.focused).__name__) if app.focused else "",
        desk.draft.text if desk.draft else "",
        desk.file.path.read_text() if desk.file.path.exists() else "",
        desk.view.interviewer or desk.view.kind.name,
        desk.editor.cursor_offset_in_document,
        desk.interviews._cursor if app.focused is desk.interviews else row,
        next((one.scroll_y for one in texts), 0.0),
        tuple(one.message for one in app._notifications),
        "\n".join(str(one.render()) for one in screen.query(Static)) if screen is not desk else "",
    )


Effect = Callable[[Seen, Seen], bool]


@dataclass(frozen=True)
class Case:
    """What a key does, seen before and after it."""

    effect: Effect
    first: tuple[str, ...] = field(default=())
    """Keys pressed before, so that there is something to see."""


def keys_of(*names: str) -> list[tuple[str, str]]:
    """Return each binding of these actions with each of its keys."""
    return [
        (str(one.id), key)
        for place in PLACES
        for binding in place.bindings
        for one in Binding.make_bindings([binding])
        for key in [one.key]
        if one.id in names
    ]


def pressed(*names: str) -> list[ParameterSet]:
    """Return each binding of these actions as a test: its first key always, the others in `make test-all`."""
    seen: set[str] = set()
    tests = []
    for name, key in keys_of(*names):
        tests.append(pytest.param(name, key, marks=[pytest.mark.exhaustive] * (name in seen)))
        seen.add(name)
    return tests
