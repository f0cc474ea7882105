"""The pane of the list: the interviews, and over them what they are filtered by."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui import keys
from tui.interview_list import InterviewList


class ListFilter(Input):
    """What the list is filtered by, while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FILTER]

    def __init__(self) -> None:
        super().__init__(placeholder="filter", id="filter", compact=True)


class ListPane(Vertical):
    """Shows the list whole, or filtered while somebody types."""

    BORDER_TITLE = "Interviews"

    def __init__(self) -> None:
        super().__init__(id="left")

    def compose(self) -> ComposeResult:
        """Lay out the list; a filter comes over it when it is asked for."""
        yield InterviewList()

    @property
    def interviews(self) -> InterviewList:
        """The list."""
        return self.query_one(InterviewList)

    async def ask_for_filter(self) -> None:
        """Let the person type what the list is to be filtered by."""
        field = self.query_one_optional(ListFilter)
        if field is None:
            field = ListFilter()
            await self.mount(field, before=self.interviews)
        field.focus()

    async def clear_filter(self) -> None:
        """Show the whole list again."""
        self.interviews.query_text = ""
        self.interviews.focus()
        await self.query(ListFilter).remove()

    @on(Input.Changed, "#filter")
    def apply_filter(self, event: Input.Changed) -> None:
        """Filter the list while typing."""
        self.interviews.query_text = event.value

    @on(Input.Submitted, "#filter")
    def leave_filter(self) -> None:
        """Go on in the filtered list."""
        self.interviews.focus()
