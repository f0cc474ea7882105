"""A list to choose from in a dialog, moved through like every list of the app."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tui import dialog_keys
from tui.paging import move_half_page


class Choices(OptionList):
    """An `OptionList` with vi's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.CHOICES]

    def action_half_page(self, direction: int) -> None:
        """Move by half of what is seen."""
        move_half_page(self, direction)
