"""A list to choose from in a dialog, moved through like every list of the app."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tui import dialog_keys


class Choices(OptionList):
    """An `OptionList` with vi's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.CHOICES]

    def action_half_page(self, direction: int) -> None:
        """Move by half of what is seen."""
        if self.option_count:
            at = (self.highlighted or 0) + direction * max(self.size.height // 2, 1)
            self.highlighted = min(max(at, 0), self.option_count - 1)
