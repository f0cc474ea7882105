"""Moving by half of what is seen, the same in every list and text."""

from textual.widget import Widget
from textual.widgets import OptionList


def half_of(widget: Widget) -> int:
    """Return half the rows that a widget shows."""
    return max(widget.size.height // 2, 1)


def move_half_page(options: OptionList, direction: int) -> None:
    """Move the cursor of a list by half of what is seen, and no further than its ends."""
    if options.option_count:
        at = (options.highlighted or 0) + direction * half_of(options)
        options.highlighted = min(max(at, 0), options.option_count - 1)
