"""The overview: the folder at a glance, in pictures that need no colour, or in numbers."""

import asyncio
from datetime import date
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from notes.errors import NotesError
from notes.overview.summing_up import Overview
from notes.shown_text import one_line
from notes.views import View, ViewKind
from tui import dialog_keys, icons
from tui.held_keys import keyed
from tui.key_line import KeyLine
from tui.overview.calendar_strip import CalendarStrip
from tui.overview.numbers_list import NumbersList
from tui.overview.owed_list import OwedList
from tui.overview.pace_list import PaceList
from tui.overview.reading import Reading
from tui.overview.row_list import RowList
from tui.overview.share_panel import SharePanel

W = TypeVar("W", bound=Widget)
Place = tuple[Path, View | None]
"""A file to be opened, and the view of it."""

READING = "Reading the folder…"
TOLD_EVERY_SECONDS = 0.2
BAR_CELLS = 30
NOTHING = """\
Nothing to look at yet.

Once an interview lies in this folder, you see here
when each one was and when its notes are due,
how long you took from the interview to the note,
who still waits for one, and how many went out in time.

To add the first interview, press {overview-back}, then {new-interview}."""


class OverviewScreen(ModalScreen[Place | None]):
    """Shows the overview; is dismissed with the place that the person wants to see, if any."""

    CSS_PATH = "overview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.OVERVIEW]
    TAKES_KEYS_AHEAD = True
    AUTO_FOCUS = ""

    def __init__(self, reading: Reading, summing_up: "asyncio.Future[Overview]") -> None:
        super().__init__()
        self._reading, self._summing_up = reading, summing_up
        self.overview: Overview | None = None
        """What is shown; `None` while the folder is being read."""
        self.by_person = self.in_numbers = False

    def compose(self) -> ComposeResult:
        """Lay out the parts over the line of keys."""
        with Container(id="overview-alone") as alone:
            alone.border_title = Content("Overview")
            yield Static(READING, id="overview-said", markup=False)
        yield _hidden(CalendarStrip())
        with _hidden(Container(id="overview-lists")):
            yield OwedList("owed")
            with Vertical(id="overview-times"):
                yield PaceList("pace")
                yield SharePanel(id="share")
        yield _hidden(NumbersList("numbers"))
        yield KeyLine()

    async def on_mount(self) -> None:
        """Show what is known, or how far the reading is."""
        if self._summing_up.done():
            await self._take()
        else:
            self.set_interval(TOLD_EVERY_SECONDS, self._tell)
            self.run_worker(self._take(), group="overview-reading")

    def on_unmount(self) -> None:
        """Let the reading end once nobody waits for it."""
        self._reading.is_called_off = True

    def _tell(self) -> None:
        if not self._summing_up.done():
            count, expected = self._reading.count, max(self._reading.expected, self._reading.count, 1)
            done = BAR_CELLS * count // expected
            bar = icons.FULL * done + icons.EMPTY * (BAR_CELLS - done)
            self._say(f"{READING}\n\n{bar}  {count:,} of {expected:,}")

    async def _take(self) -> None:
        """Show the overview once it is summed up, or why it cannot be."""
        try:
            overview = await self._summing_up
        except NotesError as error:
            self._say(one_line(str(error)))
        else:
            self.fill(overview)

    def _say(self, sentence: str) -> None:
        self.query_one("#overview-said", Static).update(Content(sentence))

    def fill(self, overview: Overview) -> None:
        """Show the overview."""
        self.overview = overview
        self._arrange()
        if not overview.total:
            to_mend = self._reading.to_mend
            self._say(keyed(self.app, _to_mend(to_mend) if to_mend else NOTHING))
            return
        self.query_one(OwedList).show_owed(overview)
        self.query_one(PaceList).show_pace(overview, by_person=self.by_person)
        self.query_one(SharePanel).show(overview)
        self.query_one(CalendarStrip).show(overview)
        (self.query_one(OwedList) if overview.owed else self.query_one(CalendarStrip)).focus()

    @property
    def _has_content(self) -> bool:
        return self.overview is not None and self.overview.total > 0

    def _arrange(self) -> None:
        """Show the drawing, the numbers, or the sentence that stands for both."""
        has_content = self._has_content
        self.query_one("#overview-alone").display = not has_content
        self.query_one(CalendarStrip).display = has_content and not self.in_numbers
        self.query_one("#overview-lists").display = has_content and not self.in_numbers
        self.query_one(NumbersList).display = has_content and self.in_numbers

    # -- what the person can do -------------------------------------------------------------------------

    def action_numbers(self) -> None:
        """Show the numbers in place of the drawing, or the drawing again."""
        if self.overview is None:
            return
        self.in_numbers = not self.in_numbers
        self._arrange()
        numbers = self.query_one(NumbersList)
        if numbers.overview is None:
            numbers.show_numbers(self.overview)
        (numbers if self.in_numbers else self.query_one(OwedList)).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what does nothing here: other parts beside the numbers, and most without content."""
        if action in ("people", "next_part", "previous_part"):
            return self._has_content and not self.in_numbers
        return self._has_content if action == "numbers" else True

    def action_next_part(self) -> None:
        """Go to the next part."""
        self.focus_next()

    def action_previous_part(self) -> None:
        """Go to the part before."""
        self.focus_previous()

    def action_people(self) -> None:
        """Show the time of each person's note, or of each interview."""
        if self.overview is not None:
            self.by_person = not self.by_person
            self.query_one(PaceList).show_pace(self.overview, by_person=self.by_person)

    def action_back(self) -> None:
        """Leave the numbers or the day, or close the overview."""
        owed = self.query_one(OwedList)
        if self.in_numbers:
            self.action_numbers()
        elif owed.day is not None and self.overview is not None:
            owed.show_owed(self.overview)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close the overview."""
        self.dismiss(None)

    @on(CalendarStrip.DayChosen)
    def show_day(self, event: CalendarStrip.DayChosen) -> None:
        """List what is on a day."""
        self._show_day(event.day)

    def _show_day(self, day: date) -> None:
        if self.overview is not None:
            owed = self.query_one(OwedList)
            owed.show_day(self.overview, day)
            owed.focus()

    @on(RowList.Chosen)
    def open_row(self, event: RowList.Chosen) -> None:
        """Close the overview, and let the interview come to the front."""
        view = View(ViewKind.NOTE, event.interviewer) if event.interviewer else None
        self.dismiss((event.path, view))


def _to_mend(count: int) -> str:
    """Return what to do first where no file can be read."""
    files, them = (
        ("The one file here needs", "it") if count == 1 else (f"All {count:,} files here need", "each")
    )
    return (
        f"{files} mending before there is something to see.\n\n"
        f"{{overview-back}}, then choose {them} under “To mend” in the list:\n"
        "the checklist says what is wrong, and where."
    )


def _hidden(widget: W) -> W:
    """Return a part that is not on screen yet."""
    widget.display = False
    return widget
