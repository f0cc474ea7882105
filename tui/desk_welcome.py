"""The first run and the last note: a tour for who is new, and a word when everyone is thanked in time."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from notes.errors import NotesError
from notes.workspace import Workspace
from tui.desk import Clock
from tui.desk_findings import Findings

if TYPE_CHECKING:
    from notes.checklist import InterviewReport


class Welcome(Findings):
    """The part of the desk that speaks unasked: at the very beginning, and when an interview is done."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        super().__init__(workspace, clock)
        self.is_first_run = False
        """Whether the person has no settings of their own yet."""
        self._owing: set[Path] = set()
        """Interviews that were seen with somebody still owed."""
        self.cheered: set[Path] = set()
        """Interviews about which the word was said."""

    # -- the tour --------------------------------------------------------------------------------------

    @work(group="tour")
    async def show_tour(self) -> None:
        """Show the tour to who is new; leaving it ends it for good."""
        if not self.is_first_run:
            return
        from tui.tour_screen import Tour

        await self.app.push_screen_wait(Tour(self._key_of))
        await self.end_tour()

    async def end_tour(self) -> None:
        """Write the person's own settings, unless there are some: the tour is not shown again."""
        from notes.configuration.first_run import end_first_run

        if not self.is_first_run:
            return
        self.is_first_run = False
        try:
            await self.in_thread(end_first_run)
        except NotesError as error:
            self.say(f"The tour will come again: {error}", severe=True)

    def _key_of(self, action: str) -> str:
        """Return the key of an action as it is set now."""
        for _, binding, _, _ in self.active_bindings.values():
            if binding.action.removeprefix("app.") == action.removeprefix("app."):
                return self.app.get_key_display(binding)
        return ""

    # -- everyone is thanked ---------------------------------------------------------------------------

    def _take_report(self, report: "InterviewReport") -> None:
        super()._take_report(report)
        self._cheer(report)

    def _cheer(self, report: "InterviewReport") -> None:
        """Say once, when the last note of an interview was sent in time, that everyone is thanked.

        Only who was seen here with somebody still owed is told, so that a restart says nothing.
        """
        from notes.farewell import all_thanked_in_time
        from notes.headline import missing_people

        interview = report.interview
        if missing_people(interview):
            self._owing.add(interview.path)
            return
        draft = self.workspace.drafts.get(interview.path)
        is_said = interview.path in self.cheered or interview.path not in self._owing
        if is_said or draft is None or draft.has_unsaved_changes:
            return
        if all_thanked_in_time(interview, self.workspace.settings):
            self.cheered.add(interview.path)
            self.say(f"Everyone at {interview.company.value} is thanked, and in time. Well done.")
