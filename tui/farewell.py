"""The last note of an interview: a word when everyone is thanked in time; quiet otherwise."""

from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk_files import Files

if TYPE_CHECKING:
    from notes.checklist import InterviewReport


class Farewell:
    """Says once, when the last note of an interview was sent in time, that everyone is thanked.

    Only who was seen here with somebody still owed is told, so that a restart says nothing.
    """

    def __init__(self, desk: Files) -> None:
        self._desk = desk
        self._owing: set[Path] = set()
        """Interviews that were seen with somebody still owed."""
        self.said: set[Path] = set()
        """Interviews about which the word was said."""

    def look_at(self, report: "InterviewReport") -> None:
        """Say the word if it is time for it."""
        from notes.farewell import all_thanked_in_time
        from notes.headline import missing_people

        interview, workspace = report.interview, self._desk.workspace
        if missing_people(interview):
            self._owing.add(interview.path)
            return
        draft = workspace.drafts.get(interview.path)
        is_said = interview.path in self.said or interview.path not in self._owing
        if is_said or draft is None or draft.has_unsaved_changes:
            return
        if all_thanked_in_time(interview, workspace.settings):
            self.said.add(interview.path)
            self._desk.say(f"Everyone at {interview.company.value} is thanked, and in time. Well done.")
