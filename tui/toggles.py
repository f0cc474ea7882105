"""Switches that show by a sign, and not by colour alone, which of them are on."""

from textual.widgets import Checkbox, RadioButton

from tui import icons


class Choice(RadioButton):
    """One of several ways."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - a constant upstream
        """The sign between the brackets."""
        return icons.DUE if self.value else " "


class Tick(Checkbox):
    """Something that is wanted or not."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - a constant upstream
        """The sign between the brackets."""
        return icons.DONE if self.value else " "
