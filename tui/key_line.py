"""The last line of the screen: the keys that do something here, each clickable."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import RenderResult
from textual.strip import Strip
from textual.widget import Widget


class KeyLine(Widget):
    """Shows the shown bindings of the focused pane, as many as fit."""

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
        for key, label, _, _ in self._placed():
            segments += [Segment(f" {key} ", key_style), Segment(f"{label} ", text_style)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        for _, _, left, action in self._placed():
            end = left[1]
            if left[0] <= event.x < end:
                await self.screen.run_action(action)

    def _placed(self) -> list[tuple[str, str, tuple[int, int], str]]:
        """Return (key, label, (left, right), action) of each binding that fits, in order."""
        placed: list[tuple[str, str, tuple[int, int], str]] = []
        left = 0
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if not binding.show or not enabled:
                continue
            key = self.app.get_key_display(binding)
            right = left + cell_len(key) + cell_len(binding.description) + 3
            if right > self.size.width:
                break
            placed.append((key, binding.description, (left, right), binding.action))
            left = right
        return placed
