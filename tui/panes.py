"""The widgets of the main screen, each looked up in one place."""

from textual.screen import Screen

from tui.checklist_pane import ChecklistPane
from tui.editor_pane import EditorPane
from tui.interview_list import InterviewList
from tui.jottings_pane import JottingsPane
from tui.note_tabs import NoteTabs
from tui.offer import Offer
from tui.status_line import StatusLine


class Panes(Screen[None]):
    """A screen that has them all."""

    @property
    def interviews(self) -> InterviewList:
        """The list."""
        return self.query_one(InterviewList)

    @property
    def editor(self) -> EditorPane:
        """The text area."""
        return self.query_one(EditorPane)

    @property
    def tabs(self) -> NoteTabs:
        """The views' tabs."""
        return self.query_one(NoteTabs)

    @property
    def checklist(self) -> ChecklistPane:
        """The checklist."""
        return self.query_one(ChecklistPane)

    @property
    def jottings(self) -> JottingsPane:
        """What was talked about."""
        return self.query_one(JottingsPane)

    @property
    def offer(self) -> Offer:
        """What stands in the editor's place when there is nothing to edit."""
        return self.query_one(Offer)

    @property
    def status_line(self) -> StatusLine:
        """The line under the editor."""
        return self.query_one(StatusLine)
