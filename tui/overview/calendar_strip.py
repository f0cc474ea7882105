"""The calendar: weeks side by side, with the interviews, deadlines and sent notes of each day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from notes.overview.calendar import MONTHS, WEEK, WEEKDAYS, Calendar, Day, monday_of
from notes.overview.pace import Timing
from notes.overview.summing_up import Overview
from notes.shown_text import one_line
from tui import dialog_keys, icons
from tui.cells import column
from tui.overview.drawing import Drawing, Line
from tui.overview.owed_list import shown_day, time_of

Draw = Callable[[date], tuple[str, str]]
"""Gives the text of a day in one row, and its style."""

LABEL_CELLS = 11
SMALL_DAY, LARGE_DAY = 3, 4
"""Cells of a day; the larger where at least four weeks of them fit."""
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""Between these every date of a file lies."""
LEGEND = f"{icons.DUE} interview  {icons.DEADLINE} due  {icons.WRONG} overdue  {icons.DONE} sent"


class CalendarStrip(Drawing, can_focus=True):
    """Weeks from left to right and a cursor on one day. Posts `DayChosen` when its list is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_keys.OVERVIEW_CALENDAR]

    day: reactive[date] = reactive(date(2000, 1, 1))
    """The day under the cursor."""

    @dataclass
    class DayChosen(Message):
        """The person wants to see what is on this day."""

        day: date

    def __init__(self) -> None:
        super().__init__(id="calendar")
        self.overview: Overview | None = None
        self._today = date(2000, 1, 1)
        self._first = monday_of(self._today)

    def show(self, overview: Overview) -> None:
        """Show the weeks around today."""
        self.overview = overview
        now = overview.now
        self._today = date(now.year, now.month, now.day)
        self.border_title, self.border_subtitle = Content("Calendar"), Content(LEGEND)
        self._first = monday_of(self._today) - WEEK * max(self.weeks - 2, 0)
        self.day = self._today
        self.refresh()

    # -- which days -------------------------------------------------------------------------------------

    @property
    def weeks(self) -> int:
        """How many weeks fit."""
        return max((self.size.width - LABEL_CELLS + 1) // (7 * self.day_cells + 1), 1)

    @property
    def day_cells(self) -> int:
        """Cells of a day."""
        room = self.size.width - LABEL_CELLS + 1
        return LARGE_DAY if room // (7 * LARGE_DAY + 1) >= 4 else SMALL_DAY

    @property
    def _last(self) -> date:
        return self._first + WEEK * self.weeks - timedelta(days=1)

    def on_resize(self) -> None:
        """Keep the day under the cursor in sight, and show the coming week where there is room for it."""
        if self._first <= self._today <= self._last:
            self._first = monday_of(self._today) - WEEK * max(self.weeks - 2, 0)
        self._follow()

    def _follow(self) -> None:
        if self.day < self._first:
            self._first = monday_of(self.day)
        elif self.day > self._last:
            self._first = monday_of(self.day) - WEEK * (self.weeks - 1)
        self.refresh()

    def watch_day(self) -> None:
        """Scroll to the day."""
        if self.size.width:
            self._follow()

    # -- moving -----------------------------------------------------------------------------------------

    def action_go(self, days: int) -> None:
        """Move by so many days."""
        self.day = min(max(self.day + timedelta(days=days), FIRST), LAST)

    def action_page(self, step: int) -> None:
        """Move by as many weeks as are in sight."""
        self.action_go(step * 7 * self.weeks)

    def action_busy(self, step: int) -> None:
        """Move to the next or previous day with something on it."""
        self.day = self._calendar.next_busy(self.day, step)

    def action_edge(self, direction: int) -> None:
        """Move to the first or last day with something on it."""
        busy = self._calendar.busy
        if busy:
            self.day = busy[-1 if direction > 0 else 0]

    def action_today(self) -> None:
        """Go back to today."""
        self._first = monday_of(self._today) - WEEK * max(self.weeks - 2, 0)
        self.day = self._today
        self._follow()

    def action_choose(self) -> None:
        """List what is on the day."""
        self.post_message(self.DayChosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """List what is on the day that was clicked; page by clicking what tells of more."""
        content = event.get_content_offset(self)
        if content is None:
            return
        if content.x < LABEL_CELLS:
            if content.y <= 1 and self._more(1 if content.y else -1):
                self.action_page(1 if content.y else -1)
            return
        week, cell = divmod(content.x - LABEL_CELLS, 7 * self.day_cells + 1)
        if week < self.weeks and cell < 7 * self.day_cells:
            self.day = self._first + WEEK * week + timedelta(days=cell // self.day_cells)
            self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        """Go a week on."""
        self.action_go(7)

    def on_mouse_scroll_up(self) -> None:
        """Go a week back."""
        self.action_go(-7)

    # -- drawing ----------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw months, week days, dates, the three rows of signs, or what is on the day under the cursor."""
        if self.overview is None:
            return self.paint(())
        if y == 0:
            return self.paint([(column(self._more(-1), LABEL_CELLS), "quiet"), (self._months(), "head")])
        if y == 1:
            return self.paint([(column(self._more(1), LABEL_CELLS), "quiet"), *self._cells(self._weekday)])
        if y == 2:
            return self.paint([(" " * LABEL_CELLS, ""), *self._cells(self._date)])
        signs = {3: ("Interviews", self._interviews), 4: ("Notes due", self._due), 5: ("Sent", self._sent)}
        if y in signs:
            label, draw = signs[y]
            return self.paint([(f"{label:<{LABEL_CELLS}}", ""), *self._cells(draw)])
        return self.paint(self._told() if y == self.size.height - 1 else ())

    @property
    def _calendar(self) -> Calendar:
        return self.overview.calendar if self.overview else Calendar()

    def _more(self, step: int) -> str:
        """Tell how many days with something on them lie outside."""
        calendar = self._calendar
        count = calendar.before(self._first) if step < 0 else calendar.after(self._last)
        if not count:
            return ""
        said = f"{icons.MORE_BEFORE if step < 0 else icons.MORE_BEHIND} {count:,}"
        return f"{said} more" if len(said) + len(" more") < LABEL_CELLS else said

    def _months(self) -> str:
        """Return the names of the months, each over its first day in sight."""
        line, cells = "", self.day_cells
        for at in range(7 * self.weeks):
            day = self._first + timedelta(days=at)
            if at and day.day != 1:
                continue
            left = at * cells + at // 7 + 1
            line = column(line, left - 1) + " " if line else " "
            line += f"{MONTHS[day.month - 1]} {day.year}"
        room = 7 * self.weeks * cells + self.weeks - 1
        return column(line, room) if cell_len(line) > room else line

    def _cells(self, draw: Draw) -> Line:
        line = Line()
        for at in range(7 * self.weeks):
            day = self._first + timedelta(days=at)
            if at and at % 7 == 0:
                line.append((icons.LIMIT, "quiet"))
            text, style = draw(day)
            if day == self.day and draw == self._date and (self.has_focus or day != self._today):
                style = "cursor" if self.has_focus else "chosen"
                text = f"{icons.HERE}{day.day:>2}" if self.has_focus else text
            line += [(" " * (self.day_cells - len(text)), ""), (text, style)]
        return line

    def _weekday(self, day: date) -> tuple[str, str]:
        return WEEKDAYS[day.weekday()][: self.day_cells - 1], "quiet"

    def _date(self, day: date) -> tuple[str, str]:
        if day == self._today:
            return f"{icons.ONWARDS}{day.day}", "head"
        return str(day.day), "quiet" if day.weekday() >= 5 else ""

    def _interviews(self, day: date) -> tuple[str, str]:
        return _counted(len(self._on(day).interviews), icons.DUE, "")

    def _due(self, day: date) -> tuple[str, str]:
        due = self._on(day).due
        if any(pace.timing is Timing.OVERDUE for pace in due):
            return _counted(len(due), icons.WRONG, "bad")
        return _counted(len(due), icons.DEADLINE, "late")

    def _sent(self, day: date) -> tuple[str, str]:
        return _counted(len(self._on(day).sent), icons.DONE, "good")

    def _on(self, day: date) -> Day:
        return self._calendar.on(day)

    def _told(self) -> Line:
        """Return what is on the day under the cursor, as far as it fits."""
        found = self._on(self.day)
        today = ", today" if self.day == self._today else ""
        items = [(f"{icons.DUE} {one_line(one.company)}", "") for one in found.interviews]
        for pace in (*found.due, *found.sent):
            late = pace.timing is Timing.OVERDUE
            sign = icons.DONE if pace.sent else icons.WRONG if late else icons.DEADLINE
            items.append((f"{sign} {one_line(pace.interviewer)} {time_of(pace)}", "bad" if late else ""))
        line: Line = [(f"{shown_day(self.day)}{today}:", "head")]
        left = self.size.width - cell_len(line[0][0])
        for at, (text, style) in enumerate(items):
            more = f"  and {len(items) - at} more"
            if cell_len(text) + 2 + (len(more) if at < len(items) - 1 else 0) > left:
                return [*line, (column(more, min(len(more), left)), "quiet")]
            line.append((f"  {text}", style))
            left -= cell_len(text) + 2
        return line if items else [*line, ("  nothing", "quiet")]


def _counted(number: int, sign: str, style: str) -> tuple[str, str]:
    """Return a sign with its count where there are several; a dot where there is nothing."""
    if number == 0:
        return icons.REMARK, "quiet"
    return sign if number == 1 else f"{min(number, 99)}{sign}", style
