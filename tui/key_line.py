"""The last line of a screen: the keys that do something here, the most useful first, each clickable."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

from tui import keys
from tui.breakpoints import class_of

_ALWAYS = 2
"""So many at the end of a line stay whatever the room: the ways to all other keys."""


class Entry(Struct, frozen=True):
    """One key in the line."""

    key: str
    label: str
    pressed: str
    """The key as Textual names it."""
    left: int = 0

    @property
    def width(self) -> int:
        """Cells it takes, the blanks around its words counted."""
        return cell_len(self.key) + cell_len(self.label) + 3


class KeyLine(Widget):
    """Shows the keys of what has the focus, as many as fit; none of them is ever cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--text"}

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> RenderResult:
        """Not used: the line is drawn by `render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the keys that fit."""
        key_style = self.get_component_rich_style("key-line--key")
        text_style = self.get_component_rich_style("key-line--text")
        segments: list[Segment] = []
        at = 0
        for one in self.entries():
            segments.append(Segment(" " * (one.left - at), text_style))
            segments += [Segment(f" {one.key} ", key_style), Segment(f"{one.label} ", text_style)]
            at = one.left + one.width
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked: it waits its turn with those that are typed."""
        for one in self.entries():
            if one.left <= event.x < one.left + one.width:
                self.app.simulate_key(one.pressed)

    def entries(self) -> list[Entry]:
        """Return what fits, each in its place: the first from the left on, the last two at the right."""
        found = self._of_place()
        fixed = found[-_ALWAYS:] if self._order else []
        others = found[: len(found) - len(fixed)]
        room = self.size.width - sum(one.width for one in fixed)
        placed = _placed(others, 0, room)
        return [*placed, *_placed(fixed, max(room, 0), self.size.width)]

    @property
    def _order(self) -> list[str]:
        """The names of the keys to show, for what has the focus; empty in a dialog, which shows its own."""
        if self.screen.is_modal:
            return []
        focused = self.screen.focused
        place = getattr(focused, "place_of_keys", focused.id if focused else "")
        if place not in keys.LINES:
            place = "editor"
        is_narrow = class_of(self.app.HORIZONTAL_BREAKPOINTS, self.size.width) == "-narrow"
        line = keys.NARROW_LINE if place == "editor" and is_narrow else keys.LINES[place]
        left_out = keys.NEED_A_NOTE if getattr(self.screen, "is_to_mend", False) else frozenset()
        return [name for name in line.split() if name not in left_out]

    def _of_place(self) -> list[Entry]:
        """Return each action once, with the key that is nearest to what has the focus."""
        active: dict[str, Binding] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if enabled and binding.id and binding.id not in active:
                active[binding.id] = binding
        order = self._order or sorted(
            (name for name, binding in active.items() if binding.show),
            key=lambda name: active[name].key == "escape",  # the way out stands last
        )
        return [self._entry(active[name]) for name in order if name in active]

    def _entry(self, binding: Binding) -> Entry:
        words: Mapping[str, str] = getattr(self.screen, "words_of_keys", {})
        label = words.get(binding.id or "", binding.description)
        return Entry(self.app.get_key_display(binding), label, binding.key)


def _placed(entries: Iterable[Entry], left: int, right: int) -> list[Entry]:
    """Return the entries that fit, side by side, up to the first that does not."""
    placed: list[Entry] = []
    for one in entries:
        if left + one.width > right:
            break
        placed.append(replace(one, left=left))
        left += one.width
    return placed
