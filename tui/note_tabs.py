"""The tabs over the editor: one for each note, the private notes, the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

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


@dataclass(frozen=True, slots=True)
class _Tab:
    view: View
    label: str
    left: int
    right: int


class NoteTabs(Widget):
    """The views of the open document on one line. Posts `Chosen` when the person picks one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-tabs--active", "note-tabs--other"}

    @dataclass
    class Chosen(Message):
        """The person wants to see this view."""

        view: View

    def __init__(self) -> None:
        super().__init__(id="views")
        self._tabs: tuple[_Tab, ...] = ()
        self._active = FILE

    def show(self, views: Sequence[View], statuses: Sequence[Status | None], active: View) -> None:
        """Show these views as tabs, each note with its status."""
        left, tabs = 0, []
        for view, status in zip(views, statuses, strict=True):
            label = _label(view, status)
            tabs.append(_Tab(view, label, left, left + cell_len(label)))
            left += cell_len(label) + 1
        if (tuple(tabs), active) != (self._tabs, self._active):
            self._tabs, self._active = tuple(tabs), active
            self.refresh()

    @property
    def active(self) -> View:
        """The view in front."""
        return self._active

    def on_click(self, event: events.Click) -> None:
        """Say which tab was clicked."""
        at = event.x + self._offset
        for tab in self._tabs:
            if tab.left <= at < tab.right:
                self.post_message(self.Chosen(tab.view))

    @property
    def _offset(self) -> int:
        """Cells cut off at the left so that the active tab is in sight."""
        active = next((tab for tab in self._tabs if tab.view == self._active), None)
        total = self._tabs[-1].right if self._tabs else 0
        if active is None or total <= self.size.width:
            return 0
        centred = (active.left + active.right - self.size.width) // 2
        return min(max(centred, 0), total - self.size.width)

    def render_line(self, y: int) -> Strip:
        """Draw the tabs, or blank space below them."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        segments = []
        for tab in self._tabs:
            part = "active" if tab.view == self._active else "other"
            segments.append(Segment(tab.label, self.get_component_rich_style(f"note-tabs--{part}")))
            segments.append(Segment(icons.LIMIT, self.get_component_rich_style("note-tabs--other")))
        strip = Strip(segments[:-1])
        offset = self._offset
        return strip.crop(offset, offset + width).adjust_cell_length(width, self.rich_style)


def _label(view: View, status: Status | None) -> str:
    name = {ViewKind.NOTE: one_line(view.interviewer), ViewKind.PRIVATE: "Notes", ViewKind.FILE: "File"}
    symbol = f" {icons.OF_STATUS[status]}" if status else ""
    return f" {name[view.kind]}{symbol} "
