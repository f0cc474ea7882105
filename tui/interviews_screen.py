"""The main screen: list, editor and checklist, and how they answer each other."""

import asyncio
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from notes.interview import Problem
from notes.views import region_of, view_at, views_of
from notes.workspace import Workspace
from tui import garbage, keys
from tui.breakpoints import fit_first_frame
from tui.checklist_pane import ChecklistPane
from tui.desk import Clock
from tui.desk_actions import Actions
from tui.editor_pane import EditorPane
from tui.ending import Ending
from tui.interview_list import InterviewList
from tui.jottings_pane import JottingsPane
from tui.key_line import KeyLine
from tui.list_pane import ListPane
from tui.note_tabs import NoteTabs
from tui.offer import Offer, Step
from tui.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from notes.checklist import InterviewReport
    from notes.settings import Me

CLOCK_SECONDS = 30
"""How often the countdowns move; they show minutes at the finest."""
PAUSE_SECONDS = 5.0
"""Who has not typed for so long is not in the middle of a word."""
SOON_SECONDS = 0.5
"""A folder that takes longer is read while the first frame already says so, as one of many files is."""


class InterviewsScreen(Actions):
    """Wires the panes; what the person can do is in `Actions`."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.EVERYWHERE]
    AUTO_FOCUS = ""
    """Nothing: what gets the focus is known once the folder is."""

    def __init__(self, workspace: Workspace, clock: Clock, first: Path | None) -> None:
        super().__init__(workspace, clock)
        self._first = first
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the settings files, to be said once."""
        self.find_me: Callable[[], Me] = lambda: workspace.me
        """Finds who signs, in a thread: where the settings do not say, git is asked."""
        self._edited_at = -PAUSE_SECONDS
        self.ending = Ending(self.journaling.end, lambda code: self.app.exit(return_code=code))

    def compose(self) -> ComposeResult:
        """Lay out the three panes over the line of keys."""
        fit_first_frame(self)
        with Horizontal(id="panes"):
            yield ListPane()
            with Vertical(id="middle"):
                yield NoteTabs()
                yield _hidden(EditorPane())
                yield Offer()
                yield _hidden(StatusLine())
            with Vertical(id="right"):
                yield ChecklistPane()
                yield JottingsPane()
        yield KeyLine()

    @on(events.Mount)
    async def begin(self) -> None:
        """Start the clock and read the folder; one that answers at once is there in the first frame."""
        self.ending.listen()
        self.set_interval(CLOCK_SECONDS, self.tick)
        started = asyncio.ensure_future(self.start().wait())
        takes_long = asyncio.ensure_future(self.takes_long.wait())
        await asyncio.wait({started, takes_long}, timeout=SOON_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        takes_long.cancel()
        if self.file is None and not self.is_scanned:  # else the focus is where it belongs already
            self.offer.show_reading()
            self.interviews.focus()

    @work(group="start")
    async def start(self) -> None:
        """Show the list and the most urgent note; all else waits until they are on screen."""
        self.interviews.now = await self.in_thread(self.clock)
        first = self._first
        if first is None:
            await self.in_thread(self.list_folder)
            first = self.interviews.most_urgent
        if first and self.file is None:
            await self.bring_to_front(first)
        self.call_after_refresh(self.start_the_rest)

    def on_unmount(self) -> None:
        """Leave the process as it was found, for who goes on in it."""
        self.ending.stop_listening()
        self._checking.end()
        self.proofreading.end()
        garbage.search_as_usual()

    @work(group="who-signs")
    async def learn_who_signs(self) -> None:
        """Let the checks know who signs, as soon as that is found out."""
        self.take_me(await self.in_thread(self.find_me))

    def start_the_rest(self) -> None:
        """Read the folder whole, follow it, load what is slow, and say what is wrong with the settings."""
        garbage.spare_what_is_there()
        for problem in self.problems:
            place = self.workspace.shown(problem.path)
            self.say(f"{place}, line {problem.line}: {problem.message}", severe=True)
        if self.is_scanned:
            self.read_newest()
        else:
            self.scan_folder()
        self.learn_who_signs()
        self.watch_folder()
        self.offer_recovery()
        self.explain_unfinished()
        self.load_proofreader()
        self.look_at_git()
        self.has_started = True
        self.show_tour()

    def take_report(self, report: "InterviewReport") -> None:
        """Show what the checks found, and see whether there is nothing left to do."""
        super().take_report(report)
        self.farewell.look_at(report)

    def on_key(self, event: events.Key) -> None:
        """Begin a note with what is typed in its place.

        A key that was on its way up when a dialog came is stopped: nobody had seen yet what it would answer.
        """
        if self.app.screen is not self:
            event.stop()
        elif event.is_printable and event.character and self.offer.is_to_write:
            event.stop()
            self._begin_to_write(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Begin a note with what is pasted in its place."""
        if self.app.screen is self and self.offer.is_to_write:
            event.stop()
            self._begin_to_write(event.text)

    def _begin_to_write(self, text: str) -> None:
        self.adding.note()
        if self.editor.display:
            self.set_focus(self.editor)  # at once: the next key is for it
            self.editor.insert(text.lstrip())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Fold the list away again once the focus has left it, where there is no room for both."""
        in_list = self.query_one(ListPane) in event.widget.ancestors_with_self
        self.set_class(in_list, "-list-in-front")

    def tick(self) -> None:
        """Move the countdowns."""
        self.interviews.now = now = self.clock()
        if now.timestamp() >= self.workspace.turns_at:
            self.draw_list()
        self.recheck_soon()
        self.look_at_git()
        if monotonic() - self._edited_at > PAUSE_SECONDS:
            garbage.search()

    # -- the panes answer each other --------------------------------------------------------------------

    @on(InterviewList.Chosen)
    def open_chosen(self, event: InterviewList.Chosen) -> None:
        """Open the interview picked in the list."""
        self.open_path(event.path)

    @on(NoteTabs.Chosen)
    def show_chosen_view(self, event: NoteTabs.Chosen) -> None:
        """Show the view picked among the tabs."""
        self.show_view(event.view)
        self.focus_writing()

    @on(EditorPane.Edited)
    def take_edit(self) -> None:
        """Follow the typing."""
        self._edited_at = monotonic()
        self.recheck_soon()  # all else waits until the key is on screen
        self.journaling.keep_soon()

    @on(EditorPane.Moved)
    def explain_place(self) -> None:
        """Explain the finding under the cursor."""
        self.draw_status()

    @on(EditorPane.HistoryMoved)
    def show_history(self, event: EditorPane.HistoryMoved) -> None:
        """Show where an undo or redo changed the document."""
        draft = self.draft
        if draft is None:
            return
        if self.view in views_of(draft.content) and not region_of(self.view, draft.content, draft.text):
            self.follow_draft()  # the start of the note itself was taken back
            self.focus_writing()
            return
        region = self.editor.extent
        self.editor.follow()
        if not region.start <= event.span.start <= max(region.end, self.editor.extent.end):
            self.show_view(view_at(event.span.start, draft.content, draft.text))
        self.editor.go_to(event.span.end)
        self.follow_draft()
        self.journaling.keep_soon()

    @on(EditorPane.Left)
    def action_focus_checklist(self) -> None:
        """Go to the checklist."""
        self.checklist.focus()

    def action_focus_editor(self) -> None:
        """Go to the editor, or to what stands in its place."""
        self.focus_writing()

    @on(ChecklistPane.FindingChosen)
    def show_finding(self, event: ChecklistPane.FindingChosen) -> None:
        """Go to the finding picked in the checklist."""
        self.show_place(event.finding.span.start, event.finding.span.end)

    @on(Offer.Accepted)
    def take_step(self, event: Offer.Accepted) -> None:
        """Do what was offered."""
        event.stop()
        if event.step is Step.NEW_INTERVIEW:
            self.action_new_interview()
        else:
            self.adding.note()

    @on(JottingsPane.Picked)
    def bring_in_picked(self, event: JottingsPane.Picked) -> None:
        """Put the phrase that was clicked into the note in front."""
        self.phrases.bring_in(event.phrase)

    # -- moving about -----------------------------------------------------------------------------------

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        self._focus_pane(1)

    def action_previous_pane(self) -> None:
        """Focus the previous pane."""
        self._focus_pane(-1)

    def _focus_pane(self, step: int) -> None:
        middle: Widget = self.editor if self.editor.display else self.offer.button or self.offer
        panes: list[Widget] = [self.interviews, middle, self.checklist]
        at = panes.index(self.focused) if self.focused in panes else 1
        wanted = panes[(at + step) % len(panes)]
        self.set_class(wanted is self.interviews, "-list-in-front")
        wanted.focus()

    def action_next_view(self, step: int) -> None:
        """Show the next or previous tab."""
        if self.draft is None:
            return
        views = views_of(self.draft.content)
        at = views.index(self.view) if self.view in views else 0
        self.show_view(views[(at + step) % len(views)])
        if self.focused is not self.checklist and self.focused is not self.interviews:
            self.focus_writing()

    def action_help(self) -> None:
        """Show the keys."""
        from tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_rescan(self) -> None:
        """Read the folder again."""
        self.scan_folder()

    # -- the list ---------------------------------------------------------------------------------------

    async def action_filter(self) -> None:
        """Let the person type what the list is to be filtered by."""
        await self.query_one(ListPane).ask_for_filter()

    async def action_clear_filter(self) -> None:
        """Show the whole list again."""
        await self.query_one(ListPane).clear_filter()

    def action_focus_list(self) -> None:
        """Go to the list."""
        self.interviews.focus()


def _hidden(widget: Widget) -> Widget:
    """Return a widget that is not on screen yet."""
    widget.display = False
    return widget
