"""The list of interviews, in groups by what is to be done; draws only the lines in sight."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from notes.agenda import Entry, Group, Groups, agenda, filtered, most_urgent
from notes.git.file_state import FileState
from notes.shown_text import one_line
from tui import icons, keys
from tui.cells import fit
from tui.held_keys import keyed
from tui.interview_rows import GAP, Details, Row, rows_of
from tui.paging import half_of
from tui.short_names import given_names

if TYPE_CHECKING:
    from pendulum import DateTime


ROOMY_CELLS = 40
"""From this width on every interview has a second line."""

SYMBOLS = {
    Group.DUE: icons.DUE,
    Group.NO_END: icons.UNKNOWN,
    Group.BROKEN: icons.WARNING,
    Group.DONE: icons.DONE,
    Group.LONG_OVERDUE: icons.WRONG,
}


GIT_LETTERS = {
    FileState.UNTRACKED: "U",
    FileState.MODIFIED: "M",
    FileState.STAGED: "S",
    FileState.CONFLICTED: "C",
}
"""What stands behind a file that git does not have as it is."""


class InterviewList(ScrollView, can_focus=True):
    """The interviews of the folder. Posts `Chosen` when one is to be opened."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "interview-list--group",
        "interview-list--cursor",
        "interview-list--cursor-mark",
        "interview-list--overdue",
        "interview-list--due",
        "interview-list--done",
        "interview-list--quiet",
    }

    BINDINGS: ClassVar[list[BindingType]] = [*keys.LIST, *keys.OUTSIDE_TEXT]

    now: "reactive[DateTime | None]" = reactive(None)
    """The present moment, for the times left."""
    query_text: reactive[str] = reactive("")
    """What the list is filtered by."""
    unsaved: reactive[frozenset[Path]] = reactive(frozenset)
    """Files with unsaved edits, which carry a mark."""

    git_states: "reactive[Mapping[Path, FileState] | None]" = reactive(None)
    """How the files stand in git; `None` outside of git."""

    class Chosen(Message):
        """The person wants to open this interview."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self) -> None:
        super().__init__(id="interviews")
        self.entries: dict[Path, Entry] = {}
        self._groups: Groups = []
        self._is_roomy = False
        """Whether the list is wide enough for second lines."""
        self._rows: list[Row] = []
        self._row_of: dict[Path, int] = {}
        self._cursor = 0
        self._looks: dict[str, Style] = {}
        """The style of each part, as of the last time that lines were drawn; the list's own has no name."""

    # -- content ----------------------------------------------------------------------------------------

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these interviews; the cursor stays on its interview."""
        fresh = {entry.path: entry for entry in entries}
        if fresh != self.entries:
            self.entries = fresh
            self._groups = agenda(fresh.values())
            self._arrange()

    def update_entry(self, entry: Entry) -> None:
        """Show one interview as it stands now."""
        if self.entries.get(entry.path) != entry:
            self.entries[entry.path] = entry
            self._groups = agenda(self.entries.values())
            self._arrange()

    @property
    def chosen(self) -> Path | None:
        """The interview under the cursor."""
        row = self._rows[self._cursor] if self._cursor < len(self._rows) else None
        return row.path if isinstance(row, Entry) else None

    @property
    def most_urgent(self) -> Path | None:
        """The interview to open first."""
        entry = most_urgent(list(self.entries.values()))
        return entry.path if entry else None

    def put_cursor_on(self, path: Path) -> None:
        """Move the cursor to an interview, if the list shows it."""
        if path in self._row_of:
            self._move_to(self._row_of[path])

    def watch_query_text(self) -> None:
        """Show what matches."""
        self._arrange()

    def watch_now(self) -> None:
        """Show the times left as of now."""
        self.refresh()

    def watch_unsaved(self) -> None:
        """Show the marks of unsaved files."""
        self.refresh()

    def watch_git_states(self) -> None:
        """Show the letters of git."""
        self.refresh()

    def _arrange(self) -> None:
        chosen = self.chosen
        groups = filtered(self._groups, self.query_text)
        back = keyed(self.app, "{clear-filter} shows all again.") if self.query_text else ""
        is_filtered = bool(self.query_text)
        rows = rows_of(groups, is_filtered=is_filtered, is_roomy=self._is_roomy, way_back=back)
        self._rows = rows
        self._row_of = {row.path: at for at, row in enumerate(rows) if isinstance(row, Entry)}
        self.virtual_size = Size(0, len(rows))
        first = next(iter(self._row_of.values()), 0)
        found = self._row_of.get(chosen, first) if chosen else first
        self._move_to(found, scroll=chosen is not None)
        self.refresh()

    def on_resize(self) -> None:
        """Give the interviews a second line, or take it away."""
        if (is_roomy := self.size.width >= ROOMY_CELLS) != self._is_roomy:
            self._is_roomy = is_roomy
            self._arrange()

    # -- moving -----------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Move the cursor to the next interview up or down."""
        at = self._cursor + step
        while 0 <= at < len(self._rows) and not isinstance(self._rows[at], Entry):
            at += step
        if 0 <= at < len(self._rows):
            self._move_to(at)
        elif step < 0:
            self.scroll_home(animate=False)

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        for _ in range(max(self.size.height - 1, 1)):
            self.action_move(step)

    def action_half_page(self, step: int) -> None:
        """Move the cursor by half a screenful."""
        for _ in range(half_of(self)):
            self.action_move(step)

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last interview."""
        self._move_to(len(self._rows) if direction > 0 else -1)
        self.action_move(-direction)
        if direction < 0:
            self.scroll_home(animate=False)

    def action_choose(self) -> None:
        """Open the interview under the cursor."""
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    async def on_click(self, event: events.Click) -> None:
        """Open the interview that was clicked."""
        at = int(event.y + self.scroll_offset.y)
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        entry = row.entry if isinstance(row, Details) else row
        if isinstance(entry, Entry):
            self._move_to(self._row_of[entry.path])
            self.action_choose()

    def _move_to(self, index: int, *, scroll: bool = True) -> None:
        self._cursor = index
        if scroll and 0 <= index < len(self._rows):
            above = 1 if index and isinstance(self._rows[index - 1], Group) else 0
            rows = 1 + above + self._is_roomy
            self.scroll_to_region(Region(0, index - above, 1, rows), animate=False, force=True)
        self.refresh()

    # -- drawing ----------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight; each of their styles is looked up once, which takes longer than a line."""
        self._looks = {"": self.rich_style}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the list."""
        at = y + int(self.scroll_offset.y)
        width = self.size.width
        row = self._rows[at] if at < len(self._rows) else GAP
        if row is None:
            return Strip.blank(width, self._look(""))
        if isinstance(row, (str, Group)):
            text, part = (row, "quiet") if isinstance(row, str) else (row.value.upper(), "group")
            return Strip([Segment(fit(f" {text}", "", width), self._look(part))], width)
        if isinstance(row, Details):
            return self._draw_details(row.entry, width, under_cursor=at == self._cursor + 1)
        return self._draw_entry(row, width, under_cursor=at == self._cursor)

    def _draw_entry(self, entry: Entry, width: int, *, under_cursor: bool) -> Strip:
        overdue = self.now is not None and entry.is_overdue(self.now)
        part = "overdue" if overdue else "done" if entry.group is Group.DONE else "due"
        symbol = icons.WRONG if overdue and entry.group is Group.DUE else SYMBOLS[entry.group]
        unsaved = icons.UNSAVED if entry.path in self.unsaved else " "
        right = self._right_side(entry)
        text = fit(f"{unsaved}{one_line(entry.company)}", right, width - 2)
        style = self._line_style(under_cursor)
        if under_cursor and self.has_focus:
            return Strip([Segment(f"{icons.HERE}{symbol}{text}", style)], width)
        quiet, own = style + self._ink("quiet"), style + self._ink(part)
        middle = len(text) - len(right)
        segments = [
            self._cursor_mark(style, under_cursor=under_cursor),
            Segment(symbol, own),
            Segment(text[:middle], style if entry.owed else quiet),
            Segment(text[middle:], own if overdue else quiet),
        ]
        return Strip(segments, width)

    def _draw_details(self, entry: Entry, width: int, *, under_cursor: bool) -> Strip:
        who = ", ".join(given_names(entry.owed).values())
        about = one_line(" · ".join(filter(None, (entry.role, who))))
        text = fit(f"  {about}", " ", width - 1)
        style = self._line_style(under_cursor)
        if under_cursor and self.has_focus:
            return Strip([Segment(icons.HERE + text, style)], width)
        mark = self._cursor_mark(style, under_cursor=under_cursor)
        return Strip([mark, Segment(text, style + self._ink("quiet"))], width)

    def _line_style(self, under_cursor: bool) -> Style:
        return self._look("cursor" if under_cursor else "")

    def _look(self, part: str) -> Style:
        if part not in self._looks:
            self._looks[part] = self.get_component_rich_style(f"interview-list--{part}")
        return self._looks[part]

    def _ink(self, part: str) -> Style:
        """Return the colour alone of a part, mixed with the ground where the theme gives it half-strength."""
        return Style.from_color(self._look(part).color)

    def _cursor_mark(self, style: Style, *, under_cursor: bool) -> Segment:
        return Segment(icons.HERE, style + self._ink("cursor-mark")) if under_cursor else Segment(" ", style)

    def _right_side(self, entry: Entry) -> str:
        if self.git_states is None:
            return self._time_left(entry)
        state = self.git_states.get(entry.path)
        return f"{self._time_left(entry)}{GIT_LETTERS[state] if state else ' '} "

    def _time_left(self, entry: Entry) -> str:
        if entry.group is Group.DONE or entry.deadline is None or self.now is None:
            return ""
        from notes.deadline import time_left

        return time_left(entry.deadline, self.now).removesuffix(" left") + " "
