"""The tabs over the editor: one for each note, the private notes, the whole file."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from notes.findings import Status
from notes.shown_text import one_line
from notes.views import FILE, View, ViewKind
from tui import icons
from tui.cells import cut
from tui.short_names import given_names

_ARROW_CELLS = 2


class _Tab(Struct, frozen=True):
    view: View
    label: str
    left: int
    right: int


_Views = tuple[tuple[View, Status | None], ...]


class NoteTabs(Widget):
    """The views of the open document on one line. Posts `Chosen` when the person picks one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-tabs--active", "note-tabs--other"}

    class Chosen(Message):
        """The person wants to see this view."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    def __init__(self) -> None:
        super().__init__(id="views")
        self._views: _Views = ()
        self._tabs: tuple[_Tab, ...] = ()
        self._active = FILE

    def show(self, views: Sequence[View], statuses: Sequence[Status | None], active: View) -> None:
        """Show these views as tabs, each note with its status."""
        shown = (tuple(zip(views, statuses, strict=True)), active)
        if shown != (self._views, self._active):
            self._views, self._active = shown
            self._place()

    def on_resize(self) -> None:
        """Lay the tabs out for the new width."""
        self._place()

    def _place(self) -> None:
        """Choose how the tabs are called and which of them are in sight."""
        width = self.size.width
        names = given_names(view.interviewer for view, _ in self._views if view.kind is ViewKind.NOTE)
        tries: tuple[tuple[Mapping[str, str], int], ...] = (({}, 1), (names, 1), (names, 0))
        rows = (_in_a_row(self._views, short, gap) for short, gap in tries)
        tabs = next((row for row in rows if not row or row[-1].right <= width), None)
        if tabs is None:
            tabs = _window(_in_a_row(self._views, names, 1), self._active, width)
        self._tabs = tabs
        self.refresh()

    @property
    def active(self) -> View:
        """The view in front."""
        return self._active

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked; an arrow stands for the tab behind it."""
        for tab in self._tabs:
            if tab.left <= event.x < tab.right:
                self.post_message(self.Chosen(tab.view))

    def render_line(self, y: int) -> Strip:
        """Draw the tabs, or blank space below them."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        other = self.get_component_rich_style("note-tabs--other")
        segments, at = [], 0
        for tab in self._tabs:
            part = "active" if tab.view == self._active else "other"
            segments.append(Segment(" " * (tab.left - at), other))
            segments.append(Segment(tab.label, self.get_component_rich_style(f"note-tabs--{part}")))
            at = tab.right
        return Strip(segments).adjust_cell_length(width, self.rich_style)


def _in_a_row(views: _Views, short: Mapping[str, str], gap: int) -> tuple[_Tab, ...]:
    left, tabs = 0, []
    for view, status in views:
        label = _label(view, status, short)
        tabs.append(_Tab(view, label, left, left + cell_len(label)))
        left += cell_len(label) + gap
    return tuple(tabs)


def _window(tabs: Sequence[_Tab], active: View, width: int) -> tuple[_Tab, ...]:
    """Return the tab in front and as many whole tabs around it as fit, with arrows where there are more."""
    first = last = next((at for at, tab in enumerate(tabs) if tab.view == active), 0)
    room = width - 2 * _ARROW_CELLS
    while True:
        wider = [(first, last + 1), (first - 1, last)]
        fitting = [
            (start, end)
            for start, end in wider
            if start >= 0 and end < len(tabs) and tabs[end].right - tabs[start].left <= room
        ]
        if not fitting:
            break
        first, last = fitting[0]
    before = [_Tab(tabs[first - 1].view, f" {icons.MORE_BEFORE}", 0, _ARROW_CELLS)] if first else []
    shift = tabs[first].left - (_ARROW_CELLS if first else 0)
    seen = [_Tab(tab.view, tab.label, tab.left - shift, tab.right - shift) for tab in tabs[first : last + 1]]
    if cell_len(seen[0].label) > room:  # one name alone is too long
        only = seen[0]
        seen = [_Tab(only.view, cut(only.label, room), only.left, only.left + room)]
    behind = []
    if last + 1 < len(tabs):
        end = min(seen[-1].right, width - _ARROW_CELLS)
        behind = [_Tab(tabs[last + 1].view, f"{icons.MORE_BEHIND} ", end, end + _ARROW_CELLS)]
    return (*before, *seen, *behind)


def _label(view: View, status: Status | None, short: Mapping[str, str]) -> str:
    name = short.get(view.interviewer, view.interviewer)
    names = {ViewKind.NOTE: one_line(name), ViewKind.PRIVATE: "Notes", ViewKind.FILE: "File"}
    symbol = f" {icons.OF_STATUS[status]}" if status else ""
    return f" {names[view.kind]}{symbol} "
